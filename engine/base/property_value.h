// Values that a node or an edge can store: the property types of openCypher, without null (an absent property is not stored).
//
// PropertyValue owns its data, 16 bytes, copies deeply. PropertyRef borrows it, 16 bytes, trivially copyable: this is what reading a
// property gives back, valid as long as the snapshot that it was read from (or until the next write of the same transaction).
// A PropertyRef of kind kNone means "there is no such property". The as_*() accessors require the kind they name and assert it.
// Lists are not nested; the caller keeps them homogeneous where its language demands it.
//
//   PropertyValue v = PropertyValue::string("Hanoi");   PropertyRef r = v;   r.as_string() == "Hanoi"
//   PropertyValue l = PropertyValue::list({PropertyValue::integer(1), PropertyValue::integer(2)});   l.ref().as_list()[1] == PropertyValue::integer(2)
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/temporal_types.h"

namespace signatory::base {

enum class PropertyKind : std::uint8_t {
  kNone,
  kBoolean,
  kInteger,
  kFloat,
  kDate,
  kLocalTime,
  kTime,
  kLocalDateTime,
  // from here on: data outside the 16 bytes
  kString,
  kDateTime,
  kDuration,
  kList,
};

class PropertyValue;

class PropertyRef {
 public:
  constexpr PropertyRef() = default;  // kNone
  static PropertyRef boolean(bool value) { return {PropertyKind::kBoolean, value ? 1U : 0U}; }
  static PropertyRef integer(std::int64_t value) { return {PropertyKind::kInteger, static_cast<std::uint64_t>(value)}; }
  static PropertyRef floating(double value);
  static PropertyRef date(Date value) { return {PropertyKind::kDate, static_cast<std::uint64_t>(value.epoch_days)}; }
  static PropertyRef local_time(LocalTime value) { return {PropertyKind::kLocalTime, static_cast<std::uint64_t>(value.nanos_of_day)}; }
  static PropertyRef time(Time value) { return {PropertyKind::kTime, static_cast<std::uint64_t>(value.nanos_of_day), static_cast<std::uint32_t>(value.offset_seconds)}; }
  static PropertyRef local_date_time(LocalDateTime value) { return {PropertyKind::kLocalDateTime, static_cast<std::uint64_t>(value.epoch_seconds), static_cast<std::uint32_t>(value.nanos)}; }
  static PropertyRef string(std::string_view value);          // borrows; at most 4 GiB
  static PropertyRef date_time(const DateTime& value);        // borrows
  static PropertyRef duration(const Duration& value);         // borrows
  static PropertyRef list(std::span<const PropertyValue> v);  // borrows

  PropertyKind kind() const { return kind_; }
  bool is(PropertyKind kind) const { return kind_ == kind; }
  bool exists() const { return kind_ != PropertyKind::kNone; }
  bool is_number() const { return is(PropertyKind::kInteger) || is(PropertyKind::kFloat); }

  bool as_boolean() const { return require(PropertyKind::kBoolean), bits_ != 0; }
  std::int64_t as_integer() const { return require(PropertyKind::kInteger), static_cast<std::int64_t>(bits_); }
  double as_float() const;
  double as_number() const;  // an integer or a float, as a float
  Date as_date() const { return require(PropertyKind::kDate), Date{static_cast<std::int64_t>(bits_)}; }
  LocalTime as_local_time() const { return require(PropertyKind::kLocalTime), LocalTime{static_cast<std::int64_t>(bits_)}; }
  Time as_time() const { return require(PropertyKind::kTime), Time{static_cast<std::int64_t>(bits_), static_cast<std::int32_t>(extra_)}; }
  LocalDateTime as_local_date_time() const { return require(PropertyKind::kLocalDateTime), LocalDateTime{static_cast<std::int64_t>(bits_), static_cast<std::int32_t>(extra_)}; }
  std::string_view as_string() const { return require(PropertyKind::kString), std::string_view(reinterpret_cast<const char*>(bits_), extra_); }
  const DateTime& as_date_time() const { return require(PropertyKind::kDateTime), *reinterpret_cast<const DateTime*>(bits_); }
  const Duration& as_duration() const { return require(PropertyKind::kDuration), *reinterpret_cast<const Duration*>(bits_); }
  std::span<const PropertyValue> as_list() const;

  // The same kind and the same content; NaN is the same as NaN, 1 is not the same as 1.0.
  friend bool operator==(const PropertyRef& left, const PropertyRef& right);
  // Equal under Cypher's `=`: 1 equals 1.0, NaN equals nothing, kNone equals nothing.
  bool equals(const PropertyRef& other) const;
  // Equal values (under equals()) have equal hashes. The same in every process.
  std::uint64_t hash() const;

 private:
  friend class PropertyValue;
  PropertyRef(PropertyKind kind, std::uint64_t bits, std::uint32_t extra = 0) : kind_(kind), extra_(extra), bits_(bits) {}
  void require(PropertyKind kind) const {
    if (kind_ != kind) wrong_kind();
  }
  [[noreturn]] static void wrong_kind();

  PropertyKind kind_ = PropertyKind::kNone;
  std::uint32_t extra_ = 0;  // offset, nanos, length of a string or list
  std::uint64_t bits_ = 0;   // the value, or the address of the data
};

static_assert(sizeof(PropertyRef) == 16);

class PropertyValue {
 public:
  PropertyValue() = default;  // kNone: never stored
  explicit PropertyValue(PropertyRef borrowed);  // copies what it borrows
  PropertyValue(const PropertyValue& other) : PropertyValue(other.ref_) {}
  PropertyValue(PropertyValue&& other) noexcept : ref_(other.ref_) { other.ref_ = {}; }
  PropertyValue& operator=(PropertyValue other) noexcept {
    std::swap(ref_, other.ref_);
    return *this;
  }
  ~PropertyValue() {
    if (ref_.kind_ >= PropertyKind::kString) release();
  }

  static PropertyValue boolean(bool value) { return PropertyValue(PropertyRef::boolean(value)); }
  static PropertyValue integer(std::int64_t value) { return PropertyValue(PropertyRef::integer(value)); }
  static PropertyValue floating(double value) { return PropertyValue(PropertyRef::floating(value)); }
  static PropertyValue string(std::string_view value) { return PropertyValue(PropertyRef::string(value)); }
  static PropertyValue date(Date value) { return PropertyValue(PropertyRef::date(value)); }
  static PropertyValue local_time(LocalTime value) { return PropertyValue(PropertyRef::local_time(value)); }
  static PropertyValue time(Time value) { return PropertyValue(PropertyRef::time(value)); }
  static PropertyValue local_date_time(LocalDateTime value) { return PropertyValue(PropertyRef::local_date_time(value)); }
  static PropertyValue date_time(const DateTime& value) { return PropertyValue(PropertyRef::date_time(value)); }
  static PropertyValue duration(const Duration& value) { return PropertyValue(PropertyRef::duration(value)); }
  static PropertyValue list(std::vector<PropertyValue> items);

  PropertyRef ref() const { return ref_; }
  operator PropertyRef() const& { return ref_; }
  PropertyKind kind() const { return ref_.kind_; }
  // Memory outside the 16 bytes, in bytes.
  std::uint64_t memory_bytes() const;
  friend bool operator==(const PropertyValue& left, const PropertyValue& right) { return left.ref_ == right.ref_; }

 private:
  void release() noexcept;
  PropertyRef ref_;
};

static_assert(sizeof(PropertyValue) == 16);

// "Integer", "List", "LocalDateTime" …; "none" for kNone.
std::string_view name_of(PropertyKind kind);

}  // namespace signatory::base
