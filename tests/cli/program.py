# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the program as a script would, for the tests of the command line."""

import contextlib
import functools
import json
import os
import subprocess
import tempfile

import tree

BINARY = os.environ["SONDER_BINARY"]
TIMEOUT = 100


class Outcome:
    """What a run left: status, output and messages."""

    def __init__(self, words, run):
        self.command = "sonder " + " ".join(repr(word)[1:-1] for word in words)
        self.status = run.returncode
        self.bytes = run.stdout or b""
        self.out = self.bytes.decode("utf-8", "replace")
        self.err = (run.stderr or b"").decode("utf-8", "replace")

    def json(self):
        return json.loads(self.out)

    def complaints(self, status=0, out=None, err=None):
        """What is not as expected: the status, and pieces of output and messages.

        "" for out or err means that there is nothing at all.
        """
        if self.status != status:
            yield f"{self.command}: status {self.status}, not {status}: {self.err.strip()}"
        for name, expected, found in (("output", out, self.out), ("message", err, self.err)):
            if expected == "" and found:
                yield f"{self.command}: {name}: {found!r}"
            elif expected is not None and expected not in found:
                yield f"{self.command}: no {expected!r} in the {name} {found!r}"

    def one_line(self):
        """Complains unless there is exactly one line of messages, and a clean one."""
        if self.err.count("\n") != 1 or not self.err.startswith("sonder: "):
            yield f"{self.command}: not one line: {self.err!r}"
        if any(ord(c) < 32 and c != "\n" or 127 <= ord(c) < 160 for c in self.err):
            yield f"{self.command}: control characters: {self.err!r}"


def run(*words, binary=BINARY, env=None, **more):
    """Runs the program with these arguments; strings, bytes or paths."""
    settings = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    settings.update(more)
    done = subprocess.run([binary, *words], env={**os.environ, **(env or {})}, timeout=TIMEOUT,
                          check=False, **settings)
    return Outcome(words, done)


def good(*words, **more):
    """Runs what must succeed."""
    outcome = run(*words, **more)
    assert outcome.status == 0, f"{outcome.command}: status {outcome.status}: {outcome.err}"
    return outcome


def write_project(path, **members):
    """Writes a project file with these members after the obligatory ones."""
    project = {"format": "sonder-project", "version": 1, "id": "testtestte", **members}
    with open(path, "w", encoding="utf-8") as file:
        json.dump(project, file, ensure_ascii=False)
    return path


@functools.lru_cache
def schema():
    """What a project file must be; None where the module is missing."""
    try:
        import jsonschema
    except ImportError:
        return None
    return jsonschema.Draft202012Validator(json.loads(tree.read("data/project.schema.json")))


def unlike_schema(path):
    """Complains of what the schema has against a project file."""
    if schema():
        for error in schema().iter_errors(json.loads(read(path))):
            yield f"{path}: {error.json_path}: {error.message}"


def read(path):
    with open(path, "rb") as file:
        return file.read()


class Cases:
    """Test cases that are functions of a folder of their own and yield complaints."""

    def __init__(self):
        self.results = tree.Results()

    def case(self, function):
        """A decorator: runs the function at once, in a new folder."""
        name = function.__name__.replace("_", "-")
        with tempfile.TemporaryDirectory(prefix="sonder-") as folder, contextlib.chdir(folder):
            try:
                complaints = list(function() or ())
            except AssertionError as error:
                complaints = [str(error)]
            except subprocess.TimeoutExpired as error:
                complaints = [f"{error.cmd}: takes too long"]
            self.results.case(name, complaints)
        return function
