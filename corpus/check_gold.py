#!/usr/bin/env python3
"""Checks that the corpus, its manifest and its gold agree. Python standard library only.

    python3 corpus/check_gold.py        prints every failure, then "N passed, M failed"; exit code 1 on failure

What is checked: the form of the articles (UTF-8 NFC, line ends, length, headline), that manifest and files agree, that every
gold line names an existing article, quotes it verbatim and uses only legal values, that no fact stands twice, and that lines
which share a `fact` key say the same thing.
"""
import collections
import json
import pathlib
import re
import sys
import unicodedata

FOLDER = pathlib.Path(__file__).resolve().parent
LANGUAGES = {"en": (150, 400), "sv": (150, 400), "vi": (200, 600), "fr": (150, 400)}  # words; syllables for vi
MIN_ARTICLES, MIN_SHARED_STORIES = 18, 5
RELATIONS = set(
    "SIGNED RATIFIED ADOPTED ENTERED_INTO_FORCE WITHDREW_FROM NEGOTIATED COMMITTED_TO TARGETS FUNDED ISSUED URGED STATED SUPPORTED "
    "OPPOSED CONCERNED_ABOUT PRAISED ACCUSED SANCTIONED MET VISITED COOPERATED_WITH HOSTED CHAIRED ATTENDED HELD_ON LOCATED_IN "
    "MEMBER_OF PARTICIPATES_IN HOLDS_OFFICE".split())
TYPES = set("Country Person Organization Group Agreement Program Event Office Place Date Content Document".split())
MODALITIES = {"asserted", "committed", "urged", "planned", "hypothetical"}
SECTIONS = {"headline", "body", "caption", "related", "meta"}
REQUIRED = ["doc", "lang", "section", "sentence", "subject", "relation", "object", "recipient", "amount", "date", "deadline",
            "place", "polarity", "modality", "attribution", "salience", "alternates"]
OPTIONAL = {"fact", "count", "content", "form", "strength", "field", "note"}
ALTERNATE = {"subject", "relation", "object", "polarity", "modality", "attribution"}
APPROXIMATE = {None, "about", "nearly", "over", "up_to"}
DATE = re.compile(r"(-|\d{4})(-\d{2}(-\d{2})?)?|--\d{2}-\d{2}")


class Tally:
    def __init__(self):
        self.passed = self.failed = 0

    def check(self, ok, message):
        if ok:
            self.passed += 1
        else:
            self.failed += 1
            print("FAILED", message)
        return ok


def read_lines(path, tally):
    rows = []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if not line:
            continue
        try:
            rows.append((number, json.loads(line)))
            tally.passed += 1
        except ValueError as error:
            tally.check(False, f"{path.name}:{number}: not JSON: {error}")
    return rows


def check_articles(tally):
    texts = {}
    for path in sorted(FOLDER.glob("*/*.txt")):
        name, raw = f"{path.parent.name}/{path.name}", path.read_bytes()
        text = raw.decode("utf-8")
        lines = text.split("\n")
        low, high = LANGUAGES.get(path.parent.name, (0, 0))
        words = len(text.split())
        tally.check(path.parent.name in LANGUAGES, f"{name}: unknown language folder")
        tally.check(low <= words <= high, f"{name}: {words} words, expected {low} to {high}")
        tally.check(text == unicodedata.normalize("NFC", text), f"{name}: not NFC")
        tally.check("\r" not in text and text.endswith("\n") and not text.endswith("\n\n"), f"{name}: line ends")
        tally.check(len(lines) > 2 and lines[0] and not lines[1], f"{name}: no headline followed by a blank line")
        tally.check(all(line == line.strip() for line in lines), f"{name}: blanks at the edge of a line")
        tally.check(path.stem not in texts, f"{name}: the stem is taken in another language")
        texts[path.stem] = (path.parent.name, text)
    return texts


def check_manifest(texts, tally):
    rows = read_lines(FOLDER / "MANIFEST.jsonl", tally)
    stories = collections.defaultdict(set)
    for number, row in rows:
        where = f"MANIFEST.jsonl:{number}"
        if not tally.check(set(row) == {"file", "language", "date", "title", "story", "note"}, f"{where}: keys"):
            continue
        path = pathlib.PurePosixPath(row["file"])
        language, text = texts.get(path.stem, (None, ""))
        tally.check(language == row["language"] == path.parent.name, f"{where}: {row['file']} does not match a file")
        tally.check(row["title"] == text.split("\n")[0], f"{where}: the title is not the first line")
        tally.check(re.fullmatch(r"\d{4}-\d{2}-\d{2}", row["date"]), f"{where}: date {row['date']}")
        stories[row["story"]].add(row["language"])
    listed = [row.get("file") for _, row in rows]
    tally.check(sorted(listed) == sorted(f"{lang}/{stem}.txt" for stem, (lang, _) in texts.items()), "manifest and files differ")
    shared = [story for story, languages in stories.items() if {"en", "sv", "vi"} <= languages]
    tally.check(len(texts) >= MIN_ARTICLES, f"only {len(texts)} articles")
    tally.check(len(shared) >= MIN_SHARED_STORIES, f"only {len(shared)} stories in three languages")
    return {pathlib.PurePosixPath(row["file"]).stem: row["story"] for _, row in rows if "file" in row}


def check_argument(argument, text, where, tally):
    if not tally.check(isinstance(argument, dict) and set(argument) == {"name", "surface", "type"}, f"{where}: argument keys"):
        return
    tally.check(argument["type"] in TYPES, f"{where}: type {argument['type']}")
    tally.check(argument["surface"] and argument["surface"] in text, f"{where}: not in the article: {argument['surface']}")
    tally.check(argument["name"] or argument["type"] == "Content", f"{where}: {argument['surface']} has no name")


def check_amount(amount, currency, where, tally):
    keys = {"value", "currency", "approximate"} if currency else {"value", "approximate"}
    tally.check(set(amount) == keys and isinstance(amount["value"], (int, float)), f"{where}: amount {amount}")
    tally.check(amount.get("approximate") in APPROXIMATE, f"{where}: approximate {amount}")
    tally.check(not currency or re.fullmatch(r"[A-Z]{3}", amount["currency"] or ""), f"{where}: currency {amount}")


def check_values(row, text, where, tally):
    for key, legal in (("relation", RELATIONS), ("polarity", {"+", "-"}), ("modality", MODALITIES)):
        tally.check(row[key] in legal, f"{where}: {key} {row[key]}")
    tally.check(row["section"] in SECTIONS, f"{where}: section {row['section']}")
    tally.check(row["section"] != "headline" or text.split("\n")[0].startswith(row["sentence"]), f"{where}: not the headline")
    tally.check(row["salience"] in (1, 2), f"{where}: salience {row['salience']}")
    tally.check(row["relation"] != "HELD_ON" or row["object"]["type"] == "Date", f"{where}: HELD_ON without a date")
    tally.check(row["relation"] != "HOLDS_OFFICE" or row["object"]["type"] == "Office", f"{where}: HOLDS_OFFICE without an office")
    tally.check(row["relation"] != "ACCUSED" or "content" in row, f"{where}: ACCUSED without content")
    for key in ("date", "deadline"):
        parts = (row[key] or "2000").split("/")
        tally.check(len(parts) <= 2 and all(DATE.fullmatch(part) for part in parts), f"{where}: {key} {row[key]}")
    if row["amount"]:
        check_amount(row["amount"], True, where, tally)
    if row.get("count"):
        check_amount(row["count"], False, where, tally)


def check_alternates(row, text, where, tally):
    for alternate in row["alternates"] or []:
        tally.check(alternate and set(alternate) <= ALTERNATE, f"{where}: alternate keys {sorted(alternate)}")
        tally.check(alternate.get("relation", "STATED") in RELATIONS, f"{where}: alternate relation")
        tally.check(alternate.get("modality", "asserted") in MODALITIES, f"{where}: alternate modality")
        tally.check(alternate.get("polarity", "+") in {"+", "-"}, f"{where}: alternate polarity")
        for slot in ("subject", "object"):
            if slot in alternate:
                check_argument(alternate[slot], text, where, tally)


def check_gold(texts, stories, tally):
    facts, seen, used = collections.defaultdict(list), {}, set()
    for number, row in read_lines(FOLDER / "gold.jsonl", tally):
        where = f"gold.jsonl:{number} ({row.get('doc')})"
        if not tally.check(set(REQUIRED) <= set(row) <= set(REQUIRED) | OPTIONAL, f"{where}: keys"):
            continue
        if not tally.check(row["doc"] in texts, f"{where}: no such article"):
            continue
        language, text = texts[row["doc"]]
        used.add(row["doc"])
        tally.check(row["lang"] == language, f"{where}: lang {row['lang']}")
        tally.check(row["sentence"] and len(row["sentence"]) <= 80 and row["sentence"] in text, f"{where}: sentence not in the article")
        for slot in ("subject", "object", "recipient", "content"):
            if slot in ("subject", "object") or row.get(slot):
                check_argument(row[slot], text, f"{where} {slot}", tally)
        check_values(row, text, where, tally)
        check_alternates(row, text, where, tally)
        key = json.dumps([row["doc"], row["sentence"], row["subject"]["surface"], row["relation"], row["object"]["surface"],
                          row["polarity"], row["amount"], row["recipient"]], ensure_ascii=False)
        tally.check(key not in seen, f"{where}: the same fact as line {seen.get(key)}")
        seen[key] = number
        if "fact" in row:
            tally.check(row["fact"].rsplit("-", 1)[0] == stories.get(row["doc"]), f"{where}: fact key {row['fact']} of another story")
            facts[row["fact"]].append(row)
    for doc in sorted(set(texts) - used):
        tally.check(False, f"{doc}: no gold")
    return facts


def check_shared_facts(facts, tally):
    for fact, rows in sorted(facts.items()):
        tally.check(len({row["lang"] for row in rows}) > 1, f"{fact}: stands in one language only")
        for what, value in (("subject", lambda r: r["subject"]["name"]), ("relation", lambda r: r["relation"]),
                            ("polarity", lambda r: r["polarity"]), ("modality", lambda r: r["modality"]),
                            ("object", lambda r: r["object"]["name"] if r["object"]["type"] not in ("Content", "Date") else None),
                            ("amount", lambda r: r["amount"] and (r["amount"]["value"], r["amount"]["currency"]))):
            values = {value(row) for row in rows}
            tally.check(len(values) == 1, f"{fact}: {what} differs: {sorted(map(str, values))}")


def main():
    tally = Tally()
    texts = check_articles(tally)
    stories = check_manifest(texts, tally)
    check_shared_facts(check_gold(texts, stories, tally), tally)
    print(f"{tally.passed} passed, {tally.failed} failed")
    return 1 if tally.failed else 0


if __name__ == "__main__":
    sys.exit(main())
