// CowMap: a hash map by id whose copies share what neither has changed, so that copying one costs the number of its shards.
//
// Copies may be read from several threads; a copy is written by one. Iteration order is not defined: sort before showing.
//
//   CowMap<int> a;   a.edit(7) = 1;   CowMap<int> b = a;   b.edit(7) = 2;   *a.find(7) == 1
#pragma once
#include <array>
#include <cstdint>
#include <memory>
#include <unordered_map>

namespace signatory::graph {

template <class Value>
class CowMap {
 public:
  const Value* find(std::uint32_t id) const {
    const Shard* shard = shards_[shard_of(id)].get();
    if (shard == nullptr) return nullptr;
    const auto at = shard->find(id);
    return at == shard->end() ? nullptr : &at->second;
  }
  // The value to write to, made if there is none.
  Value& edit(std::uint32_t id) {
    std::shared_ptr<Shard>& shard = shards_[shard_of(id)];
    if (shard == nullptr) shard = std::make_shared<Shard>();
    else if (shard.use_count() != 1) shard = std::make_shared<Shard>(*shard);
    const auto [at, added] = shard->try_emplace(id);
    size_ += added;
    return at->second;
  }
  template <class Use>
  void for_each(Use use) const {
    for (const auto& shard : shards_)
      if (shard != nullptr)
        for (const auto& [id, value] : *shard) use(id, value);
  }
  std::size_t size() const { return size_; }

 private:
  static constexpr std::size_t kShards = 512;
  using Shard = std::unordered_map<std::uint32_t, Value>;
  static std::size_t shard_of(std::uint32_t id) { return id % kShards; }
  std::array<std::shared_ptr<Shard>, kShards> shards_;
  std::size_t size_ = 0;
};

}  // namespace signatory::graph
