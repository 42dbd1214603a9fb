#include <fmt/format.h>

#include <array>
#include <string>
#include <vector>

#include "cypher/duration.h"
#include "cypher/function_support.h"
#include "cypher/temporal.h"
#include "cypher/temporal_build.h"
#include "cypher/temporal_parse.h"

namespace signatory::cypher {
namespace {

Zone default_zone(const EvaluationContext& context) {
  if (context.default_zone == "UTC") return {};
  return parse_zone(context.default_zone).value_or(Zone{});
}

Result<Value> now(ValueKind target, Instant instant, const Zone& zone) {
  return convert_temporal(target, Value::date_time(at_instant(instant, zone)), zone);
}

template <class T, class Make>
Result<Value> wrap(Result<T> parsed, Make make) {
  if (!parsed) return tl::unexpected(std::move(parsed.error()));
  return make(*std::move(parsed));
}

Result<Value> parse(ValueKind target, std::string_view text, const Zone& zone) {
  switch (target) {
    case ValueKind::kDate: return wrap(parse_date(text), Value::date);
    case ValueKind::kLocalTime: return wrap(parse_local_time(text), Value::local_time);
    case ValueKind::kTime: return wrap(parse_time(text, zone), Value::time);
    case ValueKind::kLocalDateTime: return wrap(parse_local_date_time(text), Value::local_date_time);
    default: return wrap(parse_date_time(text, zone), Value::date_time);
  }
}

// A map that names nothing but a time zone asks for the present.
const Value* lone_timezone(const Value& map) {
  return map.as_map().size() == 1 ? map.find("timezone") : nullptr;
}

// date(), date('2015-07-21'), date({year: 2015}), date(other).
template <ValueKind Target>
Result<Value> construct(const EvaluationContext& context, Arguments arguments) {
  const Zone zone = default_zone(context);
  if (arguments.empty()) return now(Target, context.statement_time, zone);
  const Value& value = arguments[0];
  if (value.is(ValueKind::kString)) return parse(Target, value.as_string(), zone);
  if (!value.is(ValueKind::kMap)) return convert_temporal(Target, value, zone);
  const Value* timezone = lone_timezone(value);
  if (timezone == nullptr || !timezone->is(ValueKind::kString)) return build_temporal(Target, value, zone);
  const auto named = parse_zone(timezone->as_string());
  if (!named) return tl::unexpected(named.error());
  return now(Target, context.statement_time, *named);
}

enum class Clock : std::uint8_t { kStatement, kTransaction, kRealtime };

// datetime.realtime('Europe/Stockholm'), date.statement() …
template <ValueKind Target, Clock C>
Result<Value> read_clock(const EvaluationContext& context, Arguments arguments) {
  Zone zone = default_zone(context);
  if (!arguments.empty()) {
    if (!arguments[0].is(ValueKind::kString)) return tl::unexpected(wrong_argument("a clock", "the name of a time zone", arguments[0]));
    const auto named = parse_zone(arguments[0].as_string());
    if (!named) return tl::unexpected(named.error());
    zone = *named;
  }
  const Instant instant = C == Clock::kRealtime      ? context.realtime()
                          : C == Clock::kTransaction ? context.transaction_time
                                                     : context.statement_time;
  return now(Target, instant, zone);
}

template <ValueKind Target>
Result<Value> truncate(const EvaluationContext& context, Arguments arguments) {
  if (!arguments[0].is(ValueKind::kString)) return tl::unexpected(wrong_argument("truncate", "the name of a unit", arguments[0]));
  const Value fields = arguments.size() > 2 ? arguments[2] : Value::null();
  if (!fields.is_null() && !fields.is(ValueKind::kMap)) return tl::unexpected(wrong_argument("truncate", "a map of components", fields));
  const Value present = Value::date_time(at_instant(context.statement_time, default_zone(context)));
  return truncate_temporal(Target, arguments[0].as_string(), arguments.size() > 1 ? arguments[1] : present, fields, default_zone(context));
}

Result<Value> epoch(std::string_view function, std::int64_t seconds, std::int64_t nanos) {
  const Value map = Value::map({{"epochSeconds", Value::integer(seconds)}, {"nanosecond", Value::integer(nanos)}});
  auto value = build_temporal(ValueKind::kDateTime, map, Zone{});
  if (!value) return tl::unexpected(number_out_of_range(fmt::format("{}() is out of range", function)));
  return value;
}

Result<Value> from_epoch(const EvaluationContext&, Arguments arguments) {
  for (const Value& argument : arguments) {
    if (!argument.is(ValueKind::kInteger)) return tl::unexpected(wrong_argument("datetime.fromepoch", "integers", argument));
  }
  return epoch("datetime.fromepoch", arguments[0].as_integer(), arguments.size() > 1 ? arguments[1].as_integer() : 0);
}

Result<Value> from_epoch_millis(const EvaluationContext&, Arguments arguments) {
  if (!arguments[0].is(ValueKind::kInteger)) return tl::unexpected(wrong_argument("datetime.fromepochmillis", "an integer", arguments[0]));
  const std::int64_t millis = arguments[0].as_integer();
  return epoch("datetime.fromepochmillis", floor_divide(millis, 1000), floor_modulo(millis, 1000) * 1'000'000);
}

Result<Value> duration(const EvaluationContext&, Arguments arguments) {
  const Value& value = arguments[0];
  if (value.is(ValueKind::kDuration)) return value;
  if (value.is(ValueKind::kString)) return wrap(parse_duration(value.as_string()), Value::duration);
  if (value.is(ValueKind::kMap)) return build_duration(value);
  return tl::unexpected(wrong_argument("duration", "a string or a map", value));
}

template <DurationMeasure M>
Result<Value> between(const EvaluationContext&, Arguments arguments) {
  return wrap(duration_between(arguments[0], arguments[1], M), Value::duration);
}

template <ValueKind Target>
void add_point(std::vector<Function>& out, std::array<std::string_view, 5> names, std::string_view what) {
  constexpr KindSet kSource = kStringKind | kMapKind | kTemporalKinds;
  const KindSet returns = kind_bit(Target);
  out.push_back({names[0], {{"value", kSource}}, 0, 1, returns, strict<construct<Target>>, true, what});
  out.push_back({names[1], {{"timezone"}}, 0, 1, returns, strict<read_clock<Target, Clock::kTransaction>>, true, "now, by the clock of the transaction"});
  out.push_back({names[2], {{"timezone"}}, 0, 1, returns, strict<read_clock<Target, Clock::kStatement>>, true, "now, by the clock of the statement"});
  out.push_back({names[3], {{"timezone"}}, 0, 1, returns, strict<read_clock<Target, Clock::kRealtime>>, true, "now, by the running clock"});
  out.push_back({names[4], {{"unit", kStringKind}, {"value", kTemporalKinds}, {"fields", kMapKind}}, 1, 3, returns, strict<truncate<Target>>, true,
                 "the start of the unit that holds the value"});
}

}  // namespace

void add_temporal_functions(std::vector<Function>& out) {
  add_point<ValueKind::kDate>(out, {"date", "date.transaction", "date.statement", "date.realtime", "date.truncate"},
                              "a date from text, a map or another value; today if nothing is given");
  add_point<ValueKind::kLocalTime>(out, {"localtime", "localtime.transaction", "localtime.statement", "localtime.realtime", "localtime.truncate"},
                                   "a time of day without a zone");
  add_point<ValueKind::kTime>(out, {"time", "time.transaction", "time.statement", "time.realtime", "time.truncate"}, "a time of day with an offset");
  add_point<ValueKind::kLocalDateTime>(
      out, {"localdatetime", "localdatetime.transaction", "localdatetime.statement", "localdatetime.realtime", "localdatetime.truncate"},
      "a date and time without a zone");
  add_point<ValueKind::kDateTime>(out, {"datetime", "datetime.transaction", "datetime.statement", "datetime.realtime", "datetime.truncate"},
                                  "a date and time with a zone");
  const KindSet date_time = kind_bit(ValueKind::kDateTime);
  const KindSet span = kind_bit(ValueKind::kDuration);
  out.push_back({"datetime.fromepoch", {{"seconds", kNumberKinds}, {"nanoseconds", kNumberKinds}}, 1, 2, date_time, strict<from_epoch>, false,
                 "the instant so many seconds after 1970-01-01T00:00Z"});
  out.push_back({"datetime.fromepochmillis", {{"milliseconds", kNumberKinds}}, 1, 1, date_time, strict<from_epoch_millis>, false,
                 "the instant so many milliseconds after 1970-01-01T00:00Z"});
  out.push_back({"duration", {{"value", kStringKind | kMapKind | span}}, 1, 1, span, strict<duration>, false, "a duration from text or a map"});
  const std::vector<Parameter> ends = {{"from", kTemporalKinds}, {"to", kTemporalKinds}};
  out.push_back({"duration.between", ends, 2, 2, span, strict<between<DurationMeasure::kMonthsDaysSeconds>>, false, "from one point in time to another"});
  out.push_back({"duration.inMonths", ends, 2, 2, span, strict<between<DurationMeasure::kMonths>>, false, "whole months between two points in time"});
  out.push_back({"duration.inDays", ends, 2, 2, span, strict<between<DurationMeasure::kDays>>, false, "whole days between two points in time"});
  out.push_back({"duration.inSeconds", ends, 2, 2, span, strict<between<DurationMeasure::kSeconds>>, false, "seconds between two points in time"});
}

}  // namespace signatory::cypher
