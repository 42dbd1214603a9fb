#include "cypher/value.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <iterator>
#include <new>

namespace signatory::cypher {

struct ValuePayload {
  mutable std::atomic<std::uint32_t> references{0};
  std::uint32_t depth = 0;
  std::uint64_t memory_bytes = 0;  // with everything below
};

namespace {

// The characters follow the struct in the same allocation.
struct StringPayload : ValuePayload {
  std::size_t size = 0;
  const char* data() const { return reinterpret_cast<const char*>(this + 1); }
};
struct ListPayload : ValuePayload {
  std::vector<Value> items;
};
struct MapPayload : ValuePayload {
  std::vector<MapEntry> entries;
};
struct PathPayload : ValuePayload {
  Path path;
};
struct DateTimePayload : ValuePayload {
  DateTime value;
};
struct DurationPayload : ValuePayload {
  Duration value;
};

StringPayload* new_string(std::string_view text) {
  void* memory = ::operator new(sizeof(StringPayload) + text.size());
  auto* payload = new (memory) StringPayload;
  payload->size = text.size();
  payload->memory_bytes = sizeof(StringPayload) + text.size();
  std::copy(text.begin(), text.end(), reinterpret_cast<char*>(payload + 1));
  return payload;
}

void account(ValuePayload& parent, const Value& child) {
  parent.depth = std::max(parent.depth, child.depth() + 1);
  const std::uint64_t sum = parent.memory_bytes + child.memory_bytes();
  parent.memory_bytes = sum < parent.memory_bytes ? ~std::uint64_t{0} : sum;
}

// Below this depth a payload is freed by recursion; above, children are moved out first, so that no value overflows the stack.
constexpr std::uint32_t kRecursiveFreeDepth = 100;

void free_payload(ValueKind kind, const ValuePayload* payload) {
  switch (kind) {
    case ValueKind::kString: {
      const auto* text = static_cast<const StringPayload*>(payload);
      text->~StringPayload();
      ::operator delete(const_cast<StringPayload*>(text));
      return;
    }
    case ValueKind::kList: delete static_cast<const ListPayload*>(payload); return;
    case ValueKind::kMap: delete static_cast<const MapPayload*>(payload); return;
    case ValueKind::kPath: delete static_cast<const PathPayload*>(payload); return;
    case ValueKind::kDateTime: delete static_cast<const DateTimePayload*>(payload); return;
    case ValueKind::kDuration: delete static_cast<const DurationPayload*>(payload); return;
    default: return;
  }
}

void move_children(ValueKind kind, const ValuePayload* payload, std::vector<Value>& out) {
  if (kind == ValueKind::kList) {
    auto& items = const_cast<ListPayload*>(static_cast<const ListPayload*>(payload))->items;
    std::move(items.begin(), items.end(), std::back_inserter(out));
  } else if (kind == ValueKind::kMap) {
    auto& entries = const_cast<MapPayload*>(static_cast<const MapPayload*>(payload))->entries;
    for (MapEntry& entry : entries) out.push_back(std::move(entry.value));
  }
}

}  // namespace

Value::Value(ValueKind kind, const ValuePayload* payload) : header_{kind, 0}, bits_(reinterpret_cast<std::uintptr_t>(payload)) {
  payload->references.store(1, std::memory_order_relaxed);
}

Value& Value::operator=(Value&& other) noexcept {
  if (this != &other) {
    const Value old = std::move(*this);  // freed last: `other` may be part of it
    header_ = other.header_;
    bits_ = other.bits_;
    other.forget();
  }
  return *this;
}

void Value::retain_payload() const noexcept { payload()->references.fetch_add(1, std::memory_order_relaxed); }

void Value::release_payload() noexcept {
  const ValuePayload* dropped = payload();
  if (dropped->references.fetch_sub(1, std::memory_order_acq_rel) != 1) return;
  if (dropped->depth <= kRecursiveFreeDepth) return free_payload(kind(), dropped);
  std::vector<Value> waiting;
  move_children(kind(), dropped, waiting);
  free_payload(kind(), dropped);
  while (!waiting.empty()) {
    const Value next = std::move(waiting.back());
    waiting.pop_back();
    const bool last_owner = next.has_payload() && next.payload()->references.load(std::memory_order_acquire) == 1;
    if (last_owner && next.depth() > kRecursiveFreeDepth) move_children(next.kind(), next.payload(), waiting);
  }
}

void Value::wrong_kind() {
  std::fputs("signatory: a value was read as a kind it is not\n", stderr);
  std::abort();
}

Value Value::floating(double value) {
  std::uint64_t bits = 0;
  std::memcpy(&bits, &value, sizeof bits);
  return {ValueKind::kFloat, bits};
}

Value Value::string(std::string_view value) { return {ValueKind::kString, new_string(value)}; }

Value Value::list(std::vector<Value> items) {
  auto* payload = new ListPayload;
  payload->items = std::move(items);
  payload->depth = 1;
  payload->memory_bytes = sizeof(ListPayload) + payload->items.size() * sizeof(Value);
  for (const Value& item : payload->items) account(*payload, item);
  return {ValueKind::kList, payload};
}

Value Value::map(std::vector<MapEntry> entries) {
  std::stable_sort(entries.begin(), entries.end(), [](const MapEntry& a, const MapEntry& b) { return a.key < b.key; });
  std::vector<MapEntry> unique;
  unique.reserve(entries.size());
  for (MapEntry& entry : entries) {
    if (!unique.empty() && unique.back().key == entry.key) unique.pop_back();
    unique.push_back(std::move(entry));
  }
  auto* payload = new MapPayload;
  payload->entries = std::move(unique);
  payload->depth = 1;
  payload->memory_bytes = sizeof(MapPayload) + payload->entries.size() * sizeof(MapEntry);
  for (const MapEntry& entry : payload->entries) {
    payload->memory_bytes += entry.key.size();
    account(*payload, entry.value);
  }
  return {ValueKind::kMap, payload};
}

Value Value::path(Path path) {
  auto* payload = new PathPayload;
  payload->path = std::move(path);
  payload->memory_bytes = sizeof(PathPayload) + (payload->path.nodes.size() + payload->path.edges.size()) * sizeof(NodeId);
  return {ValueKind::kPath, payload};
}

Value Value::date_time(DateTime value) {
  auto* payload = new DateTimePayload;
  payload->value = std::move(value);
  payload->memory_bytes = sizeof(DateTimePayload);
  return {ValueKind::kDateTime, payload};
}

Value Value::duration(Duration value) {
  auto* payload = new DurationPayload;
  payload->value = value;
  payload->memory_bytes = sizeof(DurationPayload);
  return {ValueKind::kDuration, payload};
}

bool Value::is_temporal() const {
  switch (kind()) {
    case ValueKind::kDate:
    case ValueKind::kLocalTime:
    case ValueKind::kTime:
    case ValueKind::kLocalDateTime:
    case ValueKind::kDateTime:
    case ValueKind::kDuration: return true;
    default: return false;
  }
}

double Value::as_float() const {
  require(ValueKind::kFloat);
  double value = 0;
  std::memcpy(&value, &bits_, sizeof value);
  return value;
}

double Value::as_number() const { return is(ValueKind::kInteger) ? static_cast<double>(as_integer()) : as_float(); }

std::string_view Value::as_string() const {
  require(ValueKind::kString);
  const auto* text = static_cast<const StringPayload*>(payload());
  return {text->data(), text->size};
}

std::span<const Value> Value::as_list() const {
  require(ValueKind::kList);
  return static_cast<const ListPayload*>(payload())->items;
}

std::span<const MapEntry> Value::as_map() const {
  require(ValueKind::kMap);
  return static_cast<const MapPayload*>(payload())->entries;
}

const Path& Value::as_path() const {
  require(ValueKind::kPath);
  return static_cast<const PathPayload*>(payload())->path;
}

const DateTime& Value::as_date_time() const {
  require(ValueKind::kDateTime);
  return static_cast<const DateTimePayload*>(payload())->value;
}

const Duration& Value::as_duration() const {
  require(ValueKind::kDuration);
  return static_cast<const DurationPayload*>(payload())->value;
}

const Value* Value::find(std::string_view key) const {
  const auto entries = as_map();
  const auto at = std::lower_bound(entries.begin(), entries.end(), key, [](const MapEntry& e, std::string_view k) { return e.key < k; });
  return at != entries.end() && at->key == key ? &at->value : nullptr;
}

std::uint32_t Value::depth() const { return has_payload() ? payload()->depth : 0; }
std::uint64_t Value::memory_bytes() const { return has_payload() ? payload()->memory_bytes : 0; }

namespace {

Result<Value> limit_depth(Value value) {
  if (value.depth() <= kMaxValueDepth) return value;
  return base::fail(base::ErrorCode::kLimit, fmt::format("lists and maps nested more than {} deep", kMaxValueDepth))
      .hint("flatten the value while it is built");
}

}  // namespace

Result<Value> make_list(std::vector<Value> items) { return limit_depth(Value::list(std::move(items))); }
Result<Value> make_map(std::vector<MapEntry> entries) { return limit_depth(Value::map(std::move(entries))); }

}  // namespace signatory::cypher
