#include "text/token.h"

#include <doctest/doctest.h>

#include <chrono>
#include <random>

#include "base/utf8.h"
#include "text/unicode.h"

using namespace signatory::text;

namespace {

// The tokens with a bar between them.
std::string cut(std::string_view text, const TokenRules& rules = {}) {
  std::string out;
  for (const Token& token : tokenize(text, rules)) {
    if (!out.empty()) out += '|';
    out += token.text;
  }
  return out;
}

TokenRules english() { return {.join_hyphens = true, .suffixes = {"'s", "n't", "'ll"}, .prefixes = {}}; }

}  // namespace

TEST_CASE("words, names and syllables") {
  CHECK(cut("Việt Nam ký Công ước.") == "Việt|Nam|ký|Công|ước|.");
  CHECK(cut("Linda Thomas-Greenfield, it-brottslighet") == "Linda|Thomas-Greenfield|,|it-brottslighet");
  CHECK(cut("Việt Nam-Nhật Bản", {.join_hyphens = false}) == "Việt|Nam|-|Nhật|Bản");
  CHECK(cut("Covid-19 ở G20", {.join_hyphens = false}) == "Covid-19|ở|G20");
  CHECK(cut("kinh tế–xã hội") == "kinh|tế|–|xã|hội");
  CHECK(cut("U.S.-led, the U.S. and G.L. Peiris") == "U.S.|-|led|,|the|U.S.|and|G.L.|Peiris");
  CHECK(cut("TP. Hồ, kl. 14, bl.a. t.ex. d.v.s.") == "TP|.|Hồ|,|kl|.|14|,|bl.a.|t.ex.|d.v.s.");
  CHECK(cut("rõ đó.Ở đây") == "rõ|đó|.|Ở|đây");
}

TEST_CASE("clitics are tokens of their own") {
  CHECK(cut("China's and China’s") == "China|'s|and|China|’s");
  CHECK(cut("FN:s och EU:s mål: s") == "FN|:s|och|EU|:s|mål|:|s");
  CHECK(cut("didn't can’t they'll O'Brien", english()) == "did|n't|ca|n’t|they|'ll|O'Brien");
  CHECK(cut("l'ONU et qu’il aujourd'hui", {.suffixes = {}, .prefixes = {"l'", "qu'"}}) == "l'|ONU|et|qu’|il|aujourd'hui");
  CHECK(cut("U.S.'s") == "U.S.|'s");
  CHECK(cut("countries' aid") == "countries|'|aid");
  const TokenList tokens = tokenize("China’s");
  CHECK(tokens[1].clitic);
  CHECK(tokens[1].folded == "'s");
  CHECK(tokens[1].glued);
}

TEST_CASE("numbers keep what the date and number grammar reads") {
  CHECK(cut("83,5 1.200 15.5 29.6.2021 14:30") == "83,5|1.200|15.5|29.6.2021|14:30");
  CHECK(cut("29/6/2021 25-26 6/2021") == "29|/|6|/|2021|25|-|26|6|/|2021");
  CHECK(cut("US$83.5m 15bn 25th-26th 14h30 30%") == "US|$|83.5|m|15|bn|25|th|-|26|th|14|h|30|30|%");
  CHECK(cut("In 2030.") == "In|2030|.");
  const TokenList tokens = tokenize("29/6 x");
  CHECK(tokens[2].is_number());
  CHECK(tokens[2].glued);
  CHECK_FALSE(tokens[3].glued);
}

TEST_CASE("marks, quotes, agency end mark, addresses") {
  CHECK(cut("“Ja”, sa ’hon’ «x»") == "“|Ja|”|,|sa|’|hon|’|«|x|»");
  CHECK(cut("bền vững./.") == "bền|vững|./|.");
  CHECK(cut("bền vững./") == "bền|vững|./");
  CHECK(cut("see http://a.vn/b-c_d.html, or mail a@b.se.") == "see|http://a.vn/b-c_d.html|,|or|mail|a@b.se|.");
}

TEST_CASE("flags") {
  const TokenList tokens = tokenize("HĐBA họp\nHà nội co\u00ADop");
  CHECK(tokens[0].all_caps);
  CHECK(tokens[0].space_before);
  CHECK(tokens[2].line_before);
  CHECK(tokens[2].capitalised);
  CHECK_FALSE(tokens[2].all_caps);
  CHECK_FALSE(tokens[3].capitalised);
  CHECK(tokens[4].folded == "coop");
  CHECK(parts_of(tokenize("Thomas-Greenfield")[0]).size() == 2);
}

TEST_CASE("decomposed input keeps its bytes and folds to the composed form") {
  const std::string text = "Vie\u0323\u0302t Nam";
  const TokenList tokens = tokenize(text);
  REQUIRE(tokens.size() == 2);
  CHECK(tokens[0].text == "Vie\u0323\u0302t");
  CHECK(tokens[0].folded == "việt");
}

TEST_CASE("spans are in order, disjoint, and leave out only white space") {
  std::mt19937 random(11);
  const std::string pieces[] = {"Việt", " ", "’s", ":s", "83,5", "-", "\n", "\xff", "ü", "e\u0302", "“", "$", "http://x", ".", "/", "U.S.", "\u200B", "北京", "'", "@", "l'", "29"};
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (int i = 0; i < 12; ++i) text += random() % 8 == 0 ? std::string(1, static_cast<char>(random() % 256)) : pieces[random() % std::size(pieces)];
    std::size_t at = 0;
    for (const Token& token : tokenize(text, {.join_hyphens = round % 2 == 0, .suffixes = {"'s", ":s"}, .prefixes = {"l'"}})) {
      REQUIRE(token.span.begin >= at);
      REQUIRE(token.span.end > token.span.begin);
      REQUIRE(text.substr(token.span.begin, token.span.size()) == token.text);
      REQUIRE(token.folded == fold_word(token.text));
      REQUIRE(token.glued == (token.span.begin == at && at > 0));
      for (std::size_t gap = at; gap < token.span.begin;) {
        const CharClass kind = char_info(signatory::base::decode_utf8(text, gap)).kind;
        REQUIRE((kind == CharClass::kSpace || kind == CharClass::kIgnorable));
      }
      at = token.span.end;
    }
  }
}

TEST_CASE("time grows with the length of the text only") {
  for (const char* unit : {"a'b-c:d.e/", "l'", "a.", "a.a.a.aaa", "aa-", "www", "1.", "a@ ", "\u0301"}) {
    const auto seconds = [&](std::size_t copies) {
      std::string text;
      for (std::size_t i = 0; i < copies; ++i) text += unit;
      const auto begin = std::chrono::steady_clock::now();
      CHECK(tokenize(text, {.join_hyphens = true, .suffixes = {"'s"}, .prefixes = {"l'"}}).size() > 0);
      return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    };
    const double small = seconds(20000);
    CHECK_MESSAGE(seconds(80000) < 10 * (small + 0.01), unit);
  }
}
