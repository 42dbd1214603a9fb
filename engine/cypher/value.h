// Value: any value a Cypher expression can have, in 16 bytes, cheap to copy.
//
// Null, booleans, numbers, node and relationship ids and the small temporal values are stored inline. Strings, lists, maps, paths,
// date-times with a zone and durations share an immutable payload that is counted atomically: copies may be used from several
// threads at once; one Value object may not be written while another thread reads it.
// Nodes and relationships are ids only; their labels and properties are read through an EntityReader (functions.h).
//
// A Value has no `==`: Cypher has three kinds of sameness, see value_order.h (equal, equivalent, compare_for_order).
// The as_*() accessors require the kind they name; asking for another is a bug in the caller and asserts.
//
//   Value v = Value::list({Value::integer(1), Value::string("a")});
//   v.kind() == ValueKind::kList;  v.as_list()[1].as_string() == "a";
//   Value m = Value::map({{"name", Value::string("Hanoi")}});  m.find("name")->as_string() == "Hanoi"
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/graph_ids.h"
#include "base/temporal_types.h"

namespace signatory::cypher {

using base::Date;
using base::DateTime;
using base::Duration;
using base::EdgeId;
using base::LocalDateTime;
using base::LocalTime;
using base::NodeId;
using base::Result;
using base::Time;

enum class ValueKind : std::uint8_t {
  kNull,
  kBoolean,
  kInteger,
  kFloat,
  kDate,
  kLocalTime,
  kTime,
  kLocalDateTime,
  kNode,
  kRelationship,
  // from here on: a shared payload
  kString,
  kList,
  kMap,
  kPath,
  kDateTime,
  kDuration,
};

struct MapEntry;
struct ValuePayload;

// Alternating ids: edges[i] joins nodes[i] and nodes[i + 1], in either direction. nodes.size() == edges.size() + 1.
struct Path {
  std::vector<NodeId> nodes;
  std::vector<EdgeId> edges;
  friend bool operator==(const Path&, const Path&) = default;
};

class Value {
 public:
  Value() = default;  // null
  Value(const Value& other) noexcept : header_(other.header_), bits_(other.bits_) { retain(); }
  Value(Value&& other) noexcept : header_(other.header_), bits_(other.bits_) { other.forget(); }
  Value& operator=(const Value& other) noexcept { return *this = Value(other); }
  Value& operator=(Value&& other) noexcept;
  ~Value() { release(); }

  static Value null() { return {}; }
  static Value boolean(bool value) { return {ValueKind::kBoolean, value ? 1U : 0U}; }
  static Value integer(std::int64_t value) { return {ValueKind::kInteger, static_cast<std::uint64_t>(value)}; }
  static Value floating(double value);
  static Value string(std::string_view value);
  static Value node(NodeId id) { return {ValueKind::kNode, id.value()}; }
  static Value relationship(EdgeId id) { return {ValueKind::kRelationship, id.value()}; }
  static Value path(Path path);
  static Value date(Date value) { return {ValueKind::kDate, static_cast<std::uint64_t>(value.epoch_days)}; }
  static Value local_time(LocalTime value) { return {ValueKind::kLocalTime, static_cast<std::uint64_t>(value.nanos_of_day)}; }
  static Value time(Time value) { return {ValueKind::kTime, static_cast<std::uint64_t>(value.nanos_of_day), value.offset_seconds}; }
  static Value local_date_time(LocalDateTime value) { return {ValueKind::kLocalDateTime, static_cast<std::uint64_t>(value.epoch_seconds), value.nanos}; }
  static Value date_time(DateTime value);
  static Value duration(Duration value);
  // Lists and maps know the depth of their nesting. These two do not limit it; expressions use make_list and make_map below.
  static Value list(std::vector<Value> items);
  // Of entries with one key the last counts. Entries are kept sorted by key.
  static Value map(std::vector<MapEntry> entries);

  ValueKind kind() const { return header_.kind; }
  bool is(ValueKind kind) const { return header_.kind == kind; }
  bool is_null() const { return header_.kind == ValueKind::kNull; }
  bool is_true() const { return header_.kind == ValueKind::kBoolean && bits_ != 0; }
  bool is_false() const { return header_.kind == ValueKind::kBoolean && bits_ == 0; }
  bool is_number() const { return is(ValueKind::kInteger) || is(ValueKind::kFloat); }
  bool is_entity() const { return is(ValueKind::kNode) || is(ValueKind::kRelationship); }
  bool is_temporal() const;  // a point in time or a duration

  bool as_boolean() const { return require(ValueKind::kBoolean), bits_ != 0; }
  std::int64_t as_integer() const { return require(ValueKind::kInteger), static_cast<std::int64_t>(bits_); }
  double as_float() const;
  double as_number() const;  // an integer or a float, as a float
  std::string_view as_string() const;  // valid as long as a Value shares the payload
  std::span<const Value> as_list() const;
  std::span<const MapEntry> as_map() const;  // sorted by key
  const Path& as_path() const;
  NodeId as_node() const { return require(ValueKind::kNode), NodeId(bits_); }
  EdgeId as_relationship() const { return require(ValueKind::kRelationship), EdgeId(bits_); }
  Date as_date() const { return require(ValueKind::kDate), Date{static_cast<std::int64_t>(bits_)}; }
  LocalTime as_local_time() const { return require(ValueKind::kLocalTime), LocalTime{static_cast<std::int64_t>(bits_)}; }
  Time as_time() const { return require(ValueKind::kTime), Time{static_cast<std::int64_t>(bits_), header_.extra}; }
  LocalDateTime as_local_date_time() const { return require(ValueKind::kLocalDateTime), LocalDateTime{static_cast<std::int64_t>(bits_), header_.extra}; }
  const DateTime& as_date_time() const;
  const Duration& as_duration() const;

  // The entry of a map; nullptr if there is none. O(log n).
  const Value* find(std::string_view key) const;
  // How deep lists and maps are nested: 0 for a scalar, 1 for a list of scalars.
  std::uint32_t depth() const;
  // Memory of the payload with everything below it, in bytes, for budgets. O(1). Shared parts count once for each use.
  std::uint64_t memory_bytes() const;

 private:
  struct Header {
    ValueKind kind = ValueKind::kNull;
    std::int32_t extra = 0;  // offset_seconds of a Time, nanos of a LocalDateTime
  };
  Value(ValueKind kind, std::uint64_t bits, std::int32_t extra = 0) : header_{kind, extra}, bits_(bits) {}
  Value(ValueKind kind, const ValuePayload* payload);

  bool has_payload() const { return header_.kind >= ValueKind::kString; }
  const ValuePayload* payload() const { return reinterpret_cast<const ValuePayload*>(bits_); }
  void forget() { header_.kind = ValueKind::kNull; }
  void require(ValueKind kind) const {
    if (header_.kind != kind) wrong_kind();
  }
  [[noreturn]] static void wrong_kind();
  void retain() const noexcept {
    if (has_payload()) retain_payload();
  }
  void release() noexcept {
    if (has_payload()) release_payload();
  }
  void retain_payload() const noexcept;
  void release_payload() noexcept;

  Header header_;
  std::uint64_t bits_ = 0;
};

static_assert(sizeof(Value) == 16);

struct MapEntry {
  std::string key;
  Value value;
};

// Deeper nesting is refused, so that everything that walks a value may recurse.
inline constexpr std::uint32_t kMaxValueDepth = 1000;
// kLimit if the result would be nested deeper than kMaxValueDepth.
Result<Value> make_list(std::vector<Value> items);
Result<Value> make_map(std::vector<MapEntry> entries);

// "Integer", "List", "LocalDateTime" …: the names openCypher uses in messages.
std::string_view type_name(ValueKind kind);
// A short text of the value for messages: `"abc"`, `[1, 2]`, `(node)`. Cut after about 60 bytes. For results use render/.
std::string describe(const Value& value);

// A float as Cypher writes it: the shortest digits that read back as the same number, always with a point or an exponent:
// "1.0", "0.1", "1.0E10", "NaN", "-Infinity".
std::string float_text(double value);

// An error with the TCK's type and detail, e.g. cypher_error("TypeError", "InvalidArgumentValue", "…"). Phase is the caller's.
base::Error cypher_error(std::string_view type, std::string_view detail, std::string message);

}  // namespace signatory::cypher
