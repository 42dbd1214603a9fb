// Small parts of matching that the planner puts together: tests on one node or relationship, questions about label expressions.
//
//   EvalPtr test = property_test(slot, key, std::move(value), span);   holds(*test, run)
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "cypher/eval.h"

namespace signatory::cypher {

// The slots that matching the path binds: nodes, relationships, and the lists that groups give.
void for_each_pattern_slot(const PathPattern& path, const std::function<void(Slot)>& note);
// The labels that every node matching the expression has.
void for_each_certain_label(const LabelExpr& labels, const std::function<void(const std::string&)>& note);
// A or A|B|C: collects the names; false for other expressions.
bool plain_types(const LabelExpr& labels, std::vector<std::string>& names);

EvalPtr bound_node_test(Slot slot);  // not null, and a node
EvalPtr node_label_test(Slot slot, LabelTest labels, base::ByteSpan span);
// The node or relationship in the slot has a property that equals the value.
EvalPtr property_test(Slot slot, NameRef key, EvalPtr value, base::ByteSpan span);
EvalPtr all_of(std::vector<EvalPtr> conditions, base::ByteSpan span);

}  // namespace signatory::cypher
