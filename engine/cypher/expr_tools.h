// Small questions about expressions that the binder and the planner share.
//
//   same_expression(*a, *b)   // a.x and a.x of one variable: the same value, unless something in them is volatile
#pragma once
#include <functional>
#include <vector>

#include "cypher/ast.h"

namespace signatory::cypher {

// The same computation over the same slots; false for anything with a pattern, a subquery or a volatile function. After binding.
bool same_expression(const Expr& a, const Expr& b);
bool contains_aggregate(const Expr& expr);
// Calls visit for each node of the tree, from the top; not for the expressions inside patterns and subqueries.
void for_each_expression(const Expr& expr, const std::function<void(const Expr&)>& visit);

// The variables that evaluating the expression reads, with those inside patterns and subqueries, less those that it defines itself.
// `read` is called with repetitions.
void for_each_slot_read(const Expr& expr, const std::function<void(Slot)>& read);
void for_each_slot_read(const PathPattern& path, const std::function<void(Slot)>& read);
void for_each_slot_read(const Query& query, const std::function<void(Slot)>& read);

}  // namespace signatory::cypher
