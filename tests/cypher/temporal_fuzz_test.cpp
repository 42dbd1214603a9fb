// Random and mutated texts for the temporal parsers: nothing crashes, and whatever is read writes a text that reads back the same.
#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "cypher/temporal.h"
#include "cypher/temporal_parse.h"
#include "cypher/value_helpers.h"
#include "cypher/value_order.h"

using namespace signatory::cypher;
using namespace signatory::cypher::test;

namespace {

constexpr const char* kFunctions[] = {"date", "localtime", "time", "localdatetime", "datetime", "duration"};
constexpr std::string_view kAlphabet = "0123456789-+:.,TZWQPYMDHS[]/ \xC3\xA9zaEuropeStckhlm";

std::string mutate(std::string text, std::mt19937_64& random) {
  const auto any_char = [&] { return kAlphabet[random() % kAlphabet.size()]; };
  for (std::uint64_t edits = random() % 2 + 1; edits > 0; --edits) {
    const std::size_t at = random() % (text.size() + 1);
    switch (random() % 4) {
      case 0: text.insert(at, 1, any_char()); break;
      case 1:
        if (at < text.size()) text.erase(at, 1);
        break;
      case 2:
        if (at < text.size()) text[at] = any_char();
        break;
      default:
        if (at < text.size()) text = text.substr(at) + text.substr(0, at);
    }
  }
  return text;
}

}  // namespace

TEST_CASE("mutated temporal texts are read and written consistently") {
  struct Seed {
    const char* function;
    const char* text;
  };
  const std::vector<Seed> seeds = {{"date", "2015-07-21"}, {"date", "2015W302"}, {"date", "2015-Q3-45"}, {"date", "+12345-06-07"}, {"localtime", "21:40:32.142"},
                                   {"time", "214032.142-0130"}, {"datetime", "2015-202T21Z"}, {"localdatetime", "-0001-02-03T04:05:06,7"},
                                   {"datetime", "2015-07-21T21:40:32.142+02:00[Europe/Stockholm]"}, {"duration", "P1Y2M3W4DT5H6M7.8S"}, {"duration", "-P0.75M"},
                                   {"duration", "P2012-02-02T14:37:21.545"}, {"duration", "PT-0.000000001S"}, {"datetime", "+999999999-12-31T23:59:59.999999999Z"}};
  const std::uint64_t seed = 20'150'721;
  std::mt19937_64 random(seed);
  std::size_t read = 0;
  for (int i = 0; i < 60'000; ++i) {
    const Seed& origin = seeds[random() % seeds.size()];
    const std::string text = mutate(origin.text, random);
    const char* function = random() % 4 == 0 ? kFunctions[random() % 6] : origin.function;
    const auto value = call(function, {str(text)});
    if (!value) {
      REQUIRE(!value.error().message.empty());
      continue;
    }
    ++read;
    const std::string written = temporal_text(*value);
    const auto again = call(function, {str(written)});
    INFO("seed ", seed, ", ", function, "('", text, "') = ", written);
    REQUIRE(again.has_value());
    REQUIRE(equal(*again, *value) == Truth::kTrue);
  }
  CHECK(read > 5'000);
}
