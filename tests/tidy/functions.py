"""Finds the functions of a C++ source and their lengths, without a compiler.

It understands what a formatted source needs: comments, strings, raw strings, preprocessor lines, namespaces, classes, constructor
initialisers and brace initialisers. Lambdas and local classes belong to the function around them.
"""
import re

SCOPE = re.compile(r"^\s*(?:(?:inline\s+)?namespace\b|extern\b|(?:template\s*<.*>\s*)?(?:class|struct|union)\b)", re.S)
NOISE = re.compile(
    r"""//[^\n]* | /\*.*?\*/ | R"(?P<tag>[^()\\\s]{0,16})\(.*?\)(?P=tag)" | "(?:\\.|[^"\\\n])*" | (?<![0-9A-Fa-f])'(?:\\.|[^'\\\n])+'
      | ^[ \t]*\#(?:\\\n|[^\n])*""", re.X | re.S | re.M)


def blank(source):
    """The source with comments, literals and preprocessor lines replaced by blanks; lines stay where they are."""
    def spaces(match):
        text = match[0]
        kept = '""' if text[0] in 'R"' else ""
        return kept + "".join("\n" if c == "\n" else " " for c in text[len(kept):])
    return NOISE.sub(spaces, source)


def blank_comments(source):
    """The source with its comments blanked and its literals kept."""
    return NOISE.sub(lambda match: match[0] if match[0][0] != "/" else re.sub(r"[^\n]", " ", match[0]), source)


def matching(code, at):
    """The offset of the brace that closes the one at `at`, or the end of the code."""
    depth = 0
    for match in re.compile(r"[{}]").finditer(code, at):
        depth += 1 if match[0] == "{" else -1
        if depth == 0:
            return match.start()
    return len(code) - 1


def functions(source):
    """[(first line, number of lines, head)] of every function with a body, in order."""
    code = blank(source)
    found, start, at = [], 0, 0
    while at < len(code):
        char = code[at]
        if char in ";}":
            start = at + 1
        elif char == "{":
            head = code[start:at]
            if SCOPE.match(head) and not re.search(r"\)\s*(const|noexcept|override|final)?\s*$", head):
                start = at + 1
            else:
                close = matching(code, at)
                opaque = re.search(r"=\s*$", head) or re.match(r"\s*enum\b", head) or "(" not in head
                initialiser = re.search(r"\)[^()]*:(?!:)(?:.|\n)*[\w>]\s*$", head)
                if opaque or initialiser:
                    at = close  # the head goes on behind it
                else:
                    first = code.count("\n", 0, start + len(head) - len(head.lstrip())) + 1
                    found.append((first, code.count("\n", 0, close) + 1 - first + 1, " ".join(head.split())))
                    at, start = close, close + 1
        at += 1
    return found
