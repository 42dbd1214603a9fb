// Normal form C and the two foldings that build on it: fold_word() for words, fold_name() for names.
#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>
#include <unicode/translit.h>

#include <algorithm>
#include <array>
#include <memory>

#include "base/utf8.h"
#include "text/unicode.h"

namespace signatory::text {
namespace {

const icu::Normalizer2& nfc() {
  static const icu::Normalizer2* instance = [] {
    UErrorCode status = U_ZERO_ERROR;
    return icu::Normalizer2::getNFCInstance(status);
  }();
  return *instance;
}

icu::StringPiece piece(std::string_view text) { return {text.data(), static_cast<int32_t>(text.size())}; }

// ICU counts bytes in 32 bits.
constexpr std::size_t kMaxIcuBytes = std::size_t{1} << 30;

std::vector<OffsetMap::Change> changes_of(const icu::Edits& edits) {
  std::vector<OffsetMap::Change> changes;
  UErrorCode status = U_ZERO_ERROR;
  for (auto it = edits.getFineChangesIterator(); it.next(status);) {
    const auto from = static_cast<std::size_t>(it.sourceIndex());
    const auto to = static_cast<std::size_t>(it.destinationIndex());
    changes.push_back({{to, to + static_cast<std::size_t>(it.newLength())}, {from, from + static_cast<std::size_t>(it.oldLength())}});
  }
  return changes;
}

struct TonePair {
  char32_t vowel;      // the toned second vowel at the end of a syllable: à in "hoà"
  char32_t first;      // the vowel before it
  char32_t toned;      // the first vowel with the tone
  char32_t plain;      // the second without
};

constexpr std::array<TonePair, 15> kTonePairs = {{
    {U'à', U'o', U'ò', U'a'}, {U'á', U'o', U'ó', U'a'}, {U'ả', U'o', U'ỏ', U'a'}, {U'ã', U'o', U'õ', U'a'}, {U'ạ', U'o', U'ọ', U'a'},
    {U'è', U'o', U'ò', U'e'}, {U'é', U'o', U'ó', U'e'}, {U'ẻ', U'o', U'ỏ', U'e'}, {U'ẽ', U'o', U'õ', U'e'}, {U'ẹ', U'o', U'ọ', U'e'},
    {U'ỳ', U'u', U'ù', U'y'}, {U'ý', U'u', U'ú', U'y'}, {U'ỷ', U'u', U'ủ', U'y'}, {U'ỹ', U'u', U'ũ', U'y'}, {U'ỵ', U'u', U'ụ', U'y'},
}};

// `out` ends in a syllable that began at `from`: moves a tone from the second vowel to the first ("hoà" → "hòa").
void place_tone(std::string& out, std::size_t from) {
  if (out.size() < from + 3) return;
  std::size_t last_at = base::previous_utf8(out, out.size());
  if (last_at <= from || static_cast<unsigned char>(out[last_at]) < 0x80) return;
  const std::size_t first_at = base::previous_utf8(out, last_at);
  if (first_at < from || (out[first_at] != 'o' && out[first_at] != 'u')) return;
  if (first_at > from && out[first_at] == 'u' && out[first_at - 1] == 'q') return;
  std::size_t at = last_at;
  const char32_t last = base::decode_utf8(out, at);
  const auto first = static_cast<char32_t>(static_cast<unsigned char>(out[first_at]));
  for (const TonePair& pair : kTonePairs) {
    if (pair.vowel != last || pair.first != first) continue;
    out.resize(first_at);
    base::append_utf8(out, pair.toned);
    base::append_utf8(out, pair.plain);
    return;
  }
}

void fold_normal_word(std::string_view text, std::string& out) {
  std::size_t syllable = out.size();
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
      const bool upper = byte >= 'A' && byte <= 'Z';
      const bool letter = upper || (byte >= 'a' && byte <= 'z');
      if (!letter) place_tone(out, syllable);
      out += static_cast<char>(upper ? byte + 32 : byte);
      if (!letter) syllable = out.size();
      ++at;
      continue;
    }
    const std::size_t begin = at;
    const char32_t c = base::decode_utf8(text, at);
    const CharInfo& info = char_info(c);
    if (c == 0xFFFD) {
      out.append(text.substr(begin, at - begin));
    } else if (c == 0x2019 || c == 0x02BC || c == 0x2018) {
      place_tone(out, syllable);
      out += '\'';
      syllable = out.size();
    } else if (c == 0x2010 || c == 0x2011) {
      place_tone(out, syllable);
      out += '-';
      syllable = out.size();
    } else if (info.kind != CharClass::kIgnorable) {
      base::append_utf8(out, info.folded);
    }
  }
  place_tone(out, syllable);
}

bool needs_normalisation(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0xCC) {  // below U+0300 nothing composes with what stands before
      ++at;
      continue;
    }
    if (char_info(base::decode_utf8(text, at)).may_compose) return true;
  }
  return false;
}

// Lower-case ASCII for a Latin letter or a common sign; nullptr-like empty view with `known` false for other scripts.
struct AsciiFold {
  std::array<char, 7> bytes{};
  std::uint8_t size = 0;
  bool known = false;
};

constexpr char32_t kAsciiFolds = 0x2100;

std::string transliterate(std::string_view text) {
  thread_local const std::unique_ptr<icu::Transliterator> instance = [] {
    UErrorCode status = U_ZERO_ERROR;
    return std::unique_ptr<icu::Transliterator>(
        icu::Transliterator::createInstance("Any-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, status));
  }();
  if (!instance) return fold_case(text);
  icu::UnicodeString units = icu::UnicodeString::fromUTF8(piece(text));
  instance->transliterate(units);
  std::string out;
  units.toUTF8String(out);
  return out;
}

bool has_fixed_fold(char32_t c) {
  const bool latin = c < 0x250 || (c >= 0x1E00 && c < 0x1F00);
  const bool sign = c >= 0x2010 && c < 0x2060;
  return latin || sign || (c >= 0x300 && c < 0x370);
}

const std::array<AsciiFold, kAsciiFolds>& ascii_folds() {
  static const auto table = [] {
    auto folds = std::make_unique<std::array<AsciiFold, kAsciiFolds>>();
    for (char32_t c = 1; c < kAsciiFolds; ++c) {
      if (!has_fixed_fold(c)) continue;
      std::string one;
      base::append_utf8(one, c);
      const bool mark = char_info(c).kind == CharClass::kMark;
      const std::string ascii = mark ? std::string() : transliterate(one);
      AsciiFold& fold = (*folds)[c];
      if (ascii.size() > fold.bytes.size()) continue;
      std::copy(ascii.begin(), ascii.end(), fold.bytes.begin());
      fold.size = static_cast<std::uint8_t>(ascii.size());
      fold.known = true;
    }
    return folds;
  }();
  return *table;
}

// False when a code point outside the table is met.
bool fold_latin_name(std::string_view text, std::string& out) {
  const auto& folds = ascii_folds();
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = base::decode_utf8(text, at);
    if (c >= kAsciiFolds || !folds[c].known) return false;
    out.append(folds[c].bytes.data(), folds[c].size);
  }
  return true;
}

std::string single_spaced(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool space = c == ' ' || (c >= '\t' && c <= '\r');
    if (!space) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace

bool is_nfc(std::string_view text) {
  if (!needs_normalisation(text)) return true;
  if (text.size() > kMaxIcuBytes) return true;
  UErrorCode status = U_ZERO_ERROR;
  return nfc().isNormalizedUTF8(piece(text), status) != 0;
}

NormalText to_nfc(std::string_view text) {
  if (is_nfc(text)) return {std::string(text), OffsetMap()};
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  icu::Edits edits;
  UErrorCode status = U_ZERO_ERROR;
  nfc().normalizeUTF8(0, piece(text), sink, &edits, status);
  if (U_FAILURE(status)) return {std::string(text), OffsetMap()};
  return {std::move(out), OffsetMap(changes_of(edits))};
}

ByteSpan OffsetMap::original(ByteSpan normal) const {
  const auto before = [](std::size_t at, const Change& change) { return at < change.normal.begin; };
  // The last change that begins at or before `at`.
  const auto find = [&](std::size_t at) -> const Change* {
    const auto next = std::upper_bound(changes_.begin(), changes_.end(), at, before);
    return next == changes_.begin() ? nullptr : &*(next - 1);
  };
  const Change* first = find(normal.begin);
  std::size_t begin = normal.begin;
  if (first != nullptr) begin = normal.begin < first->normal.end ? first->original.begin : normal.begin - first->normal.end + first->original.end;
  if (normal.end == normal.begin) return {begin, begin};
  const Change* last = find(normal.end - 1);
  std::size_t end = normal.end;
  if (last != nullptr) end = normal.end <= last->normal.end ? last->original.end : normal.end - last->normal.end + last->original.end;
  return {begin, end};
}

void fold_word_into(std::string_view text, std::string& out) {
  if (needs_normalisation(text)) {
    fold_normal_word(to_nfc(text).text, out);
  } else {
    fold_normal_word(text, out);
  }
}

std::string fold_word(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  fold_word_into(text, out);
  return out;
}

bool already_folded(std::string_view text) { return fold_word(text) == text; }

std::string fold_name(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  if (fold_latin_name(text, out)) return single_spaced(out);
  return single_spaced(transliterate(to_nfc(text).text));
}

}  // namespace signatory::text
