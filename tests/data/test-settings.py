#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the schema promises to remember, the program does remember."""

import sys
import xml.etree.ElementTree

import tree

SCHEMA = "data/io.github.sonder.Sonder.gschema.xml"


def read_keys():
    root = xml.etree.ElementTree.fromstring(tree.read(SCHEMA))
    return [key.get("name") for key in root.iter("key")]


def check_used(key, sources):
    if not any(f'"{key}"' in source or f'"changed::{key}"' in source for source in sources):
        yield f"{SCHEMA}: nothing uses {key}"


def main():
    sources = [tree.without_comments(tree.read(path)) for path in tree.files("src/app", (".c",))]
    results = tree.Results()
    for key in read_keys():
        results.case(key, check_used(key, sources))
    return results.finish()


if __name__ == "__main__":
    sys.exit(main())
