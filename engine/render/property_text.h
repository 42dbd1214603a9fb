// Properties and amounts as people and files write them.
//
//   property_text(PropertyRef::string("Hanoi")) == "Hanoi"      property_json(PropertyRef::string("Hanoi")) == "\"Hanoi\""
//   money_text(83'500'000, "USD", "") == "USD 83.5 million"      money_text(70, "", "nearly") == "nearly 70"
#pragma once
#include <string>
#include <string_view>

#include "base/property_value.h"

namespace signatory::render {

// Without quotes; a list as its items with commas between; "" for no property.
std::string property_text(base::PropertyRef value);
// Temporal values as ISO 8601 texts, NaN and infinities as strings, no property as null.
std::string property_json(base::PropertyRef value);
// An amount with its currency (may be empty) and approximator ("about", "nearly", "over", "up_to", "").
std::string money_text(double value, std::string_view currency, std::string_view approximate);

}  // namespace signatory::render
