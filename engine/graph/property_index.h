// PropertyIndex: which nodes of one label have a given value under one key. Hash buckets laid down by counting, so that building is
// linear even when all values are equal. Immutable.
//
//   index.candidates(hash)  →  nodes, ascending, whose value has the same bucket: compare the value, then use it
#pragma once
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace signatory::graph {

class PropertyIndex {
 public:
  struct Entry {
    std::uint32_t hash = 0;  // upper half
    std::uint32_t node = 0;
  };
  // `values`: (hash, node), nodes ascending.
  explicit PropertyIndex(const std::vector<std::pair<std::uint64_t, std::uint32_t>>& values);
  // Calls `use(node)` for every node whose value's hash agrees in the upper half.
  template <class Use>
  void candidates(std::uint64_t hash, Use use) const {
    const std::size_t bucket = hash & mask_;
    for (std::uint32_t at = first_[bucket]; at < first_[bucket + 1]; ++at)
      if (entries_[at].hash == static_cast<std::uint32_t>(hash >> 32)) use(entries_[at].node);
  }
  std::uint64_t memory_bytes() const { return first_.size() * sizeof(std::uint32_t) + entries_.size() * sizeof(Entry); }

 private:
  std::uint64_t mask_ = 0;
  std::vector<std::uint32_t> first_;
  std::vector<Entry> entries_;
};

}  // namespace signatory::graph
