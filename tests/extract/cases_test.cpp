// Extraction cases: tests/extract/cases/<language>.txt. A case is a line of text and the statements it must give, one a line, as
// describe(Statement) prints them without the rule; a blank line ends it. Order does not matter. "(nothing)" stands for no statement.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "base/file.h"
#include "extract/describe.h"
#include "extract/extractor.h"

using namespace signatory;

namespace {

struct Case {
  std::string text;
  std::vector<std::string> expected;
};

std::vector<Case> read_cases(const std::string& path) {
  std::vector<Case> cases;
  const std::string bytes = base::read_file(path).value();
  Case current;
  std::size_t at = 0;
  const auto finish = [&] {
    if (!current.text.empty()) cases.push_back(std::move(current));
    current = {};
  };
  while (at < bytes.size()) {
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
    const std::string line = bytes.substr(at, end - at);
    at = end + 1;
    if (line.empty()) finish();
    else if (line[0] == '#') continue;
    else if (current.text.empty()) current.text = line;
    else if (line != "(nothing)") current.expected.push_back(line);
  }
  finish();
  return cases;
}

std::vector<std::string> statements_of(const extract::Extractor& extractor, const std::string& text, const std::string& language) {
  std::vector<std::string> out;
  extract::DocumentInput input;
  input.id = "case", input.text = text, input.language = language;
  for (const extract::Statement& s : extractor.extract(input).statements) {
    const std::string line = extract::describe(s);
    out.push_back(line.substr(0, line.rfind(" [")));
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace

TEST_CASE("what each sentence says, and nothing else") {
  const auto knowledge = language::load_knowledge(language::embedded_source());
  REQUIRE(knowledge);
  const extract::Extractor extractor(*knowledge);
  std::size_t cases = 0;
  for (const auto& entry : std::filesystem::directory_iterator(std::string(SIGNATORY_SOURCE_DIR) + "/tests/extract/cases")) {
    const std::string language = entry.path().stem().string();
    for (Case& c : read_cases(entry.path().string())) {
      INFO(language, ": ", c.text);
      std::sort(c.expected.begin(), c.expected.end());
      CHECK(statements_of(extractor, c.text, language) == c.expected);
      ++cases;
    }
  }
  CHECK(cases >= 100);
}

TEST_CASE("the same text gives the same statements whatever was read before") {
  const auto knowledge = language::load_knowledge(language::embedded_source());
  REQUIRE(knowledge);
  const extract::Extractor extractor(*knowledge);
  const std::string text = "Sweden signed the Hanoi Convention. It has not ratified it.";
  const auto first = statements_of(extractor, text, "en");
  statements_of(extractor, "Norway refused to sign the Basel Convention.", "en");
  CHECK(statements_of(extractor, text, "en") == first);
}

TEST_CASE("hostile text gives no crash and no endless work") {
  const auto knowledge = language::load_knowledge(language::embedded_source());
  REQUIRE(knowledge);
  const extract::Extractor extractor(*knowledge);
  std::string long_sentence;
  for (int i = 0; i < 3000; ++i) long_sentence += "Sweden said that ";
  for (const std::string& text : {std::string("((((,,,;;;\"\"“”—–-"), std::string("\xff\xfe\x80"), long_sentence, std::string("and and or or but that that which who if")})
    for (const char* language : {"en", "sv", "vi"}) CHECK_NOTHROW(statements_of(extractor, text, language));
}
