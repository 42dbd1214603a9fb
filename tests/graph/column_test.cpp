#include "graph/column.h"

#include <doctest/doctest.h>

#include <limits>
#include <map>
#include <random>

using namespace signatory::graph;

namespace {

Column build(const std::map<std::uint32_t, PropertyValue>& values) {
  ColumnBuilder builder;
  for (const auto& [id, value] : values) builder.set(id, value);
  return builder.finish();
}

void check(const Column& column, const std::map<std::uint32_t, PropertyValue>& values, std::uint32_t bound) {
  for (std::uint32_t id = 0; id < bound; ++id) {
    const auto at = values.find(id);
    const PropertyRef expected = at == values.end() ? PropertyRef() : at->second.ref();
    REQUIRE(column.get(id) == expected);
  }
}

}  // namespace

TEST_CASE("dense small integers take one byte each, equal ones none") {
  std::map<std::uint32_t, PropertyValue> small, equal;
  for (std::uint32_t id = 0; id < 3 * kColumnBlockSize; ++id) {
    small[id] = PropertyValue::integer(1'000'000 + id % 200);
    equal[id] = PropertyValue::date({20000});
  }
  const Column a = build(small), b = build(equal);
  check(a, small, 4 * kColumnBlockSize);
  check(b, equal, 4 * kColumnBlockSize);
  CHECK(a.bytes().size() == 3 * kColumnBlockSize);
  CHECK(b.bytes().empty());
}

TEST_CASE("the extremes of integers, every kind, gaps and mixtures come back as they went in") {
  std::map<std::uint32_t, PropertyValue> values;
  values[0] = PropertyValue::integer(std::numeric_limits<std::int64_t>::min());
  values[1] = PropertyValue::integer(std::numeric_limits<std::int64_t>::max());
  values[kColumnBlockSize + 5] = PropertyValue::string("");
  values[kColumnBlockSize + 9] = PropertyValue::string("Hà Nội");
  values[5 * kColumnBlockSize] = PropertyValue::boolean(true);
  values[5 * kColumnBlockSize + 1] = PropertyValue::integer(1);
  values[6 * kColumnBlockSize + 7] = PropertyValue::floating(0.5);
  values[7 * kColumnBlockSize - 1] = PropertyValue::floating(-0.5);
  values[7 * kColumnBlockSize] = PropertyValue::list({PropertyValue::string("a")});
  values[8 * kColumnBlockSize] = PropertyValue::local_time({5});
  check(build(values), values, 10 * kColumnBlockSize);
}

TEST_CASE("random columns, whole and pieced together, and their numbers") {
  std::mt19937 random(7);
  for (int round = 0; round < 20; ++round) {
    std::map<std::uint32_t, PropertyValue> values, first, second;
    const auto density = 1 + random() % 20;
    for (std::uint32_t id = 0; id < 6 * kColumnBlockSize; ++id) {
      if (random() % density != 0) continue;
      PropertyValue value = round % 2 == 0 || random() % 3 != 0 ? PropertyValue::integer(static_cast<int>(random() % (1U << round))) : PropertyValue::string(std::to_string(id));
      (id < 3 * kColumnBlockSize ? first : second)[id % (3 * kColumnBlockSize)] = value;
      values[id] = std::move(value);
    }
    const Column whole = build(values);
    check(whole, values, 7 * kColumnBlockSize);
    Column pieced = build(first);
    pieced.append(build(second), 3);
    check(pieced, values, 7 * kColumnBlockSize);
    for (const auto& [id, value] : values) {
      std::int64_t number = -1;
      const bool is_number = value.kind() == PropertyKind::kInteger;
      REQUIRE(whole.number(id, PropertyKind::kInteger, number) == is_number);
      if (is_number) REQUIRE(number == value.ref().as_integer());
      REQUIRE_FALSE(whole.number(id, PropertyKind::kDate, number));
    }
  }
}
