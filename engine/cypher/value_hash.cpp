#include <cmath>
#include <cstring>
#include <functional>
#include <string_view>

#include "cypher/temporal.h"
#include "cypher/value_order.h"

namespace signatory::cypher {
namespace {

// The finaliser of SplitMix64: every input bit reaches every output bit.
constexpr std::uint64_t mix(std::uint64_t x) {
  x += 0x9e3779b97f4a7c15ULL;
  x = (x ^ (x >> 30U)) * 0xbf58476d1ce4e5b9ULL;
  x = (x ^ (x >> 27U)) * 0x94d049bb133111ebULL;
  return x ^ (x >> 31U);
}

constexpr std::uint64_t combine(std::uint64_t seed, std::uint64_t value) { return mix(seed * 31 + value); }
std::uint64_t combine_signed(std::uint64_t seed, std::int64_t value) { return combine(seed, static_cast<std::uint64_t>(value)); }

// A float that is a whole number hashes as that integer, since they are equivalent; -0.0 as 0.
std::uint64_t hash_float(double value) {
  constexpr double kTwo63 = 9223372036854775808.0;
  if (std::isnan(value)) return mix(0x7ff8);
  if (value >= -kTwo63 && value < kTwo63 && std::trunc(value) == value) return mix(static_cast<std::uint64_t>(static_cast<std::int64_t>(value)));
  std::uint64_t bits = 0;
  std::memcpy(&bits, &value, sizeof bits);
  return mix(bits ^ 0x5bd1e995U);
}

std::uint64_t hash_path(const Path& path) {
  std::uint64_t h = path.nodes.size();
  for (NodeId node : path.nodes) h = combine(h, node.value());
  for (EdgeId edge : path.edges) h = combine(h, edge.value());
  return h;
}

std::uint64_t hash_of(const Value& value) {
  switch (value.kind()) {
    case ValueKind::kNull: return 0x6e756c6c;
    case ValueKind::kBoolean: return mix(value.as_boolean() ? 0xb001 : 0xb000);
    case ValueKind::kInteger: return mix(static_cast<std::uint64_t>(value.as_integer()));
    case ValueKind::kFloat: return hash_float(value.as_float());
    case ValueKind::kDate: return combine_signed(1, value.as_date().epoch_days);
    case ValueKind::kLocalTime: return combine_signed(2, value.as_local_time().nanos_of_day);
    case ValueKind::kTime: return combine_signed(3, value.as_time().nanos_of_day - value.as_time().offset_seconds * kNanosPerSecond);
    case ValueKind::kLocalDateTime: return combine_signed(combine_signed(4, value.as_local_date_time().epoch_seconds), value.as_local_date_time().nanos);
    case ValueKind::kNode: return combine(5, value.as_node().value());
    case ValueKind::kRelationship: return combine(6, value.as_relationship().value());
    case ValueKind::kString: return combine(7, std::hash<std::string_view>{}(value.as_string()));
    case ValueKind::kPath: return combine(8, hash_path(value.as_path()));
    case ValueKind::kDateTime: return combine_signed(combine_signed(9, value.as_date_time().epoch_seconds), value.as_date_time().nanos);
    case ValueKind::kDuration: {
      const Duration& d = value.as_duration();
      return combine_signed(combine_signed(combine_signed(combine_signed(10, d.months), d.days), d.seconds), d.nanos);
    }
    case ValueKind::kList: {
      std::uint64_t h = 11;
      for (const Value& item : value.as_list()) h = combine(h, hash_of(item));
      return h;
    }
    case ValueKind::kMap: {
      std::uint64_t h = 12;
      for (const MapEntry& entry : value.as_map()) h = combine(combine(h, std::hash<std::string_view>{}(entry.key)), hash_of(entry.value));
      return h;
    }
  }
  return 0;
}

}  // namespace

std::size_t hash_value(const Value& value) { return hash_of(value); }

}  // namespace signatory::cypher
