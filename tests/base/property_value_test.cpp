#include "base/property_value.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

using namespace signatory::base;

namespace {

std::vector<PropertyValue> one_of_each() {
  return {PropertyValue::boolean(true),
          PropertyValue::integer(-7),
          PropertyValue::floating(2.5),
          PropertyValue::date({20000}),
          PropertyValue::local_time({1}),
          PropertyValue::time({1, 3600}),
          PropertyValue::local_date_time({5, 6}),
          PropertyValue::string("Hà Nội"),
          PropertyValue::string(""),
          PropertyValue::date_time({.epoch_seconds = 1, .nanos = 2, .offset_seconds = 3600, .zone = "Europe/Stockholm"}),
          PropertyValue::duration({.months = 1, .days = 2, .seconds = 3, .nanos = 4}),
          PropertyValue::list({}),
          PropertyValue::list({PropertyValue::string("a"), PropertyValue::string("b")})};
}

}  // namespace

TEST_CASE("a value equals its copy, hashes alike, and differs from every other") {
  const auto values = one_of_each();
  for (std::size_t i = 0; i < values.size(); ++i)
    for (std::size_t j = 0; j < values.size(); ++j) {
      const PropertyValue copy = values[j];
      CHECK((values[i] == copy) == (i == j));
      CHECK(values[i].ref().equals(copy.ref()) == (i == j));
      CHECK((values[i].ref().hash() == copy.ref().hash()) == (i == j));
    }
}

TEST_CASE("copies are deep, moves empty the source, assignment to oneself is harmless") {
  PropertyValue first = PropertyValue::list({PropertyValue::string("long enough to live on the heap"), PropertyValue::integer(2)});
  PropertyValue second = first;
  CHECK(first.ref().as_list().data() != second.ref().as_list().data());
  PropertyValue third = std::move(first);
  CHECK(first.kind() == PropertyKind::kNone);  // NOLINT: the moved-from state is part of the contract
  CHECK(third == second);
  third = *&third;
  CHECK(third == second);
  second = PropertyValue::integer(1);
  CHECK(second.ref().as_integer() == 1);
}

TEST_CASE("equals() follows Cypher: numbers across kinds, NaN never; == tells them apart") {
  const PropertyRef one = PropertyRef::integer(1), real = PropertyRef::floating(1.0);
  CHECK(one.equals(real));
  CHECK(real.equals(one));
  CHECK(one.hash() == real.hash());
  CHECK_FALSE(one == real);
  const PropertyRef nan = PropertyRef::floating(std::nan(""));
  CHECK_FALSE(nan.equals(nan));
  CHECK(nan == nan);
  CHECK(PropertyRef::floating(0.0).equals(PropertyRef::floating(-0.0)));
  CHECK(PropertyRef::floating(0.0).hash() == PropertyRef::floating(-0.0).hash());
  const auto big = std::numeric_limits<std::int64_t>::max();
  CHECK_FALSE(PropertyRef::integer(big).equals(PropertyRef::floating(9223372036854775808.0)));
  CHECK_FALSE(PropertyRef().equals(PropertyRef()));
  const PropertyValue ints = PropertyValue::list({PropertyValue::integer(1)}), reals = PropertyValue::list({PropertyValue::floating(1)});
  CHECK(ints.ref().equals(reals));
  CHECK_FALSE(ints == reals);
}
