// Column: the values of one property key by node or edge id, immutable, packed in blocks of 4,096 ids.
//
// A block whose values share a kind is typed: integers, dates, local times and booleans take 0, 1, 2, 4 or 8 bytes above the smallest
// one, floats 8, strings their bytes and an offset. Other blocks hold PropertyValues. A bitmap says which ids have a value, unless all
// or none do. Nothing is stored for ranges of ids without the property.
//
//   ColumnBuilder b;   b.set(5, PropertyRef::integer(2024));   b.set(9, PropertyRef::integer(2025));     // ids ascend
//   Column c = b.finish();   c.get(9).as_integer() == 2025;   c.get(6).exists() == false
#pragma once
#include <cstdint>
#include <cstring>
#include <vector>

#include "graph/property_value.h"

namespace signatory::graph {

inline constexpr std::uint32_t kColumnBlockBits = 12;
inline constexpr std::uint32_t kColumnBlockSize = 1U << kColumnBlockBits;

enum class BlockForm : std::uint8_t { kAbsent, kInteger, kFloat, kString, kMixed };

struct ColumnBlock {
  BlockForm form = BlockForm::kAbsent;
  PropertyKind kind = PropertyKind::kNone;  // of every value, unless kMixed
  std::uint8_t width = 0;                   // kInteger: bytes a value
  bool sparse = false;                      // begins with a bitmap of 512 bytes
  std::uint32_t ids = 0;                    // ids covered: up to the last one that has a value
  std::int64_t minimum = 0;                 // kInteger: what is added to the stored number
  std::uint64_t begin = 0;                  // in bytes_; kMixed: in mixed_
};

class Column {
 public:
  PropertyRef get(std::uint32_t id) const {
    const std::uint32_t at = id >> kColumnBlockBits;
    if (at >= blocks_.size() || blocks_[at].form == BlockForm::kAbsent) return {};
    return get_in(blocks_[at], id & (kColumnBlockSize - 1));
  }
  // The number behind a value of this kind (kInteger; days of a kDate; nanoseconds of a kLocalTime); false if it has none.
  bool number(std::uint32_t id, PropertyKind kind, std::int64_t& value) const {
    const std::uint32_t at = id >> kColumnBlockBits;
    if (at >= blocks_.size()) return false;
    const ColumnBlock& block = blocks_[at];
    if (block.form == BlockForm::kInteger && block.kind == kind) return integer_in(block, id & (kColumnBlockSize - 1), value);
    return number_in_mixed(block, id & (kColumnBlockSize - 1), kind, value);
  }
  bool empty() const { return blocks_.empty(); }
  // All values are integers in this range; false also when that cannot be told from the packing alone.
  bool integers_within(std::int64_t low, std::int64_t high) const;
  std::uint64_t memory_bytes() const;
  // Puts the blocks of a column that begins where this one ends, at a block's edge: `first_block` counts from id 0.
  void append(Column&& next, std::uint32_t first_block);

  // For the graph image.
  const std::vector<ColumnBlock>& blocks() const { return blocks_; }
  const std::vector<std::uint8_t>& bytes() const { return bytes_; }
  const std::vector<PropertyValue>& mixed() const { return mixed_; }
  Column() = default;
  Column(std::vector<ColumnBlock> blocks, std::vector<std::uint8_t> bytes, std::vector<PropertyValue> mixed)
      : blocks_(std::move(blocks)), bytes_(std::move(bytes)), mixed_(std::move(mixed)) {}

 private:
  friend class ColumnBuilder;
  PropertyRef get_in(const ColumnBlock& block, std::uint32_t slot) const;
  bool number_in_mixed(const ColumnBlock& block, std::uint32_t slot, PropertyKind kind, std::int64_t& value) const;
  bool present(const ColumnBlock& block, std::uint32_t slot) const {
    return slot < block.ids && (!block.sparse || (bytes_[block.begin + (slot >> 3)] >> (slot & 7) & 1) != 0);
  }
  const std::uint8_t* data(const ColumnBlock& block) const { return bytes_.data() + block.begin + (block.sparse ? kColumnBlockSize / 8 : 0); }
  bool integer_in(const ColumnBlock& block, std::uint32_t slot, std::int64_t& value) const {
    if (!present(block, slot)) return false;
    const std::uint8_t* at = data(block) + std::size_t{slot} * block.width;
    std::uint64_t above = 0;
    switch (block.width) {
      case 0: break;
      case 1: above = *at; break;
      case 2: above = load<std::uint16_t>(at); break;
      case 4: above = load<std::uint32_t>(at); break;
      default: above = load<std::uint64_t>(at); break;
    }
    value = static_cast<std::int64_t>(static_cast<std::uint64_t>(block.minimum) + above);
    return true;
  }
  template <class T>
  static T load(const std::uint8_t* at) {
    T value;
    std::memcpy(&value, at, sizeof(T));
    return value;
  }
  std::vector<ColumnBlock> blocks_;
  std::vector<std::uint8_t> bytes_;
  std::vector<PropertyValue> mixed_;
};

class ColumnBuilder {
 public:
  // Ids ascend strictly. The value exists.
  void set(std::uint32_t id, PropertyRef value);
  Column finish();

 private:
  void flush();
  void pack_integers(ColumnBlock& block);
  void pack_floats(ColumnBlock& block);
  void pack_strings(ColumnBlock& block);
  void keep_mixed(ColumnBlock& block);
  void put_presence(ColumnBlock& block);
  void put(const void* data, std::size_t size);
  Column column_;
  std::vector<PropertyValue> values_;   // of the block being filled
  std::vector<std::uint16_t> slots_;    // parallel to values_
  std::uint32_t block_ = 0;
};

}  // namespace signatory::graph
