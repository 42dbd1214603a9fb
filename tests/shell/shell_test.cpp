#include <doctest/doctest.h>

#include <sstream>

#include "base/file.h"
#include "graph/stored_graph.h"
#include "shell/command_export.h"
#include "shell/completion.h"
#include "shell/named_query.h"
#include "shell/repl.h"
#include "shell/word_binder.h"
#include "store/store_fixture.h"

using namespace signatory;
using namespace signatory::shell;

namespace {

// The commands on a small database, as main.cpp would call them.
struct Desk {
  Desk() {
    store.put("a.txt", "country/VN SIGNED agreement/hanoi | date=2025-10-25\ncountry/SE SIGNED agreement/hanoi | modality=planned\ncountry/AU COMMITTED_TO invest in cyber security | modality=committed; amount=83500000 USD\n", "2025-10-26");
    store.finalise();
  }

  int run(const std::string& name, const std::vector<std::string>& words) {
    out.str(""), err.str("");
    Context context{.database = store.folder.path("test.db"), .schema_folder = "", .out = out, .err = err, .out_is_terminal = false, .err_is_terminal = false, .cancellation = {}};
    for (const Command& command : all_commands()) {
      if (command.name != name) continue;
      WordBinder binder;
      if (command.declare) command.declare(binder);
      if (auto bound = binder.bind(words); !bound) return report(bound.error());
      auto done = command.run(context);
      return done ? *done : report(done.error());
    }
    return -1;
  }

  int report(const Error& error) {
    err << error.to_string();
    return base::exit_code(error.code);
  }

  bool says(const std::string& text) const { return (out.str() + err.str()).find(text) != std::string::npos; }

  support::Store store;
  std::ostringstream out, err;
};

}  // namespace

TEST_CASE_FIXTURE(Desk, "queries from text, file and name") {
  CHECK(run("query", {"MATCH (c:Country)-[s:SIGNED]->(a) RETURN c.name AS who, s.date AS date ORDER BY who", "--format", "csv"}) == 0);
  CHECK(out.str() == "who,date\r\nSE,\r\nVN,2025-10-25\r\n");
  CHECK(run("query", {"-f", store.folder.file("q.cypher", "RETURN $x + 1 AS y"), "-p", "x=41", "--format", "jsonl"}) == 0);
  CHECK(out.str() == "{\"y\": 42}\n");
  CHECK(run("query", {"signatories", "-p", "agreement=hanoi", "--format", "csv"}) == 0);
  CHECK(says("VN,Country,+,asserted"));
  CHECK(run("query", {"MATCH p = (:Country)-[:SIGNED]->() RETURN p", "--format", "dot"}) == 0);
  CHECK(out.str().starts_with("digraph"));
}

TEST_CASE_FIXTURE(Desk, "every named query runs") {
  for (const NamedQuery& query : named_queries()) {
    std::vector<std::string> words{query.name, "--format", "jsonl"};
    for (const QueryParameter& parameter : query.parameters) {
      if (parameter.fallback.empty()) words.push_back("-p"), words.push_back(parameter.name + "=" + (parameter.name == "agreement" || parameter.name == "to" ? "hanoi" : parameter.name == "topic" ? "cyber" : parameter.name == "actor" ? "AU" : "VN"));
    }
    CAPTURE(query.name);
    CHECK_MESSAGE(run("query", words) == 0, err.str());
  }
}

TEST_CASE_FIXTURE(Desk, "what is wrong is said, with the exit code for it") {
  CHECK(run("query", {"MATCH (n RETURN n"}) == 1);
  CHECK(says("LINE 1"));
  CHECK(run("query", {"signatores"}) == 1);
  CHECK(says("signatories"));
  CHECK(run("query", {"signatories"}) == 2);
  CHECK(says("needs the parameter agreement"));
  CHECK(run("query", {}) == 2);
  CHECK(run("query", {"RETURN 1", "--format", "xlsx"}) == 2);
  CHECK(run("query", {"RETURN 1", "--fromat", "csv"}) == 2);
  CHECK(says("--format"));
  CHECK(run("path", {"VN", "Nowhere"}) == 1);
  CHECK(run("path", {"VN", "AU"}) == 1);
  CHECK(says("not connected"));
  CHECK(run("around", {"VN", "--types", "SINGED"}) == 2);
  CHECK(says("SIGNED"));
  CHECK(run("commitments", {"--over", "much"}) == 2);
  CHECK(run("commitments", {"--before", "soon"}) == 2);
  CHECK(run("export", {"-o", store.folder.path("x.docx")}) == 2);
  CHECK(run("export", {"-o", store.folder.path("missing/x.dot")}) == 3);
  CHECK(run("export", {}) == 2);
}

TEST_CASE_FIXTURE(Desk, "paths, neighbours and timelines show the words that say so") {
  CHECK(run("path", {"VN", "SE"}) == 0);
  CHECK(says("VN –[SIGNED: 2025-10-25]→ hanoi"));
  CHECK(says("SE –[SIGNED: planned]→ hanoi"));
  CHECK(says("“country/VN SIGNED agreement/hanoi | date=2025-10-25” (a.txt, 2025-10-26)"));
  CHECK(run("around", {"hanoi"}) == 0);
  CHECK(says("2 relationships"));
  CHECK(run("around", {"hanoi", "--as-of", "2025-01"}) == 0);
  CHECK(says("0 relationships"));
  CHECK(run("timeline", {"VN", "--format", "csv"}) == 0);
  CHECK(says("2025-10-25,VN,SIGNED,hanoi"));
  CHECK(run("commitments", {"--by", "AU"}) == 0);
  CHECK(says("USD 83.5 million"));
}

TEST_CASE_FIXTURE(Desk, "exports write what the ending says, twice the same") {
  for (const std::string ending : {"dot", "graphml", "gexf", "json", "ttl", "nq", "cypher"}) {
    const std::string file = store.folder.path("g." + ending);
    REQUIRE(run("export", {"-o", file}) == 0);
    const std::string first = base::read_file(file).value();
    CHECK(!first.empty());
    REQUIRE(run("export", {"-o", file}) == 0);
    CHECK(base::read_file(file).value() == first);
  }
  CHECK(run("export", {"-o", store.folder.path("g.csv"), "--around", "hanoi"}) == 0);
  CHECK(base::read_file(store.folder.path("g-nodes.csv")).value().starts_with(":ID,:LABEL"));
  CHECK(run("export", {"-o", store.folder.path("au.md"), "--entity", "AU"}) == 0);
  CHECK(base::read_file(store.folder.path("au.md")).value().starts_with("# AU"));
}

TEST_CASE_FIXTURE(Desk, "the shell reads entries, keeps parameters and gives exit codes") {
  CHECK(run("repl", {"-c", ":params who=VN", "-c", ":mode csv", "-c", "MATCH (c {name: $who}) RETURN c.id AS id;"}) == 0);
  CHECK(says("id\r\ncountry/VN"));
  CHECK(run("repl", {"-c", "RETURN nothing;"}) == 1);
  CHECK(run("repl", {"-c", ":nothing"}) == 2);
  CHECK(run("repl", {"-c", ":mode xlsx"}) == 2);
  CHECK(run("repl", {"-c", ":path VN SE"}) == 0);
  CHECK(says("SIGNED"));
  CHECK(run("repl", {"-c", ":schema", "-c", ":help", "-c", ":timer on", "-c", ":explain MATCH (n) RETURN n", "-c", ":run signatories agreement=hanoi", "-c", ":ledger --by AU", "-c", ":quit"}) == 0);
  CHECK(says("(:Country) 3"));
  CHECK(run("repl", {"-f", store.folder.file("entries", ":mode jsonl\nRETURN 1\n  AS one;\n\nRETURN 2 AS two\n")}) == 0);
  CHECK(out.str() == "{\"one\": 1}\n{\"two\": 2}\n");
  CHECK(run("repl", {"-f", store.folder.file("entries", "RETURN x;\nRETURN 2;\n")}) == 1);
  CHECK(!says("2"));
}

TEST_CASE_FIXTURE(Desk, "completion knows labels, types, properties, names, functions and commands") {
  auto stored = graph::StoredGraph::open(store.folder.path("test.db"));
  REQUIRE(stored);
  const graph::SnapshotPtr now = (*stored)->graph().snapshot();
  Completer completer(now->view());
  completer.set_commands({":help", ":mode"});
  completer.set_parameters({"who"});
  completer.set_queries({"signatories"});
  const auto only = [&](const char* text) {
    const Completion completion = completer.complete(text);
    return completion.candidates.size() == 1 ? completion.candidates[0] : "";
  };
  CHECK(only("MATCH (c:Cou") == "Country");
  CHECK(only("MATCH (c:Country)-[s:SIG") == "SIGNED");
  CHECK(only("match (a)-[:SIGNED|COMM") == "COMMITTED_TO");
  CHECK(only("MATCH (c:Country) RETURN c.na") == "name");
  CHECK(only("MATCH (c:Country) RETURN c.pol") == "");
  CHECK(only("MATCH ()-[s:SIGNED]->() RETURN s.pol") == "polarity");
  CHECK(only("RETURN toUpp") == "toUpper(");
  CHECK(only("mat") == "MATCH");
  CHECK(only("MATCH (n) WHERE n.name = 'han") == "hanoi");
  CHECK(only("RETURN $w") == "who");
  CHECK(only(":he") == ":help");
  CHECK(only(":run sig") == "signatories");
  CHECK(completer.complete("").candidates.empty());
}

TEST_CASE("words of a command line") {
  CHECK(*split_words("path 'Viet Nam' \"a \\\" b\" c\\ d ''") == std::vector<std::string>{"path", "Viet Nam", "a \" b", "c d", ""});
  CHECK(split_words("  ")->empty());
  CHECK(!split_words("it's"));
}
