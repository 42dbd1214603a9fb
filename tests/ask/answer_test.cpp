// Questions over the small graph: the same question in three languages has one reading and one answer (cases/triples.jsonl), and what
// is said when names are misspelt, nothing is found or nothing is understood (cases/single.jsonl).
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>

#include "ask/answer_text.h"
#include "ask/small_graph.h"

using namespace signatory;
using Json = nlohmann::json;

namespace {

std::vector<Json> cases(const std::string& name) {
  const auto bytes = base::read_file(std::string(SIGNATORY_SOURCE_DIR) + "/tests/ask/cases/" + name);
  REQUIRE(bytes);
  std::vector<Json> out;
  for (const std::string& line : support::split(*bytes, '\n'))
    if (!line.empty()) out.push_back(Json::parse(line));
  return out;
}

std::vector<std::string> sorted(std::vector<std::string> texts) {
  std::sort(texts.begin(), texts.end());
  return texts;
}

}  // namespace

TEST_CASE("the same question in three languages has one reading and one answer") {
  const std::vector<Json> all = cases("triples.jsonl");
  REQUIRE(all.size() >= 20);
  for (const Json& one : all)
    for (const char* language : {"en", "sv", "vi"}) {
      const std::string question = one[language];
      CAPTURE(question);
      const auto answer = support::small_asker().ask(question);
      REQUIRE_MESSAGE(answer, answer.error().to_string());
      CHECK(answer->read.language == language);
      CHECK(answer->readings.size() == 1);
      if (answer->readings.size() != 1) continue;
      const std::string key = answer->readings[0].reading.key();
      if (one.contains("concepts")) CHECK(key.starts_with(one["reading"].get<std::string>()));
      else CHECK(key == one["reading"]);
      std::map<std::string, std::vector<std::string>> found;
      for (const ask::AnswerGroup& group : answer->readings[0].groups) found[std::string(name_of(group.standing))] = sorted(group.values);
      std::map<std::string, std::vector<std::string>> wanted;
      for (const auto& [standing, values] : one["answers"].items()) wanted[standing] = sorted(values);
      CHECK_MESSAGE(found == wanted, ask::answer_text(*answer, support::small_asker().data(language), {}));
    }
}

TEST_CASE("what cannot be answered is said in the language of the question") {
  for (const Json& one : cases("single.jsonl")) {
    const std::string question = one["question"];
    CAPTURE(question);
    const auto answer = support::small_asker().ask(question, {.language = one.value("language", ""), .limits = {}});
    REQUIRE(answer);
    const language::QuestionData& words = support::small_asker().data(answer->read.language);
    CHECK(Json::parse(ask::answer_json(*answer, words))["outcome"] == one["outcome"]);
    const std::string text = ask::answer_text(*answer, words, {});
    for (const std::string part : one["contains"]) CHECK_MESSAGE(text.find(part) != std::string::npos, text);
  }
}

TEST_CASE("an answer quotes its sentence with document and date, and shows its Cypher when asked") {
  const auto answer = support::small_asker().ask("Who accused Russia?");
  REQUIRE(answer);
  const language::QuestionData& words = support::small_asker().data("en");
  const std::string text = ask::answer_text(*answer, words, {.explain = true});
  CHECK(text.find("\"Estonia accused Russia.\"") != std::string::npos);
  CHECK(text.find(", 2025-11-01]") != std::string::npos);
  CHECK(text.find("MATCH (s)-[r:ACCUSED]->(o)") != std::string::npos);
  CHECK(ask::answer_text(*answer, words, {}).find("MATCH") == std::string::npos);
}

TEST_CASE("a question of ten thousand words and hostile bytes are refused, not crashed upon") {
  std::string endless = "Who signed";
  for (int i = 0; i < 10000; ++i) endless += " the";
  for (const std::string& question : {endless, std::string(), std::string("\xFF\xFE?"), std::string("'; DROP TABLE node; --"), std::string("Who signed \"`$x\\n?\x1b[31m")}) {
    const auto answer = support::small_asker().ask(question);
    REQUIRE(answer);
    const std::string text = ask::answer_text(*answer, support::small_asker().data(answer->read.language), {});
    CHECK(text.find('\x1b') == std::string::npos);
  }
}

TEST_CASE("reading and answering takes milliseconds") {
  REQUIRE(support::small_asker().ask("Who accused Russia?"));  // loads
  const auto begin = std::chrono::steady_clock::now();
  for (int i = 0; i < 10; ++i) REQUIRE(support::small_asker().ask("How much did Germany pledge to the loss and damage fund?"));
  const auto each_ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count() / 10;
  MESSAGE(fmt::format("{:.2f} ms a question", each_ms));
  CHECK(each_ms < 10);
}
