#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the program does on a terminal, and when it is interrupted."""

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time

import program

CASES = program.Cases()

try:
    for end in pty.openpty():
        os.close(end)
except OSError as error:
    CASES.results.skip("terminal", f"there is none: {error}")
    sys.exit(CASES.results.finish())


def read_terminal(fd, until=None):
    """What arrives on a terminal up to its end, or up to a pattern."""
    text = b""
    deadline = time.monotonic() + program.TIMEOUT
    while time.monotonic() < deadline and not (until and re.search(until, text)):
        if not select.select([fd], [], [], 1)[0]:
            continue
        try:
            piece = os.read(fd, 65536)
        except OSError:
            break
        if not piece:
            break
        text += piece
    return text


@contextlib.contextmanager
def terminal(columns=100):
    """A terminal's two ends: ours and the program's."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    try:
        yield ours, theirs
    finally:
        os.close(ours)
        with contextlib.suppress(OSError):
            os.close(theirs)


def run_on_terminal(words, columns=100, **env):
    """Runs the program with output and messages on a terminal."""
    base = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COLUMNS")}
    with terminal(columns) as (ours, theirs):
        process = subprocess.Popen([program.BINARY, *words], stdin=theirs, stdout=theirs, stderr=theirs,
                                   env={**base, "TERM": "xterm", **env})
        os.close(theirs)
        text = read_terminal(ours)
        process.wait(program.TIMEOUT)
    return process.returncode, text.decode("utf-8", "replace").replace("\r\n", "\n")


def make_small():
    program.write_project("p", metrics=[{"id": "m", "name": "M", "scale": "nps"}], customers=[{"id": "a"}],
                          answers=[{"customer": "a", "metric": "m", "score": 9}],
                          segments=[{"id": "s", "name": "A segment with quite a long name"}])


def write_large(n):
    with open("p", "w", encoding="utf-8") as file:
        file.write('{"format": "sonder-project", "version": 1, "id": "largelarge", '
                   '"metrics": [{"id": "m", "name": "M", "scale": "nps"}], '
                   '"segments": [{"id": "s", "name": "S"}], "customers": [')
        file.write(",".join(f'{{"id": "customer-{i}", "name": "Somebody {i}"}}' for i in range(n)))
        file.write('], "answers": [')
        file.write(",".join(f'{{"customer": "customer-{i % n}", "metric": "m", "score": {i % 11}, '
                            f'"comment": "Comment {i} is about this long."}}' for i in range(4 * n)))
        file.write("]}")


def make_large(seconds):
    """A project that takes about so long, on this machine, to read and to write."""
    write_large(5000)
    start = time.monotonic()
    program.good("format", "p")
    write_large(min(400000, int(5000 * seconds / (time.monotonic() - start))))


@CASES.case
def colours():
    make_small()
    status, text = run_on_terminal(["stats", "p"])
    if status or "\x1b[1m" not in text or "\x1b[33m" not in text:
        yield f"no colours: {text!r}"
    for env in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
        status, text = run_on_terminal(["stats", "p"], **env)
        if status or "\x1b" in text or "few answers" not in text:
            yield f"{env}: {text!r}"
    _, text = run_on_terminal(["stats", "p"], NO_COLOR="")
    if "\x1b[1m" not in text:
        yield "an empty NO_COLOR counts"
    for form in ("json", "csv"):
        _, text = run_on_terminal(["stats", "p", "--format", form])
        if "\x1b" in text:
            yield f"{form} in colours"
    if "\x1b" in program.good("stats", "p").out:
        yield "colours in a pipe"


@CASES.case
def width():
    make_small()
    for columns in (40, 60, 80, 200):
        _, text = run_on_terminal(["stats", "p"], columns, NO_COLOR="1")
        rows = [line for line in text.splitlines() if "answers" in line.lower() and "segment" in line.lower()]
        wide = [line for line in text.splitlines() if len(line) > max(columns, 60)]
        if wide or not rows:
            yield f"{columns}: {wide or text}"
        if ("Promoters" in text) != (columns == 200):
            yield f"{columns}: the wrong columns: {text}"


# How long the work should take; more, if a busy machine has misjudged.
ENOUGH = (1.5, 5, 15)


@CASES.case
def progress():
    """What takes long says so, and takes it away again; a file of messages gets none."""
    for seconds in ENOUGH:
        make_large(seconds)
        status, text = run_on_terminal(["format", "p"])
        shown = re.findall(r"(Reading|Saving) p… (\d+) %", text)
        if shown:
            break
    if status or not shown:
        yield f"no progress: {status}, {text[:300]!r}"
    if not text.endswith("p\n") or "\r\x1b[K" not in text:
        yield f"the line stays: {text[-200:]!r}"
    for doing in ("Reading", "Saving"):
        percents = [int(percent) for name, percent in shown if name == doing]
        if percents != sorted(percents):
            yield f"{doing}: {percents}"
    yield from program.run("stats", "p").complaints(0, err="")


def start_and_interrupt(words, pattern, number, delay):
    """Starts the program on a terminal, and interrupts it when its progress says so."""
    with terminal() as (ours, theirs):
        process = subprocess.Popen([program.BINARY, *words], stdin=theirs, stdout=subprocess.PIPE, stderr=theirs)
        os.close(theirs)
        seen = read_terminal(ours, pattern)
        time.sleep(delay)
        process.send_signal(number)
        read_terminal(ours)
        out = process.communicate(timeout=program.TIMEOUT)[0]
    return process.returncode, seen, out


def interrupt_often(statuses):
    """Interrupts the formatting of p in several moments; appends how each run ended."""
    before = program.read("p")
    program.good("format", "p")
    canonical = program.read("p")
    for number, pattern, delay in ((signal.SIGINT, rb"Reading|Saving", 0), (signal.SIGINT, rb"Saving", 0),
                                   (signal.SIGTERM, rb"Saving", 0.05), (signal.SIGHUP, rb"Saving", 0.1)):
        with open("p", "wb") as file:
            file.write(before)
        status, _, out = start_and_interrupt(["format", "p"], pattern, number, delay)
        found = program.read("p")
        what = f"{number.name} while {pattern.decode()}"
        statuses.append(status)
        if os.listdir() != ["p"]:
            yield f"{what}: {os.listdir()}"
        if status not in (0, 130):
            yield f"{what}: status {status}"
        if found != (before if status == 130 else canonical) or (out and status == 130):
            yield f"{what}: status {status}, but not that file or output"


@CASES.case
def interrupted():
    """Wherever it is interrupted, the project is the old one or the new one, and nothing lies about."""
    statuses = []
    for seconds in ENOUGH:
        make_large(seconds)
        yield from interrupt_often(statuses)
        if 130 in statuses:
            return
    yield f"nothing was interrupted, so this shows nothing: {statuses}"


@CASES.case
def interrupted_while_blocked():
    """A reader that reads nothing does not keep the program from ending."""
    customers = [{"id": str(i), "attributes": {"v": f"value {i}"}} for i in range(3000)]
    program.write_project("p", attributes=[{"id": "v", "name": "v", "type": "text"}], customers=customers,
                          metrics=[{"id": "m", "name": "m", "scale": "nps"}])
    process = subprocess.Popen([program.BINARY, "stats", "p", "--by", "v", "--format", "json"],
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    select.select([process.stdout], [], [], program.TIMEOUT)
    time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    if process.wait(program.TIMEOUT) != 130 or process.stderr.read():
        yield f"status {process.returncode}"
    process.stdout.close()
    process.stderr.close()


def ignore():
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@CASES.case
def ignored_signals():
    """Started with nohup, it does not mind that the terminal goes."""
    write_large(20000)
    process = subprocess.Popen([program.BINARY, "format", "p"], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                               preexec_fn=ignore)
    for _ in range(20):
        time.sleep(0.01)
        process.send_signal(signal.SIGHUP)
        process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=program.TIMEOUT)
    if process.returncode or out != b"p\n" or err:
        yield f"status {process.returncode}: {out!r}, {err!r}"


sys.exit(CASES.results.finish())
