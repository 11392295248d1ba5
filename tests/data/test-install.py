#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""`meson install` puts everything where a desktop looks for it.

test-install.py BUILD PREFIX
"""

import os
import shutil
import subprocess
import sys
import tempfile

import tree

ID = "io.github.sonder.Sonder"
EXPECTED = (
    "bin/sonder",
    f"share/applications/{ID}.desktop",
    f"share/glib-2.0/schemas/{ID}.gschema.xml",
    "share/bash-completion/completions/sonder",
    f"share/icons/hicolor/scalable/apps/{ID}.svg",
    f"share/icons/hicolor/scalable/mimetypes/{ID}-project.svg",
    f"share/icons/hicolor/symbolic/apps/{ID}-symbolic.svg",
    "share/man/man1/sonder.1",
    f"share/metainfo/{ID}.metainfo.xml",
    f"share/mime/packages/{ID}.xml",
    "share/sonder/project.schema.json",
)


def install(meson, build, destination):
    run = subprocess.run([meson, "install", "-C", build, "--destdir", destination, "--no-rebuild", "--quiet"],
                         capture_output=True, text=True, check=False)
    if run.returncode:
        yield run.stdout + run.stderr


def check_files(top):
    for path in EXPECTED:
        full = os.path.join(top, path)
        if not os.path.isfile(full) or not os.path.getsize(full):
            yield f"{path} is missing or empty"
    if not os.access(os.path.join(top, "bin/sonder"), os.X_OK):
        yield "bin/sonder cannot be run"


def check_strays(destination, top):
    """Nothing is installed outside of the prefix, nothing that came from an editor."""
    for folder, _, names in os.walk(destination):
        for name in names:
            path = os.path.join(folder, name)
            if not path.startswith(top + os.sep) or name.endswith((".in", "~", ".build", ".c")):
                yield f"{os.path.relpath(path, destination)} does not belong there"


def main():
    build, prefix = sys.argv[1:]
    results = tree.Results()
    meson = shutil.which("meson")
    if not meson:
        results.skip("install", "meson is not on the path")
        return results.finish()
    with tempfile.TemporaryDirectory() as destination:
        top = os.path.join(destination, prefix.lstrip("/"))
        results.case("install", install(meson, build, destination))
        results.case("files", check_files(top))
        results.case("strays", check_strays(destination, top))
    return results.finish()


if __name__ == "__main__":
    sys.exit(main())
