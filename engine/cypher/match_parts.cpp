#include "cypher/match_parts.h"

#include "cypher/eval_parts.h"
#include "cypher/op_match.h"
#include "cypher/value_order.h"

namespace signatory::cypher {
namespace {

class BoundNodeEval final : public Eval {
 public:
  explicit BoundNodeEval(Slot slot) : Eval({}), slot_(slot) {}
  Value evaluate(Run& run) const override {
    NodeId node;
    return Value::boolean(node_in(run, slot_, node) && run.view.contains(node));
  }

 private:
  Slot slot_;
};

class NodeLabelEval final : public Eval {
 public:
  NodeLabelEval(base::ByteSpan span, Slot slot, LabelTest labels) : Eval(span), slot_(slot), labels_(std::move(labels)) {}
  Value evaluate(Run& run) const override {
    NodeId node;
    return Value::boolean(node_in(run, slot_, node) && labels_.matches(run.view, node));
  }

 private:
  Slot slot_;
  LabelTest labels_;
};

class PropertyTestEval final : public Eval {
 public:
  PropertyTestEval(base::ByteSpan span, Slot slot, NameRef key, EvalPtr value) : Eval(span), slot_(static_cast<std::size_t>(slot)), key_(key), value_(std::move(value)) {}
  Value evaluate(Run& run) const override {
    const Value& entity = run.row[slot_];
    if (!entity.is_entity() || !key_.seen()) return Value::boolean(false);
    const graph::PropertyRef found = entity.is(ValueKind::kNode) ? run.view.property(entity.as_node(), key_.key()) : run.view.property(entity.as_relationship(), key_.key());
    if (!found.exists()) return Value::boolean(false);
    return Value::boolean(equal(to_value(found), value_->evaluate(run)) == Truth::kTrue);
  }

 private:
  std::size_t slot_;
  NameRef key_;
  EvalPtr value_;
};

class AllOfEval final : public Eval {
 public:
  AllOfEval(base::ByteSpan span, std::vector<EvalPtr> conditions) : Eval(span), conditions_(std::move(conditions)) {}
  Value evaluate(Run& run) const override {
    for (const EvalPtr& condition : conditions_)
      if (!holds(*condition, run)) return Value::boolean(false);
    return Value::boolean(true);
  }

 private:
  std::vector<EvalPtr> conditions_;
};

}  // namespace

void for_each_pattern_slot(const PathPattern& path, const std::function<void(Slot)>& note) {
  note(path.first.variable.slot);
  for (const PathStep& step : path.steps) {
    if (const auto* edge = std::get_if<EdgePattern>(&step.what)) {
      note(edge->variable.slot);
    } else {
      const auto& group = std::get<GroupPattern>(step.what);
      for_each_pattern_slot(group.part->path, note);
      for (const auto& item : group.exports) note(item.outer);
    }
    note(step.node.variable.slot);
  }
}

void for_each_certain_label(const LabelExpr& labels, const std::function<void(const std::string&)>& note) {
  if (labels.kind == LabelExprKind::kName) note(labels.name.text);
  if (labels.kind == LabelExprKind::kAnd)
    for (const LabelExprPtr& part : labels.parts) for_each_certain_label(*part, note);
}

bool plain_types(const LabelExpr& labels, std::vector<std::string>& names) {
  if (labels.kind == LabelExprKind::kName) {
    names.push_back(labels.name.text);
    return true;
  }
  if (labels.kind != LabelExprKind::kOr) return false;
  for (const LabelExprPtr& part : labels.parts)
    if (!plain_types(*part, names)) return false;
  return true;
}

EvalPtr bound_node_test(Slot slot) { return std::make_unique<BoundNodeEval>(slot); }
EvalPtr node_label_test(Slot slot, LabelTest labels, base::ByteSpan span) { return std::make_unique<NodeLabelEval>(span, slot, std::move(labels)); }
EvalPtr property_test(Slot slot, NameRef key, EvalPtr value, base::ByteSpan span) { return std::make_unique<PropertyTestEval>(span, slot, key, std::move(value)); }
EvalPtr all_of(std::vector<EvalPtr> conditions, base::ByteSpan span) { return std::make_unique<AllOfEval>(span, std::move(conditions)); }

}  // namespace signatory::cypher
