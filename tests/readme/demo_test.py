#!/usr/bin/env python3
"""Runs ./demo twice on a signatory that is built already, without a terminal, and looks at what it leaves and prints.

    demo_test.py SIGNATORY       prints "N passed, N failed"
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as tree

ROOT = pathlib.Path(__file__).resolve().parents[2]
TIMEOUT_S = 300


def main(signatory):
    passed = failed = 0

    def expect(ok, message):
        nonlocal passed, failed
        passed, failed = passed + bool(ok), failed + (not ok)
        if not ok:
            print("FAILED", message)

    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        shutil.copy(ROOT / "demo", folder)
        shutil.copytree(ROOT / "corpus", folder / "corpus")
        env = {**os.environ, "SIGNATORY": str(pathlib.Path(signatory).resolve()), "LC_ALL": "C.UTF-8"}
        printed = []
        for _ in range(2):
            done = subprocess.run(["./demo"], cwd=folder, env=env, stdin=subprocess.DEVNULL, capture_output=True, timeout=TIMEOUT_S)
            printed.append(done.stdout.decode())
            expect(done.returncode == 0, f"exit code {done.returncode}\n{done.stdout.decode()}\n{done.stderr.decode()}")
        expect((folder / "build/demo.db").exists(), "no database")
        svg = folder / "build/demo.svg"
        expect(svg.exists() and tree.parse(svg).getroot().tag.endswith("svg"), "no SVG diagram")
        for part in printed[0].split("\n$ signatory ")[1:]:
            command, _, output = part.partition("\n")
            expect(output.strip() or command.startswith(("build", "export")), f"nothing printed by {command}")
        expect(printed[0].count("\n$ signatory ask ") == 3, "not three questions")
        questions = [[part for part in text.split("\n$ signatory ") if not part.startswith("build")] for text in printed]
        expect(questions[0] == questions[1], "the second run answers otherwise than the first")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
