// Names and their small numbers: labels, relationship types, property keys.
//
// One table serves all snapshots and transactions of a graph. It only grows: an id keeps its name for the life of the graph, and a
// transaction that is rolled back may leave a name that nothing uses (ask View::count before listing a label or type to a user).
// All members may be called from several threads.
//
//   SymbolTable<LabelId> labels;   LabelId country = labels.intern("Country");
//   labels.find("Country") == country;   labels.name(country) == "Country";   labels.find("Contry") == std::nullopt
#pragma once
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/property_value.h"

namespace signatory::graph {

template <class Id>
class SymbolTable {
 public:
  // The id of a name, given now if it is new.
  Id intern(std::string_view name) {
    if (auto known = find(name)) return *known;
    std::unique_lock lock(mutex_);
    const auto [at, added] = ids_.try_emplace(std::string(name), Id(static_cast<std::uint32_t>(names_.size())));
    if (added) names_.push_back(std::string(name));
    return at->second;
  }
  // It is not an error if the name is unknown: a pattern with such a label matches nothing.
  std::optional<Id> find(std::string_view name) const {
    std::shared_lock lock(mutex_);
    const auto at = ids_.find(std::string(name));
    return at == ids_.end() ? std::nullopt : std::optional<Id>(at->second);
  }
  // Valid for the life of the table.
  std::string_view name(Id id) const {
    std::shared_lock lock(mutex_);
    return names_[id.value()];
  }
  std::uint32_t size() const {
    std::shared_lock lock(mutex_);
    return static_cast<std::uint32_t>(names_.size());
  }
  // All names in order of id, e.g. to suggest one like a misspelt one.
  std::vector<std::string_view> names() const {
    std::shared_lock lock(mutex_);
    return {names_.begin(), names_.end()};
  }

 private:
  mutable std::shared_mutex mutex_;
  std::deque<std::string> names_;
  std::unordered_map<std::string, Id> ids_;
};

struct Symbols {
  SymbolTable<LabelId> labels;
  SymbolTable<TypeId> types;
  SymbolTable<KeyId> keys;
};

}  // namespace signatory::graph
