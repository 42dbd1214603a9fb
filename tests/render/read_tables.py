"""Reads the files csv, tsv, json and jsonl of a folder with Python's own readers and compares the cells with `expected`."""
import csv
import io
import json
import re
import sys

folder = sys.argv[1]


def text(name):
    return open(f"{folder}/{name}", encoding="utf-8", newline="").read()


values = text("expected").split("\x1e")[:-1]
expected = [values[at:at + 3] for at in range(0, len(values), 3)]
escapes = {"\\\\": "\\", "\\n": "\n", "\\r": "\r", "\\t": "\t"}
unescape = lambda field: re.sub(r"\\[\\nrt]", lambda match: escapes[match[0]], field)
found = {
    "csv": list(csv.reader(io.StringIO(text("csv"), newline=""), strict=True))[1:],
    "tsv": [[unescape(field) for field in line.split("\t")] for line in text("tsv").split("\n")[1:-1]],
    "json": [list(row.values()) for row in json.loads(text("json"))],
    "jsonl": [list(json.loads(line).values()) for line in text("jsonl").split("\n")[:-1]],
}
for name, rows in found.items():
    for number, (row, wanted) in enumerate(zip(rows, expected)):
        if row != wanted:
            sys.exit(f"{name}, row {number}: {row!r} instead of {wanted!r}")
    if len(rows) != len(expected):
        sys.exit(f"{name}: {len(rows)} rows instead of {len(expected)}")
