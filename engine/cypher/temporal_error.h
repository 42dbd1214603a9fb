// Errors of the temporal library, with the nearest name as a hint. Internal to the temporal_*.cpp files.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace signatory::cypher {

// "ArgumentError.InvalidArgumentValue".
base::Error invalid_temporal(std::string message);
// The same for a name that is none of `known`; the hint is the nearest.
base::Error unknown_temporal_name(std::string message, std::string_view name, const std::vector<std::string>& known);

// The `name` members of a table.
template <class Table>
std::vector<std::string> names_of(const Table& table) {
  std::vector<std::string> names;
  for (const auto& entry : table) names.emplace_back(entry.name);
  return names;
}

}  // namespace signatory::cypher
