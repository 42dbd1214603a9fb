#include "cypher/time_zone.h"

#include <fmt/format.h>
#include <unicode/basictz.h>
#include <unicode/strenum.h>
#include <unicode/timezone.h>
#include <unicode/unistr.h>

#include <cmath>
#include <cstdlib>
#include <memory>
#include <unordered_map>
#include <vector>

#include "cypher/calendar.h"
#include "cypher/temporal_error.h"

namespace signatory::cypher {
namespace {

// nullptr if ICU does not know the name. Kept for each thread; there are only as many as IANA names.
const icu::BasicTimeZone* icu_zone(const std::string& name) {
  thread_local std::unordered_map<std::string, std::unique_ptr<icu::BasicTimeZone>> known;
  if (const auto at = known.find(name); at != known.end()) return at->second.get();
  const icu::UnicodeString id = icu::UnicodeString::fromUTF8(name);
  icu::UnicodeString canonical;
  UBool is_system = false;
  UErrorCode status = U_ZERO_ERROR;
  icu::TimeZone::getCanonicalID(id, canonical, is_system, status);
  if (U_FAILURE(status) || !is_system || name == "Etc/Unknown") return nullptr;
  std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone(id));
  auto* basic = dynamic_cast<icu::BasicTimeZone*>(zone.get());
  if (basic == nullptr) return nullptr;
  zone.release();
  return known.emplace(name, std::unique_ptr<icu::BasicTimeZone>(basic)).first->second.get();
}

std::vector<std::string> zone_names() {
  std::vector<std::string> names;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::StringEnumeration> all(icu::TimeZone::createEnumeration(status));
  while (all != nullptr && U_SUCCESS(status)) {
    const char* name = all->next(nullptr, status);
    if (name == nullptr) break;
    names.emplace_back(name);
  }
  return names;
}

constexpr std::int64_t kCycleSeconds = 146097 * kSecondsPerDay;         // 400 years, a whole number of weeks
constexpr std::int64_t kStartOf1800 = -62091 * kSecondsPerDay;          // before any transition
constexpr std::int64_t kStartOf2400 = 157054 * kSecondsPerDay;          // later years repeat the rules of 2000 to 2399

// A time for which the zone has the same offset, small enough for ICU's floating milliseconds to be exact.
std::int64_t to_exact_range(std::int64_t seconds) {
  if (seconds < kStartOf1800) return kStartOf1800;
  if (seconds < kStartOf2400) return seconds;
  return seconds - ((seconds - kStartOf2400) / kCycleSeconds + 1) * kCycleSeconds;
}

std::int32_t local_offset(const icu::BasicTimeZone& zone, std::int64_t local_seconds, UTimeZoneLocalOption option) {
  std::int32_t raw_ms = 0;
  std::int32_t saving_ms = 0;
  UErrorCode status = U_ZERO_ERROR;
  zone.getOffsetFromLocal(static_cast<double>(to_exact_range(local_seconds)) * 1000.0, option, option, raw_ms, saving_ms, status);
  return (raw_ms + saving_ms) / 1000;
}

std::int32_t offset_of_local(const Zone& zone, std::int64_t local_seconds) {
  if (zone.name.empty()) return zone.offset_seconds;
  const icu::BasicTimeZone* known = icu_zone(zone.name);
  return known == nullptr ? zone.offset_seconds : local_offset(*known, local_seconds, UCAL_TZ_LOCAL_FORMER);
}

// The two digits at `at`; -1 if there are none.
int two_digits(std::string_view text, std::size_t at) {
  const auto digit = [&](std::size_t i) { return i < text.size() && text[i] >= '0' && text[i] <= '9'; };
  return digit(at) && digit(at + 1) ? (text[at] - '0') * 10 + (text[at + 1] - '0') : -1;
}

}  // namespace

std::optional<std::int32_t> parse_offset(std::string_view text) {
  if (text == "Z" || text == "z") return 0;
  if (text.size() < 2 || (text[0] != '+' && text[0] != '-')) return std::nullopt;
  const int sign = text[0] == '-' ? -1 : 1;
  const std::string_view rest = text.substr(1);
  const bool colons = rest.find(':') != std::string_view::npos;
  const std::size_t step = colons ? 3 : 2;
  int parts[3] = {0, 0, 0};
  std::size_t at = 0;
  if (rest.size() == 1 && rest[0] >= '0' && rest[0] <= '9') return sign * (rest[0] - '0') * 3600;
  for (int& part : parts) {
    if (at >= rest.size()) break;
    if (colons && at > 0 && rest[at - 1] != ':') return std::nullopt;
    part = two_digits(rest, at);
    if (part < 0) return std::nullopt;
    at += step;
  }
  if (at != rest.size() + (colons ? 1 : 0)) return std::nullopt;
  const int total = parts[0] * 3600 + parts[1] * 60 + parts[2];
  if (parts[1] > 59 || parts[2] > 59 || total > kMaxOffsetSeconds) return std::nullopt;
  return sign * total;
}

Result<Zone> parse_zone(std::string_view text) {
  if (const auto offset = parse_offset(text)) return Zone{*offset, {}};
  Zone zone{0, std::string(text)};
  if (text.size() <= 64 && icu_zone(zone.name) != nullptr) return zone;
  const std::string_view start = text.substr(0, 64);
  return tl::unexpected(unknown_temporal_name(fmt::format("'{}' is not a time zone", start), start, zone_names()));
}

std::string offset_text(std::int32_t offset_seconds) {
  if (offset_seconds == 0) return "Z";
  const int size = std::abs(offset_seconds);
  std::string text = fmt::format("{}{:02}:{:02}", offset_seconds < 0 ? '-' : '+', size / 3600, size / 60 % 60);
  if (size % 60 != 0) text += fmt::format(":{:02}", size % 60);
  return text;
}

std::int32_t offset_at(const Zone& zone, std::int64_t epoch_seconds) {
  if (zone.name.empty()) return zone.offset_seconds;
  const icu::BasicTimeZone* known = icu_zone(zone.name);
  if (known == nullptr) return zone.offset_seconds;
  std::int32_t raw_ms = 0;
  std::int32_t saving_ms = 0;
  UErrorCode status = U_ZERO_ERROR;
  known->getOffset(static_cast<double>(to_exact_range(epoch_seconds)) * 1000.0, false, raw_ms, saving_ms, status);
  return (raw_ms + saving_ms) / 1000;
}

bool is_valid_offset(const Zone& zone, std::int64_t local_seconds, std::int32_t offset_seconds) {
  return offset_at(zone, local_seconds - offset_seconds) == offset_seconds;
}

DateTime at_instant(Instant instant, const Zone& zone) {
  return {instant.epoch_seconds, instant.nanos, offset_at(zone, instant.epoch_seconds), zone.name};
}

DateTime at_local(LocalDateTime local, const Zone& zone) {
  return at_instant({local.epoch_seconds - offset_of_local(zone, local.epoch_seconds), local.nanos}, zone);
}

Zone zone_of(const DateTime& value) { return {value.offset_seconds, value.zone}; }

}  // namespace signatory::cypher
