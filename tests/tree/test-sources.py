#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every file of the tree is kept as agreed: licence line, line ends, no loose ends."""

import os
import re
import sys

import tree

SOURCES = (".c", ".h", ".py", ".sh", ".css", ".ui")
SCRIPTS = ("run", ".ci/run", "tests/run", "tests/setup")
TEXTS = SOURCES + (".md", ".build", ".in", ".json", ".po", ".xml", ".supp")
LONGEST_LINE = 120
LICENCE = "SPDX-License-Identifier: GPL-3.0-or-later"
# Spelled so that this file does not find itself.
LOOSE_ENDS = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b")


def check_licence(paths):
    for path in paths:
        if not any(LICENCE in line for line in tree.read(path).splitlines()[:3]):
            yield f"{path}: no line '{LICENCE}' at its head"


def check_ends(paths):
    for path in paths:
        text = tree.read(path)
        if text and not text.endswith("\n"):
            yield f"{path}: the last line has no end"
        if "\r" in text:
            yield f"{path}: has carriage returns"


def check_lines(paths, wrong):
    for path in paths:
        for number, line in enumerate(tree.read(path).splitlines(), 1):
            complaint = wrong(line)
            if complaint:
                yield f"{path}:{number}: {complaint}"


def length(line):
    # A sentence in a template is one line: broken, its spaces would be part of it.
    if 'translatable="yes"' in line:
        return None
    return f"{len(line)} characters" if len(line) > LONGEST_LINE else None


def spaces(line):
    if "\t" in line:
        return "a tab"
    return "spaces at the end" if line != line.rstrip() else None


def loose_end(line):
    match = LOOSE_ENDS.search(line)
    return match and f"{match.group(0)} is a loose end"


def check_executable(paths):
    for path in paths:
        first = tree.read(path).split("\n", 1)[0]
        if first.startswith("#!") != os.access(os.path.join(tree.TOP, path), os.X_OK):
            yield f"{path}: the executable bit and the #! line belong together"


def main():
    sources = [*tree.files(endings=SOURCES), *SCRIPTS]
    texts = [*tree.files(endings=TEXTS), *SCRIPTS]
    results = tree.Results()
    results.case("files-found", [] if len(sources) > 20 else ["too few to believe"])
    results.case("licence", check_licence(sources))
    results.case("line-ends", check_ends(texts))
    results.case("line-length", check_lines(sources, length))
    results.case("spaces", check_lines(sources, spaces))
    results.case("no-loose-ends", check_lines(texts, loose_end))
    results.case("executable", check_executable(sources))
    return results.finish()


if __name__ == "__main__":
    sys.exit(main())
