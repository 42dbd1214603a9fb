#include "text/unicode.h"

#include <doctest/doctest.h>

#include <random>

#include "base/utf8.h"

using namespace signatory::text;

TEST_CASE("words fold to one spelling") {
  CHECK(fold_word("Hoà") == "hòa");
  CHECK(fold_word("HÒA") == "hòa");
  CHECK(fold_word("Thuỷ") == "thủy");
  CHECK(fold_word("quý") == "quý");
  CHECK(fold_word("hoàn") == "hoàn");
  CHECK(fold_word("hoà-giải") == "hòa-giải");
  CHECK(fold_word("didn’t") == "didn't");
  CHECK(fold_word("STRAßE") == "straße");
  CHECK(fold_word("co\u00ADoperate") == "cooperate");
}

TEST_CASE("decomposed words fold to the composed form") {
  CHECK(fold_word("Vie\u0323\u0302t") == "việt");
  CHECK(fold_word("Hoa\u0300") == "hòa");
  CHECK(fold_word("A\u030Aland") == "åland");
}

TEST_CASE("folding is idempotent") {
  for (const char* word : {"Hoà", "ĐẶNG", "Łódź", "İstanbul", "ΣΊΣΥΦΟΣ", "Thuỷ", "ﬁ", "Ω"}) {
    const std::string once = fold_word(word);
    CHECK(fold_word(once) == once);
    CHECK(already_folded(once));
  }
}

TEST_CASE("names fold to ASCII across scripts and spellings") {
  CHECK(fold_name("Đặng  Thị Hoà ") == "dang thi hoa");
  CHECK(fold_name("Hòa") == fold_name("Hoà"));
  CHECK(fold_name("Vie\u0323\u0302t Nam") == "viet nam");
  CHECK(fold_name("Göteborg") == "goteborg");
  CHECK(fold_name("Ålesund") == "alesund");
  CHECK(fold_name("Путин") == "putin");
  CHECK(fold_name("北京") == "bei jing");
  CHECK(fold_name("O’Brien") == "o'brien");
}

TEST_CASE("case of words") {
  CHECK(is_capitalised("Đức"));
  CHECK(is_capitalised("Thomas-Greenfield"));
  CHECK_FALSE(is_capitalised("đức"));
  CHECK_FALSE(is_capitalised("29/6"));
  CHECK(is_all_caps("HĐBA"));
  CHECK(is_all_caps("G-20 UN"));
  CHECK_FALSE(is_all_caps("A"));
  CHECK_FALSE(is_all_caps("FNs"));
  CHECK(is_title_case("Åre"));
  CHECK_FALSE(is_title_case("FN"));
  CHECK(to_upper("đåễ") == "ĐÅỄ");
  CHECK(to_lower("ĐÅỄ") == "đåễ");
}

TEST_CASE("classes") {
  CHECK(char_info(U'ễ').kind == CharClass::kLetter);
  CHECK(char_info(0x0301).kind == CharClass::kMark);
  CHECK(char_info(U'7').kind == CharClass::kDigit);
  CHECK(char_info(0xA0).kind == CharClass::kSpace);
  CHECK(char_info(U'€').kind == CharClass::kCurrency);
  CHECK(char_info(U'“').kind == CharClass::kPunctuation);
  CHECK(char_info(0x200B).kind == CharClass::kIgnorable);
  CHECK(char_info(0x110000).kind == char_info(0xFFFD).kind);
}

TEST_CASE("display width counts columns") {
  CHECK(display_width("abc") == 3);
  CHECK(display_width("越南 ê") == 6);
  CHECK(display_width("e\u0302") == 1);
  CHECK(display_width("") == 0);
}

TEST_CASE("normal form C maps spans back to the original bytes") {
  const std::string original = "Ba\u0300 Nguye\u0302\u0303n ở Hà Nội";
  CHECK_FALSE(is_nfc(original));
  const NormalText normal = to_nfc(original);
  CHECK(is_nfc(normal.text));
  CHECK(normal.text == "Bà Nguyễn ở Hà Nội");
  const auto back = [&](std::string_view word) {
    const std::size_t at = normal.text.find(word);
    const ByteSpan span = normal.map.original({at, at + word.size()});
    return original.substr(span.begin, span.size());
  };
  CHECK(back("Bà") == "Ba\u0300");
  CHECK(back("Nguyễn") == "Nguye\u0302\u0303n");
  CHECK(back("ở") == "ở");
  CHECK(back("Nội") == "Nội");
  CHECK(to_nfc("Hà Nội").map.identity());
}

TEST_CASE("random bytes neither crash nor lose ill-formed bytes in case folding") {
  std::mt19937 random(7);
  for (int round = 0; round < 500; ++round) {
    std::string bytes;
    for (int i = 0; i < 40; ++i) bytes += static_cast<char>(random() % 256);
    CHECK(fold_word(fold_word(bytes)) == fold_word(bytes));
    CHECK_NOTHROW(fold_name(bytes));
    CHECK(display_width(bytes) <= 2 * bytes.size());
    const NormalText normal = to_nfc(bytes);
    const ByteSpan all = normal.map.original({0, normal.text.size()});
    CHECK(all.begin == 0);
    CHECK(all.end == bytes.size());
  }
}
