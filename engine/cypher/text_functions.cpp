#include "cypher/text_functions.h"

#include <fmt/format.h>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/regex.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <memory>
#include <unordered_map>
#include <vector>

#include "base/utf8.h"
#include "cypher/value.h"

namespace signatory::cypher {

std::size_t code_point_count(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  return count;
}

std::size_t byte_offset(std::string_view text, std::size_t code_point) {
  std::size_t at = 0;
  while (code_point > 0 && at < text.size()) {
    ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
    --code_point;
  }
  return at;
}

namespace {

bool is_mark(char32_t c) {
  const int category = u_charType(static_cast<UChar32>(c));
  return category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK || category == U_COMBINING_SPACING_MARK;
}

bool is_space(char32_t c) { return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0; }

}  // namespace

std::string reversed_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::size_t end = text.size();
  while (end > 0) {
    std::size_t begin = end;
    char32_t first = 0;
    do {
      begin = base::previous_utf8(text, begin);
      std::size_t at = begin;
      first = base::decode_utf8(text, at);
    } while (begin > 0 && is_mark(first));
    out += text.substr(begin, end - begin);
    end = begin;
  }
  return out;
}

std::string lower_text(std::string_view text) {
  std::string out;
  icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())}).toLower(icu::Locale::getRoot()).toUTF8String(out);
  return out;
}

std::string upper_text(std::string_view text) {
  std::string out;
  icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())}).toUpper(icu::Locale::getRoot()).toUTF8String(out);
  return out;
}

std::string_view trimmed(std::string_view text, Side side) {
  std::size_t begin = 0;
  std::size_t end = text.size();
  while (side != Side::kRight && begin < end) {
    std::size_t at = begin;
    if (!is_space(base::decode_utf8(text, at))) break;
    begin = at;
  }
  while (side != Side::kLeft && end > begin) {
    const std::size_t last = base::previous_utf8(text, end);
    std::size_t at = last;
    if (!is_space(base::decode_utf8(text, at))) break;
    end = last;
  }
  return text.substr(begin, end - begin);
}

std::optional<std::string> normalized(std::string_view text, std::string_view form) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = form == "NFC"    ? icu::Normalizer2::getNFCInstance(status)
                                       : form == "NFD"  ? icu::Normalizer2::getNFDInstance(status)
                                       : form == "NFKC" ? icu::Normalizer2::getNFKCInstance(status)
                                       : form == "NFKD" ? icu::Normalizer2::getNFKDInstance(status)
                                                        : nullptr;
  if (normalizer == nullptr || U_FAILURE(status)) return std::nullopt;
  const icu::UnicodeString source = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
  std::string out;
  normalizer->normalize(source, status).toUTF8String(out);
  return out;
}

namespace {

constexpr std::size_t kCachedPatterns = 64;
constexpr std::int32_t kRegexTimeLimit = 1000;  // ICU's unit: a number of steps that takes about a millisecond
constexpr std::size_t kMaxRegexBytes = std::size_t{1} << 30;

base::Error faulty_pattern(std::string_view pattern, const UParseError& where, UErrorCode status) {
  return cypher_error("SyntaxError", "InvalidRegularExpression",
                      fmt::format("the pattern '{}' is faulty at character {}: {}", pattern.substr(0, 60), where.offset + 1, u_errorName(status)));
}

// Compiled once for each thread; the store is emptied when it is full.
base::Result<const icu::RegexPattern*> compiled(std::string_view pattern) {
  thread_local std::unordered_map<std::string, std::unique_ptr<icu::RegexPattern>> store;
  std::string key(pattern);
  if (const auto at = store.find(key); at != store.end()) return at->second.get();
  UErrorCode status = U_ZERO_ERROR;
  UParseError where{};
  std::unique_ptr<icu::RegexPattern> made(icu::RegexPattern::compile(icu::UnicodeString::fromUTF8(key), where, status));
  if (U_FAILURE(status)) return tl::unexpected(faulty_pattern(pattern, where, status));
  if (store.size() >= kCachedPatterns) store.clear();
  return store.emplace(std::move(key), std::move(made)).first->second.get();
}

}  // namespace

base::Result<bool> matches_whole(std::string_view text, std::string_view pattern) {
  if (text.size() > kMaxRegexBytes || pattern.size() > kMaxRegexBytes) return base::fail(base::ErrorCode::kLimit, "the text is too long to be matched");
  const auto known = compiled(pattern);
  if (!known) return tl::unexpected(known.error());
  const icu::UnicodeString subject = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::RegexMatcher> matcher((*known)->matcher(subject, status));
  if (U_SUCCESS(status)) matcher->setTimeLimit(kRegexTimeLimit, status);
  const bool found = U_SUCCESS(status) && matcher->matches(status) != 0;
  if (U_FAILURE(status)) {
    return base::fail(base::ErrorCode::kLimit, fmt::format("matching the pattern '{}' takes too long", pattern.substr(0, 60)))
        .hint("avoid nested repetitions such as (a+)+");
  }
  return found;
}

}  // namespace signatory::cypher
