"""Runs the built program in a temporary folder. Every test_* function of a file is one test; see main() at its end.

    code, out, err = run("claims", "--db", "a.db")
"""
import os
import pathlib
import subprocess
import sys
import tempfile
import traceback

PROGRAM = os.path.abspath(sys.argv[1])
SOURCE = pathlib.Path(sys.argv[2]).resolve()


def run(*arguments, stdin=b"", cwd=None, timeout=120):
    done = subprocess.run([PROGRAM, *map(str, arguments)], input=stdin, capture_output=True, cwd=cwd, timeout=timeout, check=False)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def ok(*arguments, **options):
    code, out, err = run(*arguments, **options)
    assert code == 0, f"{arguments}: exit {code}\n{err}"
    return out


def write(folder, name, content):
    path = pathlib.Path(folder) / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def main(module):
    failed = 0
    tests = [(name, function) for name, function in vars(module).items() if name.startswith("test_")]
    for name, function in tests:
        with tempfile.TemporaryDirectory(prefix="signatory-") as folder:
            try:
                function(pathlib.Path(folder))
                print("ok  ", name)
            except Exception:  # a failing test must not hide the ones behind it
                failed += 1
                print("FAIL", name)
                traceback.print_exc(file=sys.stdout)
    print(f"{len(tests) - failed} passed, {failed} failed")
    sys.exit(1 if failed or not tests else 0)
