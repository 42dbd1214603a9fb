#!/usr/bin/env python3
"""Tests that ./check counts right: doctest's cases, counted lines, plain tests, failures, skips, a missing report. Prints "N passed, N failed"."""
import contextlib
import io
import pathlib
import sys
import tempfile

from summary import main as summarise

CASE = '<testcase name="t" status="{}"><system-out>{}</system-out></testcase>'
DOCTEST = "[doctest] test cases:  5 |  {} passed | {} failed | 0 skipped\n[doctest] assertions: 9 | 9 passed | 0 failed |"
# name: (test cases of the report, last line, exit code)
CASES = {
    "doctest counts cases, not assertions": ([("run", DOCTEST.format(5, 0))], "5 passed, 0 failed", 0),
    "doctest with a failure": ([("fail", DOCTEST.format(3, 2))], "3 passed, 2 failed", 1),
    "a counted line": ([("run", "checked\n12 passed, 0 failed\n")], "12 passed, 0 failed", 0),
    "a plain test counts once": ([("run", "hello")], "1 passed, 0 failed", 0),
    "a crash counts as a failure": ([("fail", "Segmentation fault")], "0 passed, 1 failed", 1),
    "a failure that claims none": ([("fail", "3 passed, 0 failed")], "3 passed, 1 failed", 1),
    "success that admits a failure": ([("run", "3 passed, 1 failed")], "3 passed, 1 failed", 1),
    "several": ([("run", DOCTEST.format(5, 0)), ("run", "2 passed, 0 failed"), ("run", "")], "8 passed, 0 failed", 0),
    "a skipped test counts nothing": ([("notrun", ""), ("run", "")], "1 passed, 0 failed", 0),
    "nothing ran": ([("notrun", "")], "0 passed, 0 failed", 1),
    "no tests": ([], "0 passed, 0 failed", 1),
}


def outcome(report):
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()) as printed:
        path = pathlib.Path(folder) / "report.xml"
        if report is not None:
            path.write_text(report, encoding="utf-8")
        code = summarise(path)
    return printed.getvalue().splitlines()[-1], code


def main():
    failures = []
    for name, (tests, line, code) in CASES.items():
        found = outcome("<testsuite>" + "".join(CASE.format(status, text) for status, text in tests) + "</testsuite>")
        if found != (line, code):
            failures.append(f"FAILED {name}: {found}")
    for name, report in (("no report", None), ("a broken report", "<testsuite>")):
        if outcome(report) != ("0 passed, 1 failed", 1):
            failures.append(f"FAILED {name}: {outcome(report)}")
    print(*failures, f"{len(CASES) + 2 - len(failures)} passed, {len(failures)} failed", sep="\n")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
