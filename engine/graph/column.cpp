#include "graph/column.h"

#include <algorithm>
#include <cassert>

namespace signatory::graph {
namespace {

bool packs_as_integer(PropertyKind kind) {
  return kind == PropertyKind::kInteger || kind == PropertyKind::kDate || kind == PropertyKind::kLocalTime || kind == PropertyKind::kBoolean;
}

std::int64_t number_of(PropertyRef value) {
  switch (value.kind()) {
    case PropertyKind::kInteger: return value.as_integer();
    case PropertyKind::kDate: return value.as_date().epoch_days;
    case PropertyKind::kLocalTime: return value.as_local_time().nanos_of_day;
    default: return value.as_boolean() ? 1 : 0;
  }
}

PropertyRef from_number(PropertyKind kind, std::int64_t number) {
  switch (kind) {
    case PropertyKind::kInteger: return PropertyRef::integer(number);
    case PropertyKind::kDate: return PropertyRef::date({number});
    case PropertyKind::kLocalTime: return PropertyRef::local_time({number});
    default: return PropertyRef::boolean(number != 0);
  }
}

std::uint8_t width_of(std::uint64_t range) {
  return range == 0 ? 0 : range <= 0xff ? 1 : range <= 0xffff ? 2 : range <= 0xffffffff ? 4 : 8;
}

}  // namespace

PropertyRef Column::get_in(const ColumnBlock& block, std::uint32_t slot) const {
  switch (block.form) {
    case BlockForm::kAbsent: return {};
    case BlockForm::kInteger: {
      std::int64_t number = 0;
      return integer_in(block, slot, number) ? from_number(block.kind, number) : PropertyRef();
    }
    case BlockForm::kFloat: return present(block, slot) ? PropertyRef::floating(load<double>(data(block) + std::size_t{slot} * 8)) : PropertyRef();
    case BlockForm::kString: {
      if (!present(block, slot)) return {};
      const std::uint8_t* offsets = data(block);
      const auto begin = load<std::uint32_t>(offsets + std::size_t{slot} * 4), end = load<std::uint32_t>(offsets + (std::size_t{slot} + 1) * 4);
      const auto* text = reinterpret_cast<const char*>(offsets + (std::size_t{block.ids} + 1) * 4);
      return PropertyRef::string({text + begin, end - begin});
    }
    case BlockForm::kMixed: return slot < block.ids ? mixed_[block.begin + slot].ref() : PropertyRef();
  }
  return {};
}

bool Column::number_in_mixed(const ColumnBlock& block, std::uint32_t slot, PropertyKind kind, std::int64_t& value) const {
  if (block.form != BlockForm::kMixed || slot >= block.ids) return false;
  const PropertyRef ref = mixed_[block.begin + slot].ref();
  if (ref.kind() != kind || !packs_as_integer(kind)) return false;
  value = number_of(ref);
  return true;
}

bool Column::integers_within(std::int64_t low, std::int64_t high) const {
  return std::all_of(blocks_.begin(), blocks_.end(), [&](const ColumnBlock& block) {
    if (block.form == BlockForm::kAbsent) return true;
    if (block.form != BlockForm::kInteger || block.kind != PropertyKind::kInteger || block.width > 2) return false;
    const std::int64_t reach = block.width == 0 ? 0 : block.width == 1 ? 0xff : 0xffff;
    return block.minimum >= low && block.minimum <= high - reach;
  });
}

std::uint64_t Column::memory_bytes() const {
  std::uint64_t sum = blocks_.capacity() * sizeof(ColumnBlock) + bytes_.capacity() + mixed_.capacity() * sizeof(PropertyValue);
  for (const PropertyValue& value : mixed_) sum += value.memory_bytes();
  return sum;
}

void Column::append(Column&& next, std::uint32_t first_block) {
  assert(blocks_.size() <= first_block);
  if (next.blocks_.empty()) return;
  blocks_.resize(first_block);
  for (ColumnBlock block : next.blocks_) {
    block.begin += block.form == BlockForm::kMixed ? mixed_.size() : bytes_.size();
    blocks_.push_back(block);
  }
  bytes_.insert(bytes_.end(), next.bytes_.begin(), next.bytes_.end());
  std::move(next.mixed_.begin(), next.mixed_.end(), std::back_inserter(mixed_));
}

void ColumnBuilder::set(std::uint32_t id, PropertyRef value) {
  assert(value.exists());
  if (id >> kColumnBlockBits != block_) {
    flush();
    block_ = id >> kColumnBlockBits;
  }
  const auto slot = static_cast<std::uint16_t>(id & (kColumnBlockSize - 1));
  assert(slots_.empty() || slots_.back() < slot);
  slots_.push_back(slot);
  values_.emplace_back(value);
}

Column ColumnBuilder::finish() {
  flush();
  column_.bytes_.shrink_to_fit();
  column_.mixed_.shrink_to_fit();
  return std::move(column_);
}

void ColumnBuilder::put(const void* data, std::size_t size) {
  const auto* bytes = static_cast<const std::uint8_t*>(data);
  column_.bytes_.insert(column_.bytes_.end(), bytes, bytes + size);
}

void ColumnBuilder::flush() {
  if (slots_.empty()) return;
  column_.blocks_.resize(std::size_t{block_} + 1);
  ColumnBlock& block = column_.blocks_[block_];
  block.ids = slots_.back() + 1U;
  block.kind = values_[0].kind();
  block.sparse = slots_.size() != block.ids;
  block.begin = column_.bytes_.size();
  const bool uniform = std::all_of(values_.begin(), values_.end(), [&](const PropertyValue& v) { return v.kind() == block.kind; });
  if (uniform && packs_as_integer(block.kind)) {
    pack_integers(block);
  } else if (uniform && block.kind == PropertyKind::kFloat) {
    pack_floats(block);
  } else if (uniform && block.kind == PropertyKind::kString) {
    pack_strings(block);
  } else {
    keep_mixed(block);
  }
  slots_.clear();
  values_.clear();
}

void ColumnBuilder::keep_mixed(ColumnBlock& block) {
  block.form = BlockForm::kMixed;
  block.sparse = false;
  block.begin = column_.mixed_.size();
  column_.mixed_.resize(block.begin + block.ids);
  for (std::size_t i = 0; i < slots_.size(); ++i) column_.mixed_[block.begin + slots_[i]] = std::move(values_[i]);
}

void ColumnBuilder::put_presence(ColumnBlock& block) {
  if (!block.sparse) return;
  std::uint8_t bitmap[kColumnBlockSize / 8] = {};
  for (const std::uint16_t slot : slots_) bitmap[slot >> 3] = static_cast<std::uint8_t>(bitmap[slot >> 3] | 1U << (slot & 7));
  put(bitmap, sizeof bitmap);
}

void ColumnBuilder::pack_integers(ColumnBlock& block) {
  std::int64_t low = number_of(values_[0]), high = low;
  for (const PropertyValue& value : values_) low = std::min(low, number_of(value)), high = std::max(high, number_of(value));
  block.form = BlockForm::kInteger;
  block.minimum = low;
  block.width = width_of(static_cast<std::uint64_t>(high) - static_cast<std::uint64_t>(low));
  put_presence(block);
  const std::size_t begin = column_.bytes_.size();
  column_.bytes_.resize(begin + std::size_t{block.ids} * block.width);
  for (std::size_t i = 0; i < slots_.size(); ++i) {
    // The lowest bytes come first on every machine that this is built for (little endian).
    const std::uint64_t above = static_cast<std::uint64_t>(number_of(values_[i])) - static_cast<std::uint64_t>(low);
    std::memcpy(column_.bytes_.data() + begin + std::size_t{slots_[i]} * block.width, &above, block.width);
  }
}

void ColumnBuilder::pack_floats(ColumnBlock& block) {
  block.form = BlockForm::kFloat;
  put_presence(block);
  const std::size_t begin = column_.bytes_.size();
  column_.bytes_.resize(begin + std::size_t{block.ids} * 8);
  for (std::size_t i = 0; i < slots_.size(); ++i) {
    const double value = values_[i].ref().as_float();
    std::memcpy(column_.bytes_.data() + begin + std::size_t{slots_[i]} * 8, &value, 8);
  }
}

void ColumnBuilder::pack_strings(ColumnBlock& block) {
  std::uint64_t size = 0;
  for (const PropertyValue& value : values_) size += value.ref().as_string().size();
  if (size > 0xffffffffU) {  // offsets within a block have four bytes
    keep_mixed(block);
    return;
  }
  block.form = BlockForm::kString;
  put_presence(block);
  std::vector<std::uint32_t> offsets(std::size_t{block.ids} + 1);
  for (std::size_t i = 0; i < slots_.size(); ++i) offsets[slots_[i] + 1U] = static_cast<std::uint32_t>(values_[i].ref().as_string().size());
  for (std::size_t i = 1; i < offsets.size(); ++i) offsets[i] += offsets[i - 1];
  put(offsets.data(), offsets.size() * 4);
  for (const PropertyValue& value : values_) put(value.ref().as_string().data(), value.ref().as_string().size());
}

}  // namespace signatory::graph
