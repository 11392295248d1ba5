#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What each verb does to files, and what it prints for programs and for people."""

import csv
import ctypes
import functools
import io
import json
import os
import re
import shutil
import stat
import sys

import program
from program import good, read, run, write_project

CASES = program.Cases()

# Of prctl(2).
PR_CAPBSET_DROP = 24

# The worked examples of the field: two groups that answered a 0-10 question.
A = [10, 9, 10, 8, 7, 9, 10, 6, 3, 8, 9, 10, 7, 5, 9, 8, 0, 10, 9, 7]
B = [10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 9, 10, 8, 7, 7, 6, 6]

HOSTILE = ["=1+1", "-2+3", "+SUM(A1)", "@cmd", 'a "quoted", name', "line\nbreak", "\x1b[2J\x1b]0;x\x07",
           "日本語の名前", "e\u0301te\u0301", "\u202eevil", "x" * 300, "–5 %", "{}", "''"]


def two_groups(path="p", unassigned=1):
    """A project of two pinned segments, and customers of none."""
    customers, answers = [{"id": f"none-{i}"} for i in range(unassigned)], []
    for segment, scores in (("loyal", A), ("new", B)):
        for number, score in enumerate(scores):
            who = f"{segment}-{number}"
            customers.append({"id": who, "pinned": segment})
            answers.append({"customer": who, "metric": "nps", "score": score})
    return write_project(path, metrics=[{"id": "nps", "name": "Recommendation", "scale": "nps"}],
                         segments=[{"id": "loyal", "name": "Loyal"}, {"id": "new", "name": "New"}],
                         customers=customers, answers=answers)


def make(scores, scale="nps", path="p", **members):
    """A project of one metric, a customer for each score; None is a customer without answer."""
    customers = [{"id": str(i)} for i in range(len(scores))]
    answers = [{"customer": str(i), "metric": "m", "score": score}
               for i, score in enumerate(scores) if score is not None]
    return write_project(path, metrics=[{"id": "m", "name": "M", "scale": scale}], customers=customers,
                         answers=answers, **members)


def stats(*words, path="p"):
    return good("stats", path, *words, "--format", "json").json()


def by_attribute(values, kind="text", **more):
    """A project whose customers have these values of one attribute, and an answer each."""
    customers = [{"id": str(i), "attributes": {"v": value}} if value is not None else {"id": str(i)}
                 for i, value in enumerate(values)]
    answers = [{"customer": str(i), "metric": "m", "score": 9} for i in range(len(values))]
    return write_project("p", metrics=[{"id": "m", "name": "M", "scale": "nps"}],
                         attributes=[{"id": "v", "name": "V", "type": kind, **more}],
                         customers=customers, answers=answers)


# new


@CASES.case
def new():
    yield from run("new", "Corner Café.sonder.json").complaints(0, out="Corner Café.sonder.json", err="")
    first = json.loads(read("Corner Café.sonder.json"))
    if first["title"] != "Corner Café" or first["touchpoints"] or first["metrics"]:
        yield f"blank: {first}"
    good("new", "b", "--title", "T ü", "--template", "blank")
    second = json.loads(read("b"))
    if second["title"] != "T ü" or second["id"] == first["id"]:
        yield f"title and id: {second}"
    before = read("b")
    yield from run("new", "b").complaints(1, out="", err="exists already")
    if read("b") != before:
        yield "an existing file was overwritten"
    mode = stat.S_IMODE(os.stat("b").st_mode)
    umask = os.umask(0)
    os.umask(umask)
    if mode != 0o666 & ~umask:
        yield f"mode {mode:o}"


@CASES.case
def templates():
    phases = {"before", "during", "after"}
    for name in ("shop", "saas", "service"):
        good("new", name, "--template", name)
        project = json.loads(read(name))
        if {touchpoint["phase"] for touchpoint in project["touchpoints"]} != phases:
            yield f"{name}: not every phase has a touchpoint"
        if len(project["metrics"]) != 1 or not project["metrics"][0]["question"]:
            yield f"{name}: metrics {project['metrics']}"
        if project["id"].startswith("template") or project["title"] != name:
            yield f"{name}: {project['id']}, {project['title']}"
        yield from run("validate", name).complaints(0, out="is sound", err="")
        yield from program.unlike_schema(name)
        yield from program.unlike_schema(f"{program.tree.TOP}/data/templates/{name}.sonder.json")
        source = f"{program.tree.TOP}/data/templates/{name}.sonder.json"
        if read(source).count(b'"id": "') != 1 + len(project["metrics"]) + len(project["touchpoints"]):
            yield f"{name}: something of the template is not in the project"


@CASES.case
def shipped_projects_are_canonical():
    for folder, _, names in os.walk(f"{program.tree.TOP}/data"):
        for name in names:
            if name.endswith(".sonder.json"):
                shutil.copy(os.path.join(folder, name), name)
                yield from run("format", name).complaints(0, out="", err="")
                yield from run("validate", name).complaints(0, out="is sound", err="")


# import


SURVEY = ("Id,Name,Plan,Age,Day,Score,Why,Notes,Notes,\n"
          'C1,Ann,Pro,34,2025-03-01,9,Fast.,a,b,\n'
          'C2,Bob,Team,,2025-03-02,11,"Slow, dear",a,b,\n'
          'C3,Eve,Pro,28,2025-03-03,many,,a,b,\n'
          'C4,,Team,51,2025-03-04,0,,a,b,\n')


def write_survey(text=SURVEY):
    with open("survey.csv", "w", encoding="utf-8") as file:
        file.write(text)


@CASES.case
def import_report():
    write_survey()
    good("new", "p")
    before = read("p")
    words = ["import", "p", "survey.csv", "--score", "score=nps:Shop", "--comment", "why", "--name", "NAME",
             "--date", "day", "--ignore", "#8"]
    dry = run(*words, "--dry-run")
    yield from dry.complaints(0, out="nothing was changed")
    if read("p") != before:
        yield "--dry-run changed the project"
    real = run(*words)
    if dry.out.splitlines()[:-1] != real.out.splitlines() or dry.err != real.err:
        yield f"--dry-run says another thing:\n{dry.out}\n{real.out}"
    for pattern in (r"^Id +customer's id +4$", r"^Plan +attribute, choice +4$", r"^Age +attribute, number +3$",
                    r"^Day +day of the answers +4$", r"^Score +score, nps, at “Shop” +4$", r"^Why +comment +2$",
                    r"^Notes +left out", r"^4 customers: 4 new", r"^3 answers: 3 new, 2 with a comment",
                    "“Id” was taken as the customers’ id", "There is another “Notes”", "^New touchpoints: 1 .Shop."):
        if not re.search(pattern, real.out, re.MULTILINE):
            yield f"no {pattern} in\n{real.out}"
    lines = real.err.splitlines()
    if len(lines) != 2 or not all(line.startswith("sonder: “Score”: 1 cell left out") for line in lines):
        yield f"what was left out: {real.err}"
    yield from run("validate", "p").complaints(0, err="")
    yield from program.unlike_schema("p")

    project = json.loads(read("p"))
    if [answer.get("score") for answer in project["answers"]] != [9, None, 0]:
        yield f"answers: {project['answers']}"
    if project["customers"][0] != {"id": "C1", "name": "Ann", "attributes": {
            "plan": "Pro", "age": 34, **{k: v for k, v in project["customers"][0]["attributes"].items()
                                         if k not in ("plan", "age")}}}:
        yield f"customer: {project['customers'][0]}"

    imported = read("p")
    yield from run(*words).complaints(0, out="All of it is in the project already")
    if read("p") != imported:
        yield "importing twice changed the file"

    # A growing file updates customers and adds answers.
    write_survey(SURVEY.replace("Ann,Pro,34", "Ann,Team,35") + "C5,Zoe,Pro,40,2025-04-01,10,,a,b,\n")
    yield from run(*words).complaints(0, out="5 customers: 1 new, 1 updated, 3 as before")
    if stats("--by", "Plan")["groups"][1]["customers"] != 3:
        yield f"after the update: {stats('--by', 'Plan')['groups']}"


@CASES.case
def import_long_file():
    """A row per answer: metric, touchpoint and customer come from columns."""
    with open("long.csv", "w", encoding="utf-8") as file:
        file.write("Who;Question;Where;When;Value;Said\n"
                   "A;nps;Shop;01/03/2025;9;good\nA;csat;Web;02/03/2025;4;\nB;nps;Shop;03/03/2025;7;\n"
                   "B;stars;Shop;03/03/2025;7;\n;nps;Shop;04/03/2025;1;\n")
    good("new", "p")
    words = ["import", "p", "long.csv", "--key", "Who", "--score", "Value", "--metric", "Question", "--touchpoint",
             "Where", "--date", "When", "--comment", "Said"]
    # The dates could be read both ways.
    outcome = run(*words)
    yield from outcome.complaints(2, out="", err="--date-format")
    yield from outcome.one_line()
    outcome = run(*words, "--date-format", "dmy")
    yield from outcome.complaints(0, out="2 customers: 2 new")
    for piece in ("1 row left out: nothing stands in “Who” (first in row 6)", "“Value”: 1 cell left out"):
        if piece not in outcome.err:
            yield f"no {piece!r} in {outcome.err!r}"
    if [g["n"] for g in stats("--metric", "nps", "--by", "month")["groups"]] != [2]:
        yield f"months: {stats('--metric', 'nps', '--by', 'month')}"


# segment


def segments():
    return json.loads(read("p"))["segments"]


@CASES.case
def segment_by():
    by_attribute(["Pro", "basic", "Team", "Pro", None, "Éclair ü"], "choice", choices=["Team", "Pro", "Gold"])
    out = good("segment", "p", "--by", " v ").out
    found = segments()
    if [s["name"] for s in found] != ["Team", "Pro", "basic", "Éclair ü"]:
        yield f"names and order: {[s['name'] for s in found]}"
    if [s["id"] for s in found] != ["team", "pro", "basic", "eclair-u"]:
        yield f"ids: {[s['id'] for s in found]}"
    if len({s["color"] for s in found}) != 4:
        yield f"colours: {[s['color'] for s in found]}"
    if not re.search(r"^Pro +2 +2$", out, re.MULTILINE) or "1 customer belongs to no segment" not in out:
        yield f"output: {out!r}"
    groups = {g["group"]: g["n"] for g in stats()["groups"]}
    if groups != {"Team": 1, "Pro": 2, "basic": 1, "Éclair ü": 1, "Unassigned": 1}:
        yield f"groups: {groups}"

    before = read("p")
    again = good("segment", "p", "--by", "V").out
    if read("p") != before or "Each value has its segment already" not in again:
        yield f"a second time: {again!r}"

    # A new value is added; a renamed segment stays what it is.
    project = json.loads(before)
    project["segments"][1]["name"] = "Professionals"
    project["customers"].append({"id": "new", "attributes": {"v": "Gold"}})
    write_project("p", **{k: v for k, v in project.items() if k not in ("format", "version", "id")})
    good("segment", "p", "--by", "V")
    if [s["name"] for s in segments()] != ["Team", "Professionals", "basic", "Éclair ü", "Gold"]:
        yield f"new value: {[s['name'] for s in segments()]}"


@CASES.case
def segment_by_types():
    rows = [
        ("number", [10, 2, 2.5, -1, 1e17, 2], {}, ["V: -1", "V: 2", "V: 2.5", "V: 10", "V: 100000000000000000"]),
        ("yes-no", [False, True, False], {}, ["V: yes", "V: no"]),
        ("date", ["2025-03-01", "2024-12-31"], {}, ["V: 2024-12-31", "V: 2025-03-01"]),
        ("text", ["b", "a", "B"], {}, ["B", "a", "V: b"]),
    ]
    for kind, values, more, names in rows:
        by_attribute(values, kind, **more)
        out = good("segment", "p", "--by", "V").out
        if [s["name"] for s in segments()] != names:
            yield f"{kind}: {[s['name'] for s in segments()]}"
        if "0 customers belong to no segment" not in out:
            yield f"{kind}: {out!r}"
        yield from run("validate", "p").complaints(0, err="")
        yield from program.unlike_schema("p")
    by_attribute([str(i) for i in range(101)])
    yield from run("segment", "p", "--by", "V").complaints(1, out="", err="more than 100 values")


@CASES.case
def segment_add():
    by_attribute(["Pro", "Team", "Basic"])
    good("segment", "p", "--add", "Paying", "--where", "V in Pro, Team")
    good("segment", "p", "--add", "Others", "--where", 'v != "Pro"', "--where", "v is known")
    good("segment", "p", "--add", " By hand ")
    out = good("segment", "p", "--add", "None", "--where", "v = Gold").out
    found = segments()
    if [(s["name"], s["id"]) for s in found] != [("Paying", "paying"), ("Others", "others"),
                                                 ("By hand", "by-hand"), ("None", "none")]:
        yield f"names: {found}"
    if "rule" in found[2]:
        yield f"a rule nobody gave: {found[2]}"
    if not re.search(r"^None +0 +0$", out, re.MULTILINE):
        yield f"output: {out!r}"
    sizes = {g["group"]: g["customers"] for g in stats()["groups"]}
    if sizes != {"Paying": 2, "Others": 1, "By hand": 0, "None": 0}:
        yield f"sizes: {sizes}"


# stats


@CASES.case
def stats_json():
    two_groups()
    found = stats()
    if list(found) != ["metric", "by", "answers", "groups", "overall"]:
        yield f"members: {list(found)}"
    if (found["metric"], found["by"], found["answers"]) != ("nps", "segment", "all"):
        yield f"question: {found}"
    loyal = found["groups"][0]
    wanted = {"group": "Loyal", "id": "loyal", "customers": 20, "respondents": 20, "n": 20, "score": 30,
              "low": -5.7235, "high": 57.8974, "mean": 7.7, "sd": 2.5976,
              "counts": {"0": 1, "3": 1, "5": 1, "6": 1, "7": 3, "8": 3, "9": 5, "10": 5},
              "promoters": 10, "passives": 6, "detractors": 4}
    if list(loyal) != list(wanted) or list(loyal["counts"]) != list(wanted["counts"]):
        yield f"order: {list(loyal)}, {list(loyal['counts'])}"
    rounded = {key: round(value, 4) if isinstance(value, float) else value for key, value in loyal.items()}
    if rounded != wanted:
        yield f"worked example: {loyal}"
    if list(found["overall"]) != list(wanted)[2:]:
        yield f"overall: {list(found['overall'])}"
    last = found["groups"][2]
    if (last["group"], last["id"], last["customers"], last["n"]) != ("Unassigned", None, 1, 0):
        yield f"unassigned: {last}"


@CASES.case
def stats_numbers_are_shortest():
    make([9, 9, 3])
    text = good("stats", "p", "--format", "json").out
    for number in re.findall(r"-?\d[-+.e\d]*", re.sub(r'"[^"]*"', '""', text)):
        value = float(number)
        shortest = repr(value)
        if float(shortest) != value or len(number) > len(shortest) or "e+" in number:
            yield f"{number} could be {shortest}"


@CASES.case
def stats_nulls():
    for scores, wanted in (
            ([], {"n": 0, "counts": {}, "promoters": 0, "score": None, "low": None, "mean": None, "sd": None}),
            ([None, None], {"customers": 2, "respondents": 0, "n": 0, "score": None, "high": None}),
            ([7], {"n": 1, "mean": 7, "sd": None, "score": 0}),
    ):
        make(scores)
        found = stats()["overall"]
        if {key: found[key] for key in wanted} != wanted:
            yield f"{scores}: {found}"
    make([3], "ces")
    found = stats()["overall"]
    if (found["score"], found["low"], found["high"], found["sd"]) != (3, None, None, None):
        yield f"one answer has an interval: {found}"
    write_project("p", customers=[{"id": "a"}])
    found = stats()
    if found["metric"] is not None or found["overall"]["score"] is not None or found["overall"]["counts"]:
        yield f"without metric: {found}"
    yield from run("stats", "p").complaints(0, err="")
    yield from run("stats", "p", "--format", "csv").complaints(0, err="")
    yield from run("compare", "p").complaints(0, err="")
    yield from run("compare", "p", "--format", "json").complaints(0, out='"pairs": []', err="")


@CASES.case
def stats_scales():
    rows = [
        ("csat", [5, 4, 4, 3, 1], {"score": 60, "topBox": 60, "mean": 3.4}),
        ("ces", [7, 6, 5, 4, 1], {"score": 4.6, "topBox": 60, "mean": 4.6}),
        ("rating:0-10", [10, 9, 8, 0], {"score": 6.75, "topBox": 50, "mean": 6.75}),
        ("rating:-2-2", [2, 1, 0, -2], {"score": 0.25, "topBox": 50, "mean": 0.25}),
    ]
    for scale, scores, wanted in rows:
        make(scores, scale)
        found = stats()["overall"]
        if {key: found[key] for key in wanted} != wanted or "promoters" in found:
            yield f"{scale}: {found}"


@CASES.case
def stats_groups_in_order():
    rows = [
        ("choice", ["b", "a", None, "c"], {"choices": ["c", "z", "b"]}, ["c", "z", "b", "a", "(blank)"]),
        ("number", [10, 9, 2.5], {}, ["2.5", "9", "10"]),
        ("text", ["b", "Z", "é", "a"], {}, ["Z", "a", "b", "é"]),
        ("date", ["2025-01-02", "2024-06-01", None], {}, ["2024-06-01", "2025-01-02", "(blank)"]),
    ]
    for kind, values, more, names in rows:
        by_attribute(values, kind, **more)
        found = [group["group"] for group in stats("--by", "V")["groups"]]
        if found != names:
            yield f"{kind}: {found}"
        if stats("--by", "V")["by"] != "v":
            yield f"by: {stats('--by', 'V')['by']}"

    customers = [{"id": "a"}]
    answers = [{"customer": "a", "metric": "m", "score": 9, "date": day} if day else
               {"customer": "a", "metric": "m", "score": 9, "touchpoint": "shop"}
               for day in ("2025-05-31", "2024-12-01", None)]
    write_project("p", metrics=[{"id": "m", "name": "M", "scale": "nps"}], customers=customers,
                  answers=answers, touchpoints=[{"id": "web", "name": "Web"}, {"id": "shop", "name": "Shop"}],
                  attributes=[{"id": "month", "name": "month", "type": "text"}])
    for by, names in (("month", ["2024-12", "2025-01", "2025-02", "2025-03", "2025-04", "2025-05", "(none)"]),
                      ("quarter", ["2024-Q4", "2025-Q1", "2025-Q2", "(none)"]),
                      ("year", ["2024", "2025", "(none)"]),
                      ("touchpoint", ["Web", "Shop", "(none)"]),
                      ("attribute:month", ["(blank)"])):
        found = stats("--by", by)
        if [group["group"] for group in found["groups"]] != names or found["by"] != by:
            yield f"{by}: {found['by']}, {[group['group'] for group in found['groups']]}"


@CASES.case
def stats_filters():
    answers = [{"customer": who, "metric": "m", "score": score, "date": day, **({"touchpoint": where} if where else {})}
               for who, score, day, where in (("a", 1, "2025-01-01", "shop"), ("a", 9, "2025-02-01", None),
                                              ("b", 2, "2025-01-31", None), ("c", 3, "2025-03-01", "shop"))]
    write_project("p", metrics=[{"id": "m", "name": "How likely", "scale": "nps"}], answers=answers,
                  customers=[{"id": "a", "pinned": "s"}, {"id": "b"}, {"id": "c"}],
                  segments=[{"id": "s", "name": "Regulars"}], touchpoints=[{"id": "shop", "name": "The Shop"}])
    for words, n in ([], 4), (["--segment", "regulars"], 2), (["--segment", "s"], 2), \
            (["--segment", "Unassigned"], 2), (["--touchpoint", "the  shop"], 2), (["--touchpoint", "(none)"], 2), \
            (["--from", "2025-01-31"], 3), (["--to", "2025-01-31"], 2), \
            (["--from", "2025-01-31", "--to", "2025-02-01"], 2), (["--answers", "latest"], 3), \
            (["--metric", "how LIKELY"], 4), (["--metric", "m"], 4), (["--metric", "nps"], 4):
        found = stats(*words)
        if found["overall"]["n"] != n:
            yield f"{words}: n is {found['overall']['n']}, not {n}"
        if found["answers"] != ("latest" if "latest" in words else "all"):
            yield f"{words}: answers {found['answers']}"


@CASES.case
def stats_csv():
    two_groups()
    raw = good("stats", "p", "--format", "csv").bytes
    if raw.count(b"\r\n") != raw.count(b"\n") or not raw.endswith(b"\r\n"):
        yield "lines do not end as RFC 4180 has it"
    rows = list(csv.DictReader(io.StringIO(raw.decode(), newline="")))
    if [row["group"] for row in rows] != ["Loyal", "New", "Unassigned", "(overall)"]:
        yield f"groups: {[row['group'] for row in rows]}"
    found = stats()
    for row, group in zip(rows, [*found["groups"], found["overall"]]):
        for name, value in group.items():
            if name == "counts":
                value = {str(i): int(row[f"count_{i}"]) for i in range(11) if row[f"count_{i}"] != "0"}
                if value != group["counts"]:
                    yield f"{row['group']}: counts {value}"
            elif row[name] != ("" if value is None else str(value)) and float(row[name]) != value:
                yield f"{row['group']}: {name} is {row[name]}, not {value}"


@CASES.case
def hostile_names():
    by_attribute(HOSTILE)
    good("segment", "p", "--by", "V")
    for words in (["stats", "p"], ["stats", "p", "--by", "V"], ["compare", "p"],
                  ["compare", "p", "--by", "V", "--against", "pairs"]):
        text = good(*words, env={"COLUMNS": "100"}).out
        if re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2028\u2029]", text):
            yield f"{words}: control characters in a table"

    rows = list(csv.DictReader(io.StringIO(good("stats", "p", "--by", "V", "--format", "csv").out, newline="")))
    found = [row["group"] for row in rows[:-1]]
    for name in sorted(HOSTILE):
        safe = "'" + name if name[0] in "=+-@" else name
        if safe not in found:
            yield f"CSV: no {safe!r}"
    if any(row["group"][0] in "=+-@" for row in rows):
        yield "CSV: a formula"
    groups = [group["group"] for group in stats("--by", "V")["groups"]]
    if sorted(groups) != sorted(HOSTILE):
        yield f"JSON: {groups}"
    by_attribute([-5, 3], "number")
    if '\r\n-5,' not in good("stats", "p", "--by", "V", "--format", "csv").out:
        yield "CSV: a number is treated as a formula"


@CASES.case
def tables():
    by_attribute(["日本語"] * 40 + ["Zoë"] * 120 + ["e\u0301"] * 2 + [None])
    lines = good("stats", "p", "--by", "V").out.splitlines()
    start = next(i for i, line in enumerate(lines) if line.startswith("V "))
    heading = lines[start]
    table = {line.split()[0]: line for line in lines[start + 1:] if line and line.split()[0] in
             ("日本語", "Zoë", "e\u0301", "(blank)", "All")}
    for name, words in (("日本語", "uncertain"), ("Zoë", ""), ("e\u0301", "few answers"), ("All", "")):
        line = table[name]
        # Wide characters take two columns, and accents none.
        shown = len(line) + sum(c in "日本語" for c in line) - line.count("\u0301")
        if words and not line.endswith("  " + words) or not words and not line[-1] in "0123456789%–":
            yield f"{name}: not marked {words!r}: {line}"
        edge = heading.index("Answers") + len("Answers")
        cut = edge - (shown - len(line))
        if not re.search(r"\d$", line[:cut]):
            yield f"not aligned: {line!r} under {heading!r}"
    text = "\n".join(lines)
    for piece in ("Few answers: ", "Uncertain: ", "95 % interval"):
        if piece not in text:
            yield f"no {piece!r}"
    narrow = good("stats", "p", "--by", "V", env={"COLUMNS": "60"}).out
    if any(len(line) + sum(c in "日本語" for c in line) - line.count("\u0301") > 60 for line in narrow.splitlines()):
        yield f"wider than 60 columns:\n{narrow}"


# compare


@CASES.case
def compare_json():
    two_groups(unassigned=0)
    found = good("compare", "p", "--format", "json").json()
    if list(found) != ["metric", "by", "against", "answers", "correction", "method", "pairs"]:
        yield f"members: {list(found)}"
    if [found[name] for name in list(found)[:6]] != ["nps", "segment", "rest", "latest", "holm", "adjusted-wald"]:
        yield f"question: {found}"
    pair, = found["pairs"]
    names = ["a", "b", "nA", "nB", "difference", "low", "high", "statistic", "df", "p", "pAdjusted",
             "significant", "note"]
    if list(pair) != names:
        yield f"members of a pair: {list(pair)}"
    # Two groups are one pair; below 30 on a side it is not tested.
    wanted = ("Loyal", "(rest)", 20, 18, None, None, None, None, "few-answers")
    if tuple(pair[n] for n in ("a", "b", "nA", "nB", "statistic", "p", "pAdjusted", "significant", "note")) != wanted:
        yield f"pair: {pair}"
    words = ["--against", "pairs", "--correction", "bh", "--answers", "all"]
    found = good("compare", "p", "--format", "json", *words).json()
    if (found["against"], found["correction"], found["answers"]) != ("pairs", "bh", "all"):
        yield f"words: {found}"
    rows = list(csv.DictReader(io.StringIO(good("compare", "p", "--format", "csv").out, newline="")))
    if list(rows[0]) != names or rows[0]["note"] != "few-answers" or rows[0]["p"] != "":
        yield f"CSV: {rows}"


@CASES.case
def compare_table():
    customers, answers = [], []
    for segment, score in (("low", 3), ("high", 10), ("mid", 8)):
        for i in range(40):
            customers.append({"id": f"{segment}{i}", "pinned": segment})
            answers.append({"customer": f"{segment}{i}", "metric": "m", "score": score})
    write_project("p", metrics=[{"id": "m", "name": "M", "scale": "nps"}], customers=customers, answers=answers,
                  segments=[{"id": s, "name": s.title()} for s in ("low", "high", "mid")])
    rest = re.sub("\n(?=[a-z])", " ", good("compare", "p").out)
    for piece in ("Segment : the rest", "40 : 80", "−100 : 50", "differ", "Low (lower) and High (higher)",
                  "take the exact figures with care", "Holm"):
        if piece not in rest:
            yield f"no {piece!r} in\n{rest}"
    pairs = good("compare", "p", "--against", "pairs").out
    if not re.search(r"^Low +High +40 : 40 ", pairs, re.MULTILINE):
        yield f"pairs:\n{pairs}"


# chart


@CASES.case
def chart():
    two_groups()
    starts = {"svg": b"<?xml", "png": b"\x89PNG", "pdf": b"%PDF", "SVG": b"<?xml"}
    for kind in ("distribution", "scores", "trend"):
        for ending, start in starts.items():
            yield from run("chart", "p", kind, "-o", f"x.{ending}").complaints(0, out="", err="")
            if not read(f"x.{ending}").startswith(start):
                yield f"{kind}: x.{ending} begins with {read(f'x.{ending}')[:8]}"
    for words, size in ([], (960, 540)), (["--size", "400x300"], (400, 300)), (["--scale", "2"], (1920, 1080)), \
            (["--size", "401x301", "--scale", "1.5"], (602, 452)):
        good("chart", "p", "scores", "-o", "x.png", *words)
        found = tuple(int.from_bytes(read("x.png")[i:i + 4], "big") for i in (16, 20))
        if found != size:
            yield f"{words}: {found}"
    pictures = set()
    for theme in ("light", "dark", "print"):
        good("chart", "p", "distribution", "--theme", theme, "--by", "touchpoint", "-o", "x.png")
        pictures.add(read("x.png"))
    if len(pictures) != 3:
        yield "themes look the same"
    good("chart", "p", "scores", "-o", "x.svg")
    svg = read("x.svg").decode()
    if "Loyal" not in svg or "Which segments" not in svg:
        yield "the SVG does not say in words what it shows"


@CASES.case
def chart_trend():
    answers = [{"customer": "a", "metric": "m", "score": 9, "date": f"2025-{month:02}-01"} for month in range(1, 6)]
    write_project("p", metrics=[{"id": "m", "name": "M", "scale": "nps"}], customers=[{"id": "a"}], answers=answers)
    seen = {}
    for by in ("segment", "month", "quarter", "year", "touchpoint"):
        good("chart", "p", "trend", "--by", by, "-o", "x.svg")
        seen[by] = read("x.svg")
    if len({seen["month"], seen["quarter"], seen["year"]}) != 3:
        yield "periods make no difference"


# validate and format


@CASES.case
def validate():
    write_project("p", customers=[{"id": "a", "pinned": "gone"}], segments=[{"id": "s", "name": "S"},
                                                                           {"id": "t", "name": "s"}],
                  personas=[{"id": "x", "name": "X", "segment": "nobody"}])
    outcome = run("validate", "p")
    yield from outcome.complaints(1, out="")
    lines = outcome.err.splitlines()
    if len(lines) != 3 or not all(line.startswith("sonder: p: ") for line in lines):
        yield f"problems: {outcome.err!r}"
    for piece in ("gone", "“s”", "nobody"):
        if piece not in outcome.err:
            yield f"no {piece} in {outcome.err!r}"
    for text, piece in (("[]", "p: "), ("{}", "p: "), ('{"format": "other"}', "p: "),
                        ('{"format": "sonder-project", "version": 1, "id": "x",\n "customers": [{"id": 3}]}', "line 2"),
                        ("\xff", "p: ")):
        with open("p", "w", encoding="latin-1") as file:
            file.write(text)
        outcome = run("validate", "p")
        yield from outcome.complaints(1, out="", err=piece)
        yield from outcome.one_line()


@CASES.case
def format_files():
    two_groups("a")
    two_groups("b")
    os.chmod("a", 0o640)
    os.symlink("b", "link")
    yield from run("format", "a", "link").complaints(0, out="a\nlink\n", err="")
    if stat.S_IMODE(os.stat("a").st_mode) != 0o640 or not os.path.islink("link") or read("a") != read("b"):
        yield "mode, link or content"
    before = os.stat("a")
    yield from run("format", "a", "b").complaints(0, out="", err="")
    if os.stat("a") != before:
        yield "an unchanged file was touched"
    two_groups("c")
    outcome = run("format", "missing", "a", "c")
    yield from outcome.complaints(1, out="c\n", err="missing")
    yield from outcome.one_line()
    write_project("d", unknown={"kept": [10 ** 30, "x"]})
    good("format", "d")
    if json.loads(read("d"))["unknown"] != {"kept": [10 ** 30, "x"]}:
        yield "an unknown member is lost"


# What cannot be written stays as it was


def bow_to_permissions():
    """Root may write anywhere, unless it gives that up for good: CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH."""
    for capability in (1, 2):
        if os.geteuid() == 0 and ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, capability, 0, 0, 0) != 0:
            raise OSError("root cannot give up its right to write anywhere")


@CASES.case
def read_only():
    run_bowed = functools.partial(run, preexec_fn=bow_to_permissions)
    by_attribute(["a"])
    with open("d.csv", "w", encoding="utf-8") as file:
        file.write("Name,Score\nAnn,9\n")
    before = read("p")
    os.chmod(".", 0o555)
    os.chmod("p", 0o444)
    for words in (["segment", "p", "--by", "V"], ["import", "p", "d.csv", "--score", "Score=nps"], ["format", "p"],
                  ["new", "q"], ["chart", "p", "scores", "-o", "x.svg"]):
        outcome = run_bowed(*words)
        yield from outcome.complaints(1, out="")
        yield from outcome.one_line()
    yield from run_bowed("stats", "p").complaints(0, err="")
    yield from run_bowed("import", "p", "d.csv", "--score", "Score=nps", "--dry-run").complaints(0, out="1 answer: ")
    os.chmod(".", 0o755)
    if read("p") != before or set(os.listdir()) != {"p", "d.csv"}:
        yield f"something changed: {os.listdir()}"


sys.exit(CASES.results.finish())
