#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints lunch-survey.csv: what 130 invented guests of an invented café answered.

Always the same: the seed is fixed, and Python promises that random() keeps
its values.
"""

import csv
import random
import sys

GUESTS = [("Neighbour", 42), ("Office worker", 49), ("Student", 36), ("", 3)]
# How likely they are to recommend, food and service: the middle of what they answer.
TASTE = {"Neighbour": (8.9, 4.3, 4.5), "Office worker": (8.2, 4.2, 3.1), "Student": (6.9, 4.2, 4.2),
         "": (8, 4, 4)}
COMMENTS = {
    "Neighbour": ["The soup is like my grandmother's.", "You remember my name. Stay as you are.",
                  "More tables outside, please.", "Sunday opening would be lovely.", "Good bread, kind people."],
    "Office worker": ["Twenty minutes for a sandwich is a whole lunch break.", "Let me order before I come.",
                      "Great salad, slow queue.", "By half past twelve the soup is gone.", "Card payment takes ages."],
    "Student": ["Good, but I can afford it once a month.", "A small plate for a small price?",
                "The canteen costs half.", "Sockets! And a student price.", "Nice coffee. Too dear for every day."],
    "": ["Fine."],
}


def draw(rng, middle, spread, lowest, highest):
    """A whole number around the middle."""
    value = middle + spread * (rng.random() + rng.random() + rng.random() - 1.5)
    return max(lowest, min(highest, round(value)))


def main():
    rng = random.Random(20250301)
    kinds = [kind for kind, n in GUESTS for _ in range(n)]
    for i in range(len(kinds) - 1, 0, -1):
        j = int(rng.random() * (i + 1))
        kinds[i], kinds[j] = kinds[j], kinds[i]

    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(["Card", "Day", "Guest", "Age", "How likely are you to recommend us?", "Food", "Service",
                     "What should we change?"])
    for number, kind in enumerate(kinds, 1):
        recommend, food, service = TASTE[kind]
        age = {"Student": 19, "Office worker": 26}.get(kind, 30) + int(rng.random() * (8 if kind == "Student" else 35))
        comment = COMMENTS[kind][int(rng.random() * len(COMMENTS[kind]))] if rng.random() < 0.45 else ""
        scores = [draw(rng, recommend, 4.5, 0, 10), draw(rng, food, 2.2, 1, 5), draw(rng, service, 2.4, 1, 5)]
        if rng.random() < 0.06:
            scores[2] = "N/A"
        if number in (40, 77):
            scores[0] = 11
        writer.writerow([f"L{number:03}", f"2025-03-{3 + number // 6:02}", kind, age if rng.random() < 0.92 else "",
                         *scores, comment])


main()
