// Data-driven: tests/language/quantities/<code>.txt, one case a line:
//   text => kind core [attribute=value …] ; kind core …
// `core` is written in brackets: [83,5 miljoner USD]. Attributes: value, low, high, currency, unit, approx, iso, role, words (no digits).
// Every attribute that is not the default must be written. "=> nothing" for no quantity. A line "reference DATE" sets the date of the
// document for what follows; "reference" alone unsets it. "#" begins a comment.
#include "language/quantity.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <chrono>
#include <fstream>
#include <map>
#include <random>

#include "language/quantity_date.h"
#include "language/quantity_lexicon.h"
#include "language/text_reader.h"

using namespace signatory;
using namespace signatory::language;

namespace {

const TextReader& reader() {
  static const TextReader instance = *TextReader::embedded();
  return instance;
}

const QuantityGrammar& grammar(const std::string& language) {
  static std::map<std::string, QuantityGrammar> grammars;
  const auto found = grammars.find(language);
  if (found != grammars.end()) return found->second;
  auto loaded = embedded_quantity_grammar(language);
  REQUIRE_MESSAGE(loaded, (loaded ? "" : loaded.error().to_string()));
  return grammars.emplace(language, std::move(*loaded)).first->second;
}

std::string number(double value) { return fmt::format("{}", value); }

std::string describe(const Quantity& q, std::string_view text) {
  std::string out = fmt::format("{} [{}]", name_of(q.kind), text.substr(q.core.begin, q.core.size()));
  const auto add = [&](const char* key, std::string_view value) {
    if (!value.empty()) out += fmt::format(" {}={}", key, value);
  };
  if (q.kind == QuantityKind::kDate) {
    add("iso", q.iso);
    if (q.role != DateRole::kDate) add("role", name_of(q.role));
    return out;
  }
  if (q.is_range()) {
    add("low", number(q.low));
    add("high", number(q.high));
  } else {
    add("value", number(q.value));
  }
  add("currency", q.currency);
  if (q.unit != "percent") add("unit", q.unit);
  add("approx", name_of(q.approximation));
  return out;
}

std::string found_in(const std::string& language, const std::string& text, const std::string& reference) {
  const text::Document document = reader().read(text, language);
  std::string out;
  for (const text::Sentence& sentence : document.sentences) {
    for (const Quantity& q : grammar(language).find(document.tokens_of(sentence), {.reference_date = reference})) {
      CHECK(q.span.contains(q.core));
      out += (out.empty() ? "" : " ; ") + describe(q, text);
    }
  }
  return out.empty() ? "nothing" : out;
}

std::size_t run_cases(const std::string& language) {
  std::ifstream file(std::string(SIGNATORY_SOURCE_DIR) + "/tests/language/quantities/" + language + ".txt");
  REQUIRE(file.is_open());
  std::size_t cases = 0;
  std::string reference;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    if (line.starts_with("reference")) {
      reference = line.size() > 10 ? line.substr(10) : "";
      continue;
    }
    const std::size_t arrow = line.find(" => ");
    REQUIRE_MESSAGE(arrow != std::string::npos, line);
    const std::string text = line.substr(0, arrow);
    CHECK_MESSAGE(found_in(language, text, reference) == line.substr(arrow + 4), language << ": " << text);
    ++cases;
  }
  return cases;
}

}  // namespace

TEST_CASE("quantities of English, Swedish, Vietnamese and French") {
  std::size_t cases = 0;
  for (const char* language : {"en", "sv", "vi", "fr"}) cases += run_cases(language);
  CHECK(cases >= 250);
}
