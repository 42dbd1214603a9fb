// A MATCH: collecting its nodes, edges and conditions, and choosing their order.
#include <algorithm>
#include <limits>

#include "cypher/expr_tools.h"
#include "cypher/match_parts.h"
#include "cypher/op_group.h"
#include "cypher/op_rows.h"
#include "cypher/planner_core.h"

namespace signatory::cypher {

MatchPlanner::MatchPlanner(Planner& planner, std::span<const PatternPart> parts, const Expr* where, bool repeatable, bool ignore_selectors)
    : planner_(planner), parts_(parts), repeatable_(repeatable), ignore_selectors_(ignore_selectors) {
  const auto note = [&](Slot slot) {
    if (!planner_.is_bound(slot)) fresh_.insert(slot);
  };
  for (const PatternPart& part : parts_) {
    for_each_pattern_slot(part.path, note);
    if (part.variable.slot != kNoSlot) note(part.variable.slot);
  }
  for (const PatternPart& part : parts_) add_part(part);
  if (where != nullptr) add_where(*where);
}

PlanPtr MatchPlanner::run(PlanPtr input) {
  plan_ = std::move(input);
  rows_ = std::max(1.0, plan_->estimated_rows());
  for (const Node& node : nodes_)
    if (planner_.is_bound(node.slot) && !node.in_edge) add_condition(bound_node_test(node.slot), {}, node.name);
  place_conditions();
  while (true) {
    if (place_next_edge()) continue;
    const bool left_over = std::any_of(nodes_.begin(), nodes_.end(), [&](const Node& node) { return !planner_.is_bound(node.slot); });
    if (!left_over) break;
    place_start();
  }
  place_path_values();
  place_conditions();
  return std::move(plan_);
}

// Parts with a selector are walked as a whole once their ends are bound; the others edge by edge.
void MatchPlanner::add_part(const PatternPart& part) {
  const std::size_t first = add_node(part.path.first);
  if (part.mode_given && (part.mode == PathMode::kAcyclic || part.mode == PathMode::kSimple)) add_condition(path_mode_test(part.variable.slot, part.mode, part.span), {part.variable.slot}, "path mode");
  if (part.selector != Selector::kAll && !ignore_selectors_) {
    const std::size_t last = part.path.steps.empty() ? first : add_node(part.path.steps.back().node);
    nodes_[first].in_edge = nodes_[last].in_edge = true;
    edges_.push_back({nullptr, nullptr, &part, first, last, part.mode, false});
    return;
  }
  std::size_t left = first;
  for (const PathStep& step : part.path.steps) {
    const std::size_t right = add_node(step.node);
    nodes_[left].in_edge = nodes_[right].in_edge = true;
    const PathMode mode = repeatable_ ? PathMode::kWalk : part.mode;
    if (const auto* edge = std::get_if<EdgePattern>(&step.what)) {
      edges_.push_back({edge, nullptr, nullptr, left, right, mode, false});
      add_edge(*edge);
    } else {
      edges_.push_back({nullptr, &std::get<GroupPattern>(step.what), nullptr, left, right, mode, false});
    }
    left = right;
  }
}

std::size_t MatchPlanner::add_node(const NodePattern& pattern) {
  const Slot slot = pattern.variable.slot;
  std::size_t index = 0;
  while (index < nodes_.size() && nodes_[index].slot != slot) ++index;
  if (index == nodes_.size()) nodes_.push_back({slot, pattern.variable.text, {}, {}, {}, false});
  if (pattern.labels) {
    for_each_certain_label(*pattern.labels, [&](const std::string& name) {
      nodes_[index].labels.push_back(planner_.label(name));
      nodes_[index].label_names.push_back(name);
    });
    add_condition(node_label_test(slot, ExprCompiler(planner_).labels(*pattern.labels, false), pattern.labels->span), {slot}, pattern.variable.text + ":" + planner_.text_of(pattern.labels->span));
  }
  if (pattern.properties && pattern.properties->kind == ExprKind::kMap)
    for (std::size_t i = 0; i < pattern.properties->args.size(); ++i) nodes_[index].equalities.push_back({pattern.properties->names[i].text, pattern.properties->args[i].get()});
  add_properties(pattern.properties, slot);
  if (pattern.where) add_where(*pattern.where);
  return index;
}

void MatchPlanner::add_edge(const EdgePattern& edge) {
  if (edge.range) return;
  add_properties(edge.properties, edge.variable.slot);
  if (edge.where) add_where(*edge.where);
}

void MatchPlanner::add_properties(const ExprPtr& properties, Slot slot) {
  if (!properties || properties->kind != ExprKind::kMap) return;
  for (std::size_t i = 0; i < properties->args.size(); ++i) {
    const Expr& value = *properties->args[i];
    std::vector<Slot> reads = slots_of(value);
    reads.push_back(slot);
    const std::string& key = properties->names[i].text;
    add_condition(property_test(slot, planner_.key(key), planner_.compile(value), value.span), std::move(reads), key + ": " + planner_.text_of(value.span));
  }
}

void MatchPlanner::add_where(const Expr& where) {
  if (where.kind == ExprKind::kAnd) {
    for (const ExprPtr& arg : where.args) add_where(*arg);
    return;
  }
  note_equality(where);
  add_expression(where);
}

void MatchPlanner::add_expression(const Expr& expr) { add_condition(planner_.compile(expr), slots_of(expr), planner_.text_of(expr.span)); }

// n.key = value or value = n.key
void MatchPlanner::note_equality(const Expr& expr) {
  if (expr.kind != ExprKind::kComparison || expr.operators.size() != 1 || expr.operators[0] != Comparison::kEqual) return;
  for (std::size_t side = 0; side < 2; ++side) {
    const Expr& property = *expr.args[side];
    if (property.kind != ExprKind::kProperty || property.args[0]->kind != ExprKind::kVariable) continue;
    for (Node& node : nodes_)
      if (node.slot == property.args[0]->name.slot) node.equalities.push_back({property.name.text, expr.args[1 - side].get()});
  }
}

std::vector<Slot> MatchPlanner::slots_of(const Expr& expr) const {
  std::vector<Slot> out;
  for_each_slot_read(expr, [&](Slot slot) {
    if (fresh_.contains(slot)) out.push_back(slot);
  });
  return out;
}

void MatchPlanner::add_condition(EvalPtr eval, std::vector<Slot> reads, std::string text) { conditions_.push_back({std::move(eval), std::move(reads), std::move(text), false}); }

bool MatchPlanner::node_bound(std::size_t node) const { return planner_.is_bound(nodes_[node].slot); }

void MatchPlanner::place_conditions() {
  std::vector<EvalPtr> ready;
  std::string text;
  for (Condition& condition : conditions_) {
    if (condition.placed || !std::all_of(condition.needs.begin(), condition.needs.end(), [&](Slot slot) { return planner_.is_bound(slot); })) continue;
    condition.placed = true;
    ready.push_back(std::move(condition.eval));
    text += (text.empty() ? "" : " AND ") + condition.text;
  }
  if (ready.empty()) return;
  plan_ = plan_filter(std::move(plan_), std::move(ready), std::move(text));
  estimate(rows_);
}

bool MatchPlanner::available(const Expr& value) const {
  bool all = true;
  for_each_slot_read(value, [&](Slot slot) { all = all && (!fresh_.contains(slot) || planner_.is_bound(slot)); });
  return all;
}

MatchPlanner::Start MatchPlanner::start_of(const Node& node) const {
  Start best{static_cast<double>(planner_.view_.node_count()), nullptr, node.labels.size()};
  for (std::size_t i = 0; i < node.labels.size(); ++i) {
    const double count = node.labels[i].seen() ? static_cast<double>(planner_.view_.count(node.labels[i].label())) : 0;
    if (count > best.rows && best.label < node.labels.size()) continue;
    best.rows = count;
    best.label = i;
  }
  if (best.label == node.labels.size()) return best;
  for (const Equality& equality : node.equalities) {
    if (!available(*equality.value)) continue;
    best.equality = &equality;
    best.rows = std::min(best.rows, 1 + best.rows / 100);
    break;
  }
  return best;
}

void MatchPlanner::place_start() {
  Node* chosen = nullptr;
  Start how;
  how.rows = std::numeric_limits<double>::infinity();
  for (Node& node : nodes_) {
    if (planner_.is_bound(node.slot)) continue;
    const Start start = start_of(node);
    if (start.rows >= how.rows) continue;
    how = start;
    chosen = &node;
  }
  ScanSpec spec;
  spec.slot = chosen->slot;
  std::string details = chosen->name.empty() ? "()" : chosen->name;
  if (how.label < chosen->labels.size()) {
    spec.labelled = true;
    spec.label = chosen->labels[how.label];
    details += ":" + chosen->label_names[how.label];
  }
  if (how.equality != nullptr) {
    spec.key = planner_.key(how.equality->key);
    spec.value = planner_.compile(*how.equality->value);
    details += "." + how.equality->key + " = " + planner_.text_of(how.equality->value->span);
  }
  plan_ = plan_scan(std::move(plan_), std::move(spec), std::move(details));
  planner_.bind(chosen->slot);
  estimate(rows_ * std::max(how.rows, 0.0));
  place_conditions();
}

double MatchPlanner::type_count(const Edge& edge) const {
  const graph::View& view = planner_.view_;
  if (edge.edge == nullptr || !edge.edge->types) return static_cast<double>(view.edge_count());
  std::vector<std::string> names;
  if (!plain_types(*edge.edge->types, names)) return static_cast<double>(view.edge_count());
  double count = 0;
  for (const std::string& name : names)
    if (const auto known = view.symbols().types.find(name)) count += static_cast<double>(view.count(*known));
  return count;
}

double MatchPlanner::selectivity(const Node& node) const {
  const double all = std::max<double>(1, static_cast<double>(planner_.view_.node_count()));
  double share = 1;
  for (const NameRef& label : node.labels) share = std::min(share, label.seen() ? static_cast<double>(planner_.view_.count(label.label())) / all : 0.0);
  return node.equalities.empty() ? share : share / 10;
}

// How many rows one row becomes.
double MatchPlanner::fan_out(const Edge& edge, bool from_left) const {
  const double nodes = std::max<double>(1, static_cast<double>(planner_.view_.node_count()));
  double degree = type_count(edge) / nodes;
  if (edge.edge != nullptr && edge.edge->direction == Direction::kBoth) degree *= 2;
  const bool far = edge.group != nullptr || edge.search != nullptr || (edge.edge != nullptr && edge.edge->range);
  if (far) degree = std::max(degree, degree * degree * degree) * 4;
  const std::size_t target = from_left ? edge.right : edge.left;
  return node_bound(target) ? degree / nodes : degree * selectivity(nodes_[target]);
}

bool MatchPlanner::place_next_edge() {
  Edge* chosen = nullptr;
  bool from_left = true;
  double least = std::numeric_limits<double>::infinity();
  for (Edge& edge : edges_) {
    if (edge.placed) continue;
    for (const bool left : {true, false}) {
      if (!node_bound(left ? edge.left : edge.right)) continue;
      if (edge.group != nullptr && (!left || !group_ready(edge))) continue;
      if (edge.search != nullptr && !node_bound(edge.right)) continue;
      const double rows = fan_out(edge, left);
      if (rows >= least) continue;
      least = rows;
      chosen = &edge;
      from_left = left;
    }
  }
  if (chosen == nullptr) return false;
  place(*chosen, from_left);
  chosen->placed = true;
  planner_.bind(nodes_[chosen->left].slot);
  planner_.bind(nodes_[chosen->right].slot);
  estimate(rows_ * least);
  place_conditions();
  return true;
}

void MatchPlanner::estimate(double rows) {
  rows_ = rows;
  plan_->estimate(rows);
}

}  // namespace signatory::cypher
