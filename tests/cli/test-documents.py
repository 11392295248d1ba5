#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The manual, the completion, and the tour in the README are what the program says."""

import os
import re
import shlex
import shutil
import subprocess
import sys

import program
import tree

CASES = program.Cases()

# What is typed, the last word being completed; some of what is offered; some of what is not.
COMPLETIONS = [
    (["st"], ["stats"], ["segment"]),
    ([""], ["new", "import", "--help", "a file.json"], ["--by"]),
    (["a"], ["a file.json"], ["new"]),
    (["stats", ""], ["a file.json", "folder"], ["--by", "stats"]),
    (["stats", "--"], ["--by", "--format", "--segment", "--help"], ["--output", "a file.json"]),
    (["stats", "--f"], ["--format", "--from"], ["--by"]),
    (["stats", "x", "--format", ""], ["table", "csv", "json"], ["a file.json"]),
    (["stats", "x", "--format", "j"], ["json"], ["csv"]),
    (["stats", "x", "--format", "=", "j"], ["json"], ["csv"]),
    (["stats", "x", "--format", "="], ["table", "csv", "json"], []),
    (["stats", "x", "--by", "m"], ["month"], ["segment"]),
    (["compare", "x", "--against", ""], ["rest", "pairs"], []),
    (["chart", "x", ""], ["distribution", "scores", "trend"], ["a file.json"]),
    (["chart", "x", "scores", "-o", ""], ["a file.json"], ["scores"]),
    (["chart", "x", "scores", "--theme", "d"], ["dark"], ["light"]),
    (["new", "x", "--template", "s"], ["shop", "saas", "service"], ["blank"]),
    (["import", "x", "a"], ["a file.json"], []),
    (["import", "x", "y", "--key", ""], [], ["a file.json"]),
    (["format", "x", "a"], ["a file.json"], []),
]


@CASES.case
def completion():
    script = program.good("--help=bash").out
    with open("a file.json", "w", encoding="utf-8"):
        os.mkdir("folder")
    for words, offered, missing in COMPLETIONS:
        line = " ".join(shlex.quote(word) for word in ["sonder", *words])
        commands = (f'{script}\nCOMP_WORDS=({line})\nCOMP_CWORD={len(words)}\n_sonder\n'
                    'printf "%s\\n" "${COMPREPLY[@]}"\n')
        run = subprocess.run(["bash", "--norc", "-c", commands], capture_output=True, text=True,
                             timeout=program.TIMEOUT, check=False)
        found = run.stdout.splitlines()
        if run.stderr:
            yield f"{words}: {run.stderr}"
        for word in offered:
            if word not in found:
                yield f"{words}: {word} is not among {found}"
        for word in missing:
            if word in found:
                yield f"{words}: {word} is among {found}"


@CASES.case
def manual():
    page = program.good("--help=man").bytes
    if not page.startswith(b'.\\" -*- coding: utf-8 -*-') or b".TH SONDER 1" not in page:
        yield "no head"
    if not shutil.which("groff"):
        return
    run = subprocess.run(["groff", "-man", "-Tutf8", "-Kutf8", "-ww", "-rHY=0"], input=page, capture_output=True,
                         timeout=program.TIMEOUT, check=False)
    if run.stderr:
        yield run.stderr.decode("utf-8", "replace")
    text = re.sub(r"\x1b\[[0-9;]*m|.\x08", "", run.stdout.decode("utf-8", "replace"))
    for piece in ("--date-format dmy|mdy|ymd|STRPTIME", "sonder segment cafe.sonder.json --by plan",
                  "--where 'visits >= 12'", "EXIT STATUS", "NO_COLOR"):
        if piece not in text:
            yield f"no {piece!r} in the formatted page"


def tour():
    """The commands of the README's tour with the output that stands below each."""
    text = tree.read("README.md")
    for block in re.findall(r"^```console\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        command, output = None, []
        for line in block.splitlines():
            if line.startswith("$ ") or command and command.endswith("\\"):
                if command and command.endswith("\\"):
                    command = command[:-1] + line.strip()
                    continue
                if command:
                    yield command, output
                command, output = line[2:], []
            else:
                output.append(line)
        if command:
            yield command, output


def split(lines):
    """The pieces of a list between lines that are an ellipsis."""
    piece = []
    for line in lines:
        if line == "…":
            yield piece
            piece = []
        else:
            piece.append(line)
    yield piece


@CASES.case
def readme():
    """Each command of the tour is run in turn and prints what stands there; "…" stands for lines left out."""
    os.symlink(program.BINARY, "sonder")
    os.symlink(os.path.join(tree.TOP, "data"), "data")
    steps = list(tour())
    if len(steps) < 6:
        yield f"a tour of {len(steps)} steps is too short to believe"
    for command, output in steps:
        run = subprocess.run(["sh", "-c", command], capture_output=True, text=True, timeout=program.TIMEOUT,
                             check=False, env={**os.environ, "PATH": f".:{os.environ['PATH']}", "COLUMNS": "100"})
        found = (run.stdout + run.stderr).rstrip("\n")
        parts = [re.escape("\n".join(part).strip("\n")) for part in split(output)]
        if run.returncode or not re.fullmatch(".*?".join(parts), found, re.DOTALL):
            yield f"{command}: status {run.returncode}, prints\n{found}\nnot\n" + "\n".join(output)
    yield from program.unlike_schema("cafe.sonder.json")


@CASES.case
def survey_of_the_tour():
    """The survey that the tour imports is what its generator prints."""
    made = subprocess.run([sys.executable, os.path.join(tree.TOP, "data/samples/make-survey.py")],
                          capture_output=True, timeout=program.TIMEOUT, check=True).stdout
    if made != tree.read("data/samples/lunch-survey.csv").encode():
        yield "data/samples/lunch-survey.csv is not what make-survey.py prints"


sys.exit(CASES.results.finish())
