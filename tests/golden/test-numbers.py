#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Real survey files, imported and counted by the program and once more here."""

import collections
import csv
import functools
import os
import re
import sys

import expected
import program

DATA = os.environ.get("SONDER_SHARED_DATA", "")
CASES = program.Cases()


def needs(path):
    """A decorator: a case of a file of the shared data, if that is there."""
    def decorate(function):
        full = os.path.join(DATA, path)
        if os.path.exists(full):
            CASES.case(functools.update_wrapper(functools.partial(function, full), function))
        else:
            CASES.results.skip(function.__name__.replace("_", "-"), f"there is no {path}")
        return function
    return decorate


def rows_of(path, encoding):
    with open(path, encoding=encoding, errors="replace", newline="") as file:
        return list(csv.reader(file))


def integers(cells, lowest, highest):
    """The whole numbers on a scale among cells, as the file has them."""
    numbers = (cell.strip() for cell in cells)
    return [int(cell) for cell in numbers if re.fullmatch(r"\d+", cell) and lowest <= int(cell) <= highest]


def stats(*words):
    return program.good("stats", "p.sonder.json", "--format", "json", *words).json()


def check_groups(found, wanted, order=None):
    """Compares all groups with {name: figures}; order: what the names should be, in order."""
    names = [group["group"] for group in found["groups"]]
    if set(names) != set(wanted) or order is not None and names != order:
        yield f"groups are {names}, not {order or sorted(wanted)}"
        return
    for group in found["groups"]:
        yield from expected.differences(group, wanted[group["group"]], group["group"])


def known(found, **figures):
    """Compares with figures that somebody else has printed, to their last digit."""
    for name, text in figures.items():
        decimals = len(text.partition(".")[2])
        if f"{found[name]:.{decimals}f}" != text:
            yield f"{name} is {found[name]}, not {text}"


@needs("food-world-cup/food-world-cup-data.csv")
def food_world_cup(path):
    """A row per respondent, forty cuisines side by side, each a touchpoint."""
    header, *rows = rows_of(path, "mac_roman")
    cuisine = {i: re.search(r"cuisine of\W+(?:the )?(.*?)\W*$", name)[1]
               for i, name in enumerate(header) if "traditional cuisine" in name}
    scores = [word for i, name in cuisine.items() for word in ("--score", f"#{i + 1}=rating:1-5:{name}")]
    region_column = header.index("Location (Census Region)")
    program.good("new", "p.sonder.json")
    program.good("import", "p.sonder.json", path, *scores, "--missing", "N/A")

    found = stats("--by", "touchpoint")
    wanted = {name: expected.figures(integers((row[i] for row in rows), 1, 5), "rating", 1, 5)
              for i, name in cuisine.items()}
    yield from check_groups(found, wanted, list(cuisine.values()))
    italy = next(group for group in found["groups"] if group["group"] == "Italy")
    yield from known(italy, n="1197", mean="4.370927")

    regions = sorted({row[region_column] for row in rows} - {""})
    for touchpoint in ("Italy", "Ivory Coast", None):
        columns = [i for i, name in cuisine.items() if touchpoint in (name, None)]
        wanted = {}
        for region in regions + [""]:
            mine = [row for row in rows if row[region_column] == region]
            answers = integers((row[i] for row in mine for i in columns), 1, 5)
            who = sum(bool(integers((row[i] for i in columns), 1, 5)) for row in mine)
            wanted[region or "(blank)"] = {**expected.figures(answers, "rating", 1, 5),
                                           "customers": len(mine), "respondents": who}
        found = stats("--by", header[region_column], *(["--touchpoint", touchpoint] if touchpoint else []))
        yield from check_groups(found, wanted)
        everything = integers((row[i] for row in rows for i in columns), 1, 5)
        yield from expected.differences(found["overall"], expected.figures(everything, "rating", 1, 5), "all")

    # The same regions as segments give the same figures.
    program.good("segment", "p.sonder.json", "--by", header[region_column])
    as_segments = stats("--by", "segment")
    by_region = {group["group"]: group for group in found["groups"]}
    for group in as_segments["groups"]:
        same = dict(by_region[group["group"].replace("Unassigned", "(blank)")])
        for name in ("group", "id"):
            del same[name]
        yield from expected.differences(group, same, "segment " + group["group"])


@needs("botanic-nps/nps.csv")
def botanic(path):
    """Windows-1252, NA for missing, comments, an unasked key."""
    header, *rows = rows_of(path, "cp1252")
    score, comment = header.index("nps"), header.index("explication")
    program.good("new", "p.sonder.json")
    said = program.good("import", "p.sonder.json", path, "--score", "nps=nps", "--comment",
                        "explication=nps")
    found = stats()
    wanted = expected.figures(integers((row[score] for row in rows), 0, 10), "nps")
    yield from expected.differences(found["overall"], wanted, "all")
    yield from known(found["overall"], n="13612", score="53.4161")
    if wanted["n"] != 13612:
        yield f"this test itself finds {wanted['n']} answers"

    answers = program.read("p.sonder.json").decode().split('"answers": [', 1)[1].splitlines()
    comments = sum('"comment": ' in line for line in answers)
    blank = {"", "NA"}
    if comments != sum(row[comment].strip() not in blank for row in rows):
        yield f"{comments} comments"
    # What is told as left out is what there is beside the scores.
    left = collections.Counter(row[score] for row in rows if not integers([row[score]], 0, 10))
    if f"{sum(left.values())} cells left out" not in said.err:
        yield f"not told of {left}: {said.err}"

    # Importing once more changes nothing, not even the file.
    before = program.read("p.sonder.json")
    program.good("import", "p.sonder.json", path, "--score", "nps=nps", "--comment", "explication=nps")
    if program.read("p.sonder.json") != before:
        yield "the second import changed the project"


@needs("sfo-airport/2017_SFO_Customer_Survey_20250817.csv")
def sfo_airport(path):
    """97 columns; codes for blanks that are no scores; touchpoints side by side."""
    header, *rows = rows_of(path, "utf-8")
    places = [name for name in header if name.startswith("Q7") and name != "Q7ALL"]
    scores = [word for name in places for word in ("--score", f"{name}=csat:{name[2:]}")]
    program.good("new", "p.sonder.json")
    program.good("import", "p.sonder.json", path, "--key", "RESPNUM", "--score", "NETPRO=nps",
                 "--missing", "NETPRO=11", *scores, "--missing", "6", "--missing", "0")
    found = stats("--metric", "nps")
    column = header.index("NETPRO")
    # 0 and 6 are given as blanks for all score columns, so the independent count leaves them out too.
    some = [n for n in integers((row[column] for row in rows), 0, 10) if n not in (0, 6)]
    yield from expected.differences(found["overall"], expected.figures(some, "nps"), "without 0 and 6")

    found = stats("--metric", "csat", "--by", "touchpoint")
    wanted = {name[2:]: expected.figures(integers((row[header.index(name)] for row in rows), 1, 5), "csat")
              for name in places}
    yield from check_groups(found, wanted, [name[2:] for name in places])


@needs("sfo-airport/2017_SFO_Customer_Survey_20250817.csv")
def sfo_airport_known(path):
    program.good("new", "p.sonder.json")
    program.good("import", "p.sonder.json", path, "--key", "RESPNUM", "--score", "NETPRO=nps",
                 "--missing", "NETPRO=11")
    header, *rows = rows_of(path, "utf-8")
    everything = integers((row[header.index("NETPRO")] for row in rows), 0, 10)
    found = stats()["overall"]
    yield from known(found, n="2746", score="39.8398")
    yield from expected.differences(found, expected.figures(everything, "nps"), "all")

    wanted = {}
    for row in rows:
        wanted.setdefault(row[header.index("Q20GENDER")] or "(blank)", []).append(row[header.index("NETPRO")])
    wanted = {name: expected.figures(integers(cells, 0, 10), "nps") for name, cells in wanted.items()}
    yield from check_groups(stats("--by", "Q20GENDER"), wanted)


@needs("starwars-surveymonkey/StarWars.csv")
def star_wars(path):
    """Two header rows, 23 of whose cells are empty, and a legacy encoding."""
    header, second, *rows = rows_of(path, "mac_roman")
    first_rank = next(i for i, name in enumerate(header) if name.startswith("Please rank"))
    films = {i: second[i] for i in range(first_rank, first_rank + 6)}
    scores = [word for i, name in films.items() for word in ("--score", f"#{i + 1}=rating:1-6:{name}")]
    program.good("new", "p.sonder.json")
    program.good("import", "p.sonder.json", path, *scores)
    wanted = {re.sub(r"\s+", " ", name.strip()):
              expected.figures(integers((row[i] for row in rows), 1, 6), "rating", 1, 6)
              for i, name in films.items()}
    found = stats("--by", "touchpoint")
    for group in found["groups"]:
        group["group"] = re.sub(r"\s+", " ", group["group"])
    yield from check_groups(found, wanted)


@needs("qualtrics-sample/sample.csv")
def qualtrics(path):
    """Three header rows, and the legacy form with two and a byte-order mark."""
    for name in ("sample.csv", "sample_legacy.csv"):
        file = os.path.join(os.path.dirname(path), name)
        program.good("new", name)
        program.good("import", name, file, "--score", "Q1=csat", "--comment", "Q2=Q1", "--date", "EndDate")
        found = program.good("stats", name, "--format", "json", "--by", "month").json()
        yield from check_groups(found, {"2017-07": expected.figures([2], "csat")})
        if '"comment": "Hello World!"' not in program.read(name).decode():
            yield f"{name}: the comment is missing"


def check_pairs(found, groups, test):
    """Compares each group of scores with all others together, and corrects after Holm."""
    wanted = {}
    for name, scores in groups.items():
        rest = [score for other, theirs in groups.items() if other != name for score in theirs]
        if name not in ("(blank)", "Unassigned"):
            wanted[name] = (scores, rest, test(scores, rest) if min(len(scores), len(rest)) > 1 else {})
    tested = {name: result for name, (mine, rest, result) in wanted.items() if min(len(mine), len(rest)) >= 30}
    adjusted = expected.holm({name: result["p"] for name, result in tested.items()})
    if {pair["a"] for pair in found["pairs"]} != set(wanted):
        yield f"pairs of {[pair['a'] for pair in found['pairs']]}, not {list(wanted)}"
    for pair in found["pairs"]:
        mine, rest, result = wanted[pair["a"]]
        if pair["a"] in tested:
            more = {"pAdjusted": adjusted[pair["a"]], "significant": adjusted[pair["a"]] < 0.05, "note": None}
        else:
            more = {"statistic": None, "df": None, "p": None, "pAdjusted": None, "significant": None,
                    "note": "few-answers"}
        wanted_pair = {"b": "(rest)", "nA": len(mine), "nB": len(rest), **result, **more}
        yield from expected.differences(pair, wanted_pair, pair["a"])


@needs("sfo-airport/2017_SFO_Customer_Survey_20250817.csv")
def comparisons(path):
    """Each group against the rest, by the three tests."""
    header, *rows = rows_of(path, "utf-8")
    program.good("new", "p.sonder.json")
    program.good("import", "p.sonder.json", path, "--key", "RESPNUM", "--score", "NETPRO=nps",
                 "--score", "Q7ALL=csat", "--score", "Q9ALL=ces", "--missing", "NETPRO=11",
                 "--missing", "Q7ALL=0", "--missing", "Q9ALL=0")
    for metric, column, highest, lowest, test in (("nps", "NETPRO", 10, 0, expected.nps_test),
                                                  ("csat", "Q7ALL", 5, 1, expected.share_test),
                                                  ("ces", "Q9ALL", 7, 1, expected.mean_test)):
        for by in ("Q20GENDER", "Q19AGE", "DESTGEO"):
            groups = {}
            for row in rows:
                name = row[header.index(by)] or "(blank)"
                groups.setdefault(name, []).extend(integers([row[header.index(column)]], lowest, highest))
            found = program.good("compare", "p.sonder.json", "--metric", metric, "--by", by,
                                 "--format", "json").json()
            for complaint in check_pairs(found, groups, test):
                yield f"{metric} by {by}: {complaint}"


sys.exit(CASES.results.finish())
