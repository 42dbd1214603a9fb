// One MATCH as a graph of pattern nodes and pattern edges, with the conditions on them, for the planner to put in order.
//
//   MatchPlanner matcher(planner, parts, where, repeatable);   PlanPtr plan = matcher.run(std::move(input));
#pragma once
#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "cypher/eval.h"
#include "cypher/op_match.h"

namespace signatory::cypher {

class Planner;

class MatchPlanner {
 public:
  MatchPlanner(Planner& planner, std::span<const PatternPart> parts, const Expr* where, bool repeatable, bool ignore_selectors = false);
  PlanPtr run(PlanPtr input);

 private:
  struct Condition {
    EvalPtr eval;
    std::vector<Slot> needs;  // slots of this MATCH that it reads
    std::string text;
    bool placed = false;
  };
  struct Equality {  // node.key = value, for index seeks
    std::string key;
    const Expr* value = nullptr;
  };
  struct Node {
    Slot slot = kNoSlot;
    std::string name;
    std::vector<NameRef> labels;  // it certainly has all of these
    std::vector<std::string> label_names;
    std::vector<Equality> equalities;
    bool in_edge = false;
  };
  struct Edge {
    const EdgePattern* edge = nullptr;
    const GroupPattern* group = nullptr;
    const PatternPart* search = nullptr;  // a part with a selector, walked as a whole
    std::size_t left = 0;                 // index of nodes_
    std::size_t right = 0;
    PathMode mode = PathMode::kTrail;
    bool placed = false;
  };
  struct Start {
    double rows = 0;
    const Equality* equality = nullptr;
    std::size_t label = 0;
  };

  // Collecting.
  void add_part(const PatternPart& part);
  std::size_t add_node(const NodePattern& node);
  void add_edge(const EdgePattern& edge);
  void add_properties(const ExprPtr& properties, Slot slot);
  void add_where(const Expr& where);
  void add_condition(EvalPtr eval, std::vector<Slot> reads, std::string text);
  void add_expression(const Expr& expr);
  void note_equality(const Expr& expr);
  std::vector<Slot> slots_of(const Expr& expr) const;

  // Ordering.
  bool node_bound(std::size_t node) const;
  void place_conditions();
  void place_start();
  Start start_of(const Node& node) const;
  bool place_next_edge();
  double fan_out(const Edge& edge, bool from_left) const;
  double type_count(const Edge& edge) const;
  double selectivity(const Node& node) const;
  bool available(const Expr& value) const;

  // Placing; planner_match.cpp and planner_path.cpp.
  void place(Edge& edge, bool from_left);
  void place_edge(Edge& edge, bool from_left);
  void place_variable(Edge& edge, bool from_left);
  void place_group(Edge& edge, bool from_left);
  void place_search(Edge& edge);
  bool place_kernel(Edge& edge);
  void place_selection(Edge& edge);
  bool group_ready(const Edge& edge) const;
  EvalPtr step_conditions(const GroupPattern& group);
  EvalPtr whole_path_condition(const std::vector<Slot>& slots);
  void place_path_values();
  Hop hop(const EdgePattern& edge, bool from_left);
  EvalPtr edge_condition(const EdgePattern& edge, Slot slot);
  Used used(const Edge& edge) const;
  void remember_used(const Edge& edge, Slot slot, bool list);
  std::string step_text(const Edge& edge) const;
  void estimate(double rows);

  Planner& planner_;
  std::span<const PatternPart> parts_;
  bool repeatable_;
  bool ignore_selectors_;
  std::map<const GroupPattern*, Slot> group_edges_;  // the list of a group's relationships
  std::vector<Node> nodes_;
  std::vector<Edge> edges_;
  std::vector<Condition> conditions_;
  std::set<Slot> fresh_;  // slots that this MATCH binds or may bind
  Used used_;
  PlanPtr plan_;
  double rows_ = 1;
};

}  // namespace signatory::cypher
