// Physical plans and their running form.
//
// A Plan is immutable and shared by all executions of a prepared query: a tree of operator descriptions with slots and compiled
// expressions. start() makes the Operator that runs it, with the state of one execution. Operators are pulled: open() begins anew for
// the row as it is, next() binds the slots of the next result row and says whether there was one.
//
//   std::unique_ptr<Operator> op = plan.start(run);   op->open(run);   while (op->next(run)) use(run.row);
#pragma once
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "cypher/engine.h"
#include "cypher/run.h"

namespace signatory::cypher {

class Operator;
class Plan;
using PlanPtr = std::unique_ptr<Plan>;
using OperatorPtr = std::unique_ptr<Operator>;

class Plan {
 public:
  explicit Plan(std::string operation, std::string details = {}) : operation_(std::move(operation)), details_(std::move(details)) {}
  virtual ~Plan() = default;
  Plan(const Plan&) = delete;
  Plan& operator=(const Plan&) = delete;
  virtual OperatorPtr start(Run& run) const = 0;

  const std::string& operation() const { return operation_; }
  const std::string& details() const { return details_; }
  double estimated_rows() const { return estimated_rows_; }
  void estimate(double rows) { estimated_rows_ = rows; }
  const std::vector<PlanPtr>& children() const { return children_; }
  PlanTree tree() const;

 protected:
  const Plan& add(PlanPtr child) {
    children_.push_back(std::move(child));
    return *children_.back();
  }

 private:
  std::string operation_;
  std::string details_;
  double estimated_rows_ = 1;
  std::vector<PlanPtr> children_;
};

class Operator {
 public:
  explicit Operator(const Plan& plan) : plan_(&plan) {}
  virtual ~Operator() = default;
  Operator(const Operator&) = delete;
  Operator& operator=(const Operator&) = delete;

  void open(Run& run) { do_open(run); }
  bool next(Run& run) { return run.profile ? profiled_next(run) : do_next(run); }
  PlanTree tree() const;  // with rows and times, of PROFILE

 protected:
  virtual void do_open(Run& run) = 0;
  virtual bool do_next(Run& run) = 0;
  Operator& child(std::size_t index = 0) const { return *children_[index]; }
  // Starts all children of the plan.
  void start_children(Run& run);

 private:
  bool profiled_next(Run& run);
  const Plan* plan_;
  std::vector<OperatorPtr> children_;
  std::uint64_t rows_ = 0;
  std::uint64_t time_ns_ = 0;
};

// The plan of an operator class that is made from (plan, run), with `Spec` as its data.
template <class Spec, class Op>
class SpecPlan final : public Plan {
 public:
  SpecPlan(std::string operation, std::string details, Spec spec) : Plan(std::move(operation), std::move(details)), spec_(std::move(spec)) {}
  OperatorPtr start(Run& run) const override { return std::make_unique<Op>(*this, spec_, run); }
  void add_child(PlanPtr child) { add(std::move(child)); }

 private:
  Spec spec_;
};

template <class Op, class Spec, class... Children>
PlanPtr make_plan(std::string operation, std::string details, Spec spec, Children... children) {
  auto plan = std::make_unique<SpecPlan<Spec, Op>>(std::move(operation), std::move(details), std::move(spec));
  (plan->add_child(std::move(children)), ...);
  return plan;
}

}  // namespace signatory::cypher
