#include "link/content_features.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace signatory;

namespace {

constexpr std::string_view kConcepts =
    R"({"concepts": [{"id": "cybersecurity", "en": ["cyber security"], "sv": ["cybersäkerhet"]}, {"id": "invest", "en": ["invest"], "sv": ["investera"]}]})";
constexpr std::string_view kSwedish = R"({"language": "sv", "words": {"negation": ["inte"], "prep_place": ["i"]}})";

language::ConceptLexicon lexicon() {
  auto loaded = language::ConceptLexicon::load({.concepts = {"concepts.json", kConcepts}, .packs = {{"sv.json", kSwedish}}});
  REQUIRE(loaded);
  return std::move(*loaded);
}

std::vector<std::string> features_of(const std::string& text, const std::string& language) {
  const language::ConceptLexicon concepts = lexicon();
  extract::Statement statement;
  statement.language = language, statement.subject.id = "country/AU", statement.object.type = "Content", statement.object.span = {0, text.size()};
  extract::Extraction extraction{.language = language, .statements = {statement}, .names = {{"place/sydostasien", "", "Place", "", language, "new", {text.size() - 11, text.size()}}}, .same_as = {}};
  return link::ContentFeatures(concepts).of({.id = "a", .text = text, .language = "", .date = "", .url = "", .title = ""}, extraction).at(0);
}

}  // namespace

TEST_CASE("a phrase becomes concepts, entities, numbers and words") {
  const std::vector<std::string> expected{"e:place/sydostasien", "c:invest", "c:cybersecurity", "n:83.5", "w:investera", "w:miljoner", "w:cybersäkerhet", "w:sydostasien"};
  CHECK(features_of("investera 83,5 miljoner i cybersäkerhet i Sydostasien", "sv") == expected);
  const auto negated = features_of("inte investera i Sydostasien", "sv");
  CHECK(std::find(negated.begin(), negated.end(), "x:not") != negated.end());
}

TEST_CASE("numbers have one spelling") {
  CHECK(link::plain_number("83,5") == "83.5");
  CHECK(link::plain_number("83.50") == "83.5");
  CHECK(link::plain_number("1.200") == "1200");
  CHECK(link::plain_number("1,200,000") == "1200000");
  CHECK(link::plain_number("1.200,5") == "1200.5");
  CHECK(link::plain_number("2030") == "2030");
  CHECK(link::plain_number("7.0") == "7");
  CHECK(link::plain_number("007") == "7");
}

TEST_CASE("errors in the concept file name the place") {
  const auto broken = language::ConceptLexicon::load({.concepts = {"concepts.json", R"({"concepts": [{"en": ["x"]}]})"}, .packs = {}});
  REQUIRE_FALSE(broken);
  CHECK(broken.error().to_string().find("concepts.json") != std::string::npos);
  CHECK(broken.error().to_string().find("/concepts/0") != std::string::npos);
}
