#include "base/property_value.h"

#include <bit>
#include <cassert>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace signatory::base {
namespace {

template <class T>
std::uint64_t address_of(const T* data) { return reinterpret_cast<std::uint64_t>(data); }

std::uint64_t mix(std::uint64_t hash, std::uint64_t word) {
  hash = (hash ^ word) * 0x9e3779b97f4a7c15ULL;
  return hash ^ (hash >> 29);
}

std::uint64_t hash_bytes(std::uint64_t hash, std::string_view bytes) {
  hash = mix(hash, bytes.size());
  std::size_t at = 0;
  for (; at + 8 <= bytes.size(); at += 8) {
    std::uint64_t word;
    std::memcpy(&word, bytes.data() + at, 8);
    hash = mix(hash, word);
  }
  std::uint64_t word = 0;
  if (at < bytes.size()) std::memcpy(&word, bytes.data() + at, bytes.size() - at);
  return mix(hash, word);
}

std::uint64_t hash_number(double value) {
  // An integer hashes as the float it equals; integers beyond 2^53 that share one then meet in a bucket, which is harmless.
  if (std::isnan(value)) return mix(1, 0x7ff8000000000000ULL);
  return mix(1, std::bit_cast<std::uint64_t>(value == 0 ? 0.0 : value));
}

bool number_equals(PropertyRef left, PropertyRef right) {
  if (left.kind() == right.kind()) return left.is(PropertyKind::kInteger) ? left.as_integer() == right.as_integer() : left.as_float() == right.as_float();
  if (left.is(PropertyKind::kFloat)) std::swap(left, right);
  const double value = right.as_float();
  if (!(value >= -9223372036854775808.0 && value < 9223372036854775808.0)) return false;
  return value == std::trunc(value) && static_cast<std::int64_t>(value) == left.as_integer();
}

}  // namespace

PropertyRef PropertyRef::floating(double value) { return {PropertyKind::kFloat, std::bit_cast<std::uint64_t>(value)}; }

PropertyRef PropertyRef::string(std::string_view value) {
  assert(value.size() <= 0xffffffffU);
  return {PropertyKind::kString, address_of(value.data()), static_cast<std::uint32_t>(value.size())};
}

PropertyRef PropertyRef::date_time(const DateTime& value) { return {PropertyKind::kDateTime, address_of(&value)}; }
PropertyRef PropertyRef::duration(const Duration& value) { return {PropertyKind::kDuration, address_of(&value)}; }
PropertyRef PropertyRef::list(std::span<const PropertyValue> items) {
  return {PropertyKind::kList, address_of(items.data()), static_cast<std::uint32_t>(items.size())};
}

double PropertyRef::as_float() const { return require(PropertyKind::kFloat), std::bit_cast<double>(bits_); }
double PropertyRef::as_number() const { return is(PropertyKind::kInteger) ? static_cast<double>(as_integer()) : as_float(); }
std::span<const PropertyValue> PropertyRef::as_list() const {
  return require(PropertyKind::kList), std::span<const PropertyValue>(reinterpret_cast<const PropertyValue*>(bits_), extra_);
}

void PropertyRef::wrong_kind() {
  assert(!"a property was read as a kind that it is not");
  std::abort();
}

bool operator==(const PropertyRef& left, const PropertyRef& right) {
  if (left.kind_ != right.kind_) return false;
  switch (left.kind_) {
    case PropertyKind::kString: return left.as_string() == right.as_string();
    case PropertyKind::kDateTime: return left.as_date_time() == right.as_date_time();
    case PropertyKind::kDuration: return left.as_duration() == right.as_duration();
    case PropertyKind::kList: {
      const auto a = left.as_list(), b = right.as_list();
      return std::equal(a.begin(), a.end(), b.begin(), b.end());
    }
    default: return left.bits_ == right.bits_ && left.extra_ == right.extra_;
  }
}

bool PropertyRef::equals(const PropertyRef& other) const {
  if (is_number() && other.is_number()) return number_equals(*this, other);
  if (kind_ != other.kind_ || !exists()) return false;
  if (!is(PropertyKind::kList)) return *this == other;
  const auto a = as_list(), b = other.as_list();
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const PropertyValue& x, const PropertyValue& y) { return x.ref().equals(y); });
}

std::uint64_t PropertyRef::hash() const {
  if (is_number()) return hash_number(as_number());
  const auto seed = static_cast<std::uint64_t>(kind_);
  switch (kind_) {
    case PropertyKind::kString: return hash_bytes(seed, as_string());
    case PropertyKind::kDateTime: return mix(mix(seed, static_cast<std::uint64_t>(as_date_time().epoch_seconds)), static_cast<std::uint64_t>(as_date_time().nanos));
    case PropertyKind::kDuration: return mix(mix(seed, static_cast<std::uint64_t>(as_duration().seconds)), static_cast<std::uint64_t>(as_duration().days));
    case PropertyKind::kList: {
      std::uint64_t hash = seed;
      for (const PropertyValue& item : as_list()) hash = mix(hash, item.ref().hash());
      return hash;
    }
    default: return mix(mix(seed, bits_), extra_);
  }
}

PropertyValue::PropertyValue(PropertyRef borrowed) : ref_(borrowed) {
  switch (borrowed.kind_) {
    case PropertyKind::kString: {
      const std::string_view text = borrowed.as_string();
      char* copy = new char[text.size()];
      if (!text.empty()) std::memcpy(copy, text.data(), text.size());
      ref_.bits_ = address_of(copy);
      break;
    }
    case PropertyKind::kDateTime: ref_.bits_ = address_of(new DateTime(borrowed.as_date_time())); break;
    case PropertyKind::kDuration: ref_.bits_ = address_of(new Duration(borrowed.as_duration())); break;
    case PropertyKind::kList: {
      const auto items = borrowed.as_list();
      auto* copy = new PropertyValue[items.size()];
      std::copy(items.begin(), items.end(), copy);
      ref_.bits_ = address_of(copy);
      break;
    }
    default: break;
  }
}

PropertyValue PropertyValue::list(std::vector<PropertyValue> items) {
  PropertyValue result;
  auto* data = new PropertyValue[items.size()];
  std::move(items.begin(), items.end(), data);
  result.ref_ = PropertyRef::list({data, items.size()});
  return result;
}

void PropertyValue::release() noexcept {
  switch (ref_.kind_) {
    case PropertyKind::kString: delete[] reinterpret_cast<char*>(ref_.bits_); break;
    case PropertyKind::kDateTime: delete reinterpret_cast<DateTime*>(ref_.bits_); break;
    case PropertyKind::kDuration: delete reinterpret_cast<Duration*>(ref_.bits_); break;
    case PropertyKind::kList: delete[] reinterpret_cast<PropertyValue*>(ref_.bits_); break;
    default: break;
  }
}

std::uint64_t PropertyValue::memory_bytes() const {
  switch (ref_.kind_) {
    case PropertyKind::kString: return ref_.extra_;
    case PropertyKind::kDateTime: return sizeof(DateTime) + ref_.as_date_time().zone.capacity();
    case PropertyKind::kDuration: return sizeof(Duration);
    case PropertyKind::kList: {
      std::uint64_t bytes = 0;
      for (const PropertyValue& item : ref_.as_list()) bytes += sizeof(PropertyValue) + item.memory_bytes();
      return bytes;
    }
    default: return 0;
  }
}

std::string_view name_of(PropertyKind kind) {
  switch (kind) {
    case PropertyKind::kNone: return "none";
    case PropertyKind::kBoolean: return "Boolean";
    case PropertyKind::kInteger: return "Integer";
    case PropertyKind::kFloat: return "Float";
    case PropertyKind::kDate: return "Date";
    case PropertyKind::kLocalTime: return "LocalTime";
    case PropertyKind::kTime: return "Time";
    case PropertyKind::kLocalDateTime: return "LocalDateTime";
    case PropertyKind::kString: return "String";
    case PropertyKind::kDateTime: return "DateTime";
    case PropertyKind::kDuration: return "Duration";
    case PropertyKind::kList: return "List";
  }
  return "none";
}

}  // namespace signatory::base
