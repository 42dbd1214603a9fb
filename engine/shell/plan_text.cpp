#include "shell/plan_text.h"

#include <fmt/format.h>

#include <ostream>

namespace signatory::shell {
namespace {

void print_tree(Context& context, const cypher::PlanTree& plan, std::size_t depth) {
  context.out << fmt::format("{}{} {}  (about {:.0f} rows", std::string(depth * 2, ' '), plan.operation, plan.details, plan.estimated_rows);
  if (plan.rows) context.out << fmt::format("; {} rows", *plan.rows);
  if (plan.time_ns) context.out << fmt::format(", {:.3f} ms", static_cast<double>(*plan.time_ns) / 1e6);
  context.out << ")\n";
  for (const cypher::PlanTree& child : plan.children) print_tree(context, child, depth + 1);
}

}  // namespace

void print_plan(Context& context, const cypher::PlanTree& plan) { print_tree(context, plan, 0); }

void print_warnings(Context& context, const cypher::Prepared& prepared) {
  for (const cypher::Warning& warning : prepared.warnings()) {
    context.err << fmt::format("warning {}:{}: {}{}{}{}\n", warning.line, warning.column, warning.message, warning.hint.empty() ? "" : " (", warning.hint, warning.hint.empty() ? "" : ")");
  }
}

void print_changes(Context& context, const cypher::ChangeCounts& changes) {
  if (!changes.any()) return;
  context.err << fmt::format("nodes +{} -{}, relationships +{} -{}, properties {}, labels +{} -{}\n", changes.nodes_created, changes.nodes_deleted, changes.relationships_created, changes.relationships_deleted,
                             changes.properties_set, changes.labels_added, changes.labels_removed);
}

}  // namespace signatory::shell
