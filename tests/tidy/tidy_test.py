#!/usr/bin/env python3
"""Tests the tidy check itself: a small clean project passes, and each planted violation is found. Prints "N passed, N failed"."""
import pathlib
import sys
import tempfile

from functions import functions
from tidy import check_project

CLEAN = {
    "schema/languages/sv.json": "{}\n",
    "engine/base/error.h": "// Errors.\n#pragma once\n#include <string>\n#include <tl/expected.hpp>\n",
    "engine/text/token.h": '// Tokens.\n#pragma once\n#include "base/error.h"\n',
    "engine/text/token.cpp": '#include "text/token.h"\n\n#include <unicode/uchar.h>\n\nnamespace signatory::text {\nint one() { return 1; }\n}\n',
    "tests/text/token_test.cpp": '#include <doctest/doctest.h>\n\n#include "text/token.h"\n',
    "README.md": "Nothing here.\n",
}
FIRST = '#include "text/token.h"\n'
LONG = "int f() {\n" + "  g();\n" * 70 + "}\n"
# name of the case: (file, its text, what the message must contain)
PLANTED = {
    "layer": ("engine/text/token.cpp", FIRST + '#include "store/database.h"\n', "layer: text may not include store"),
    "own header without folder": ("engine/text/token.cpp", FIRST + '#include "token.h"\n', "folder/name.h"),
    "own header not first": ("engine/text/token.cpp", '#include <string>\n#include "text/token.h"\n', "same name first"),
    "own header missing": ("engine/text/token.cpp", "int x;\n", "same name first"),
    "library outside its folder": ("engine/text/token.cpp", FIRST + "#include <sqlite3.h>\n", "<sqlite3.h> belongs in"),
    "library in a header": ("engine/text/token.h", "// Tokens.\n#pragma once\n#include <unicode/uchar.h>\n", "in a header"),
    "test library in the engine": ("engine/text/token.cpp", FIRST + "#include <doctest/doctest.h>\n", "belongs in tests/"),
    "unknown library": ("engine/text/token.cpp", FIRST + "#include <zlib.h>\n", "of no library"),
    "header without a comment": ("engine/text/token.h", "#pragma once\n", "opens with a comment"),
    "header without pragma once": ("engine/text/token.h", "// Tokens.\n", "#pragma once"),
    "long file": ("tests/text/token_test.cpp", "int x;\n" * 401, "401 lines, at most 400"),
    "long function": ("tests/text/token_test.cpp", LONG, "a function of 72 lines"),
    "long method": ("tests/text/token_test.cpp", "namespace a {\nstruct B final : C {\n  enum class E { x };\n  int m_ = 0;\n" + LONG + "};\n}\n", ":5: a function of 72 lines"),
    "long constructor": ("tests/text/token_test.cpp", "B::B(int x) : a_{x}, b_(x) {\n" + "  g();\n" * 70 + "}\n", "a function of 72 lines"),
    "long function with lambdas": ("tests/text/token_test.cpp", "int f() {\n" + "  g([] { return '}'; });  // }\n" * 70 + "}\n", "a function of 72 lines"),
    "left-over": ("engine/text/token.cpp", FIRST + "// TO" + "DO: later\n", "left-over"),
    "left-over in a document": ("README.md", "FIX" + "ME\n", "left-over"),
    "machine path": ("README.md", "see /ho" + "me/me/x\n", "path of one machine"),
    "one language": ("engine/text/token.cpp", FIRST + 'bool f(S code) { return code == "sv"; }\n', "one language"),
    "one language, turned": ("engine/text/token.cpp", FIRST + 'bool f(S code) { return "sv" != code; }\n', "one language"),
    "offender grown": ("tests/tidy/known_offenders.txt", "tests/text/token_test.cpp f 75\n", None),
    "offender cured": ("tests/tidy/known_offenders.txt", "engine/text/token.cpp one 80\n", "remove its line"),
    "broken text": ("README.md", b"\xff\xfe", "not UTF-8"),
}
NOT_VIOLATIONS = {
    "a comparison in a comment": ("engine/text/token.cpp", FIRST + '// language == "sv"\n'),
    "70 lines": ("tests/text/token_test.cpp", "int f() {\n" + "  g();\n" * 68 + "}\n"),
    "a long table": ("tests/text/token_test.cpp", "const std::array<int, 200> kTable = {\n" + "  {f(1)},\n" * 200 + "};\nint f() { return 1; }\n"),
    "a raw string": ("tests/text/token_test.cpp", 'int f() {\n  return g(R"x({ "\n)" {{)x");\n}\n' + "int h() {\n  return 1;\n}\n" * 20),
}


def violations(changes):
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for path, text in {**CLEAN, **changes}.items():
            file = root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return check_project(root).violations


def main():
    passed = failed = 0

    def expect(ok, message):
        nonlocal passed, failed
        passed, failed = passed + bool(ok), failed + (not ok)
        if not ok:
            print("FAILED", message)

    expect(not violations({}), f"the clean project: {violations({})}")
    for name, (path, text, wanted) in PLANTED.items():
        if wanted is None:
            long = "int f() {\n" + "  g();\n" * 74 + "}\n"
            found, wanted = violations({path: text, "tests/text/token_test.cpp": long}), "a function of 76 lines, at most 75"
        else:
            found = violations({path: text})
        expect(any(wanted in violation for violation in found), f"{name}: {wanted!r} not in {found}")
    for name, (path, text) in NOT_VIOLATIONS.items():
        expect(not violations({path: text}), f"{name}: {violations({path: text})}")
    source = "int a() { return 1; }\n\nauto b(int x)\n    -> int {\n  return x;\n}\nbool operator==(A a, B b) { return true; }\n"
    expect([(line, length) for line, length, _ in functions(source)] == [(1, 1), (3, 4), (7, 1)], f"functions: {functions(source)}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
