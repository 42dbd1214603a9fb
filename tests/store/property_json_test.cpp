#include "store/property_json.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "store/iso_time.h"

using namespace signatory::store;
using namespace signatory::base;

namespace {

NamedProperties parsed(std::string_view json) {
  PropertyJson reader;
  const auto all = reader.parse(json);
  REQUIRE_MESSAGE(all.has_value(), json);
  NamedProperties result;
  for (const NamedRef& each : *all) result.emplace_back(std::string(each.key), PropertyValue(each.value));
  return result;
}

}  // namespace

TEST_CASE("every kind of value comes back from its JSON, byte for byte") {
  const NamedProperties all = {
      {"a", PropertyValue::boolean(false)},
      {"b", PropertyValue::integer(std::numeric_limits<std::int64_t>::min())},
      {"c", PropertyValue::floating(1)},
      {"d", PropertyValue::floating(-1.5e300)},
      {"e", PropertyValue::floating(-std::numeric_limits<double>::infinity())},
      {"f", PropertyValue::string("Hà \"Nội\"\n\\ \x01 𝄞")},
      {"g", PropertyValue::date({-1'000'000})},
      {"h", PropertyValue::local_time({86'399'999'999'999})},
      {"i", PropertyValue::time({1'000'000, -3600 - 61})},
      {"j", PropertyValue::local_date_time({-1, 5})},
      {"k", PropertyValue::date_time({.epoch_seconds = 1'700'000'000, .nanos = 500'000'000, .offset_seconds = 25'200, .zone = "Asia/Ho_Chi_Minh"})},
      {"l", PropertyValue::duration({.months = -14, .days = 3, .seconds = -1, .nanos = 500'000'000})},
      {"m", PropertyValue::list({})},
      {"n", PropertyValue::list({PropertyValue::string("a"), PropertyValue::string("")})},
      {"đ", PropertyValue::list({PropertyValue::date({0}), PropertyValue::date({1})})},
  };
  const std::string json = property_json(all);
  const NamedProperties again = parsed(json);
  REQUIRE(again.size() == all.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    CHECK(again[i].first == all[i].first);
    CHECK(again[i].second == all[i].second);
  }
  CHECK(property_json(again) == json);
  CHECK(property_json({{"n", PropertyValue::integer(1)}, {"x", PropertyValue::floating(1)}}) == R"({"n":1,"x":1.0})");
  CHECK(std::isnan(parsed(R"({"x":{"$float":"NaN"}})")[0].second.ref().as_float()));
}

TEST_CASE("white space, escapes and nulls are read; an empty object is empty") {
  CHECK(parsed("{}").empty());
  CHECK(parsed(" { \"a\" : null , \"b\" : [ 1 , 2 ] } ").size() == 1);
  CHECK(parsed(R"({"a":"\u00e9\ud834\udd1e\/"})")[0].second.ref().as_string() == "é𝄞/");
}

TEST_CASE("what is not such an object is refused") {
  PropertyJson reader;
  for (const char* bad : {"", "{", "[]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{\"a\":1}x", "{\"a\":[[1]]}", "{\"a\":{\"b\":1}}", "{\"a\":{\"$date\":\"2025-02-30\"}}", "{\"a\":\"\\ud834\"}",
                          "{\"a\":99999999999999999999}", "{\"a\":1.2.3}", "{\"a\":\"unfinished", "{\"a\":[null]}", "{\"a\":\"\\x\"}", "{a:1}", "{\"a\":--1}"}) {
    CAPTURE(bad);
    const auto read = reader.parse(bad);
    CHECK_FALSE(read.has_value());
    if (!read) CHECK(read.error().code == ErrorCode::kDamaged);
  }
}

TEST_CASE("every day of eight centuries and the edges of the calendar") {
  for (std::int64_t day = -150'000; day < 150'000; ++day) REQUIRE(parse_iso_date(iso_text(Date{day}))->epoch_days == day);
  CHECK(iso_text(Date{20386}) == "2025-10-25");
  for (const char* text : {"0000-01-01", "-0044-03-15", "+12345-01-01", "9999-12-31", "+999999999-12-31", "-999999999-01-01"}) CHECK(iso_text(parse_iso_date(text).value()) == text);
  for (const char* text : {"2025-13-01", "2025-00-01", "2025-02-29", "2025-1-1", "2025", "12345-01-01", "2025-01-01T"}) CHECK_FALSE(parse_iso_date(text).has_value());
  CHECK(iso_text(Duration{}) == "PT0S");
  CHECK(iso_text(Duration{.months = 14, .days = 3, .seconds = 14'706, .nanos = 500'000'000}) == "P1Y2M3DT4H5M6.5S");
}
