#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files are recognised as projects, and only those.

test-mime-type.py MIME.xml
"""

import os
import shutil
import subprocess
import sys
import tempfile

import tree

PROJECT = "application/vnd.sonder.project+json"
JSON = "application/json"
TEXT = "text/plain"
COMMON_TYPES = "/usr/share/mime/packages/freedesktop.org.xml"
ICON = "io.github.sonder.Sonder-project"
HEAD = '{\n  "format": "sonder-project",\n  "version": 1\n}\n'
TOOLS = {"update-mime-database": "shared-mime-info", "gio": "libglib2.0-bin"}

CASES = (
    # name of the case, of the file, its content, its type
    ("project", "roaster.sonder.json", HEAD, PROJECT),
    ("project-spaces", "Our customers 2026.sonder.json", HEAD, PROJECT),
    ("project-capitals", "ROASTER.SONDER.JSON", HEAD, PROJECT),
    ("project-without-ending", "roaster", HEAD, PROJECT),
    ("other-json", "package.json", '{"format": "other"}', JSON),
    ("only-the-ending", "sonder.json", "{}", JSON),
    ("other-without-ending", "notes", "The format is sonder-project.\n", TEXT),
)


def environment(folder):
    """An environment in which the folder holds all data of the system."""
    return {**os.environ, "XDG_DATA_HOME": folder, "XDG_DATA_DIRS": folder}


def make_database(folder, definition):
    """Installs the file type, beside those that every system has, below folder/mime."""
    packages = os.path.join(folder, "mime", "packages")
    os.makedirs(packages)
    for path in (definition, COMMON_TYPES):
        shutil.copy(path, packages)
    run = subprocess.run(["update-mime-database", os.path.join(folder, "mime")],
                         capture_output=True, text=True, check=False, env=environment(folder))
    if run.returncode or run.stderr:
        yield run.stderr or f"update-mime-database: status {run.returncode}"


def attributes_of(path, folder):
    """What the desktop thinks of a file: its attributes by name."""
    run = subprocess.run(["gio", "info", "--attributes=standard::content-type,standard::icon", path],
                         capture_output=True, text=True, check=True, env=environment(folder))
    pairs = (line.strip().partition(": ") for line in run.stdout.splitlines())
    return {name: value for name, _, value in pairs}


def check_type(folder, name, content, expected):
    path = os.path.join(folder, name)
    with open(path, "w", encoding="utf-8") as file:
        file.write(content)
    found = attributes_of(path, folder)
    if found["standard::content-type"] != expected:
        yield f"{name} is taken for {found['standard::content-type']}, not {expected}"
    if (ICON in found["standard::icon"]) != (expected == PROJECT):
        yield f"{name} is shown with {found['standard::icon']}"


def check_weight(folder):
    """Our ending weighs more than JSON's, for readers that do not prefer the longer one by themselves."""
    with open(os.path.join(folder, "mime", "globs2"), encoding="utf-8") as file:
        globs = [line.strip().split(":") for line in file if not line.startswith("#")]
    weights = {(mime_type, glob): int(weight) for weight, mime_type, glob, *_ in globs}
    if weights[PROJECT, "*.sonder.json"] <= weights[JSON, "*.json"]:
        yield f"{weights[PROJECT, '*.sonder.json']} is not above {weights[JSON, '*.json']}"


def main():
    definition = sys.argv[1]
    results = tree.Results()
    missing = [f"{tool} (Debian: {TOOLS[tool]})" for tool in TOOLS if not shutil.which(tool)]
    if not os.path.exists(COMMON_TYPES):
        missing.append(f"{COMMON_TYPES} (Debian: shared-mime-info)")
    if missing:
        results.skip("mime-type", f"not installed: {', '.join(missing)}")
        return results.finish()
    icons = tree.files("data/icons/hicolor", (f"{ICON}.svg",))
    results.case("icon", [] if icons else [f"no icon {ICON}"])
    with tempfile.TemporaryDirectory() as folder:
        results.case("database", make_database(folder, definition))
        results.case("weight", check_weight(folder))
        for case, name, content, expected in CASES:
            results.case(case, check_type(folder, name, content, expected))
    return results.finish()


if __name__ == "__main__":
    sys.exit(main())
