#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints what failed in meson's test logs and, as the last line, the counts.

summary.py TESTLOG.json…

A test program that speaks TAP counts with each of its test cases, any other
as one test. A program that failed without a failing case (it crashed, ran out
of time, or ran fewer cases than it had planned) adds one failure, and so does
a log that is missing or empty.
"""

import collections
import json
import re
import sys

CASE = re.compile(r"^(ok|not ok)\b[^#]*(#\s*SKIP\b)?", re.IGNORECASE)
FINE = {"OK": "passed", "EXPECTEDFAIL": "passed", "SKIP": "skipped"}
OUTPUT_LINES = 200


def count_cases(output):
    """Counts the TAP cases of a program's output: passed, failed, skipped."""
    counts = collections.Counter()
    for line in output.splitlines():
        match = CASE.match(line)
        if match and match.group(2):
            counts["skipped"] += 1
        elif match:
            counts["passed" if match.group(1).lower() == "ok" else "failed"] += 1
    return counts


def count_program(record):
    """Counts one program's record of a test log."""
    result = record["result"]
    counts = count_cases(record.get("stdout", ""))
    if not counts:
        counts[FINE.get(result, "failed")] += 1
    elif result not in FINE and not counts["failed"]:
        counts["failed"] += 1
    return counts


def show_output(path, record):
    """Prints the end of what a failing program said."""
    print(f"\n--- {record['name']} in {path}: {record['result']}, status {record.get('returncode')}")
    for stream in ("stdout", "stderr"):
        lines = record.get(stream, "").splitlines()
        if len(lines) > OUTPUT_LINES:
            print(f"({len(lines) - OUTPUT_LINES} lines left out)")
        for line in lines[-OUTPUT_LINES:]:
            print(line)


def count_log(path):
    """Counts all programs of a test log."""
    counts = collections.Counter()
    try:
        with open(path, encoding="utf-8") as log:
            for line in log:
                record = json.loads(line)
                program = count_program(record)
                if program["failed"]:
                    show_output(path, record)
                counts += program
    except (OSError, ValueError) as error:
        print(f"tests/run: {path}: {error}", file=sys.stderr)
        counts["failed"] += 1
    if not counts["passed"] and not counts["failed"]:
        print(f"tests/run: {path}: no test ran", file=sys.stderr)
        counts["failed"] += 1
    return counts


def main():
    total = collections.Counter()
    for path in sys.argv[1:]:
        total += count_log(path)
    print(f"{total['passed']} passed, {total['failed']} failed, {total['skipped']} skipped")
    return 0 if total["passed"] and not total["failed"] else 1


if __name__ == "__main__":
    sys.exit(main())
