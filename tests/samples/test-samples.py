#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sample projects are what their generator makes, and tell the story they are there for.

test-samples.py MAKE-SAMPLE SONDER

Figures are computed here once more, from the file alone, and compared with
what the program says.
"""

import json
import math
import os
import subprocess
import sys
import tempfile

try:
    import jsonschema
except ImportError:
    jsonschema = None

import tree

SAMPLES = {"en": "coffee-roaster", "es": "tostaduria-de-cafe"}
FOLDER = "data/samples"
FIRST_DAY, LAST_DAY = "2025-01-01", "2026-06-30"
COURIER = ("2025-10-01", "2025-12-31")


class Sample:
    """A sample project, read as plain JSON."""

    def __init__(self, language):
        self.language = language
        self.path = f"{FOLDER}/{SAMPLES[language]}.sonder.json"
        self.text = tree.read(self.path)
        self.project = json.loads(self.text)
        self.customers = {customer["id"]: customer for customer in self.project["customers"]}
        self.answers = self.project["answers"]
        self.segments = [segment["id"] for segment in self.project["segments"]]
        self.types = self.project["attributes"][0]
        # Items stand in the same order in every language.
        self.cafes, self.offices, self.subscribers, self.regulars, self.web = self.segments
        (self.choosing, self.ordering, self.counter, self.delivery, self.coffee,
         self.help) = [touchpoint["id"] for touchpoint in self.project["touchpoints"]]
        self.nps, self.csat, self.ces, self.stars = [metric["id"] for metric in self.project["metrics"]]
        self.attribute = [attribute["id"] for attribute in self.project["attributes"]]

    def segment_of(self, customer):
        """The segment of a customer by the rules as the story means them, written once more."""
        if "pinned" in customer:
            return customer["pinned"] or None
        values = customer.get("attributes", {})
        kind, _, _, _, subscription, visits, web_orders, kilos, _, team = (
            values.get(name) for name in self.attribute)
        if kind == self.types["choices"][2]:
            return self.cafes
        if kind == self.types["choices"][1] or ((team or 0) >= 5 and (kilos or 0) >= 3):
            return self.offices
        if subscription is True:
            return self.subscribers
        if (visits or 0) >= 8:
            return self.regulars
        return self.web if (web_orders or 0) >= 1 else None

    def answers_of(self, segment, metric=None, touchpoint=None, first=FIRST_DAY, last=LAST_DAY):
        return [answer for answer in self.answers
                if self.segment_of(self.customers[answer["customer"]]) == segment
                and (metric is None or answer.get("metric") == metric)
                and (touchpoint is None or answer.get("touchpoint") == touchpoint)
                and first <= answer["date"] <= last]

    def latest_scores(self, segment, metric):
        """Each customer's latest score; the answers stand by date."""
        return list({answer["customer"]: answer["score"]
                     for answer in self.answers_of(segment, metric)}.values())


def nps(scores):
    """The Net Promoter Score, and the adjusted-Wald centre and standard error."""
    count = len(scores)
    promoters = sum(score >= 9 for score in scores)
    detractors = sum(score <= 6 for score in scores)
    p, d = (promoters + 0.75) / (count + 3), (detractors + 0.75) / (count + 3)
    error = math.sqrt((p + d - (p - d) ** 2) / (count + 3))
    return 100 * (promoters - detractors) / count, 100 * (p - d), 100 * error


def p_value(first, second):
    _, a, a_error = nps(first)
    _, b, b_error = nps(second)
    return math.erfc(abs(a - b) / math.hypot(a_error, b_error) / math.sqrt(2))


def share_satisfied(answers):
    return 100 * sum(answer["score"] >= 4 for answer in answers) / len(answers)


def check_generated(make_sample, sample):
    """The generator makes the very bytes that are in the repository."""
    with tempfile.TemporaryDirectory() as folder:
        made = os.path.join(folder, "made.sonder.json")
        run = subprocess.run(
            [make_sample, sample.language, f"{FOLDER}/comments-{sample.language}.txt", made],
            cwd=tree.TOP, capture_output=True, text=True, check=False)
        if run.returncode:
            yield run.stderr.strip()
            return
        with open(made, encoding="utf-8") as file:
            if file.read() != sample.text:
                yield (f"{sample.path} is not what the generator makes: "
                       f"{make_sample} {sample.language} {FOLDER}/comments-{sample.language}.txt {sample.path}")


def check_sizes(sample):
    project = sample.project
    anonymous = sum("anonymous" in customer for customer in sample.customers.values())
    dates = [answer["date"] for answer in sample.answers]
    cards = [answer for answer in sample.answers if answer["customer"].startswith("card-")]
    reviews = [answer for answer in sample.answers if answer["customer"].startswith("review-")]
    few = [segment for segment in sample.segments if len(sample.answers_of(segment)) < 30]
    facts = {
        "400 customers": len(sample.customers) - anonymous == 400,
        "120 cards and 10 reviewers": anonymous == 130,
        "2500 answers": len(sample.answers) == 2500,
        "18 months": FIRST_DAY <= min(dates) < "2025-02-01" and "2026-06-01" <= max(dates) <= LAST_DAY,
        "answers by date": dates == sorted(dates),
        "5 segments by rule": len(sample.segments) == 5 and all("rule" in s for s in project["segments"]),
        "phases": [t["phase"] for t in project["touchpoints"]] == ["before"] + ["during"] * 3 + ["after"] * 2,
        "a card each": len(cards) == len({answer["customer"] for answer in cards}) == 120,
        "10 reviews, 2 without a score": len(reviews) == 10 and sum("score" not in r for r in reviews) == 2,
        "one segment with few answers": few == [sample.cafes],
        "3 personas, 3 maps": len(project["personas"]) == 3 and len(project["empathyMaps"]) == 3,
        "some fixed by hand": sum("pinned" in c for c in sample.customers.values()) == 4,
    }
    return [name for name, fine in facts.items() if not fine]


def check_comments(sample):
    comments = [answer["comment"] for answer in sample.answers if "comment" in answer]
    if len(comments) < 250:
        yield f"only {len(comments)} comments"
    if len(set(comments)) != len(comments):
        yield "a comment occurs twice"


def check_story(sample):
    latest = {segment: sample.latest_scores(segment, sample.nps) for segment in sample.segments}
    offices = latest[sample.offices]
    others = sum((latest[s] for s in sample.segments if s != sample.offices), [])
    if nps(offices)[0] > nps(others)[0] - 30 or p_value(offices, others) > 1e-6:
        yield "the offices are not clearly unhappier"

    def office_gap(touchpoint, metric):
        at_home = sum((sample.answers_of(s, metric, touchpoint) for s in (sample.subscribers, sample.web)), [])
        return share_satisfied(at_home) - share_satisfied(sample.answers_of(sample.offices, metric, touchpoint))

    if office_gap(sample.delivery, sample.csat) < 30:
        yield "delivery to offices is not clearly worse"
    for touchpoint in (sample.choosing, sample.coffee):
        if office_gap(touchpoint, sample.csat) > 10:
            yield f"offices are also unhappier with {touchpoint}"

    gap = abs(nps(latest[sample.subscribers])[0] - nps(latest[sample.regulars])[0])
    if gap < 10 or p_value(latest[sample.subscribers], latest[sample.regulars]) < 0.1:
        yield "subscribers and regulars do not look different without being so"

    for segment in (sample.offices, sample.subscribers, sample.web):
        before = sample.answers_of(segment, sample.csat, sample.delivery, last="2025-09-30")
        during = sample.answers_of(segment, sample.csat, sample.delivery, *COURIER)
        after = sample.answers_of(segment, sample.csat, sample.delivery, first="2026-01-01")
        if share_satisfied(during) > min(share_satisfied(before), share_satisfied(after)) - 15:
            yield f"no fall and recovery for {segment}"
    before = [a["score"] for a in sample.answers_of(sample.regulars, sample.nps, last="2025-09-30")]
    during = [a["score"] for a in sample.answers_of(sample.regulars, sample.nps, None, *COURIER)]
    if p_value(before, during) < 0.05:
        yield "regulars, who come to the shop, suffer from the courier too"


def support(item):
    stances = {evidence["stance"] for evidence in item.get("evidence", [])}
    return "disputed" if "against" in stances else "supported" if stances else "assumed"


def check_team(sample):
    """Personas and maps: what is supported, assumed and disputed."""
    personas, maps = sample.project["personas"], sample.project["empathyMaps"]
    supports = [[support(s) for s in p["goals"] + p["frustrations"]] for p in personas]
    notes = [[support(note) for note in m["notes"]] for m in maps]
    if ["segment" in persona for persona in personas] != [True, True, False]:
        yield "not exactly the third persona is without a segment"
    if set(supports[2]) != {"assumed"} or "supported" not in supports[0] or "supported" not in supports[1]:
        yield "not exactly the third persona is all assumption"
    if sum(notes, []).count("disputed") != 1:
        yield "not exactly one note is disputed"
    for number, kinds in enumerate(notes):
        if not {"assumed", "supported"} <= set(kinds):
            yield f"map {number + 1} has not both assumed and supported notes"
    if {m["layout"] for m in maps} != {"canvas", "classic"}:
        yield "not both layouts"


def check_evidence(sample):
    """All evidence quotes a real answer, with its date, segment, touchpoint and score."""
    cited = {answer["id"]: answer for answer in sample.answers if "id" in answer}
    names = {item["id"]: item["name"] for kind in ("segments", "touchpoints", "metrics")
             for item in sample.project[kind]}
    items = sum((p["goals"] + p["frustrations"] for p in sample.project["personas"]), [])
    items += sum((m["notes"] for m in sample.project["empathyMaps"]), [])
    evidence = sum((item.get("evidence", []) for item in items), [])
    for piece in evidence:
        answer = cited.get(piece["answer"])
        if answer is None:
            yield f"{piece['answer']} is no answer"
            continue
        segment = sample.segment_of(sample.customers[answer["customer"]])
        expected = {"quotation": answer["comment"], "date": answer["date"], "source": answer["source"],
                    "touchpoint": names.get(answer.get("touchpoint")), "segment": names.get(segment),
                    "metric": names.get(answer.get("metric")), "score": answer.get("score")}
        if {name: piece.get(name) for name in expected} != expected:
            yield f"{piece['id']} does not agree with its answer {answer['id']}"
    if set(cited) != {piece["answer"] for piece in evidence} or len(evidence) < 30:
        yield "answers with an id and cited ones are not the same"


def ask(sonder, verb, sample, *options):
    """The program's answer, as JSON."""
    run = subprocess.run([sonder, verb, sample.path, *options, "--by", "segment", "--format", "json"],
                         cwd=tree.TOP, capture_output=True, text=True, check=True)
    return json.loads(run.stdout)


def check_figures(sonder, sample):
    """The program's figures are those computed here."""
    groups = {group["id"]: group for group in ask(sonder, "stats", sample, "--metric", sample.nps)["groups"]}
    for segment in [*sample.segments, None]:
        scores = [answer["score"] for answer in sample.answers_of(segment, sample.nps)]
        members = [c for c in sample.customers.values() if sample.segment_of(c) == segment]
        group = groups[segment]
        if (group["n"], group["customers"]) != (len(scores), len(members)):
            yield f"{segment}: n {group['n']}, customers {group['customers']}"
        if not math.isclose(group["score"], nps(scores)[0], abs_tol=1e-9):
            yield f"{segment}: score {group['score']}, computed here {nps(scores)[0]}"


def check_verdicts(sonder, sample):
    """The program sees in the sample what a demonstration is to find there."""
    names = {segment["id"]: segment["name"] for segment in sample.project["segments"]}

    def pair(answer, first, second):
        (found,) = [p for p in answer["pairs"] if {p["a"], p["b"]} == {first, second}]
        return found

    whole = ask(sonder, "compare", sample, "--metric", sample.nps, "--against", "rest")
    pairs = ask(sonder, "compare", sample, "--metric", sample.nps, "--against", "pairs")
    delivery = ask(sonder, "compare", sample, "--metric", sample.csat, "--touchpoint", sample.delivery)
    for name, answer in (("recommend", whole), ("delivery", delivery)):
        offices = pair(answer, names[sample.offices], "(rest)")
        if offices["significant"] is not True or offices["difference"] > -30:
            yield f"{name}: offices against the rest: {offices}"
    if pair(whole, names[sample.cafes], "(rest)")["note"] != "few-answers":
        yield "cafés have answers enough"
    alike = pair(pairs, names[sample.subscribers], names[sample.regulars])
    if alike["significant"] is not False or abs(alike["difference"]) < 10:
        yield f"subscribers against regulars: {alike}"


def check_canonical(sonder, sample):
    """Rewriting the sample in canonical form changes nothing."""
    with tempfile.TemporaryDirectory() as folder:
        copy = os.path.join(folder, "copy.sonder.json")
        with open(copy, "w", encoding="utf-8") as file:
            file.write(sample.text)
        for verb in ("validate", "format"):
            run = subprocess.run([sonder, verb, copy], capture_output=True, text=True, check=False)
            if run.returncode:
                yield f"{verb}: {run.stderr.strip()}"
        with open(copy, encoding="utf-8") as file:
            if file.read() != sample.text:
                yield "format changes it"


def check_schema(sample):
    schema = json.loads(tree.read("data/project.schema.json"))
    validator = jsonschema.validators.validator_for(schema)(schema)
    for error in validator.iter_errors(sample.project):
        yield f"{'/'.join(map(str, error.absolute_path))}: {error.message}"


def main():
    make_sample, sonder = map(os.path.abspath, sys.argv[1:])
    results = tree.Results()
    for language in SAMPLES:
        sample = Sample(language)
        results.case(f"{language}/generated", check_generated(make_sample, sample))
        results.case(f"{language}/sizes", check_sizes(sample))
        results.case(f"{language}/comments", check_comments(sample))
        results.case(f"{language}/story", check_story(sample))
        results.case(f"{language}/team", check_team(sample))
        results.case(f"{language}/evidence", check_evidence(sample))
        results.case(f"{language}/figures", check_figures(sonder, sample))
        results.case(f"{language}/verdicts", check_verdicts(sonder, sample))
        results.case(f"{language}/canonical", check_canonical(sonder, sample))
        if jsonschema:
            results.case(f"{language}/schema", check_schema(sample))
        else:
            results.skip(f"{language}/schema", "python3-jsonschema is not installed")
    return results.finish()


if __name__ == "__main__":
    sys.exit(main())
