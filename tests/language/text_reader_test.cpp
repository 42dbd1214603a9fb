#include "language/text_reader.h"

#include <doctest/doctest.h>

using namespace signatory;
using language::TextReader;

namespace {

const TextReader& reader() {
  static const TextReader instance = [] {
    auto loaded = TextReader::embedded();
    REQUIRE_MESSAGE(loaded, (loaded ? "" : loaded.error().to_string()));
    return std::move(*loaded);
  }();
  return instance;
}

std::string language_of(const std::string& text) { return TextReader::main_language(reader().read(text)); }

}  // namespace

TEST_CASE("every data file of the sections is valid and its language is known") {
  CHECK(reader().languages() == std::vector<std::string>{"en", "fr", "sv", "vi"});
}

TEST_CASE("short texts are in the language they are in") {
  CHECK(language_of("Finland skrev under avtalet.") == "sv");
  CHECK(language_of("Finland signed the deal.") == "en");
  CHECK(language_of("Phần Lan đã ký hiệp định.") == "vi");
  CHECK(language_of("La Finlande a signé l'accord.") == "fr");
  CHECK(language_of("Phạm Minh Chính met the leaders of Sweden and Åland.") == "en");
  CHECK(language_of("Tô Lâm och Phạm Minh Chính besöker Åbo") == "sv");
  CHECK(language_of("Ulf Kristersson thăm Hà Nội") == "vi");
  CHECK(language_of("") == "");
  CHECK(language_of("Zażółć gęślą jaźń. Łódź wczoraj podpisała.") == "");
}

TEST_CASE("paragraphs have their own language and undecided ones inherit") {
  const std::string text = "Regeringen säger att avtalet är klart.\n\nTallinn 2031\n\nThe government says that the deal is done and that it was signed.\n\nDet är bra för alla som bor i landet.";
  const text::Document document = reader().read(text);
  REQUIRE(document.blocks.size() == 4);
  CHECK(document.languages[document.blocks[0].language] == "sv");
  CHECK(document.languages[document.blocks[1].language] == "sv");
  CHECK(document.languages[document.blocks[2].language] == "en");
  CHECK(document.languages[document.blocks[3].language] == "sv");
}

TEST_CASE("the language given is a hint, not an order") {
  CHECK(TextReader::main_language(reader().read("Tallinn 2031", "vi")) == "vi");
  CHECK(TextReader::main_language(reader().read("The government says that it is done and was signed by them.", "sv")) == "en");
}

TEST_CASE("sections by the data of each language") {
  const auto kinds = [&](const std::string& text) {
    std::string out;
    for (const text::Block& block : reader().read(text).blocks) out += std::string(text::name_of(block.section)) + ' ';
    return out;
  };
  CHECK(kinds("Lễ ký kết\n\nHôm qua hai bên đã ký.\n\nẢnh: An Bình\n\nTheo báo Sông Hồng\n\nTin liên quan\n\nHội thảo ở Huế.") == "headline body caption meta related related ");
  CHECK(kinds("Avtalet klart\n\nAv Eva Ek\n\nDet är klart.\n\nFoto: Bo Al\n\nKälla: Kustbladet\n\nLÄS OCKSÅ:\n\nAndra har skrivit.") == "headline meta body caption meta related related ");
  CHECK(kinds("Share prices fall in Oslo\n\nIt was signed.\n\nShare\n\nRelated stories\n\nOthers signed.") == "headline body meta related related ");
  CHECK(kinds("Accord signé\n\nC'est fait.\n\nPhoto : A. Roy\n\nÀ lire aussi\n\nD'autres ont signé.") == "headline body caption related related ");
}

TEST_CASE("clitics and hyphens follow the paragraph's language") {
  const std::string text = "Việt Nam-Nhật Bản đã ký.\n\nFN:s it-brottslighet är stor och det vet alla.\n\nThe parties didn't sign it.\n\nC'est l'ONU qui a signé.";
  const text::Document document = reader().read(text);
  std::string words;
  for (const text::Token& token : document.tokens) words += std::string(token.text) + ' ';
  CHECK(words == "Việt Nam - Nhật Bản đã ký . FN :s it-brottslighet är stor och det vet alla . The parties did n't sign it . C' est l' ONU qui a signé . ");
}

TEST_CASE("a wrong data file is refused with the place of the fault") {
  const auto data = language::parse_section_data("x.json", R"({"language": "xx", "abbreviations": ["a.", 3]})");
  REQUIRE_FALSE(data);
  CHECK(data.error().to_string().find("x.json") != std::string::npos);
  CHECK(data.error().to_string().find("/abbreviations/1") != std::string::npos);
  CHECK_FALSE(language::parse_section_data("x.json", "{\"language\": "));
  CHECK_FALSE(language::parse_section_data("x.json", "[]"));
}
