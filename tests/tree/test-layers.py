#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The build itself keeps the layers apart: what must not compile does not.

test-layers.py BUILD

A file of one line is compiled with the very flags of each layer, which
meson wrote into BUILD/compile_commands.json.
"""

import json
import os
import shlex
import subprocess
import sys

import tree

GTK = ["gtk/gtk.h", "gdk/gdk.h", "gsk/gsk.h", "graphene.h", "adwaita.h"]
DRAWING = ["cairo.h", "pango/pangocairo.h"]
PICTURES = ["gdk-pixbuf/gdk-pixbuf.h"]
JSON = ["json-glib/json-glib.h"]

# Outside headers that each layer must find, and those it must not find.
OUTSIDE = {
    "stats": (["glib.h", "gsl/gsl_cdf.h"], GTK + DRAWING + PICTURES + JSON),
    "model": (["gio/gio.h"], GTK + DRAWING + PICTURES + JSON),
    "analysis": (["gio/gio.h"], GTK + DRAWING + PICTURES + JSON),
    "io": (["gio/gio.h", "uchardet.h"], GTK + DRAWING + PICTURES + JSON),
    "draw": (["gio/gio.h"] + DRAWING, GTK + PICTURES + JSON),
    "cli": (["gio/gio.h"], GTK + PICTURES + JSON),
    "app": (["gtk/gtk.h", "adwaita.h"] + PICTURES, JSON),
}

# The layers whose headers each layer finds: its own, and those it stands on.
SEEN = {
    "stats": {"stats"},
    "model": {"model"},
    "analysis": {"analysis", "stats", "model"},
    "io": {"io", "model"},
    "draw": {"draw", "analysis", "stats", "model"},
    "cli": {"cli", "draw", "io", "analysis", "stats", "model"},
    "app": {"app", "draw", "io", "analysis", "stats", "model"},
}


COMPILE_ONLY = {"LC_ALL": "C", "PATH": os.environ["PATH"]}


class Compiler:
    """Runs the compiler as the build does for the files of one layer."""

    def __init__(self, command, directory, source):
        self.directory = directory
        self.words = []
        words = iter(shlex.split(command))
        for word in words:
            if word in ("-o", "-MF", "-MQ", "-MT"):
                next(words)
            elif word not in ("-c", "-MD", "-MMD", source):
                self.words.append(word)

    def outside_folders(self):
        """The folders outside the tree that this layer finds headers in."""
        for word in self.words:
            if word.startswith("-I"):
                folder = os.path.join(self.directory, word[2:])
                if os.path.relpath(folder, tree.TOP).startswith(os.pardir):
                    yield folder

    def complaint(self, text, folders=None):
        """What the compiler has against a source text; empty if nothing."""
        words = self.words
        if folders is not None:
            words = [word for word in words if not word.startswith("-I")]
            words += [f"-I{folder}" for folder in folders]
        run = subprocess.run(
            words + ["-fsyntax-only", "-x", "c", "-"], input=text, text=True, capture_output=True,
            cwd=self.directory, env=COMPILE_ONLY, check=False)
        return run.stderr.strip() or "no message" if run.returncode else ""

    def finds(self, names, folders=None):
        """Those of the headers that stand on the include path."""
        probes = "".join(
            f"#if __has_include (<{name}>)\n#pragma message \"found {name}\"\n#endif\n" for name in names)
        messages = self.complaint(probes + "#error end\n", folders)
        return [name for name in names if f"found {name}" in messages]


def read_compilers(build):
    """A compiler for each layer, from meson's list of commands."""
    compilers = {}
    with open(os.path.join(build, "compile_commands.json"), encoding="utf-8") as file:
        for entry in json.load(file):
            path = os.path.relpath(os.path.join(entry["directory"], entry["file"]), tree.TOP)
            parts = path.split(os.sep)
            if len(parts) == 3 and parts[0] == "src" and parts[1] not in compilers:
                compilers[parts[1]] = Compiler(entry["command"], entry["directory"], entry["file"])
    return compilers


def check_compile(compiler, headers):
    """Each of the headers compiles as the only one of a file."""
    for header in headers:
        complaint = compiler.complaint(f"#include <{header}>\n")
        if complaint:
            yield f"{header}: {complaint}"


def check_absent(compiler, headers):
    """Each of the headers is not found, and a file that includes it fails for that."""
    for header in headers:
        complaint = compiler.complaint(f"#include <{header}>\n")
        if f"{header}: No such file or directory" not in complaint:
            yield f"{header}: {complaint or 'compiles, and must not'}"


def check_seen(compiler, layer, headers):
    """Of all headers of the tree a layer finds those it may use, and no others."""
    names = sorted(headers)
    found = set(compiler.finds(names))
    for name in names:
        if (headers[name] in SEEN[layer]) != (name in found):
            yield f"{name} of {headers[name]} is {'found' if name in found else 'not found'}"


def check_names(compilers, headers):
    """No header of the tree has the name of one of the system's."""
    folders = sorted({folder for compiler in compilers.values() for folder in compiler.outside_folders()})
    compiler = compilers["app"]
    if not compiler.finds(["adwaita.h", "uchardet.h", "math.h"], folders):
        yield "the system's headers are not found, so this shows nothing"
    for name in compiler.finds(sorted(headers), folders):
        yield f"{name} of {headers[name]} is also a system header"


def main():
    compilers = read_compilers(sys.argv[1])
    headers = {os.path.basename(path): path.split(os.sep)[1] for path in tree.files("src", (".h",))
               if path.count(os.sep) == 2}
    results = tree.Results()
    results.case("commands", (f"{layer}: no source file is compiled" for layer in tree.LAYERS
                              if layer not in compilers))
    results.case("names-not-the-systems", check_names(compilers, headers))
    for layer in tree.LAYERS:
        present, absent = OUTSIDE[layer]
        own = sorted(name for name in headers if headers[name] == layer)
        results.case(f"{layer}/outside-present", check_compile(compilers[layer], present))
        results.case(f"{layer}/outside-absent", check_absent(compilers[layer], absent))
        results.case(f"{layer}/own-headers-alone", check_compile(compilers[layer], own))
        results.case(f"{layer}/layers-seen", check_seen(compilers[layer], layer, headers))
    return results.finish()


if __name__ == "__main__":
    sys.exit(main())
