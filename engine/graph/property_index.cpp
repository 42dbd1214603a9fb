#include "graph/property_index.h"

#include <bit>

namespace signatory::graph {

PropertyIndex::PropertyIndex(const std::vector<std::pair<std::uint64_t, std::uint32_t>>& values) {
  const std::size_t buckets = std::bit_ceil(values.size() + 1);
  mask_ = buckets - 1;
  first_.assign(buckets + 1, 0);
  for (const auto& [hash, node] : values) ++first_[(hash & mask_) + 1];
  for (std::size_t i = 1; i < first_.size(); ++i) first_[i] += first_[i - 1];
  entries_.resize(values.size());
  std::vector<std::uint32_t> next(first_.begin(), first_.end() - 1);
  for (const auto& [hash, node] : values) entries_[next[hash & mask_]++] = {static_cast<std::uint32_t>(hash >> 32), node};
}

}  // namespace signatory::graph
