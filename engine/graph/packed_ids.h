// PackedIds: a column of small numbers by id (the type of each edge, the label set of each node) that costs nothing where neighbouring
// ids agree, as they do after an import, and four bytes where they do not.
//
//   PackedIds types(std::vector<std::uint32_t>{3, 3, 3, 5});   types[3] == 5
#pragma once
#include <algorithm>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace signatory::graph {

class PackedIds {
 public:
  static constexpr std::uint32_t kBlockBits = 12;
  static constexpr std::uint32_t kBlockSize = 1U << kBlockBits;
  struct Block {
    std::uint32_t value = 0;          // of every id in the block, if `begin` is kUniform
    std::uint32_t begin = kUniform;   // else where its values begin
  };
  static constexpr std::uint32_t kUniform = 0xffffffffU;

  PackedIds() = default;
  explicit PackedIds(std::span<const std::uint32_t> values) {
    for (std::size_t at = 0; at < values.size(); at += kBlockSize) append_block(values.subspan(at, std::min<std::size_t>(kBlockSize, values.size() - at)));
  }
  PackedIds(std::vector<Block> blocks, std::vector<std::uint32_t> values) : blocks_(std::move(blocks)), values_(std::move(values)) {}

  // The next kBlockSize values; only the last block may be shorter.
  void append_block(std::span<const std::uint32_t> values) {
    bool uniform = true;
    for (const std::uint32_t value : values) uniform = uniform && value == values[0];
    blocks_.push_back({values[0], uniform ? kUniform : static_cast<std::uint32_t>(values_.size())});
    if (!uniform) values_.insert(values_.end(), values.begin(), values.end());
  }
  std::uint32_t operator[](std::uint32_t id) const {
    const Block& block = blocks_[id >> kBlockBits];
    return block.begin == kUniform ? block.value : values_[block.begin + (id & (kBlockSize - 1))];
  }
  const std::vector<Block>& blocks() const { return blocks_; }
  const std::vector<std::uint32_t>& values() const { return values_; }
  std::uint64_t memory_bytes() const { return blocks_.size() * sizeof(Block) + values_.size() * sizeof(std::uint32_t); }

 private:
  std::vector<Block> blocks_;
  std::vector<std::uint32_t> values_;
};

}  // namespace signatory::graph
