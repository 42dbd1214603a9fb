#!/usr/bin/env python3
"""Runs every command of README.md and compares what it prints with what the README shows. Python standard library only.

    readme_test.py SIGNATORY [README]            prints every difference, then "N passed, N failed"
    readme_test.py SIGNATORY --update [README]   writes what the commands print into the README

A block ```console holds commands ("$ …", continued by a trailing backslash) and their output; a line "…" stands for any number of lines and
"…" inside a line for any text; an update keeps what still holds, and the number of lines shown. A block ```sh holds commands alone. All run in one folder, one after the other, with
`signatory` on the path and the corpus at hand. Commands that build the project are what ran this test; SKIPPED names them.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
SKIPPED = re.compile(r"^(?:\./check|\./demo|git clone|cd signatory|sudo |cmake )")  # ./demo has a test of its own
BLOCK = re.compile(r"^```(console|sh)\n(.*?)^```$", re.M | re.S)
ELLIPSIS = "…"
TIMEOUT_S = 120


def steps(kind, body):
    """[(command, lines of output)] of a block."""
    found, lines = [], body.split("\n")[:-1]
    while lines:
        line = lines.pop(0)
        if kind == "console" and not line.startswith("$ "):
            if not found:
                raise SystemExit(f"a block begins with output: {line}")
            found[-1][1].append(line)
            continue
        command = line[2:] if kind == "console" else line
        while command.endswith("\\") and lines:
            command += "\n" + lines.pop(0)
        if command and not command.startswith("#"):
            found.append((command, []))
    return found


def line_matches(shown, printed):
    return re.fullmatch(".*".join(map(re.escape, shown.split(ELLIPSIS))), printed) is not None


def matches(shown, printed):
    """Whether the lines shown are the lines printed, an ellipsis standing for any number of them."""
    if not shown:
        return not printed
    if shown[0] == ELLIPSIS:
        return any(matches(shown[1:], printed[at:]) for at in range(len(printed) + 1))
    return bool(printed) and line_matches(shown[0], printed[0]) and matches(shown[1:], printed[1:])


def shorten(shown, printed):
    """The lines printed, cut the way the lines shown were; the lines shown if they still hold."""
    if matches(shown, printed):
        return shown
    if ELLIPSIS not in shown:
        return printed
    head = shown.index(ELLIPSIS)
    tail = len(shown) - head - 1
    return printed if len(printed) <= head + tail else printed[:head] + [ELLIPSIS] + (printed[-tail:] if tail else [])


class Runner:
    def __init__(self, signatory, folder):
        self.folder = folder
        bin_folder = folder / ".bin"
        bin_folder.mkdir()
        (bin_folder / "signatory").symlink_to(signatory)
        shutil.copytree(ROOT / "corpus", folder / "corpus")
        shutil.copytree(ROOT / "queries", folder / "queries")
        self.env = {**os.environ, "PATH": f"{bin_folder}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8", "COLUMNS": "120"}

    def run(self, command):
        """(lines printed on stdout, exit code, stderr)"""
        done = subprocess.run(["bash", "-c", command], cwd=self.folder, env=self.env, stdin=subprocess.DEVNULL, capture_output=True, timeout=TIMEOUT_S)
        return [line.rstrip() for line in done.stdout.decode().split("\n")[:-1]], done.returncode, done.stderr.decode()


def run_all(text, runner):
    """[(command, shown, printed, exit code, stderr, compared)]"""
    for kind, body in BLOCK.findall(text):
        for command, shown in steps(kind, body):
            if not SKIPPED.match(command):
                yield command, shown, *runner.run(command), kind == "console"


def update(text, runner):
    def block(match):
        kind, body = match[1], match[2]
        if kind == "sh":
            return match[0]
        lines = []
        for command, shown in steps(kind, body):
            printed, code, stderr = runner.run(command)
            if code:
                print(f"exit code {code}: {command}\n{stderr}")
            lines += ["$ " + command] + shorten(shown, printed)
        return "```console\n" + "\n".join(lines) + "\n```"
    return BLOCK.sub(block, text)


def compare(text, runner):
    passed = failed = 0
    for command, shown, printed, code, stderr, compared in run_all(text, runner):
        if code == 0 and (not compared or matches(shown, printed)):
            passed += 1
            continue
        failed += 1
        print(f"FAILED {command}\nexit code {code}\n{stderr}")
        if compared:
            print("shown:", *shown, "printed:", *printed, sep="\n  ")
    if failed:
        print("readme_test.py SIGNATORY --update writes the README anew")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


def main():
    arguments = [argument for argument in sys.argv[1:] if argument != "--update"]
    readme = pathlib.Path(arguments[1]) if len(arguments) > 1 else ROOT / "README.md"
    text = readme.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        runner = Runner(pathlib.Path(arguments[0]).resolve(), pathlib.Path(folder))
        if "--update" in sys.argv:
            readme.write_text(update(text, runner), encoding="utf-8")
            return 0
        return compare(text, runner)


if __name__ == "__main__":
    sys.exit(main())
