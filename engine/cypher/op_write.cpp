#include "cypher/op_write.h"

#include "cypher/eval_parts.h"
#include "cypher/graph_writer.h"

namespace signatory::cypher {
namespace {

std::size_t at(Slot slot) { return static_cast<std::size_t>(slot); }

std::vector<Slot> joined(const KeptSlots& kept) {
  std::vector<Slot> out = kept.before;
  out.insert(out.end(), kept.after.begin(), kept.after.end());
  return out;
}

// Reads all, writes all, then gives the rows.
class WriteOperator : public Operator {
 public:
  WriteOperator(const Plan& plan, const KeptSlots& kept, Run& run) : Operator(plan), input_(run, kept.before), output_(run, joined(kept)) { start_children(run); }
  void do_open(Run& run) override {
    input_.clear();
    output_.clear();
    next_ = 0;
    written_ = false;
    child().open(run);
  }
  bool do_next(Run& run) override {
    if (!written_) work(run);
    if (next_ >= output_.size()) return false;
    output_.restore(next_++, run);
    return true;
  }

 protected:
  // Writes for the row at hand and pushes the result rows.
  virtual void write(Run& run, RowBuffer& output) = 0;
  virtual void finish(Run&) {}

 private:
  void work(Run& run) {
    while (child().next(run)) {
      run.spend();
      input_.push(run);
    }
    for (std::size_t i = 0; i < input_.size(); ++i) {
      run.spend();
      input_.restore(i, run);
      write(run, output_);
    }
    finish(run);
    input_.clear();
    written_ = true;
  }
  RowBuffer input_;
  RowBuffer output_;
  std::size_t next_ = 0;
  bool written_ = false;
};

struct CreateSpec {
  NewElements elements;
  KeptSlots kept;
};

class CreateOperator final : public WriteOperator {
 public:
  CreateOperator(const Plan& plan, const CreateSpec& spec, Run& run) : WriteOperator(plan, spec.kept, run), spec_(spec) {}
  void write(Run& run, RowBuffer& output) override {
    GraphWriter(run).create(spec_.elements);
    output.push(run);
  }

 private:
  const CreateSpec& spec_;
};

struct SetSpec {
  std::vector<SetAction> actions;
  KeptSlots kept;
};

class SetOperator final : public WriteOperator {
 public:
  SetOperator(const Plan& plan, const SetSpec& spec, Run& run) : WriteOperator(plan, spec.kept, run), spec_(spec) {}
  void write(Run& run, RowBuffer& output) override {
    for (const SetAction& action : spec_.actions) GraphWriter(run).apply(action);
    output.push(run);
  }

 private:
  const SetSpec& spec_;
};

struct DeleteSpec {
  std::vector<EvalPtr> targets;
  bool detach = false;
  KeptSlots kept;
};

class DeleteOperator final : public WriteOperator {
 public:
  DeleteOperator(const Plan& plan, const DeleteSpec& spec, Run& run) : WriteOperator(plan, spec.kept, run), spec_(spec) {}
  void write(Run& run, RowBuffer& output) override {
    for (const EvalPtr& target : spec_.targets) GraphWriter(run).collect_deleted(target->evaluate(run), target->span(), nodes_, edges_);
    output.push(run);
  }
  void finish(Run& run) override {
    GraphWriter(run).remove(nodes_, edges_, spec_.detach, spec_.targets[0]->span());
    nodes_.clear();
    edges_.clear();
  }

 private:
  const DeleteSpec& spec_;
  std::vector<NodeId> nodes_;
  std::vector<EdgeId> edges_;
};

struct MergePlanSpec {
  MergeSpec merge;
  KeptSlots kept;
};

class MergeOperator final : public WriteOperator {
 public:
  MergeOperator(const Plan& plan, const MergePlanSpec& spec, Run& run) : WriteOperator(plan, spec.kept, run), spec_(spec.merge), matches_(run, spec.merge.matched) {}
  void write(Run& run, RowBuffer& output) override {
    check_properties(run);
    matches_.clear();
    child(1).open(run);
    while (child(1).next(run)) matches_.push(run);
    for (std::size_t i = 0; i < matches_.size(); ++i) {
      matches_.restore(i, run);
      for (const SetAction& action : spec_.on_match) GraphWriter(run).apply(action);
      output.push(run);
    }
    if (matches_.size() > 0) return;
    GraphWriter writer(run);
    writer.create(spec_.elements);
    for (const SetAction& action : spec_.on_create) writer.apply(action);
    output.push(run);
  }

 private:
  // A null would match nothing and then be created without the property, again and again.
  void check_properties(Run& run) const {
    for (const NewNode& node : spec_.elements.nodes) check(run, node.properties);
    for (const NewEdge& edge : spec_.elements.edges) check(run, edge.properties);
  }
  static void check(Run& run, const EvalPtr& properties) {
    if (!properties) return;
    const Value map = properties->evaluate(run);
    if (!map.is(ValueKind::kMap)) return;
    for (const MapEntry& entry : map.as_map())
      if (entry.value.is_null()) throw_error(query_error("SemanticError", "MergeReadOwnWrites", properties->span(), "MERGE cannot look for the property `" + entry.key + "` with the value null"));
  }
  const MergeSpec& spec_;
  RowBuffer matches_;
};

struct ForeachSpec {
  EvalPtr list;
  Slot slot = kNoSlot;
  KeptSlots kept;
};

class ForeachOperator final : public WriteOperator {
 public:
  ForeachOperator(const Plan& plan, const ForeachSpec& spec, Run& run) : WriteOperator(plan, spec.kept, run), spec_(spec) {}
  void write(Run& run, RowBuffer& output) override {
    const Value list = spec_.list->evaluate(run);
    if (!list.is_null() && !list.is(ValueKind::kList)) throw_error(query_error("TypeError", "InvalidArgumentType", spec_.list->span(), "FOREACH goes over a list, not over " + describe(list)));
    if (list.is(ValueKind::kList)) {
      for (const Value& item : list.as_list()) {
        run.spend();
        run.row[at(spec_.slot)] = item;
        child(1).open(run);
        while (child(1).next(run)) run.spend();
      }
    }
    output.push(run);
  }

 private:
  const ForeachSpec& spec_;
};

}  // namespace

PlanPtr plan_create(PlanPtr input, NewElements elements, KeptSlots kept, std::string details) {
  return make_plan<CreateOperator>("Create", std::move(details), CreateSpec{std::move(elements), std::move(kept)}, std::move(input));
}
PlanPtr plan_set(PlanPtr input, std::vector<SetAction> actions, KeptSlots kept, std::string details) {
  return make_plan<SetOperator>("Set", std::move(details), SetSpec{std::move(actions), std::move(kept)}, std::move(input));
}
PlanPtr plan_delete(PlanPtr input, std::vector<EvalPtr> targets, bool detach, KeptSlots kept, std::string details) {
  return make_plan<DeleteOperator>(detach ? "DetachDelete" : "Delete", std::move(details), DeleteSpec{std::move(targets), detach, std::move(kept)}, std::move(input));
}
PlanPtr plan_merge(PlanPtr input, PlanPtr match, MergeSpec spec, KeptSlots kept, std::string details) {
  return make_plan<MergeOperator>("Merge", std::move(details), MergePlanSpec{std::move(spec), std::move(kept)}, std::move(input), std::move(match));
}
PlanPtr plan_foreach(PlanPtr input, PlanPtr inner, EvalPtr list, Slot slot, KeptSlots kept, std::string details) {
  return make_plan<ForeachOperator>("Foreach", std::move(details), ForeachSpec{std::move(list), slot, std::move(kept)}, std::move(input), std::move(inner));
}

}  // namespace signatory::cypher
