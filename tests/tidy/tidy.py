#!/usr/bin/env python3
"""Checks that the source reads as the project wants it: layers, third-party containment, sizes, headers, left-overs.

    python3 tests/tidy/tidy.py [ROOT]      prints every violation as file:line: message, then "N passed, N failed"

The rules and their figures stand below; engine/ARCHITECTURE.md says why. Python standard library only.
"""
import pathlib
import re
import sys

from functions import blank_comments, functions

LAYERS = "base text language extract link store graph cypher ask render shell".split()
# Where the headers of a library may be included: a folder, or one file. Prefix of the header → places.
LIBRARIES = {
    "openssl/": ["engine/base/"],
    "unicode/": ["engine/text/", "engine/cypher/"],  # cypher: case mapping, normal forms, regular expressions, time zones
    "nlohmann/": ["engine/language/", "engine/store/", "engine/render/", "engine/shell/", "tests/"],
    "SQLiteCpp/": ["engine/store/", "tests/store/"],
    "sqlite3.h": ["engine/store/", "tests/store/"],
    "boost/": ["engine/graph/", "tests/graph/", "tests/bench/"],
    "histedit.h": ["engine/shell/line_editor.cpp"],
    "editline/": ["engine/shell/line_editor.cpp"],
    "CLI/": ["engine/main.cpp"],
    "doctest/": ["tests/"],
    "fmt/": ["engine/", "tests/"],
    "tl/": ["engine/", "tests/"],
}
# Our headers name no library, so that a library can be replaced in one folder. Prefix → the headers that may.
IN_HEADERS = {
    "tl/": ["engine/"],
    "nlohmann/": ["engine/language/json_reader.h", "tests/"],
    "doctest/": ["tests/"],
    "boost/": ["engine/graph/bgl_graph.h"],
}
SYSTEM = re.compile(r"^(?:[a-z_]+|sys/\w+\.h|unistd\.h|fcntl\.h|poll\.h|termios\.h|signal\.h|langinfo\.h|locale\.h|stdlib\.h|sys/wait\.h|spawn\.h|malloc\.h|pthread\.h|sched\.h)$")
MAX_FILE_LINES = 400
MAX_FUNCTION_LINES = 70
MAX_FUNCTION_P95_LINES = 30
HARD_FILE_LINES, HARD_FUNCTION_LINES = 500, 100  # even for what tests/tidy/known_offenders.txt names
LEFTOVER = re.compile(r"\b(" + "|".join(["TO" + "DO", "FIX" + "ME", "X" + "XX", "HA" + "CK"]) + r")\b")
MACHINE_PATH = re.compile(r"(?<![\w.~}])/(?:work|root|home|tmp)/\w")
INCLUDE = re.compile(r'^\s*#\s*include\s*(?:"([^"]+)"|<([^>]+)>)', re.M)
SOURCE_FOLDERS = ["engine", "tests"]
TEXT_SUFFIXES = {".cpp", ".h", ".py", ".sh", ".sql", ".cypher", ".cmake", ".md", ""}
SKIPPED_FOLDERS = {"build", ".git", "__pycache__", ".cache"}


class Report:
    def __init__(self):
        self.passed, self.violations = 0, []

    def check(self, ok, path, line, message):
        if ok:
            self.passed += 1
        else:
            self.violations.append(f"{path}:{line}: {message}")


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1


def under(path, places):
    return any(path == place or place.endswith("/") and path.startswith(place) for place in places)


def check_own_include(report, path, line, name):
    """An include with quotes: a folder uses only what stands left of it."""
    parts = path.split("/")
    if parts[0] != "engine" or len(parts) < 3:
        return
    folder, target = parts[1], name.split("/")[0]
    report.check("/" in name and target in LAYERS, path, line, f'"{name}": include our headers as "folder/name.h"')
    if folder in LAYERS and target in LAYERS:
        report.check(LAYERS.index(target) <= LAYERS.index(folder), path, line, f"layer: {folder} may not include {target}, which stands above it")


def check_library_include(report, path, line, name):
    places = next((places for prefix, places in LIBRARIES.items() if name.startswith(prefix)), None)
    if places is None:
        report.check(SYSTEM.match(name), path, line, f"<{name}> is of no library this project uses; add it to LIBRARIES or do without")
        return
    report.check(under(path, places), path, line, f"<{name}> belongs in {', '.join(places)} only")
    if path.endswith(".h"):
        allowed = next((places for prefix, places in IN_HEADERS.items() if name.startswith(prefix)), [])
        report.check(under(path, allowed), path, line, f"<{name}> in a header: keep libraries in .cpp files")


def check_includes(report, path, text, files):
    includes = [(line_of(text, found.start()), found[1], found[2]) for found in INCLUDE.finditer(text)]
    for line, own, library in includes:
        if own:
            check_own_include(report, path, line, own)
        else:
            check_library_include(report, path, line, library)
    header = path[:-4] + ".h"
    if path.startswith("engine/") and path.endswith(".cpp") and header in files:
        first = next((own for _, own, _ in includes if own), None) if includes and includes[0][1] else None
        report.check(first == header[len("engine/"):], path, 1, "include the header of the same name first: this shows that it compiles alone")


def check_header(report, path, text):
    report.check(text.startswith("// "), path, 1, "a header opens with a comment: purpose, units, errors, example")
    report.check(len(re.findall(r"^#pragma once$", text, re.M)) == 1, path, 1, "a header has one #pragma once")


class Limits:
    """The size limits, with the known offenders: each may be as long as its line says, and must still be too long."""

    def __init__(self, root):
        self.known, self.used, self.lengths = {}, set(), []
        path = root / "tests/tidy/known_offenders.txt"
        for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else []:
            if line and not line.startswith("#"):
                file, name, lines = line.split()
                self.known[file, name] = int(lines)

    def of(self, path, name, length, limit, hard):
        if length <= limit or (path, name) not in self.known:
            return limit
        self.used.add((path, name))
        return min(self.known[path, name], hard)

    def check_known(self, report):
        for path, name in sorted(set(self.known) - self.used):
            report.check(False, "tests/tidy/known_offenders.txt", 0, f"{path} {name} is short enough now: remove its line")


def check_sizes(report, path, text, limits):
    lines = text.count("\n")
    limit = limits.of(path, "-", lines, MAX_FILE_LINES, HARD_FILE_LINES)
    report.check(lines <= limit, path, 1, f"{lines} lines, at most {limit}")
    for line, length, head in functions(text):
        name = re.search(r"([\w~]+)\s*\(", head)
        limit = limits.of(path, name[1] if name else head, length, MAX_FUNCTION_LINES, HARD_FUNCTION_LINES)
        report.check(length <= limit, path, line, f"a function of {length} lines, at most {limit}: {head[:80]}")
        if path.startswith("engine/"):
            limits.lengths.append(length)


def check_leftovers(report, path, text):
    for pattern, message in ((LEFTOVER, "a left-over note"), (MACHINE_PATH, "a path of one machine")):
        found = pattern.search(text)
        report.check(not found, path, line_of(text, found.start()) if found else 0, f"{message}: {found[0] if found else ''}")


def language_case(root):
    """Matches a comparison with the code of one of the languages in schema/languages."""
    codes = "|".join(sorted(path.stem for path in root.glob("schema/languages/*.json"))) or "en"
    return re.compile(rf'[!=]=\s*"(?:{codes})"|"(?:{codes})"\s*[!=]=')


def check_language_cases(report, path, text, pattern):
    found = pattern.search(blank_comments(text))
    report.check(not found, path, line_of(text, found.start()) if found else 0, "a special case for one language: put it into schema/languages")


def project_files(root):
    for path in sorted(root.rglob("*")):
        parts = path.relative_to(root).parts
        if path.is_file() and not SKIPPED_FOLDERS & set(parts) and path.suffix in TEXT_SUFFIXES and parts[0] != "corpus":
            yield path.relative_to(root).as_posix()


def check_project(root):
    report, limits, one_language = Report(), Limits(root), language_case(root)
    files = set(project_files(root))
    for path in sorted(files):
        try:
            text = (root / path).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            report.check(False, path, 1, "not UTF-8")
            continue
        check_leftovers(report, path, text)
        if path.split("/")[0] in SOURCE_FOLDERS and path.endswith((".cpp", ".h")):
            check_includes(report, path, text, files)
            check_sizes(report, path, text, limits)
            if path.endswith(".h"):
                check_header(report, path, text)
            if path.startswith("engine/"):
                check_language_cases(report, path, text, one_language)
    limits.check_known(report)
    lengths = sorted(limits.lengths)
    p95 = lengths[len(lengths) * 95 // 100] if lengths else 0
    report.check(p95 <= MAX_FUNCTION_P95_LINES, "engine", 0, f"95 % of the functions are of up to {p95} lines, want {MAX_FUNCTION_P95_LINES}")
    return report


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).resolve().parents[2])
    report = check_project(root)
    for violation in report.violations:
        print(violation)
    print(f"{report.passed} passed, {len(report.violations)} failed")
    return 1 if report.violations or not report.passed else 0


if __name__ == "__main__":
    sys.exit(main())
