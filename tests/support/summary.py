#!/usr/bin/env python3
"""Adds up a test report of CTest (JUnit XML, the only argument) and prints "N passed, N failed".

A test that counts its own cases is counted by them: doctest's summary and lines such as "12 passed, 0 failed". Any other test
counts as one. A test that failed counts at least one failure. Tests that were skipped are named. Exit code 1 on a failure or without any test.
"""
import re
import sys
import xml.etree.ElementTree as tree

DOCTEST = re.compile(r"^\[doctest\] test cases: +\d+ \| +(\d+) passed \| +(\d+) failed", re.M)
COUNTS = re.compile(r"^(?:.*\s)?(\d+) passed, (\d+) failed", re.M)
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def count(failed, output):
    """(passed, failed) of one test."""
    output = COLOUR.sub("", output)
    found = DOCTEST.findall(output) or COUNTS.findall(output)[-1:]
    good, bad = (sum(int(pair[side]) for pair in found) for side in (0, 1))
    if failed:
        return good, max(bad, 1)
    return (good, bad) if good + bad else (1, 0)


def main(path):
    try:
        cases = tree.parse(path).getroot().findall("testcase")
    except (OSError, tree.ParseError) as error:
        print(f"no test report: {error}\n0 passed, 1 failed")
        return 1
    passed = failed = 0
    for case in cases:
        if case.get("status") in ("notrun", "disabled"):
            print("skipped", case.get("name"))
            continue
        good, bad = count(case.get("status") != "run", case.findtext("system-out", ""))
        passed, failed = passed + good, failed + bad
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
