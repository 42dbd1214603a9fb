#include "cypher/op_rows.h"

#include <fmt/format.h>

#include "cypher/eval_parts.h"

namespace signatory::cypher {
namespace {

std::size_t at(Slot slot) { return static_cast<std::size_t>(slot); }

struct NoSpec {};

class UnitOperator final : public Operator {
 public:
  UnitOperator(const Plan& plan, const NoSpec&, Run&) : Operator(plan) {}
  void do_open(Run&) override { done_ = false; }
  bool do_next(Run&) override { return !std::exchange(done_, true); }

 private:
  bool done_ = true;
};

class FilterOperator final : public Operator {
 public:
  using Spec = std::vector<EvalPtr>;
  FilterOperator(const Plan& plan, const Spec& spec, Run& run) : Operator(plan), conditions_(spec) { start_children(run); }
  void do_open(Run& run) override { child().open(run); }
  bool do_next(Run& run) override {
    while (child().next(run)) {
      run.spend();
      bool passes = true;
      for (const EvalPtr& condition : conditions_) {
        passes = holds(*condition, run);
        if (!passes) break;
      }
      if (passes) return true;
    }
    return false;
  }

 private:
  const Spec& conditions_;
};

class ProjectOperator final : public Operator {
 public:
  using Spec = std::vector<Assignment>;
  ProjectOperator(const Plan& plan, const Spec& spec, Run& run) : Operator(plan), assignments_(spec), values_(spec.size()) { start_children(run); }
  void do_open(Run& run) override { child().open(run); }
  bool do_next(Run& run) override {
    if (!child().next(run)) return false;
    for (std::size_t i = 0; i < assignments_.size(); ++i) values_[i] = assignments_[i].value->evaluate(run);
    for (std::size_t i = 0; i < assignments_.size(); ++i) run.row[at(assignments_[i].slot)] = std::move(values_[i]);
    return true;
  }

 private:
  const Spec& assignments_;
  std::vector<Value> values_;
};

struct UnwindSpec {
  EvalPtr list;
  Slot slot = kNoSlot;
};

class UnwindOperator final : public Operator {
 public:
  UnwindOperator(const Plan& plan, const UnwindSpec& spec, Run& run) : Operator(plan), spec_(spec) { start_children(run); }
  void do_open(Run& run) override {
    child().open(run);
    list_ = Value();
  }
  bool do_next(Run& run) override {
    run.spend();
    while (true) {
      if (list_.is(ValueKind::kList) && next_ < list_.as_list().size()) {
        run.row[at(spec_.slot)] = list_.as_list()[next_++];
        return true;
      }
      if (!child().next(run)) return false;
      run.spend();
      list_ = spec_.list->evaluate(run);
      next_ = 0;
      if (list_.is(ValueKind::kList) || list_.is_null()) continue;
      run.row[at(spec_.slot)] = list_;
      return true;
    }
  }

 private:
  const UnwindSpec& spec_;
  Value list_;
  std::size_t next_ = 0;
};

class OptionalOperator final : public Operator {
 public:
  using Spec = std::vector<Slot>;
  OptionalOperator(const Plan& plan, const Spec& spec, Run& run) : Operator(plan), slots_(spec) { start_children(run); }
  void do_open(Run& run) override {
    child(0).open(run);
    inside_ = false;
  }
  bool do_next(Run& run) override {
    if (inside_) {
      if (child(1).next(run)) return true;
      inside_ = false;
    }
    if (!child(0).next(run)) return false;
    child(1).open(run);
    inside_ = child(1).next(run);
    if (!inside_)
      for (Slot slot : slots_) run.row[at(slot)] = Value();
    return true;
  }

 private:
  const Spec& slots_;
  bool inside_ = false;
};

class ApplyOperator final : public Operator {
 public:
  ApplyOperator(const Plan& plan, const bool& unit, Run& run) : Operator(plan), unit_(unit) { start_children(run); }
  void do_open(Run& run) override {
    child(0).open(run);
    inside_ = false;
  }
  bool do_next(Run& run) override {
    while (true) {
      run.spend();
      if (inside_) {
        if (child(1).next(run)) return true;
        inside_ = false;
      }
      if (!child(0).next(run)) return false;
      child(1).open(run);
      if (unit_) {
        while (child(1).next(run)) run.spend();
        return true;
      }
      inside_ = true;
    }
  }

 private:
  bool unit_;
  bool inside_ = false;
};

struct UnionSpec {
  std::vector<std::vector<Slot>> from;
  std::vector<Slot> to;
};

class UnionOperator final : public Operator {
 public:
  UnionOperator(const Plan& plan, const UnionSpec& spec, Run& run) : Operator(plan), spec_(spec) { start_children(run); }
  void do_open(Run& run) override {
    part_ = 0;
    child(0).open(run);
  }
  bool do_next(Run& run) override {
    while (part_ < spec_.from.size()) {
      if (child(part_).next(run)) {
        for (std::size_t i = 0; i < spec_.to.size(); ++i) run.row[at(spec_.to[i])] = run.row[at(spec_.from[part_][i])];
        return true;
      }
      if (++part_ < spec_.from.size()) child(part_).open(run);
    }
    return false;
  }

 private:
  const UnionSpec& spec_;
  std::size_t part_ = 0;
};

// SKIP and LIMIT of a parameter or an expression are checked when the query runs.
std::uint64_t row_count(const Eval& eval, Run& run) {
  const Value value = eval.evaluate(run);
  if (!value.is(ValueKind::kInteger)) throw_error(syntax_error("InvalidArgumentType", eval.span(), fmt::format("SKIP and LIMIT take an integer, but this is {}", describe(value))));
  if (value.as_integer() < 0) throw_error(syntax_error("NegativeIntegerArgument", eval.span(), "SKIP and LIMIT take a number from 0 upwards"));
  return static_cast<std::uint64_t>(value.as_integer());
}

class SkipOperator final : public Operator {
 public:
  SkipOperator(const Plan& plan, const EvalPtr& count, Run& run) : Operator(plan), count_(*count) { start_children(run); }
  void do_open(Run& run) override {
    left_ = row_count(count_, run);
    child().open(run);
  }
  bool do_next(Run& run) override {
    for (; left_ > 0; --left_) {
      if (!child().next(run)) return false;
      run.spend();
    }
    return child().next(run);
  }

 private:
  const Eval& count_;
  std::uint64_t left_ = 0;
};

struct LimitSpec {
  EvalPtr count;
  bool exhaust = false;
};

class LimitOperator final : public Operator {
 public:
  LimitOperator(const Plan& plan, const LimitSpec& spec, Run& run) : Operator(plan), spec_(spec) { start_children(run); }
  void do_open(Run& run) override {
    left_ = row_count(*spec_.count, run);
    child().open(run);
  }
  bool do_next(Run& run) override {
    if (left_ > 0 && child().next(run)) {
      --left_;
      return true;
    }
    while (spec_.exhaust && child().next(run)) run.spend();
    left_ = 0;
    return false;
  }

 private:
  const LimitSpec& spec_;
  std::uint64_t left_ = 0;
};

class EagerOperator final : public Operator {
 public:
  using Spec = std::vector<Slot>;
  EagerOperator(const Plan& plan, const Spec& spec, Run& run) : Operator(plan), rows_(run, spec) { start_children(run); }
  void do_open(Run& run) override {
    rows_.clear();
    next_ = 0;
    child().open(run);
    filled_ = false;
  }
  bool do_next(Run& run) override {
    while (!filled_ && child().next(run)) rows_.push(run);
    filled_ = true;
    if (next_ >= rows_.size()) return false;
    rows_.restore(next_++, run);
    return true;
  }

 private:
  RowBuffer rows_;
  std::size_t next_ = 0;
  bool filled_ = false;
};

class NoRowsOperator final : public Operator {
 public:
  NoRowsOperator(const Plan& plan, const NoSpec&, Run& run) : Operator(plan) { start_children(run); }
  void do_open(Run& run) override { child().open(run); }
  bool do_next(Run& run) override {
    while (child().next(run)) run.spend();
    return false;
  }
};

}  // namespace

void RowBuffer::push(const Run& run) {
  std::uint64_t bytes = 0;
  for (Slot slot : slots_) {
    const Value& value = run.row[at(slot)];
    bytes += sizeof(Value) + value.memory_bytes();
    values_.push_back(value);
  }
  claim_.add(bytes);
  ++rows_;
}

void RowBuffer::restore(std::size_t row, Run& run) const {
  for (std::size_t i = 0; i < slots_.size(); ++i) run.row[at(slots_[i])] = values_[row * slots_.size() + i];
}

PlanPtr plan_unit(std::string operation) { return make_plan<UnitOperator>(std::move(operation), "", NoSpec{}); }
PlanPtr plan_filter(PlanPtr input, std::vector<EvalPtr> conditions, std::string details) {
  return make_plan<FilterOperator>("Filter", std::move(details), std::move(conditions), std::move(input));
}
PlanPtr plan_project(PlanPtr input, std::vector<Assignment> assignments, std::string details) {
  return make_plan<ProjectOperator>("Projection", std::move(details), std::move(assignments), std::move(input));
}
PlanPtr plan_unwind(PlanPtr input, EvalPtr list, Slot slot, std::string details) {
  return make_plan<UnwindOperator>("Unwind", std::move(details), UnwindSpec{std::move(list), slot}, std::move(input));
}
PlanPtr plan_optional(PlanPtr input, PlanPtr inner, std::vector<Slot> slots) {
  return make_plan<OptionalOperator>("Optional", "", std::move(slots), std::move(input), std::move(inner));
}
PlanPtr plan_apply(PlanPtr input, PlanPtr inner, bool unit) {
  return make_plan<ApplyOperator>(unit ? "ApplyUnit" : "Apply", "", unit, std::move(input), std::move(inner));
}
PlanPtr plan_union(std::vector<PlanPtr> parts, std::vector<std::vector<Slot>> from, std::vector<Slot> to) {
  auto plan = std::make_unique<SpecPlan<UnionSpec, UnionOperator>>("Union", "", UnionSpec{std::move(from), std::move(to)});
  for (PlanPtr& part : parts) plan->add_child(std::move(part));
  return plan;
}
PlanPtr plan_skip(PlanPtr input, EvalPtr count) { return make_plan<SkipOperator>("Skip", "", std::move(count), std::move(input)); }
PlanPtr plan_limit(PlanPtr input, EvalPtr count, bool exhaust) {
  return make_plan<LimitOperator>("Limit", "", LimitSpec{std::move(count), exhaust}, std::move(input));
}
PlanPtr plan_eager(PlanPtr input, std::vector<Slot> slots) { return make_plan<EagerOperator>("Eager", "", std::move(slots), std::move(input)); }
PlanPtr plan_no_rows(PlanPtr input) { return make_plan<NoRowsOperator>("EmptyResult", "", NoSpec{}, std::move(input)); }

}  // namespace signatory::cypher
