"""Reads in.dot with GraphViz and compares each node's tooltip in the picture with the texts in `expected`. No link may appear."""
import subprocess
import sys
import xml.etree.ElementTree as tree

folder = sys.argv[1]
expected = open(folder + "/expected", encoding="utf-8", newline="").read().split("\x1e")[:-1]
dot = subprocess.run(["dot", "-Kosage", "-Tsvg", folder + "/in.dot"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=True)
root = tree.fromstring(dot.stdout)
SVG = "{http://www.w3.org/2000/svg}"
LINK = "{http://www.w3.org/1999/xlink}"
found = {}
for group in root.iter(SVG + "g"):
    if group.get("class") != "node":
        continue
    name = group.find(SVG + "title").text
    anchor = next(group.iter(SVG + "a"), None)
    if anchor is None or anchor.get(LINK + "href") is not None:
        sys.exit(f"{name}: no tooltip, or a link")
    found[name] = anchor.get(LINK + "title").replace("\u00a0", " ")  # GraphViz keeps runs of blanks this way
if len(found) != len(expected):
    sys.exit(f"{len(found)} nodes instead of {len(expected)}")
for number, text in enumerate(expected):
    if found[f"n{number}"] != text:
        sys.exit(f"node {number}: {found[f'n{number}']!r} instead of {text!r}")
