#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a caller is told: statuses, one clear line each, and where it stands."""

import os
import re
import shutil
import signal
import subprocess
import sys

import program

CASES = program.Cases()

# Words, and a piece of the message. "p" is a project, "two" one of two metrics.
USAGE = [
    (["--nonsense"], "unknown option “--nonsense”"),
    (["-x"], "unknown option “-x”"),
    (["--help=html"], "unknown option"),
    (["stat"], "is “stats” meant?"),
    (["frobnicate"], "neither a verb nor a file"),
    (["new"], "FILE is missing"),
    (["new", ""], "FILE is empty"),
    (["new", "q.json", "--template", "bakery"], "it is one of: blank, shop, saas, service"),
    (["new", "q.json", "--title"], "--title needs a value"),
    (["new", "q.json", "r.json"], "one argument too many"),
    (["import", "p"], "DATA.csv is missing"),
    (["import", "p", "d.csv", "--nope", "x"], "unknown option “--nope”"),
    (["import", "p", "d.csv", "--key", "Colour"], "has no column “Colour”"),
    (["import", "p", "d.csv", "--score", "Colour=nps"], "has no column"),
    (["import", "p", "d.csv", "--score", "Score=stars"], "--score: "),
    (["import", "p", "d.csv", "--score", "Score=rating:5-1"], "--score: "),
    (["import", "p", "d.csv", "--comment", "Score=Colour"], "has no column"),
    (["import", "p", "d.csv", "--type", "Plan=colour"], "gives no type"),
    (["import", "p", "d.csv", "--type", "Plan"], "gives no type"),
    (["import", "p", "d.csv", "--delimiter", "ab"], "not a delimiter"),
    (["import", "p", "d.csv", "--decimal", ";"], "--decimal cannot be “;”"),
    (["import", "p", "d.csv", "--header-rows", "-1"], "--header-rows cannot be “-1”"),
    (["import", "p", "d.csv", "--header-rows", "many"], "--header-rows cannot be “many”"),
    (["import", "p", "d.csv", "--encoding", "KLINGON-8"], "KLINGON-8"),
    (["import", "p", "d.csv", "--key", "Plan", "--respondent", "Name"], "exclude each other"),
    (["import", "p", "d.csv", "--source", " "], "--source: "),
    (["import", "p", "d.csv", "--dry-run=yes"], "takes no value"),
    (["segment", "p"], "--by or --add is missing"),
    (["segment", "p", "--by", "plan", "--add", "x"], "exclude each other"),
    (["segment", "p", "--by", "plan", "--where", "age > 1"], "--where belongs to --add"),
    (["segment", "p", "--where", "age > 1"], "--by or --add is missing"),
    (["segment", "p", "--by", "colour"], "there is no attribute “colour”"),
    (["segment", "p", "--add", " "], "not empty"),
    (["segment", "p", "--add", "x", "--where", "colour = red"], "does not begin with an attribute"),
    (["segment", "p", "--add", "x", "--where", "age"], "there is none of"),
    (["segment", "p", "--add", "x", "--where", "age >= old"], "“old” is not"),
    (["stats"], "FILE is missing"),
    (["stats", "p", "--metric", "nope"], "there is no “nope”; there are: Recommendation"),
    (["stats", "two"], "several metrics: Recommendation, Ease"),
    (["stats", "two", "--metric", "csat"], "there is no “csat”"),
    (["stats", "p", "--by", "colour"], "--by: there is no “colour”; there are: plan, age, segment"),
    (["stats", "p", "--by", "attribute:month"], "--by: there is no “month”"),
    (["stats", "p", "--segment", "Nobody"], "--segment: there is no “Nobody”"),
    (["stats", "p", "--touchpoint", "Moon"], "--touchpoint: there is no “Moon”"),
    (["stats", "p", "--from", "yesterday"], "“yesterday” is no date"),
    (["stats", "p", "--to", "2025-02-30"], "“2025-02-30” is no date"),
    (["stats", "p", "--from", "2025-03-02", "--to", "2025-03-01"], "later than --to"),
    (["stats", "p", "--answers", "some"], "it is one of: all, latest"),
    (["stats", "p", "--format", "xml"], "it is one of: table, csv, json"),
    (["stats", "p", "--format", "csv", "--format", "csv"], "--format is given twice"),
    (["stats", "p", "--metric=\xff".encode("latin-1")], "is not text"),
    (["compare", "p", "--against", "all"], "it is one of: rest, pairs"),
    (["compare", "p", "--correction", "bonferroni"], "it is one of: holm, bh, none"),
    (["chart", "p"], "NAME is missing"),
    (["chart", "p", "pie", "-o", "x.svg"], "it is one of: distribution, scores, trend"),
    (["chart", "p", "scores"], "--output is missing"),
    (["chart", "p", "scores", "-o", "x.jpg"], ".svg, .png or .pdf"),
    (["chart", "p", "scores", "-o", "x"], ".svg, .png or .pdf"),
    (["chart", "p", "scores", "-o", "x.svg", "--size", "big"], "--size cannot be “big”"),
    (["chart", "p", "scores", "-o", "x.svg", "--size", "800"], "--size cannot be “800”"),
    (["chart", "p", "scores", "-o", "x.svg", "--size", "800x10"], "--size cannot be"),
    (["chart", "p", "scores", "-o", "x.svg", "--size", "800x600x400"], "--size cannot be"),
    (["chart", "p", "scores", "-o", "x.png", "--scale", "0"], "--scale cannot be “0”"),
    (["chart", "p", "scores", "-o", "x.png", "--scale", "nan"], "--scale cannot be “nan”"),
    (["chart", "p", "scores", "-o", "x.png", "--scale", "99"], "--scale cannot be “99”"),
    (["chart", "p", "scores", "-o", "x.svg", "--theme", "pink"], "it is one of: light, dark, print"),
    (["validate"], "FILE is missing"),
    (["validate", "p", "two"], "one argument too many"),
    (["format"], "FILE is missing"),
    (["stats", "p", "--metric=a\x1b[2Jb\nc"], "a�[2Jb c"),
]

# The same for what is wrong with files.
INPUT = [
    (["new", "p"], "exists already"),
    (["new", "no/such/folder/x.json"], "x.json"),
    (["import", "missing", "d.csv"], "missing"),
    (["import", "p", "missing.csv"], "missing.csv"),
    (["import", "p", "empty.csv"], "empty.csv"),
    (["import", "broken", "d.csv"], "broken"),
    (["segment", "missing", "--by", "plan"], "missing"),
    (["segment", "p", "--add", "pro"], "There is a segment “pro” already"),
    (["stats", "missing"], "missing"),
    (["stats", "broken"], "line 2"),
    (["stats", "folder"], "folder"),
    (["stats", "fifo"], "fifo"),
    (["stats", "/dev/zero"], "zero"),
    (["compare", "broken"], "broken"),
    (["chart", "broken", "scores", "-o", "x.svg"], "broken"),
    (["chart", "p", "scores", "-o", "no/such/folder/x.svg"], "x.svg"),
    (["chart", "p", "scores", "-o", "dir.svg"], "dir.svg"),
    (["validate", "broken"], "line 2"),
    (["validate", "newer"], "version"),
    (["format", "broken"], "broken"),
    (["format", "missing"], "missing"),
    (["stats", "odd\x1b[31m\n"], "odd"),
]


def make_files():
    """The files that the tables above speak of."""
    metrics = [{"id": "nps", "name": "Recommendation", "scale": "nps"},
               {"id": "ease", "name": "Ease", "scale": "ces"}]
    attributes = [{"id": "plan", "name": "plan", "type": "text"},
                  {"id": "age", "name": "age", "type": "number"},
                  {"id": "segment", "name": "segment", "type": "text"}]
    segments = [{"id": "pro", "name": "Pro"}]
    program.write_project("p", metrics=metrics[:1], attributes=attributes, segments=segments)
    program.write_project("two", metrics=metrics, attributes=attributes)
    program.write_project("newer", version=2)
    with open("d.csv", "w", encoding="utf-8") as file:
        file.write("Name,Plan,Score\nAnn,Pro,9\nBob,Team,8\n")
    with open("empty.csv", "w", encoding="utf-8") as file:
        file.write("")
    with open("broken", "w", encoding="utf-8") as file:
        file.write('{\n  "format": sonder\n}\n')
    os.mkdir("folder")
    os.mkdir("dir.svg")
    os.mkfifo("fifo")


@CASES.case
def usage_errors():
    make_files()
    for words, message in USAGE:
        outcome = program.run(*words)
        yield from outcome.complaints(2, out="", err=message)
        yield from outcome.one_line()
        if "--help”)" not in outcome.err:
            yield f"{outcome.command}: does not say where help is: {outcome.err!r}"


@CASES.case
def bad_input():
    make_files()
    before = {name: program.read(name) for name in ("p", "two", "newer", "broken")}
    for words, message in INPUT:
        outcome = program.run(*words)
        yield from outcome.complaints(1, out="", err=message)
        yield from outcome.one_line()
    for name, content in before.items():
        if program.read(name) != content:
            yield f"{name} was changed"
    made = set(os.listdir()) - {"p", "two", "newer", "d.csv", "empty.csv", "broken", "folder", "fifo",
                                "dir.svg"}
    if made:
        yield f"files were made: {made}"


@CASES.case
def help_and_version():
    listed = re.findall(r"^  (\w+) ", program.good("--help").out, re.MULTILINE)
    for verb in ("new", "import", "segment", "stats", "compare", "chart", "validate", "format"):
        if verb not in listed:
            yield f"help does not list {verb}"
        outcome = program.run(verb, "no-file", "--help", "--nonsense")
        yield from outcome.complaints(0, out=f"Usage: sonder {verb}", err="")
        yield from program.run(verb, "-h").complaints(0, out="Examples:", err="")
    yield from program.run("-h").complaints(0, out="Usage: sonder", err="")
    outcome = program.run("--version")
    if not re.fullmatch(r"sonder \d+\.\d+\.\d+\n", outcome.out):
        yield f"version: {outcome.out!r}"


@CASES.case
def no_display_needed():
    make_files()
    hidden = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere",
              "XDG_RUNTIME_DIR": "/nowhere", "HOME": "/nowhere", "XDG_CACHE_HOME": "/nowhere",
              "XDG_CONFIG_HOME": "/nowhere", "XDG_DATA_HOME": "/nowhere"}
    for words in (["stats", "p"], ["chart", "p", "scores", "-o", "x.png"], ["validate", "p"]):
        yield from program.run(*words, env=hidden).complaints(0, err="")
    yield from program.run("./p", env=hidden).complaints(1, out="", err="There is no display")


@CASES.case
def odd_file_names():
    make_files()
    for name in ("-p", "a b", "ünï", "%s%n", "x\ny", "http:x", b"\xff\xfe"):
        os.link("p", name)
        yield from program.run("validate", "--", name).complaints(0, out="is sound", err="")


@CASES.case
def locales():
    """Names in UTF-8 arrive in any of these; numbers in JSON have a point in all."""
    program.write_project("p", metrics=[{"id": "nps", "name": "Größe", "scale": "nps"}],
                          customers=[{"id": "a"}, {"id": "b"}],
                          answers=[{"customer": "a", "metric": "nps", "score": 9},
                                   {"customer": "b", "metric": "nps", "score": 8}])
    for locale in ("C", "POSIX", "C.UTF-8", "nonsense", "de_DE.UTF-8", ""):
        outcome = program.run("stats", "p", "--metric", "größe", "--format", "json", env={"LC_ALL": locale})
        yield from outcome.complaints(0, out='"mean": 8.5,', err="")


@CASES.case
def other_locale():
    """A locale with its own encoding and decimal sign, if the system can make one."""
    made = shutil.which("localedef") and subprocess.run(
        ["localedef", "-i", "de_DE", "-f", "ISO-8859-1", "./de_DE"], capture_output=True, check=False)
    if not made or made.returncode:
        return
    german = {"LOCPATH": os.getcwd(), "LC_ALL": "de_DE"}
    latin = "Größe".encode("latin-1")
    program.write_project("p", metrics=[{"id": "nps", "name": "Größe", "scale": "nps"}],
                          segments=[{"id": "s", "name": "Größe 日本"}],
                          customers=[{"id": str(i)} for i in range(3)],
                          answers=[{"customer": str(i), "metric": "nps", "score": 9 - i % 2} for i in range(3)])
    table = program.good("stats", "p", "--metric", latin, env=german).bytes
    if b"8,67" not in table or latin + b" ??" not in table or b"\xe2" in table:
        yield f"table: {table}"
    for form in ("csv", "json"):
        text = program.good("stats", "p", "--metric", latin, "--format", form, env=german).out
        if "8.6666" not in text or "Größe 日本" not in text:
            yield f"{form}: {text}"
    yield from program.run("stats", "p", "--metric", "Größe", env=german).complaints(2)


@CASES.case
def standard_output_fails():
    make_files()
    with open("/dev/full", "w", encoding="utf-8") as full:
        for words in (["stats", "p"], ["--help"], ["stats", "p", "--format", "json"]):
            outcome = program.run(*words, stdout=full)
            yield from outcome.complaints(1, err="No space left")
            yield from outcome.one_line()


@CASES.case
def closed_streams():
    """No file gets the number of a closed stream, and then what was meant for it."""
    make_files()
    for closed in (">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-"):
        run = subprocess.run(["sh", "-c", f'"$0" segment p --add "x{closed}" {closed}', program.BINARY],
                             capture_output=True, timeout=program.TIMEOUT, check=False)
        wanted = 1 if ">&-" in closed.replace("2>&-", "") else 0
        if run.returncode != wanted:
            yield f"{closed}: status {run.returncode}: {run.stderr}"
        yield from program.run("validate", "p").complaints(0, out="is sound")


@CASES.case
def broken_pipe():
    """A reader that has enough ends the program quietly, as with any filter."""
    customers = [{"id": str(i), "attributes": {"name": f"name {i}"}} for i in range(5000)]
    program.write_project("p", attributes=[{"id": "name", "name": "name", "type": "text"}],
                          metrics=[{"id": "nps", "name": "nps", "scale": "nps"}], customers=customers,
                          answers=[{"customer": c["id"], "metric": "nps", "score": 9} for c in customers])
    run = subprocess.run(["bash", "-c", '"$0" stats p --by name --format json | head -1; '
                          'echo "${PIPESTATUS[0]}" >&2', program.BINARY],
                         capture_output=True, text=True, timeout=program.TIMEOUT, check=False)
    if run.stdout != "{\n":
        yield f"output {run.stdout[:80]!r}"
    if run.stderr != f"{128 + signal.SIGPIPE}\n":
        yield f"messages {run.stderr!r}"


sys.exit(CASES.results.finish())
