// Time zones: fixed offsets and IANA names, with the historical offsets (local mean time included, to the second) of ICU's data.
//
// ICU's data are compiled into its library, so results do not depend on the machine's zoneinfo files. Rules of the last known year go
// on for ever; before the first known transition the local mean time holds.
//
//   Zone stockholm = *parse_zone("Europe/Stockholm");
//   offset_at(stockholm, -4'000'000'000) == 3208             // 1843: +00:53:28
//   at_local({…}, stockholm)                                 // a local time in a gap moves on by the gap; in an overlap the earlier offset wins
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "cypher/evaluation_context.h"
#include "cypher/value.h"

namespace signatory::cypher {

struct Zone {
  std::int32_t offset_seconds = 0;  // of a fixed zone; unused for a named one
  std::string name;                 // IANA; empty for a fixed offset
};

inline constexpr std::int32_t kMaxOffsetSeconds = 18 * 3600;

// "Z", "+1", "+01", "+0100", "+01:00", "+01:00:30" or an IANA name. "ArgumentError.InvalidArgumentValue" otherwise.
Result<Zone> parse_zone(std::string_view text);
// Only the forms with digits and "Z"; nullopt for anything else.
std::optional<std::int32_t> parse_offset(std::string_view text);
std::string offset_text(std::int32_t offset_seconds);  // "Z", "+01:00", "-02:05:07"

std::int32_t offset_at(const Zone& zone, std::int64_t epoch_seconds);
// Whether `offset_seconds` is what clocks in the zone could show at this local time.
bool is_valid_offset(const Zone& zone, std::int64_t local_seconds, std::int32_t offset_seconds);

DateTime at_instant(Instant instant, const Zone& zone);
DateTime at_local(LocalDateTime local, const Zone& zone);
Zone zone_of(const DateTime& value);

}  // namespace signatory::cypher
