#include "cypher/plan.h"

namespace signatory::cypher {

PlanTree Plan::tree() const {
  PlanTree out{operation_, details_, estimated_rows_, {}, {}, {}};
  for (const PlanPtr& child : children_) out.children.push_back(child->tree());
  return out;
}

PlanTree Operator::tree() const {
  PlanTree out{plan_->operation(), plan_->details(), plan_->estimated_rows(), rows_, time_ns_, {}};
  for (const OperatorPtr& child : children_) out.children.push_back(child->tree());
  return out;
}

void Operator::start_children(Run& run) {
  for (const PlanPtr& child : plan_->children()) children_.push_back(child->start(run));
}

bool Operator::profiled_next(Run& run) {
  const auto begin = std::chrono::steady_clock::now();
  const bool found = do_next(run);
  time_ns_ += static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now() - begin).count());
  rows_ += found ? 1 : 0;
  return found;
}

Run::Run(graph::View current, base::BudgetLimits limits) : view(current), budget(limits), reader(&view) {
  context.entities = &reader;
  context.budget = &budget;
}

Run::~Run() = default;

Operator& Run::subplan(std::size_t index, const Plan& plan) {
  if (subplans.size() <= index) subplans.resize(index + 1);
  if (!subplans[index]) subplans[index] = plan.start(*this);
  return *subplans[index];
}

}  // namespace signatory::cypher
