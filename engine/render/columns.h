// The properties of a diagram's nodes or edges as columns of one type each, for formats that declare them. Inside render/ only.
//
//   Columns columns = columns_of(diagram.nodes);     // {"name": kString, "population": kInteger}
#pragma once
#include <algorithm>
#include <map>
#include <string>

#include "render/diagram.h"

namespace signatory::render {

enum class ColumnType : std::uint8_t { kBoolean, kInteger, kFloat, kString, kStrings };

using Columns = std::map<std::string, ColumnType>;

inline ColumnType column_type(base::PropertyRef value) {
  switch (value.kind()) {
    case base::PropertyKind::kBoolean: return ColumnType::kBoolean;
    case base::PropertyKind::kInteger: return ColumnType::kInteger;
    case base::PropertyKind::kFloat: return ColumnType::kFloat;
    case base::PropertyKind::kList: {
      const auto items = value.as_list();
      const bool texts = std::all_of(items.begin(), items.end(), [](const base::PropertyValue& item) { return item.kind() == base::PropertyKind::kString; });
      return texts ? ColumnType::kStrings : ColumnType::kString;
    }
    default: return ColumnType::kString;
  }
}

// Integers and floats in one column make floats; anything else that differs makes strings.
template <class Items>
Columns columns_of(const Items& items) {
  Columns columns;
  for (const auto& item : items) {
    for (const auto& [key, value] : item.properties) {
      const ColumnType type = column_type(value);
      const auto [at, added] = columns.try_emplace(key, type);
      if (added || at->second == type) continue;
      const auto number = [](ColumnType one) { return one == ColumnType::kInteger || one == ColumnType::kFloat; };
      at->second = number(at->second) && number(type) ? ColumnType::kFloat : ColumnType::kString;
    }
  }
  return columns;
}

}  // namespace signatory::render
