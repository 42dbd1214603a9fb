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
#include "language/quantity_number.h"
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

TEST_CASE("dates follow the calendar") {
  CHECK(parse_day("1970-01-01") == 0);
  CHECK(parse_day("2000-02-29") == 11016);
  CHECK_FALSE(parse_day("2001-02-29"));
  CHECK_FALSE(parse_day("2001-13-01"));
  CHECK_FALSE(parse_day("yesterday"));
  CHECK(possible({.day = 29, .month = 2}));
  CHECK_FALSE(possible({.day = 29, .month = 2, .year = 2023}));
  CHECK_FALSE(possible({.day = 26, .month = 10, .day2 = 25}));
  const DatePattern plain;
  CHECK(iso_of({.day = 31, .month = 12}, plain, {.reference = parse_day("2026-01-02")}) == "2025-12-31");
  CHECK(iso_of({.day = 31, .month = 12}, plain, {.reference = parse_day("2026-01-02"), .deadline = true}) == "2026-12-31");
  DatePattern week;
  week.unit = "week";
  CHECK(iso_of({}, week, {.reference = parse_day("2027-01-01")}) == "2026-W53");
}

TEST_CASE("separators of digits follow the language") {
  const auto value = [](const char* digits, char decimal, const char* groups) {
    QuantityLexicon lexicon;
    lexicon.decimal = decimal;
    lexicon.groups = groups;
    return digits_value(digits, lexicon).value_or(-1);
  };
  CHECK(value("1.200", ',', ".") == 1200);
  CHECK(value("1.200", '.', ",") == 1.2);
  CHECK(value("1,200", '.', ",") == 1200);
  CHECK(value("83,5", ',', ".") == 83.5);
  CHECK(value("1.234.567,8", ',', ".") == 1234567.8);
  CHECK(value("1,234,567.8", '.', ",") == 1234567.8);
  CHECK(value("15.5", ',', ".") == 15.5);
  CHECK(value("0.125", ',', ".") == 0.125);
  CHECK(value("14:30", '.', ",") == -1);
  CHECK(value("29.6.2021", ',', ".") == -1);
}

TEST_CASE("a wrong lexicon is refused with the place of the fault") {
  const auto message = [](const char* json) {
    const auto lexicon = parse_quantity_lexicon("q.json", json);
    return lexicon ? std::string() : lexicon.error().to_string();
  };
  CHECK(message(R"({"language": "xx", "numbers": {"decimal": "."}})").empty());
  CHECK(message(R"({"language": "xx", "numbers": {"decimal": ".", "cardinals": {"one": "1"}}})").find("/numbers/cardinals/one") != std::string::npos);
  CHECK(message(R"({"language": "xx", "numbers": {"decimal": "."}, "dates": ["{d} {moon}"]})").find("/dates/0") != std::string::npos);
  CHECK(message(R"({"language": "xx", "numbers": {"decimal": "."}, "dates": ["[{d}"]})").find("/dates/0") != std::string::npos);
  CHECK(message(R"({"language": "xx", "numbers": {"decimal": "."}, "roles": {"soon": ["x"]}})").find("/roles/soon") != std::string::npos);
  CHECK(message(R"({"language": "xx", "numbers": {"decimal": "."}, "months": [["a"]]})").find("/months") != std::string::npos);
  CHECK_FALSE(embedded_quantity_grammar("xx"));
}

TEST_CASE("quantities of random words are in order, disjoint and inside the sentence") {
  std::mt19937 random(3);
  const std::string pieces[] = {"5", "29/6", "million", "tỷ", "năm", "USD", "$", "-", "between", "and", "từ", "đến", "ngày", "tháng", "%", "about", "hơn", "2030", "by", "June", "hundra", "tjugofem", "1.200,5", "half", "of", "thứ", "hai", "den", "kr", "'", "99999999999999999999", "\xff"};
  for (int round = 0; round < 1500; ++round) {
    std::string text;
    for (int i = 0; i < 25; ++i) text += pieces[random() % std::size(pieces)] + (random() % 4 == 0 ? "" : " ");
    const text::TokenList tokens = text::tokenize(text);
    for (const char* language : {"en", "sv", "vi", "fr"}) {
      std::size_t at = 0;
      for (const Quantity& q : grammar(language).find(tokens.all(), {.reference_date = round % 2 == 0 ? "2025-10-29" : ""})) {
        REQUIRE(q.first_token >= at);
        REQUIRE(q.token_count > 0);
        REQUIRE(q.core_first_token >= q.first_token);
        REQUIRE(q.span.contains(q.core));
        REQUIRE(q.low <= q.high);
        at = q.first_token + q.token_count;
      }
      REQUIRE(at <= tokens.size());
    }
  }
}

TEST_CASE("time is linear in hostile sentences") {
  for (const char* unit : {"about ", "hundreds of ", "from ", "5 ", "5-", "two ", "by ", "1 million ", "June ", "5 June to "}) {
    const auto seconds = [&](std::size_t copies) {
      std::string text;
      for (std::size_t i = 0; i < copies; ++i) text += unit;
      const text::TokenList tokens = text::tokenize(text);
      const auto begin = std::chrono::steady_clock::now();
      CHECK(grammar("en").find(tokens.all()).size() <= tokens.size());
      return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    };
    const double small = seconds(1000);
    CHECK_MESSAGE(seconds(4000) < 12 * (small + 0.01), unit);
  }
}
