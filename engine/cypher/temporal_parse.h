// Reads temporal values from text: every ISO 8601 form of openCypher, basic and extended.
//
//   dates       2015  2015-07  201507  2015-07-21  20150721  2015-W30  2015W30  2015-W30-2  2015W302  2015-Q3  2015-Q3-45  2015-202  2015202
//               a year with a sign has 1 to 9 digits and needs the separators: +12345-01-01
//   times       21  21:40  2140  21:40:32  214032  21:40:32.142  (up to nine digits, point or comma)
//   zones       Z  +01  +0100  +01:00  +01:00:30  [Europe/Stockholm]; an offset before a name must be one the zone has at that time
//   durations   P1Y2M3W4DT5H6M7.8S with any sign and any fraction;  P2012-02-02T14:37:21.545
//
// Every failure is "ArgumentError.InvalidArgumentValue" with what was expected; input of any size and content is safe.
//
//   parse_date("2015-W30-2")->epoch_days == 16637
#pragma once
#include <string_view>

#include "cypher/time_zone.h"
#include "cypher/value.h"

namespace signatory::cypher {

Result<Date> parse_date(std::string_view text);
Result<LocalTime> parse_local_time(std::string_view text);
// `fallback` is the zone of a text that names none.
Result<Time> parse_time(std::string_view text, const Zone& fallback);
Result<LocalDateTime> parse_local_date_time(std::string_view text);
Result<DateTime> parse_date_time(std::string_view text, const Zone& fallback);
Result<Duration> parse_duration(std::string_view text);

}  // namespace signatory::cypher
