// The one text form in which the database keeps each temporal value (ISO 8601), and back. Strict: what format() writes, parse() reads;
// the many forms that a query may use are cypher/temporal's business.
//
//   iso_text(base::Date{20386}) == "2025-10-25"          parse_iso_date("2025-10-25")->epoch_days == 20386
//   2025-10-25T09:00:00+07:00[Asia/Ho_Chi_Minh]   09:00:00.5+07:00   P1Y2M3DT4H5M6.5S   -0044-03-15   +12345-01-01
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/temporal_types.h"

namespace signatory::store {

std::string iso_text(base::Date value);
std::string iso_text(base::LocalTime value);
std::string iso_text(base::Time value);
std::string iso_text(base::LocalDateTime value);
std::string iso_text(const base::DateTime& value);
std::string iso_text(const base::Duration& value);

// nullopt if it is not of that form, or no such day or time exists.
std::optional<base::Date> parse_iso_date(std::string_view text);
std::optional<base::LocalTime> parse_iso_local_time(std::string_view text);
std::optional<base::Time> parse_iso_time(std::string_view text);
std::optional<base::LocalDateTime> parse_iso_local_date_time(std::string_view text);
std::optional<base::DateTime> parse_iso_date_time(std::string_view text);
std::optional<base::Duration> parse_iso_duration(std::string_view text);

}  // namespace signatory::store
