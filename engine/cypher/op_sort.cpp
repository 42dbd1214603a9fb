#include "cypher/op_sort.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>
#include <unordered_set>

#include "cypher/eval_parts.h"
#include "cypher/value_order.h"

namespace signatory::cypher {
namespace {

struct SortSpec {
  std::vector<SortKey> keys;
  std::vector<Slot> slots;
};

class SortOperator final : public Operator {
 public:
  SortOperator(const Plan& plan, const SortSpec& spec, Run& run) : Operator(plan), spec_(spec), rows_(run, spec.slots), claim_(run) { start_children(run); }
  void do_open(Run& run) override {
    rows_.clear();
    keys_.clear();
    order_.clear();
    claim_.clear();
    next_ = 0;
    sorted_ = false;
    child().open(run);
  }
  bool do_next(Run& run) override {
    if (!sorted_) sort(run);
    if (next_ >= order_.size()) return false;
    rows_.restore(order_[next_++], run);
    return true;
  }

 private:
  void sort(Run& run) {
    while (child().next(run)) {
      for (const SortKey& key : spec_.keys) {
        keys_.push_back(key.value->evaluate(run));
        claim_.add(sizeof(Value) + keys_.back().memory_bytes());
      }
      rows_.push(run);
      run.spend();
    }
    order_.resize(rows_.size());
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    std::stable_sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) {
      run.spend();
      return before(a, b);
    });
    sorted_ = true;
  }
  bool before(std::size_t a, std::size_t b) const {
    const std::size_t width = spec_.keys.size();
    for (std::size_t k = 0; k < width; ++k) {
      const int order = compare_for_order(keys_[a * width + k], keys_[b * width + k]);
      if (order != 0) return spec_.keys[k].descending ? order > 0 : order < 0;
    }
    return false;
  }
  const SortSpec& spec_;
  RowBuffer rows_;
  MemoryClaim claim_;
  std::vector<Value> keys_;
  std::vector<std::size_t> order_;
  std::size_t next_ = 0;
  bool sorted_ = false;
};

using Key = std::vector<Value>;
struct KeyHash {
  std::size_t operator()(const Key& key) const {
    std::size_t hash = 0x9e3779b97f4a7c15ULL;
    for (const Value& value : key) hash = (hash ^ hash_value(value)) * 0x100000001b3ULL + (hash >> 29);
    return hash;
  }
};
struct KeyEqual {
  bool operator()(const Key& a, const Key& b) const { return std::equal(a.begin(), a.end(), b.begin(), b.end(), equivalent); }
};
using KeySet = std::unordered_set<Key, KeyHash, KeyEqual>;

std::uint64_t bytes_of(const Key& key) {
  std::uint64_t bytes = sizeof(Key) + 32;
  for (const Value& value : key) bytes += sizeof(Value) + value.memory_bytes();
  return bytes;
}

class DistinctOperator final : public Operator {
 public:
  using Spec = std::vector<Slot>;
  DistinctOperator(const Plan& plan, const Spec& spec, Run& run) : Operator(plan), slots_(spec), claim_(run) { start_children(run); }
  void do_open(Run& run) override {
    seen_.clear();
    claim_.clear();
    child().open(run);
  }
  bool do_next(Run& run) override {
    while (child().next(run)) {
      run.spend();
      Key key;
      key.reserve(slots_.size());
      for (Slot slot : slots_) key.push_back(run.row[static_cast<std::size_t>(slot)]);
      const auto [place, added] = seen_.insert(std::move(key));
      if (!added) continue;
      claim_.add(bytes_of(*place));
      return true;
    }
    return false;
  }

 private:
  const Spec& slots_;
  MemoryClaim claim_;
  KeySet seen_;
};

struct AggregateSpec {
  std::vector<Assignment> keys;
  std::vector<AggregateItem> items;
};

class AggregateOperator final : public Operator {
 public:
  AggregateOperator(const Plan& plan, const AggregateSpec& spec, Run& run) : Operator(plan), spec_(spec), claim_(run) { start_children(run); }
  void do_open(Run& run) override {
    groups_.clear();
    order_.clear();
    claim_.clear();
    next_ = 0;
    filled_ = false;
    child().open(run);
  }
  bool do_next(Run& run) override {
    if (!filled_) fill(run);
    if (next_ >= order_.size()) return false;
    run.spend();
    const auto& [key, group] = *order_[next_++];
    for (std::size_t i = 0; i < key.size(); ++i) run.row[static_cast<std::size_t>(spec_.keys[i].slot)] = key[i];
    for (std::size_t i = 0; i < spec_.items.size(); ++i) {
      const AggregateItem& item = spec_.items[i];
      run.row[static_cast<std::size_t>(item.slot)] = unwrap_at(group.aggregators[i]->finish(run.context), item.span);
    }
    return true;
  }

 private:
  struct Group {
    std::vector<std::unique_ptr<Aggregator>> aggregators;
    std::vector<KeySet> seen;  // of DISTINCT arguments
  };
  using Groups = std::unordered_map<Key, Group, KeyHash, KeyEqual>;

  Groups::value_type& group_of(Key key) {
    const auto [place, added] = groups_.try_emplace(std::move(key));
    if (added) {
      for (const AggregateItem& item : spec_.items) place->second.aggregators.push_back(item.function->start());
      place->second.seen.resize(spec_.items.size());
      claim_.add(bytes_of(place->first) + spec_.items.size() * 64 + sizeof(Group));
      order_.push_back(&*place);
    }
    return *place;
  }
  void fill(Run& run) {
    filled_ = true;
    while (child().next(run)) {
      run.spend();
      Key key;
      key.reserve(spec_.keys.size());
      for (const Assignment& item : spec_.keys) key.push_back(item.value->evaluate(run));
      Group& group = group_of(std::move(key)).second;
      for (std::size_t i = 0; i < spec_.items.size(); ++i) add(run, group, i);
    }
    if (order_.empty() && spec_.keys.empty()) group_of({});
  }
  void add(Run& run, Group& group, std::size_t i) {
    const AggregateItem& item = spec_.items[i];
    arguments_.clear();
    for (const EvalPtr& argument : item.arguments) arguments_.push_back(argument->evaluate(run));
    if (item.distinct && !arguments_.empty()) {
      const auto [place, added] = group.seen[i].insert(arguments_);
      if (!added) return;
      claim_.add(bytes_of(*place));
    }
    const std::uint64_t before = group.aggregators[i]->memory_bytes();
    unwrap_at(group.aggregators[i]->add(run.context, arguments_), item.span);
    const std::uint64_t after = group.aggregators[i]->memory_bytes();
    if (after > before) claim_.add(after - before);
  }

  const AggregateSpec& spec_;
  MemoryClaim claim_;
  Groups groups_;
  std::vector<Groups::value_type*> order_;
  std::vector<Value> arguments_;
  std::size_t next_ = 0;
  bool filled_ = false;
};

}  // namespace

PlanPtr plan_sort(PlanPtr input, std::vector<SortKey> keys, std::vector<Slot> slots, std::string details) {
  return make_plan<SortOperator>("Sort", std::move(details), SortSpec{std::move(keys), std::move(slots)}, std::move(input));
}
PlanPtr plan_distinct(PlanPtr input, std::vector<Slot> slots) { return make_plan<DistinctOperator>("Distinct", "", std::move(slots), std::move(input)); }
PlanPtr plan_aggregate(PlanPtr input, std::vector<Assignment> keys, std::vector<AggregateItem> items, std::string details) {
  return make_plan<AggregateOperator>("Aggregation", std::move(details), AggregateSpec{std::move(keys), std::move(items)}, std::move(input));
}

}  // namespace signatory::cypher
