#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The schema of project files describes what the program writes: all of it, and strictly.

test-project-schema.py SCHEMA WRITE-PROJECT
"""

import copy
import json
import subprocess
import sys

import jsonschema
import tree

# Members in the written project that no version knows: there to be kept.
UNKNOWN = {
    "project": ("journeys", "x"), "sources": ("sheet", "later"), "evidence": ("mood",),
    "customers": ("tags", "more"), "answers": ("device",), "rule": ("language", "script", "weight"),
}

# Changes to a sound project, each of which makes it unsound: the way to a value, and the new one.
UNSOUND = (
    ("format", "other"),
    ("version", 2),
    ("version", "1"),
    ("id", ""),
    ("title", None),
    ("title", 3),
    ("team", "Ann"),
    ("team.0", 1),
    ("sources", {}),
    ("sources.0", "src1"),
    ("sources.0.id", ""),
    ("sources.0.id", 4),
    ("sources.0.date", "1.3.2025"),
    ("sources.0.date", "2025-13-01"),
    ("attributes.0.choices", "Pro"),
    ("attributes.1.personal", "yes"),
    ("segments.0.guessedShare", "12"),
    ("segments.0.rule", []),
    ("segments.0.rule.all.0.values", "30"),
    ("segments.0.rule.all.0.values.0", 30),
    ("segments.0.rule.all.0.attribute", 1),
    ("segments.0.rule.any", []),
    ("segments.0.rule.operator", "="),
    ("segments.0.rule.all.1.none.0.operator", 7),
    ("personas.0.goals.0.id", None),
    ("personas.0.goals.0.evidence.0.score", "9"),
    ("personas.0.sliders.0.value", "0"),
    ("empathyMaps.0.notes.0.evidence.0.stance", True),
    ("customers.0.id", 1042),
    ("customers.0.attributes", []),
    ("customers.1.pinned", None),
    ("customers.2.anonymous", 1),
    ("answers.0.customer", ""),
    ("answers.0.score", 8.5),
    ("answers.0.score", "9"),
    ("answers.0.date", "2025-03-1"),
    ("answers.0.comment", ["Fast."]),
)

MISSING = ("format", "version", "sources.0.id", "segments.0.id", "customers.0.id", "answers.0.customer",
           "empathyMaps.0.notes.0.id", "personas.0.facts.0.id")


def step(value, key):
    return value[int(key)] if isinstance(value, list) else value[key]


def change(project, way, new=None, remove=False):
    """A copy of the project with one value changed or removed."""
    project = copy.deepcopy(project)
    *folders, last = way.split(".")
    value = project
    for key in folders:
        value = step(value, key)
    if remove:
        del value[last]
    elif isinstance(value, list):
        value[int(last)] = new
    else:
        value[last] = new
    return project


def without_unknown(value, name="project"):
    """The same project without the members that nobody knows."""
    if isinstance(value, list):
        return [without_unknown(item, name) for item in value]
    if not isinstance(value, dict) or name == "attributes of a customer":
        return value
    inner = {"rule": "rule", "all": "rule", "any": "rule", "none": "rule"}
    return {
        key: without_unknown(
            item, "attributes of a customer" if key == "attributes" and name == "customers" else inner.get(key, key))
        for key, item in value.items() if key not in UNKNOWN.get(name, ())
    }


def closed(schema):
    """The same schema, but refusing every member that it does not describe."""
    if isinstance(schema, list):
        return [closed(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    result = {key: closed(item) for key, item in schema.items()}
    if schema.get("type") == "object" and "properties" in schema:
        result["additionalProperties"] = False
    return result


def complaints(schema, project):
    for error in jsonschema.Draft202012Validator(schema).iter_errors(project):
        yield f"{'.'.join(map(str, error.absolute_path))}: {error.message[:200]}"


def accepted(schema, project, what):
    if jsonschema.Draft202012Validator(schema).is_valid(project):
        yield f"{what} is accepted"


def check_schema(schema):
    try:
        jsonschema.Draft202012Validator.check_schema(schema)
    except jsonschema.SchemaError as error:
        yield str(error)


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        schema = json.load(file)
    written = subprocess.run([sys.argv[2]], capture_output=True, check=True).stdout
    project = json.loads(written)
    results = tree.Results()
    results.case("schema", check_schema(schema))
    results.case("written", complaints(schema, project))
    results.case("unknown-members-are-there", accepted(closed(schema), project, "a project with unknown members"))
    results.case("all-described", complaints(closed(schema), without_unknown(project)))
    for way, new in UNSOUND:
        results.case(f"refused/{way}={json.dumps(new)}", accepted(schema, change(project, way, new), "it"))
    for way in MISSING:
        results.case(f"required/{way}", accepted(schema, change(project, way, remove=True), "it"))
    return results.finish()


if __name__ == "__main__":
    sys.exit(main())
