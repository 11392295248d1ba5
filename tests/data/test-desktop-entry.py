#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The desktop entry is valid, and what it names exists.

test-desktop-entry.py ENTRY
"""

import configparser
import os
import shutil
import subprocess
import sys

import tree

VALIDATOR = "desktop-file-validate"
MIME_XML = "data/io.github.sonder.Sonder.mime.xml.in"
SCALABLE = "data/icons/hicolor/scalable/apps/"


def read_entry(path):
    """The groups of a desktop entry, keys as they are written."""
    entry = configparser.ConfigParser(interpolation=None, delimiters=["="], comment_prefixes=["#"])
    entry.optionxform = str
    entry.read(path, encoding="utf-8")
    return entry


def complaints_of_validator(path):
    run = subprocess.run([VALIDATOR, path], capture_output=True, text=True, check=False)
    if run.returncode or run.stdout or run.stderr:
        yield run.stdout + run.stderr or f"status {run.returncode}"


def check_names(entry, path):
    main = entry["Desktop Entry"]
    app_id = os.path.basename(path).removesuffix(".desktop")
    if main["Icon"] != app_id or f"{SCALABLE}{app_id}.svg" not in tree.files(SCALABLE):
        yield f"no icon {main['Icon']} in {SCALABLE}"
    if main["StartupWMClass"] != app_id:
        yield "windows would not be recognised as this program's"
    if not main["Exec"].endswith(" %U"):
        yield "does not take files"
    for group in entry.sections():
        if entry[group]["Exec"].split()[0] != "sonder":
            yield f"[{group}] starts {entry[group]['Exec']}"
    for mime_type in main["MimeType"].strip(";").split(";"):
        if f'type="{mime_type}"' not in tree.read(MIME_XML):
            yield f"{mime_type} is not in {MIME_XML}"


def main():
    path = sys.argv[1]
    entry = read_entry(path)
    results = tree.Results()
    if shutil.which(VALIDATOR):
        results.case("valid", complaints_of_validator(path))
    else:
        results.skip("valid", f"{VALIDATOR} is not installed (Debian: desktop-file-utils)")
    results.case("names", check_names(entry, path))
    return results.finish()


if __name__ == "__main__":
    sys.exit(main())
