"""signatory build, remove, claims, check: the main job from outside."""
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time

import harness
from harness import PROGRAM, SOURCE, ok, run, write

CORPUS = SOURCE / "corpus"
ARTICLE = "Sweden signed the Hanoi Convention on 25 October 2025.\n\nAustralia pledged 83.5 million US dollars to Viet Nam, Foreign Minister Penny Wong said.\n"


def listing(database):
    return ok("claims", "--db", database, "--format", "jsonl")


def test_corpus_gives_claims_that_verify(folder):
    ok("build", CORPUS, "--db", folder / "a.db")
    lines = [json.loads(line) for line in listing(folder / "a.db").splitlines()]
    assert len(lines) > 50, len(lines)
    keys = ["id", "subject", "relation", "object", "recipient", "amount", "count", "date", "deadline", "place", "content", "polarity", "modality", "attribution",
            "section", "language", "confidence", "rule"]
    for claim in lines:
        assert list(claim)[: len(keys)] == keys and list(claim)[-1] == "evidence", list(claim)
        for item in claim["evidence"]:
            text = (CORPUS / item["document"]).read_bytes()
            assert text[item["begin"]: item["end"]].decode() == item["text"], item
    assert [claim["id"] for claim in lines] == sorted(claim["id"] for claim in lines)
    assert "all sound" in ok("check", "--db", folder / "a.db")


def test_building_again_changes_nothing(folder):
    ok("build", CORPUS, "--db", folder / "a.db")
    before = listing(folder / "a.db")
    code, _, err = run("build", CORPUS, "--db", folder / "a.db")
    assert code == 0 and "0 new, 0 changed" in err and "0 added" in err, err
    assert listing(folder / "a.db") == before


def test_jobs_and_order_do_not_show(folder):
    ok("build", CORPUS, "--db", folder / "one.db")
    ok("build", CORPUS, "--db", folder / "four.db", "--jobs", "4")
    assert (folder / "one.db").read_bytes() == (folder / "four.db").read_bytes()
    lines = []
    for path in sorted(CORPUS.rglob("*.txt"), reverse=True):
        manifest = {entry["file"]: entry for entry in map(json.loads, (CORPUS / "MANIFEST.jsonl").read_text().splitlines())}
        name = str(path.relative_to(CORPUS))
        entry = manifest.get(name, {})
        lines.append(json.dumps({"id": name, "text": path.read_bytes().decode(), **{key: entry[key] for key in ("language", "date", "url", "title") if key in entry}}))
    write(folder, "all.jsonl", "\n".join(lines))
    ok("build", folder / "all.jsonl", "--db", folder / "lines.db")
    assert listing(folder / "lines.db") == listing(folder / "one.db")


def test_remove_takes_back_exactly_its_evidence(folder):
    texts = sorted(CORPUS.rglob("*.txt"))[:6]
    for path in texts:
        write(folder, "in/" + path.name, path.read_bytes())
    ok("build", folder / "in", "--db", folder / "all.db")
    ok("remove", texts[0].name, "--db", folder / "all.db")
    (folder / "in" / texts[0].name).unlink()
    ok("build", folder / "in", "--db", folder / "rest.db")
    assert listing(folder / "all.db") == listing(folder / "rest.db")
    ok("check", "--db", folder / "all.db")
    code, _, err = run("remove", texts[0].name, "--db", folder / "all.db")
    assert code == 1 and "no document" in err, err


def test_a_changed_document_replaces_its_evidence(folder):
    write(folder, "in/a.txt", ARTICLE)
    ok("build", folder / "in", "--db", folder / "a.db")
    write(folder, "in/a.txt", ARTICLE.replace("Sweden", "Norway"))
    code, _, err = run("build", folder / "in", "--db", folder / "a.db")
    assert code == 0 and "1 changed" in err, err
    names = {json.loads(line)["subject"]["name"] for line in listing(folder / "a.db").splitlines()}
    assert "Norway" in names and "Sweden" not in names, names
    ok("check", "--db", folder / "a.db")


def test_standard_input(folder):
    ok("build", "-", "--db", folder / "a.db", stdin=ARTICLE.encode())
    assert "stdin" in ok("documents", "--db", folder / "a.db")
    ok("build", "-", "--db", folder / "a.db", stdin=json.dumps({"id": "x", "text": ARTICLE + "More."}).encode())
    assert ok("documents", "--db", folder / "a.db").count("\n") == 2


def test_dry_run_stores_nothing(folder):
    code, _, err = run("build", CORPUS, "--db", folder / "a.db", "--dry-run")
    assert code == 0 and "nothing was stored" in err, err
    assert not (folder / "a.db").exists()


def test_bad_input_is_skipped_and_named(folder):
    write(folder, "in/good.txt", ARTICLE)
    write(folder, "in/broken.txt", b"Sweden signed \xff the treaty.")
    write(folder, "in/empty.txt", "")
    write(folder, "in/blank.txt", " \n\n")
    write(folder, "in/binary.txt", b"\x7fELF\x00\x00\x01")
    write(folder, "in/utf16.txt", "Sverige".encode("utf-16"))
    write(folder, "in/large.txt", "word " * (4 << 20))
    write(folder, "in/copy.txt", ARTICLE)
    (folder / "in" / "loop.txt").symlink_to("loop.txt")
    code, _, err = run("build", folder / "in", "--db", folder / "a.db")
    assert code == 0, err
    for expected in ("broken.txt: not UTF-8 at byte 14", "empty.txt: empty", "blank.txt: empty", "binary.txt: binary: NUL at byte 4", "utf16.txt:", "large.txt:", "loop.txt:", "1 copy", "7 documents skipped"):
        assert expected in err, (expected, err)
    assert "all sound" in ok("check", "--db", folder / "a.db")


def test_bad_lines_are_named_by_number(folder):
    write(folder, "in.jsonl", "\n".join([json.dumps({"id": "a", "text": ARTICLE}), "{not json", "[1]", '{"id": "b"}', '{"text": "x"}', '{"id": "a", "text": "again"}', "",
                                        '{"id": 7, "text": "Norway signed the Paris Agreement."}', '{"id": "c", "text": "x", "date": []}', "[" * 100000]))
    code, _, err = run("build", folder / "in.jsonl", "--db", folder / "a.db")
    assert code == 0 and "2 new" in err, err
    for expected in (":2: not JSON", ":3: not a JSON object", ':4: no "text"', ':5: no "id"', "a: another document", ":9: ", ":10: not JSON"):
        assert expected in err, (expected, err)


def test_only_bad_input_has_an_exit_code(folder):
    write(folder, "broken.txt", b"\xff\xfe")
    write(folder, "none/readme.md", "x")
    assert run("build", folder / "broken.txt", "--db", folder / "a.db")[0] == 1
    assert run("build", folder / "none", "--db", folder / "a.db")[0] == 1
    assert run("build", folder / "missing.txt", "--db", folder / "a.db")[0] == 3
    assert run("build", folder / "broken.txt")[0] == 2
    assert run("build", "--db", folder / "a.db")[0] == 2
    assert run("build", folder, "--db", folder / "a.db", "--jobs", "0")[0] == 2
    assert run("nonsense")[0] == 2
    assert run("build", folder, "--db", folder / "no" / "folder" / "a.db")[0] == 3


def test_wrong_databases_are_refused_and_left_alone(folder):
    write(folder, "a.txt", ARTICLE)
    text = write(folder, "text.db", "no database at all, but some text that is long enough to be mistaken for one")
    with sqlite3.connect(folder / "foreign.db") as connection:
        connection.execute("CREATE TABLE t (x)")
    connection.close()
    for name in ("text.db", "foreign.db"):
        before = (folder / name).read_bytes()
        for command in (["build", folder / "a.txt"], ["claims"], ["check"], ["documents"]):
            code, _, err = run(*command, "--db", folder / name)
            assert code == 3 and "not a signatory database" in err, (command, code, err)
        assert (folder / name).read_bytes() == before
    assert text.exists()
    code, _, err = run("claims", "--db", folder / "missing.db")
    assert code == 3 and "no such database" in err and not (folder / "missing.db").exists()


def test_a_damaged_database_is_noticed(folder):
    ok("build", CORPUS, "--db", folder / "a.db")
    data = bytearray((folder / "a.db").read_bytes())
    for at in range(8192, len(data) - 4096, 5 * 4096):
        data[at: at + 300] = b"\x55" * 300
    write(folder, "damaged.db", bytes(data))
    code, out, err = run("check", "--db", folder / "damaged.db")
    assert code == 3, (code, out, err)
    connection = sqlite3.connect(folder / "a.db")
    connection.execute("UPDATE document SET text = 'X' || substr(text, 2)")
    connection.commit()
    connection.close()
    code, out, err = run("check", "--db", folder / "a.db")
    assert code == 3 and "SHA-256" in out, (code, out, err)


def test_a_full_disk_keeps_what_was_stored(folder):
    write(folder, "a.txt", ARTICLE)
    ok("build", folder / "a.txt", "--db", folder / "a.db")
    before = listing(folder / "a.db")
    script = f"ulimit -f {max(1, os.path.getsize(folder / 'a.db') // 1024 + 40)}; trap '' XFSZ; exec '{PROGRAM}' build '{folder}/big' --db '{folder}/a.db'"
    for number in range(300):
        write(folder, f"big/{number}.txt", ARTICLE.replace("Sweden", f"Sweden number {number}") * 20)
    done = subprocess.run(["bash", "-c", script], capture_output=True, check=False)
    assert done.returncode == 3, (done.returncode, done.stderr)
    assert b"disk" in done.stderr, done.stderr
    kept = set(listing(folder / "a.db").splitlines())
    assert {json.loads(line)["id"] for line in before.splitlines()} <= {json.loads(line)["id"] for line in kept}
    assert "all sound" in ok("check", "--db", folder / "a.db")


def interrupted_build(folder, kind):
    for number in range(3000):
        write(folder, f"in/{number:04}.txt", ARTICLE.replace("Sweden", ["Sweden", "Norway", "Finland"][number % 3]).replace("83.5", str(number + 2)) * 8)
    process = subprocess.Popen([PROGRAM, "build", str(folder / "in"), "--db", str(folder / "a.db")], stderr=subprocess.PIPE)
    deadline = time.time() + 30
    while time.time() < deadline and not (folder / "a.db").exists():
        time.sleep(0.02)
    time.sleep(0.4)
    process.send_signal(kind)
    return process.wait(timeout=60), process.stderr.read().decode()


def test_interruption_keeps_what_is_done(folder):
    code, err = interrupted_build(folder, signal.SIGINT)
    assert code in (0, 130), (code, err)
    assert "all sound" in ok("check", "--db", folder / "a.db")
    ok("build", folder / "in", "--db", folder / "a.db")
    ok("build", folder / "in", "--db", folder / "b.db")
    assert listing(folder / "a.db") == listing(folder / "b.db")


def test_a_killed_build_can_go_on(folder):
    interrupted_build(folder, signal.SIGKILL)
    ok("build", folder / "in", "--db", folder / "a.db")
    assert "all sound" in ok("check", "--db", folder / "a.db")


def test_an_unwritable_output_is_an_error(folder):
    ok("build", CORPUS, "--db", folder / "a.db")
    if not os.path.exists("/dev/full"):
        return
    with open("/dev/full", "wb") as full:
        done = subprocess.run([PROGRAM, "claims", "--db", folder / "a.db", "--format", "jsonl"], stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 3, done


def test_users_overrule_identity(folder):
    ok("build", "-", "--db", folder / "a.db", stdin=b"Sweden signed the Hanoi Convention. Norway signed the Hanoi Convention.")
    ok("same", "country/SE", "Norway", "--reason", "a test", "--db", folder / "a.db")
    assert len({json.loads(line)["subject"]["id"] for line in listing(folder / "a.db").splitlines()}) == 1
    entity = json.loads(ok("entities", "Norway", "--format", "jsonl", "--db", folder / "a.db").splitlines()[0])
    assert any(judgement["reason"] == "a test" for judgement in entity["judgements"]), entity
    ok("different", "country/SE", "country/NO", "--db", folder / "a.db")
    assert len({json.loads(line)["subject"]["id"] for line in listing(folder / "a.db").splitlines()}) == 2
    assert run("same", "country/SE", "nobody", "--db", folder / "a.db")[0] == 1
    ok("check", "--db", folder / "a.db")


def test_help_shows_examples(_):
    out = ok("--help")
    for command in ("build", "claims", "check", "remove", "documents", "entities", "same", "different"):
        assert command in out
        assert "Examples:" in ok(command, "--help"), command
    assert ok("--version").startswith("signatory ")


harness.main(sys.modules[__name__])
