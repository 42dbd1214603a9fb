#include "text/unicode.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include <array>
#include <atomic>
#include <memory>

#include "base/utf8.h"

namespace signatory::text {
namespace {

constexpr std::size_t kBlockSize = 256;
constexpr std::size_t kBlocks = 0x110000 / kBlockSize;
using Block = std::array<CharInfo, kBlockSize>;

CharClass class_of(UChar32 c) {
  if (c == '\t' || c == '\n' || c == '\r' || u_isUWhiteSpace(c)) return CharClass::kSpace;
  const auto mask = U_GET_GC_MASK(c);
  if (mask & U_GC_L_MASK) return CharClass::kLetter;
  if (mask & U_GC_M_MASK) return CharClass::kMark;
  if (mask & U_GC_ND_MASK) return CharClass::kDigit;
  if (mask & U_GC_P_MASK) return CharClass::kPunctuation;
  if (mask & U_GC_SC_MASK) return CharClass::kCurrency;
  if (mask & (U_GC_S_MASK | U_GC_NO_MASK | U_GC_NL_MASK)) return CharClass::kSymbol;
  if (mask & (U_GC_CF_MASK | U_GC_CC_MASK)) return CharClass::kIgnorable;
  return CharClass::kOther;
}

std::uint8_t width_of(UChar32 c, CharClass kind) {
  if (kind == CharClass::kIgnorable) return c == 0xAD ? 1 : 0;
  if (kind == CharClass::kMark) return 0;
  const auto width = static_cast<UEastAsianWidth>(u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH));
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

CharInfo read_properties(UChar32 c) {
  CharInfo info;
  info.folded = static_cast<char32_t>(u_foldCase(c, U_FOLD_CASE_DEFAULT));
  info.kind = class_of(c);
  info.width = width_of(c, info.kind);
  info.upper = u_isUUppercase(c) || u_istitle(c);
  info.lower = u_isULowercase(c);
  info.may_compose = u_getIntPropertyValue(c, UCHAR_NFC_QUICK_CHECK) != UNORM_YES || u_getCombiningClass(c) != 0;
  return info;
}

constinit std::array<std::atomic<const Block*>, kBlocks> block_table{};

// Builds a block on first use. Two threads may build the same one; the second throws its copy away.
const Block& make_block(std::size_t index) {
  auto fresh = std::make_unique<Block>();
  for (std::size_t i = 0; i < kBlockSize; ++i) (*fresh)[i] = read_properties(static_cast<UChar32>(index * kBlockSize + i));
  const Block* expected = nullptr;
  if (block_table[index].compare_exchange_strong(expected, fresh.get(), std::memory_order_acq_rel)) return *fresh.release();
  return *expected;
}

struct CaseCount {
  std::size_t letters = 0;
  std::size_t upper = 0;
  std::size_t lower = 0;
  bool first_upper = false;
};

CaseCount count_case(std::string_view text) {
  CaseCount count;
  for (std::size_t at = 0; at < text.size();) {
    const CharInfo& info = char_info(base::decode_utf8(text, at));
    if (info.kind != CharClass::kLetter) continue;
    if (count.letters++ == 0) count.first_upper = info.upper;
    count.upper += info.upper;
    count.lower += info.lower;
  }
  return count;
}

template <class Map>
std::string map_code_points(std::string_view text, Map map) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = base::decode_utf8(text, at);
    if (c == 0xFFFD) {
      out.append(text.substr(begin, at - begin));
    } else {
      base::append_utf8(out, map(c));
    }
  }
  return out;
}

}  // namespace

const CharInfo& char_info(char32_t c) {
  if (c > 0x10FFFF) c = 0xFFFD;
  const std::size_t index = c / kBlockSize;
  const Block* block = block_table[index].load(std::memory_order_acquire);
  return (block != nullptr ? *block : make_block(index))[c % kBlockSize];
}

std::string fold_case(std::string_view text) {
  return map_code_points(text, [](char32_t c) { return char_info(c).folded; });
}

std::string to_lower(std::string_view text) {
  return map_code_points(text, [](char32_t c) { return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))); });
}

std::string to_upper(std::string_view text) {
  return map_code_points(text, [](char32_t c) { return static_cast<char32_t>(u_toupper(static_cast<UChar32>(c))); });
}

bool is_capitalised(std::string_view text) { return count_case(text).first_upper; }

bool is_all_caps(std::string_view text) {
  const CaseCount count = count_case(text);
  return count.letters >= 2 && count.upper == count.letters;
}

bool is_title_case(std::string_view text) {
  const CaseCount count = count_case(text);
  return count.first_upper && count.lower > 0;
}

std::size_t display_width(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < text.size();) columns += char_info(base::decode_utf8(text, at)).width;
  return columns;
}

}  // namespace signatory::text
