"""Drives the interactive shell through a pseudo-terminal, as a person at a keyboard would.

usage: pty_test.py SIGNATORY SOURCE_FOLDER
"""
import os
import pty
import re
import select
import signal
import sqlite3
import struct
import subprocess
import sys
import tempfile
import termios
import time
import fcntl

SIGNATORY, SOURCE = sys.argv[1], sys.argv[2]
WAIT_SECONDS = 60
PROMPT = "signatory> "
UP, TAB, CTRL_A, CTRL_C, CTRL_D, CTRL_E, CTRL_K = "\x1b[A", "\t", "\x01", "\x03", "\x04", "\x05", "\x0b"
checks = 0


def expect(condition, what, seen=""):
    global checks
    checks += 1
    if not condition:
        sys.exit(f"failed: {what}\n--- seen ---\n{seen}")


def plain(text):
    """Without the sequences that move the cursor and colour the text."""
    text = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", text)
    return text.replace("\r", "")


class Terminal:
    def __init__(self, database, state, columns=100):
        self.process, self.file = pty.fork()
        if self.process == 0:
            environment = dict(os.environ, TERM="xterm", LC_ALL="C.UTF-8", XDG_STATE_HOME=state)
            os.execve(SIGNATORY, [SIGNATORY, "repl", "--db", database], environment)
        fcntl.ioctl(self.file, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
        self.seen = ""

    def read_until(self, wanted):
        deadline = time.monotonic() + WAIT_SECONDS
        while wanted not in plain(self.seen):
            ready, _, _ = select.select([self.file], [], [], max(0, deadline - time.monotonic()))
            expect(ready, f"'{wanted}' within {WAIT_SECONDS} seconds", self.seen)
            try:
                data = os.read(self.file, 65536)
            except OSError:
                data = b""
            expect(data, f"'{wanted}' before the shell ended", self.seen)
            self.seen += data.decode("utf-8", "replace")
        return plain(self.seen)

    def type(self, text, to_editor=True):
        """Types keys. The editor shows its prompt a moment before it reads keys one by one; until then Ctrl-D would mean something else."""
        deadline = time.monotonic() + WAIT_SECONDS
        while to_editor and termios.tcgetattr(self.file)[3] & termios.ICANON:
            expect(time.monotonic() < deadline, "the editor reads keys", self.seen)
            time.sleep(0.005)
        self.seen = ""
        os.write(self.file, text.encode())

    def enter(self, text, wanted):
        """Types an entry and waits for a text in the answer and for the next prompt."""
        self.type(text + "\n")
        self.read_until("\n")
        self.seen = self.seen.split("\n", 1)[1]
        seen = self.read_until(wanted)
        while not plain(self.seen).endswith(PROMPT):
            before = len(self.seen)
            self.seen += os.read(self.file, 65536).decode("utf-8", "replace")
            expect(len(self.seen) > before, "a prompt", self.seen)
        return plain(self.seen) if seen else ""

    def give_up(self):
        """Ctrl-C, and waits for the next prompt: what is typed before it may meet the terminal in the other mode."""
        self.type(CTRL_C)
        self.read_until("^C")
        while not plain(self.seen).split("^C")[-1].endswith(PROMPT):
            self.more()

    def more(self):
        """Reads what there is, at least one byte."""
        expect(select.select([self.file], [], [], WAIT_SECONDS)[0], "more output", self.seen)
        self.seen += os.read(self.file, 65536).decode("utf-8", "replace")

    def end(self, keys):
        self.type(keys)
        deadline = time.monotonic() + WAIT_SECONDS
        while True:
            try:
                if select.select([self.file], [], [], 0.1)[0] and not os.read(self.file, 65536):
                    break
            except OSError:
                break
            if time.monotonic() > deadline:
                os.kill(self.process, signal.SIGKILL)
                os.waitpid(self.process, 0)
                expect(False, f"the shell ends within {WAIT_SECONDS} seconds", self.seen)
        _, status = os.waitpid(self.process, 0)
        os.close(self.file)
        return os.waitstatus_to_exitcode(status)


def make_database(folder):
    path = os.path.join(folder, "test.db")
    connection = sqlite3.connect(path)
    connection.executescript(open(os.path.join(SOURCE, "schema", "graph.sql"), encoding="utf-8").read())
    connection.close()
    return path


ENTRIES = [  # typed, expected in the answer
    ("CREATE (:Country {id: 'country/VN', name: 'Việt Nam'})-[:SIGNED {date: '2025-10-25'}]->(:Agreement {id: 'agreement/h', name: 'Hanoi Convention'});", "nodes +2"),
    ("MATCH (c:Country) RETURN c.name AS name;", "Việt Nam"),
    ("RETURN 'Công ước Hà Nội' AS tên;", "Công ước Hà Nội"),
    ("RETURN '越南' AS wide;", "越南"),
    ("RETURN 'e\u0301' AS combining;", "e\u0301"),
    ("RETURN 1 + 1 AS two;", "2"),
    ("RETURN missing;", "UndefinedVariable"),
    ("MATCH (n RETURN n;", "SyntaxError"),
    ("RETURN 1 / 0;", "divi"),
    ("RETURN '\\u001b[31m' AS escape;", "\\u{1B}[31m"),
    ("RETURN '\\u202e' AS bidi;", "\\u{202E}"),
    (":help", ":timer"),
    (":schema", "[:SIGNED] 1"),
    (":mode", "table"),
    (":mode box", ""),
    ("RETURN 'x' AS boxed;", "│ boxed │"),
    (":mode json", ""),
    ("RETURN 'x' AS a;", '"a": "x"'),
    (":mode jsonl", ""),
    ("RETURN [1, 2] AS a;", '{"a": [1, 2]}'),
    (":mode csv", ""),
    ("RETURN 'a,b' AS a;", '"a,b"'),
    (":mode tsv", ""),
    ("RETURN 'a' AS x, 'b' AS y;", "x"),
    (":mode markdown", ""),
    ("RETURN 'a' AS x;", "| x |"),
    (":mode html", ""),
    ("RETURN '<b>' AS x;", "&lt;b&gt;"),
    (":mode line", ""),
    ("RETURN 'a' AS x;", "x = a"),
    (":mode dot", ""),
    ("MATCH p = ()-[]->() RETURN p;", "digraph"),
    ("RETURN 1;", "hold nothing of the graph"),
    (":mode xlsx", "unknown format"),
    (":mode table", ""),
    (":params limit=3", ""),
    (":params name=Việt Nam", ""),
    (":params", "$name = Việt Nam"),
    ("RETURN $limit * 2 AS six;", "6"),
    ("MATCH (n {name: $name}) RETURN n.id AS id;", "country/VN"),
    ("RETURN $nothing;", "nothing"),
    (":timer on", "ms"),
    ("RETURN 2 AS timed;", "ms"),
    (":timer off", ""),
    (":explain MATCH (n:Country) RETURN n", "Country"),
    (":profile MATCH (n:Country) RETURN n", "rows"),
    (":run", "signatories"),
    (":run signatories agreement='Hanoi Convention'", "Việt Nam"),
    (":run nothing", "no named query"),
    (":path 'country/VN' 'agreement/h'", "SIGNED"),
    (":path 'Việt Nam' 'Hanoi Convention'", "SIGNED"),
    (":path 'Việt Nam'", "missing"),
    (":path 'Việt Nam' Nowhere", "Nowhere"),
    (":around 'agreement/h'", "Việt Nam"),
    (":around 'agreement/h' --hops x", "no number"),
    (":ledger", "0 commitments"),
    (":ledger --over much", "no amount"),
    (":nothing", "no command"),
    (":open missing.db", "missing.db"),
    (":quote 'open", "not closed"),
    ("MATCH (n) RETURN count(n) AS still_there;", "still_there"),
]


def test_entries(database, state):
    terminal = Terminal(database, state)
    terminal.read_until(PROMPT)
    for typed, wanted in ENTRIES:
        seen = terminal.enter(typed, wanted or PROMPT)
        expect(wanted in seen, f"'{wanted}' after '{typed}'", seen)
    expect(terminal.end(":quit\n") == 0, ":quit leaves with 0")


def test_lines_and_history(database, state):
    terminal = Terminal(database, state)
    terminal.read_until(PROMPT)
    terminal.type("RETURN 40 +\n")
    terminal.read_until("-> ")
    seen = terminal.enter("2 AS sum;", "42")
    expect("42" in seen, "an entry of two lines", seen)
    seen = terminal.enter("RETURN wrong_entry;", "UndefinedVariable")
    terminal.type(UP)
    terminal.read_until("RETURN wrong_entry;")
    terminal.type(CTRL_A + CTRL_K)
    seen = terminal.enter("RETURN 'typed after clearing' AS x;", "typed after clearing")
    terminal.type("RETURN 'given up")
    terminal.read_until("given up")
    terminal.give_up()
    seen = terminal.enter("RETURN 'after' AS x;", "after")
    expect("given up" not in seen.split("after")[-1], "a line given up is gone", seen)
    expect(terminal.end(CTRL_D) == 0, "Ctrl-D leaves with 0")
    again = Terminal(database, state)
    again.read_until(PROMPT)
    # Only what differs is drawn again, so the entries are known by their answers. Each goes to the end of the history.
    again.enter(UP, "after")
    again.enter(UP + UP, "typed after clearing")
    again.enter(UP * 4, "UndefinedVariable")
    expect(again.end(CTRL_D) == 0, "history is kept across sessions, failed entries too")
    expect(os.stat(os.path.join(state, "signatory", "history")).st_mode & 0o077 == 0, "the history is private")


def test_completion(database, state):
    terminal = Terminal(database, state)
    terminal.read_until(PROMPT)
    # Only what is new on the line is drawn.
    for typed, wanted in [("mat", "MATCH"), ("MATCH (c:Cou", "ntry"), ("MATCH ()-[:SI", "GNED"), ("MATCH (c:Country) RETURN c.na", "me"), ("RETURN toUpp", "er("), ("MATCH (n) WHERE n.name = 'Vi", "ệt Nam"), (":he", "lp")]:
        terminal.type(typed)
        terminal.read_until(typed[-2:])
        terminal.type(TAB)
        terminal.read_until(wanted)
        terminal.give_up()
        expect(True, f"completion of '{typed}'")
    expect(terminal.end(CTRL_D) == 0, "leaves")


def test_interrupt(database, state):
    terminal = Terminal(database, state)
    terminal.read_until(PROMPT)
    terminal.type("UNWIND range(1, 100000000) AS a UNWIND range(1, 100000000) AS b RETURN count(*);\n")
    terminal.read_until("\n")
    time.sleep(1)
    started = time.monotonic()
    terminal.type(CTRL_C, to_editor=False)
    terminal.read_until(PROMPT)
    expect(time.monotonic() - started < 20, "Ctrl-C cancels a query")
    seen = terminal.enter("RETURN 'still here' AS x;", "still here")
    expect("still here" in seen, "the session goes on", seen)
    expect(terminal.end(CTRL_D) == 0, "leaves")


def test_pipe(database):
    def run(arguments, text=""):
        return subprocess.run([SIGNATORY, "repl", "--db", database, *arguments], input=text.encode(), stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    done = run([], ":mode csv\nRETURN 1 AS a;\nRETURN 'ế' AS b\n")
    expect(done.returncode == 0 and done.stdout.decode() == "a\r\n1\r\nb\r\nế\r\n", "a pipe prints the results alone", done.stdout)
    expect(run([], "RETURN x;\nRETURN 1;\n").returncode == 1, "a wrong query on a pipe")
    expect(run(["-c", "RETURN 1;"]).returncode == 0, "-c")
    expect(run(["-c", "RETURN x;"]).returncode == 1, "-c with a wrong query")
    expect(run(["-c", ":nothing"]).returncode == 2, "-c with a wrong command")
    expect(run([]).returncode == 0, "nothing to do")
    missing = subprocess.run([SIGNATORY, "repl", "--db", database + ".missing"], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    expect(missing.returncode == 3, "a missing database", missing.stderr)


def test_terminal_restored(database, state):
    terminal = Terminal(database, state)
    before = termios.tcgetattr(terminal.file)
    terminal.read_until(PROMPT)
    terminal.enter("RETURN 1;", "1")
    os.write(terminal.file, b":quit\n")
    time.sleep(1)
    after = termios.tcgetattr(terminal.file)
    expect(before[3] & termios.ECHO == after[3] & termios.ECHO and after[3] & termios.ISIG, "the terminal is put back")
    os.waitpid(terminal.process, 0)


with tempfile.TemporaryDirectory() as folder:
    signal.alarm(300)
    database, state = make_database(folder), os.path.join(folder, "state")
    test_entries(database, state)
    test_lines_and_history(database, state)
    test_completion(database, state)
    test_interrupt(database, state)
    test_pipe(database)
    test_terminal_restored(database, state)
print(f"{checks} checks passed")
