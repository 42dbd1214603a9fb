// Operators that match patterns: scans, expansions along relationships, paths of variable length, path values.
//
// Relationships of one MATCH differ: each expansion checks the relationships that the same MATCH has bound before it (`Used`).
//
//   plan_expand(plan_scan(plan_unit(), {.slot = 0, .label = country}, "n:Country"), {.from = 0, .edge = 1, .to = 2}, "…")
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "cypher/eval.h"
#include "cypher/plan.h"

namespace signatory::cypher {

// Relationships that may not be used again: single ones, and lists of them.
struct Used {
  std::vector<Slot> edges;
  std::vector<Slot> lists;
  bool contains(const Run& run, EdgeId edge) const;
};

// Which relationships an expansion follows.
struct Hop {
  graph::Direction direction = graph::Direction::kBoth;
  bool any_type = true;
  std::vector<graph::TypeId> types;    // if simple: any of these
  std::optional<LabelTest> type_test;  // otherwise: all are followed, and those that match are taken
};

struct ScanSpec {
  Slot slot = kNoSlot;
  bool labelled = false;
  NameRef label;  // of the label to scan, if labelled
  NameRef key;    // with `value`: only nodes whose property equals it
  EvalPtr value;
};
PlanPtr plan_scan(PlanPtr input, ScanSpec spec, std::string details);

struct ExpandSpec {
  Slot from = kNoSlot;
  Slot edge = kNoSlot;
  Slot to = kNoSlot;
  bool to_bound = false;    // only relationships to the node in `to`
  bool edge_bound = false;  // only the relationship in `edge`
  Hop hop;
  Used used;
};
PlanPtr plan_expand(PlanPtr input, ExpandSpec spec, std::string details);

struct VariableExpandSpec {
  Slot from = kNoSlot;
  Slot edges = kNoSlot;  // the list of relationships, in the order from `from`; reversed if `reversed`
  Slot to = kNoSlot;
  bool to_bound = false;
  bool edges_bound = false;
  bool reversed = false;  // the pattern is walked from its right end
  Hop hop;
  std::int64_t least = 1;
  std::int64_t most = 0;  // negative: no bound
  PathMode mode = PathMode::kTrail;
  Slot edge = kNoSlot;    // holds each relationship for `condition`
  EvalPtr condition;      // may be null
  Used used;
};
PlanPtr plan_variable_expand(PlanPtr input, VariableExpandSpec spec, std::string details);

// Binds a path value. Parts alternate: node, edge or list of edges, node …
struct PathPart {
  enum class Kind : std::uint8_t { kNode, kEdge, kEdges } kind = Kind::kNode;
  Slot slot = kNoSlot;
};
PlanPtr plan_path(PlanPtr input, std::vector<PathPart> parts, Slot slot, std::string details);

// Null in a bound node matches nothing; a value that is no node is an error.
bool node_in(const Run& run, Slot slot, NodeId& node);
bool edge_in(const Run& run, Slot slot, EdgeId& edge);

}  // namespace signatory::cypher
