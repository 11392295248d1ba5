#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The layers use only what they may: what each file includes is read.

The include paths of the build forbid most of what is wrong here, which
test-layers.py proves; where they overlap (/usr/include holds GSL, GLib's
folder holds GIO) only reading the files tells.
"""

import os
import re
import sys

import tree

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(?:<([^>]+)>|"([^"]+)"|(\S+))', re.MULTILINE)

C_LIBRARY = {
    "assert.h", "ctype.h", "errno.h", "fenv.h", "float.h", "inttypes.h", "limits.h", "locale.h",
    "math.h", "setjmp.h", "signal.h", "stdarg.h", "stdatomic.h", "stdbool.h", "stddef.h",
    "stdint.h", "stdio.h", "stdlib.h", "string.h", "time.h", "wchar.h", "wctype.h",
}
POSIX = {
    "dirent.h", "fcntl.h", "glob.h", "langinfo.h", "poll.h", "pwd.h", "strings.h", "sys/file.h",
    "sys/ioctl.h", "sys/random.h", "sys/resource.h", "sys/stat.h", "sys/statvfs.h", "sys/time.h",
    "sys/types.h", "sys/uio.h", "sys/wait.h", "termios.h", "unistd.h",
}

# Outside libraries: their headers as patterns.
LIBRARIES = {
    "glib": r"glib\.h|glib/(gi18n-lib|gprintf|gstdio)\.h",
    "gio": r"glib-object\.h|glib-unix\.h|gio/gio\.h",
    "gio-unix": r"gio/g(unix|desktop|filedescriptor)\w*\.h",
    "gsl": r"gsl/\w+\.h",
    "json-glib": r"json-glib/json-glib\.h",
    "uchardet": r"uchardet\.h",
    "cairo": r"cairo(-pdf|-svg)?\.h",
    "pango": r"pango/pango(cairo)?\.h",
    "gdk-pixbuf": r"gdk-pixbuf/gdk-pixbuf\.h",
    "gtk": r"(gtk/gtk|gdk/gdk|gsk/gsk|graphene|adwaita)\.h|gdk/(wayland|x11)/\w+\.h",
    # The catalogue is opened, and the locale set, where the program begins.
    "gi18n": r"glib/gi18n\.h",
}

# What each layer may include of other layers and of outside libraries.
ALLOWED = {
    "stats": ({"stats"}, {"glib", "gsl"}),
    "model": ({"model"}, {"glib", "gio"}),
    "analysis": ({"analysis", "stats", "model"}, {"glib", "gio"}),
    "io": ({"io", "model"}, {"glib", "gio", "gio-unix", "uchardet"}),
    "draw": ({"draw", "analysis", "model"}, {"glib", "gio", "cairo", "pango"}),
    "cli": ({"cli", "stats", "model", "analysis", "io", "draw"},
            {"glib", "gio", "gio-unix"}),
    "app": ({"app", "stats", "model", "analysis", "io", "draw"},
            {"glib", "gio", "gio-unix", "cairo", "pango", "gdk-pixbuf", "gtk", "gi18n"}),
    "main": ({"cli", "app"}, {"glib", "gio", "gi18n"}),
}


def includes(path):
    """The includes of a file: line, name, and whether it stands in quotes."""
    text = tree.without_comments(tree.read(path))
    for match in INCLUDE.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        system, own, macro = match.groups()
        yield line, system or own or macro, own is not None


def layer_of(path):
    """The layer a source file belongs to: its folder, or main."""
    parts = path.split(os.sep)
    return parts[1] if len(parts) > 2 else "main"


def judge(path, name, quoted, headers):
    """Why a file may not include this, or None."""
    layer = layer_of(path)
    layers, libraries = ALLOWED[layer]
    if quoted:
        if name == "config.h":
            return None
        if name not in headers:
            return "is no header of src (system headers stand in <>, own ones have no folder)"
        owner = headers[name]
        return None if owner in layers else f"belongs to {owner}, which {layer} may not use"
    if name in C_LIBRARY or (name in POSIX and layer not in ("stats", "analysis")):
        return None
    for library, pattern in LIBRARIES.items():
        if re.fullmatch(pattern, name):
            return None if library in libraries else f"belongs to {library}, which {layer} may not use"
    return f"is not among the headers that {layer} may use (see ALLOWED in tests/tree/test-includes.py)"


def check_unique(headers):
    """Complaints about header names that occur twice."""
    seen = {}
    for path in headers:
        name = os.path.basename(path)
        if name in seen:
            yield f"{path}: there is also {seen[name]}"
        seen[name] = path


def check_layer(layer, sources, headers):
    for path in sources:
        if layer_of(path) != layer:
            continue
        for line, name, quoted in includes(path):
            reason = judge(path, name, quoted, headers)
            if reason:
                yield f"{path}:{line}: {name} {reason}"


def self_test():
    """The judge on cases whose verdict is known: a rule that forgives all is found here."""
    headers = {"interval.h": "stats", "project.h": "model", "reader.h": "io", "chart.h": "draw"}
    cases = [
        ("src/stats/a.c", "interval.h", True, True),
        ("src/stats/a.c", "project.h", True, False),
        ("src/stats/a.c", "gio/gio.h", False, False),
        ("src/stats/a.c", "gsl/gsl_cdf.h", False, True),
        ("src/model/a.c", "gsl/gsl_cdf.h", False, False),
        ("src/model/a.h", "gio/gio.h", False, True),
        ("src/model/a.h", "model/project.h", True, False),
        ("src/analysis/a.c", "cairo.h", False, False),
        ("src/io/a.c", "chart.h", True, False),
        ("src/io/a.c", "json-glib/json-glib.h", False, False),
        ("src/draw/a.c", "reader.h", True, False),
        ("src/draw/a.c", "json-glib/json-glib.h", False, False),
        ("src/draw/a.c", "gdk/gdk.h", False, False),
        ("src/cli/a.c", "gtk/gtk.h", False, False),
        ("src/cli/a.c", "chart.h", True, True),
        ("src/app/a.c", "gtk/gtk.h", False, True),
        ("src/app/a.c", "json-glib/json-glib.h", False, False),
        ("src/main.c", "adwaita.h", False, False),
    ]
    for path, name, quoted, fine in cases:
        reason = judge(path, name, quoted, headers)
        if (reason is None) != fine:
            yield f"{path} including {name}: {reason or 'allowed'}"


def main():
    sources = tree.files("src", (".c", ".h"))
    header_paths = [path for path in sources if path.endswith(".h")]
    headers = {os.path.basename(path): layer_of(path) for path in header_paths}
    results = tree.Results()
    results.case("rules", self_test())
    results.case("layers-known", (f"{path}: {layer_of(path)} is no layer" for path in sources
                                  if layer_of(path) not in ALLOWED))
    results.case("header-names-unique", check_unique(header_paths))
    for layer in ALLOWED:
        results.case(f"includes/{layer}", check_layer(layer, sources, headers))
    return results.finish()


if __name__ == "__main__":
    sys.exit(main())
