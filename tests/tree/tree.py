# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the tree share: its files, and results as TAP."""

import os
import re

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

# Made by tools, none of it kept: see .gitignore.
IGNORED_FOLDERS = re.compile(r"^(build.*|\.git|\.flatpak-builder|__pycache__)$")
IGNORED_FILES = re.compile(r"(~|\.swp|\.orig|\.rej|\.pyc)$")

LAYERS = ("stats", "model", "analysis", "io", "draw", "cli", "app")


def files(under="", endings=()):
    """Paths, relative to the top, of the tree's files with one of the endings."""
    found = []
    for folder, folders, names in os.walk(os.path.join(TOP, under)):
        folders[:] = sorted(f for f in folders if not IGNORED_FOLDERS.match(f))
        for name in sorted(names):
            if not IGNORED_FILES.search(name) and name.endswith(tuple(endings) or ""):
                found.append(os.path.relpath(os.path.join(folder, name), TOP))
    return found


def read(path):
    """The text of a file of the tree."""
    with open(os.path.join(TOP, path), encoding="utf-8", newline="") as file:
        return file.read()


def without_comments(text):
    """C source with comments blanked out, strings and line numbers kept."""
    pattern = re.compile(r'("(?:\\.|[^"\\\n])*")|(\'(?:\\.|[^\'\\\n])*\')|(/\*.*?\*/|//[^\n]*)', re.DOTALL)
    return pattern.sub(
        lambda m: re.sub(r"[^\n]", " ", m.group(3)) if m.group(3) else m.group(0), text)


class Results:
    """Prints one TAP line for each test case, and at the end the plan."""

    def __init__(self):
        self.count = 0
        self.failed = 0

    def case(self, name, complaints):
        """A test case passes if nobody complains."""
        self.count += 1
        complaints = list(complaints)
        print(f"{'not ok' if complaints else 'ok'} {self.count} {name}")
        for complaint in complaints:
            print(f"#   {complaint}")
        self.failed += bool(complaints)

    def skip(self, name, reason):
        self.count += 1
        print(f"ok {self.count} {name} # SKIP {reason}")

    def finish(self):
        """Prints the plan and returns the exit status."""
        print(f"1..{self.count}", flush=True)
        return 1 if self.failed else 0
