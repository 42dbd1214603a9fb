#include "cypher/value.h"

#include <doctest/doctest.h>

#include <thread>
#include <vector>

#include "cypher/value_helpers.h"

using namespace signatory::cypher;
using namespace signatory::cypher::test;

TEST_CASE("a value keeps what it was made of") {
  CHECK(Value().is_null());
  CHECK(Value::integer(-7).as_integer() == -7);
  CHECK(Value::floating(0.5).as_float() == 0.5);
  CHECK(Value::boolean(true).is_true());
  CHECK(Value::string("Đà Nẵng").as_string() == "Đà Nẵng");
  CHECK(Value::string("").as_string().empty());
  CHECK(Value::node(NodeId(3)).as_node() == NodeId(3));
  CHECK(Value::time({5, -3600}).as_time() == Time{5, -3600});
  CHECK(Value::local_date_time({-1, 999'999'999}).as_local_date_time() == LocalDateTime{-1, 999'999'999});
  CHECK(Value::date_time({0, 0, 3600, "Europe/Stockholm"}).as_date_time().zone == "Europe/Stockholm");
  CHECK(Value::duration({1, 2, 3, 4}).as_duration() == Duration{1, 2, 3, 4});
  CHECK(Value::path({{NodeId(1), NodeId(2)}, {EdgeId(9)}}).as_path().edges.size() == 1);
}

TEST_CASE("maps are sorted, and the last of two equal keys counts") {
  const Value m = map({{"b", num(1)}, {"a", num(2)}, {"b", num(3)}});
  CHECK(show(m) == "{a: 2, b: 3}");
  CHECK(m.find("b")->as_integer() == 3);
  CHECK(m.find("c") == nullptr);
}

TEST_CASE("copies share and moves empty") {
  const Value text = str("shared");
  Value copy = text;
  CHECK(copy.as_string().data() == text.as_string().data());
  const Value moved = std::move(copy);
  CHECK(moved.as_string() == "shared");
  Value self = list({text});
  const Value& alias = self;
  self = alias;
  CHECK(show(self) == "['shared']");
  self = self.as_list()[0];
  CHECK(self.as_string() == "shared");
}

TEST_CASE("nesting is measured and limited, and a deep value is freed without deep recursion") {
  CHECK(num(1).depth() == 0);
  CHECK(list({}).depth() == 1);
  CHECK(list({map({{"a", list({})}})}).depth() == 3);
  Value deep = list({});
  for (int i = 0; i < 1'000'000; ++i) deep = Value::list({deep});
  CHECK(deep.depth() == 1'000'001);
  const auto refused = make_list({deep});
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().code == signatory::base::ErrorCode::kLimit);
}

TEST_CASE("memory counts the payloads below") {
  const Value text = str(std::string(1000, 'x'));
  CHECK(text.memory_bytes() >= 1000);
  CHECK(list({text, text}).memory_bytes() >= 2000);
  CHECK(num(1).memory_bytes() == 0);
}

TEST_CASE("copies may be used from several threads") {
  const Value shared = list({str("a"), map({{"k", str("v")}})});
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([copy = shared] {
      for (int i = 0; i < 10'000; ++i) {
        const Value mine = copy;
        const Value item = mine.as_list()[1];
        if (item.find("k")->as_string() != "v") std::abort();
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(show(shared) == "['a', {k: 'v'}]");
}

TEST_CASE("descriptions are short and cut at characters") {
  CHECK(describe(list({num(1), str("a"), Value::null()})) == "[1, \"a\", null]");
  const std::string cut = describe(str(std::string(59, 'x') + "đđđđ"));
  CHECK(cut.size() <= 64);
  CHECK(cut.ends_with("…"));
}

TEST_CASE("floats are written with the shortest digits that read back") {
  CHECK(float_text(1) == "1.0");
  CHECK(float_text(-0.0) == "-0.0");
  CHECK(float_text(0.1) == "0.1");
  CHECK(float_text(1234567.5) == "1234567.5");
  CHECK(float_text(1e7) == "1.0E7");
  CHECK(float_text(1.5e-5) == "1.5E-5");
  CHECK(float_text(1.7976931348623157e308) == "1.7976931348623157E308");
}
