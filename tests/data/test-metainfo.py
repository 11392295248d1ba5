#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The description for software stores is valid and agrees with the rest.

test-metainfo.py METAINFO ENTRY VERSION
"""

import os
import shutil
import subprocess
import sys
import xml.etree.ElementTree

import tree

VALIDATORS = (
    # name, command, its Debian package
    ("appstreamcli", ("appstreamcli", "validate", "--no-net", "--strict"), "appstream"),
    ("appstream-util", ("appstream-util", "validate-relax", "--nonet"), "appstream-util"),
)
# Software stores cut off what is longer.
LONGEST_SUMMARY = 35


def complaints_of_validator(command, path):
    run = subprocess.run([*command, path], capture_output=True, text=True, check=False)
    if run.returncode:
        yield run.stdout + run.stderr


def check_agreement(root, entry_path, version):
    """Id, name, file type and version are those of the desktop entry and the build."""
    entry = tree.read(os.path.abspath(entry_path))
    app_id = os.path.basename(entry_path).removesuffix(".desktop")
    expected = {
        "id": app_id,
        "launchable": f"{app_id}.desktop",
        "provides/binary": "sonder",
        "project_license": "GPL-3.0-or-later",
    }
    for element, text in expected.items():
        if root.findtext(element) != text:
            yield f"<{element}> is {root.findtext(element)}, not {text}"
    if f"\nName={root.findtext('name')}\n" not in entry:
        yield "the name is not that of the desktop entry"
    if f"\nMimeType={root.findtext('provides/mediatype')};\n" not in entry:
        yield "the file type is not that of the desktop entry"
    newest = root.find("releases/release").get("version")
    if newest != version:
        yield f"the newest release is {newest}, the build {version}"


def check_summary(root):
    summary = root.findtext("summary")
    if len(summary) > LONGEST_SUMMARY or summary.endswith("."):
        yield f"'{summary}': at most {LONGEST_SUMMARY} characters, without a full stop"


def main():
    path, entry_path, version = sys.argv[1:]
    root = xml.etree.ElementTree.parse(path).getroot()
    results = tree.Results()
    for name, command, package in VALIDATORS:
        if shutil.which(command[0]):
            results.case(f"valid-{name}", complaints_of_validator(command, path))
        else:
            results.skip(f"valid-{name}", f"{command[0]} is not installed (Debian: {package})")
    results.case("agreement", check_agreement(root, entry_path, version))
    results.case("summary", check_summary(root))
    return results.finish()


if __name__ == "__main__":
    sys.exit(main())
