#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""po/POTFILES names the files with text to translate, po/sonder.pot that text, po/LINGUAS the translations."""

import os
import re
import subprocess
import sys

import tree

MARKED_C = re.compile(r"(?<![\w\"])(_|N_|C_|NC_|Q_|g_dgettext|g_dngettext|g_dpgettext2?|g_dcgettext|n?gettext)\s*\(")
MARKED_UI = re.compile(r'translatable="(yes|true)"')
MARKED_DESKTOP = re.compile(r"^(Name|GenericName|Comment|Keywords)=", re.MULTILINE)


def is_marked(path):
    text = tree.read(path)
    if path.endswith((".c", ".h")):
        return MARKED_C.search(tree.without_comments(text))
    if path.endswith((".ui", ".gschema.xml")):
        return MARKED_UI.search(text)
    if path.endswith((".metainfo.xml.in", ".mime.xml.in")):
        return True
    return MARKED_DESKTOP.search(text)


def words(path):
    """The words of a list such as POTFILES, without comments."""
    return re.sub(r"#.*", "", tree.read(path)).split()


def check_listed(listed, marked):
    for path in sorted(marked - listed):
        yield f"{path} has text to translate: add it to po/POTFILES"
    for path in sorted(listed - marked):
        yield f"{path} has no text to translate, or is gone: take it out of po/POTFILES"


def extract(listed):
    """What xgettext finds in the files, and its complaints."""
    command = ["xgettext", "--from-code=UTF-8", "--keyword=_", "--keyword=N_", "--keyword=C_:1c,2",
               "--keyword=NC_:1c,2", "--keyword=g_dngettext:2,3", "--keyword=g_dgettext:2",
               "--keyword=g_dpgettext2:2c,3", "--output=-", *sorted(listed)]
    run = subprocess.run(command, cwd=tree.TOP, capture_output=True, text=True, check=False)
    if run.returncode or run.stderr:
        return "", [run.stderr.strip() or f"xgettext: status {run.returncode}"]
    return run.stdout, []


def messages(catalogue):
    """The messages of a catalogue, without their comments and translations."""
    command = ["msgcat", "--no-location", "--no-wrap", "-"]
    text = subprocess.run(command, input=catalogue, capture_output=True, text=True, check=True).stdout
    blocks = [[line for line in block.split("\n") if re.match(r"msg(ctxt|id|id_plural) ", line)]
              for block in text.split("\n\n")[1:]]
    return {"\n".join(block) for block in blocks if block}


def check_template(extracted):
    """po/sonder.pot has what the files have."""
    listed, found = messages(tree.read("po/sonder.pot")), messages(extracted)
    for message in sorted(found - listed):
        yield f"po/sonder.pot lacks {message}"
    for message in sorted(listed - found):
        yield f"po/sonder.pot still has {message}"


def check_translations(languages):
    """Each language that is offered has every message, in order for printf()."""
    found = {os.path.basename(path)[:-3] for path in tree.files("po", (".po",))}
    for language in sorted(found ^ languages):
        yield f"{language}: po/LINGUAS and po/{language}.po belong together"
    for language in sorted(found & languages):
        for command in (["msgfmt", "--check", "--output-file=/dev/null", f"po/{language}.po"],
                        ["msgcmp", f"po/{language}.po", "po/sonder.pot"]):
            run = subprocess.run(command, cwd=tree.TOP, capture_output=True, text=True, check=False)
            if run.returncode:
                yield run.stderr.strip()


def main():
    sources = tree.files("src", (".c", ".h")) + tree.files("ui", (".ui",))
    data = tree.files("data", (".desktop.in", ".gschema.xml", ".metainfo.xml.in", ".mime.xml.in"))
    marked = {path for path in sources + data if is_marked(path)}
    listed = words("po/POTFILES")
    results = tree.Results()
    results.case("listed", check_listed(set(listed), marked))
    results.case("listed-once-in-order", [] if listed == sorted(set(listed)) else ["po/POTFILES: not sorted"])
    extracted, complaints = extract(set(listed))
    results.case("extraction", complaints)
    results.case("template", check_template(extracted))
    results.case("translations", check_translations(set(words("po/LINGUAS"))))
    return results.finish()


if __name__ == "__main__":
    sys.exit(main())
