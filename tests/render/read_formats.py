"""Reads g.graphml, g.gexf, g.nodes.csv, g.relationships.csv and g.nq with Python's own readers and compares them with g.json."""
import csv
import io
import json
import re
import sys
import xml.etree.ElementTree as tree

folder = sys.argv[1]


def text(name):
    return open(f"{folder}/{name}", encoding="utf-8", newline="").read()


graph = json.loads(text("g.json"))
nodes, edges = graph["nodes"], graph["edges"]


def check(what, found, wanted):
    if found != wanted:
        sys.exit(f"{what}: {found!r} instead of {wanted!r}")


def plain(value):
    """A property as an XML file shows it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else json.loads(json.dumps(value))


def same(found, wanted):
    if isinstance(wanted, list):
        return json.loads(found) == wanted
    if isinstance(wanted, bool):
        return found == plain(wanted)
    if isinstance(wanted, (int, float)):
        return float(found) == wanted
    return found == re.sub("[\x00-\x08\x0b-\x1f]", lambda match: f"\\u{{{ord(match[0]):X}}}", wanted)  # XML 1.0 cannot hold these


def check_properties(what, found, wanted):
    check(f"{what}: names", sorted(found), sorted(wanted))
    for key, value in wanted.items():
        if not same(found[key], value):
            sys.exit(f"{what}: {key} is {found[key]!r} instead of {value!r}")


G = "{http://graphml.graphdrawing.org/xmlns}"
root = tree.fromstring(text("g.graphml").encode())
keys = {key.get("id"): key.get("attr.name") for key in root.iter(G + "key")}
for tag, items in (("node", nodes), ("edge", edges)):
    found = list(root.iter(G + tag))
    check(f"GraphML {tag}s", len(found), len(items))
    for element, item in zip(found, items):
        data = {keys[part.get("key")]: part.text or "" for part in element}
        check("GraphML id", element.get("id"), item["id"])
        if tag == "edge":
            check("GraphML type", data.pop("type"), item["type"])
            check("GraphML ends", (element.get("source"), element.get("target")), (item["source"], item["target"]))
        else:
            data.pop("labels")
        check_properties("GraphML", data, item["properties"])

X = "{http://gexf.net/1.3}"
root = tree.fromstring(text("g.gexf").encode())
for kind, tag, items in (("node", "node", nodes), ("edge", "edge", edges)):
    titles = {a.get("id"): a.get("title") for group in root.iter(X + "attributes") if group.get("class") == kind for a in group}
    found = [element for element in root.iter(X + tag)]
    check(f"GEXF {tag}s", len(found), len(items))
    for element, item in zip(found, items):
        check_properties("GEXF", {titles[value.get("for")]: value.get("value") for value in element.iter(X + "attvalue")}, item["properties"])

rows = list(csv.reader(io.StringIO(text("g.nodes.csv"), newline=""), strict=True))
check("CSV nodes", [row[0] for row in rows[1:]], [node["id"] for node in nodes])
names = [column.rsplit(":", 1)[0] for column in rows[0]]
for row, node in zip(rows[1:], nodes):
    for column, field in zip(names[2:], row[2:]):
        if isinstance(node["properties"].get(column, ""), str):
            check("CSV", field, node["properties"].get(column, ""))
rows = list(csv.reader(io.StringIO(text("g.relationships.csv"), newline=""), strict=True))
check("CSV relationships", [row[:3] for row in rows[1:]], [[edge["source"], edge["target"], edge["type"]] for edge in edges])

term = r'(?:<[^<>"{}|^`\\\x00-\x20]*>|"(?:[^"\\\n\r]|\\[tbnrf"\'\\]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*"(?:\^\^<[^<>\s]*>)?)'
for line in text("g.nq").splitlines():
    if not re.fullmatch(rf"<[^<>\s]+> <[^<>\s]+> {term}(?: <[^<>\s]+>)? \.", line):
        sys.exit(f"no N-Quad: {line!r}")
