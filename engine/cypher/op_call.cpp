#include "cypher/op_call.h"

#include <fmt/format.h>

#include "cypher/eval_parts.h"

namespace signatory::cypher {
namespace {

bool fits(const Value& value, ProcedureType type) {
  switch (type) {
    case ProcedureType::kAny: return true;
    case ProcedureType::kBoolean: return value.is(ValueKind::kBoolean);
    case ProcedureType::kInteger: return value.is(ValueKind::kInteger);
    case ProcedureType::kFloat:
    case ProcedureType::kNumber: return value.is_number();
    case ProcedureType::kString: return value.is(ValueKind::kString);
    case ProcedureType::kList: return value.is(ValueKind::kList);
    case ProcedureType::kMap: return value.is(ValueKind::kMap);
    case ProcedureType::kNode: return value.is(ValueKind::kNode);
    case ProcedureType::kRelationship: return value.is(ValueKind::kRelationship);
    case ProcedureType::kPath: return value.is(ValueKind::kPath);
    case ProcedureType::kDate: return value.is(ValueKind::kDate);
    case ProcedureType::kDateTime: return value.is(ValueKind::kDateTime);
  }
  return false;
}

struct CallSpec {
  const Procedure* procedure = nullptr;
  std::vector<EvalPtr> arguments;
  std::vector<std::pair<std::size_t, Slot>> outputs;
};

class CallOperator final : public Operator, private RowSink {
 public:
  CallOperator(const Plan& plan, const CallSpec& spec, Run& run) : Operator(plan), spec_(spec), run_(run), claim_(run) { start_children(run); }
  void do_open(Run& run) override {
    child().open(run);
    clear();
  }
  bool do_next(Run& run) override {
    while (true) {
      if (next_ < rows_.size()) {
        for (const auto& [index, slot] : spec_.outputs) run.row[static_cast<std::size_t>(slot)] = rows_[next_][index];
        ++next_;
        return true;
      }
      if (!child().next(run)) return false;
      run.spend();
      call(run);
      if (spec_.procedure->outputs.empty()) return true;
    }
  }

 private:
  void clear() {
    rows_.clear();
    next_ = 0;
    claim_.clear();
  }
  void call(Run& run) {
    clear();
    std::vector<Value> arguments;
    for (std::size_t i = 0; i < spec_.arguments.size(); ++i) {
      const ProcedureField& input = spec_.procedure->inputs[i];
      Value value = spec_.arguments[i]->evaluate(run);
      if (!value.is_null() && !fits(value, input.type))
        throw_error(query_error("TypeError", "InvalidArgumentType", spec_.arguments[i]->span(), fmt::format("argument `{}` of {} is of type {}, but this is {}", input.name, spec_.procedure->name, name_of(input.type), describe(value))));
      if (input.type == ProcedureType::kFloat && value.is(ValueKind::kInteger)) value = Value::floating(value.as_number());
      arguments.push_back(std::move(value));
    }
    unwrap(spec_.procedure->call(ProcedureCall{arguments, run.context, run.view}, *this));
  }
  base::Result<void> row(std::vector<Value> outputs) override {
    if (auto stop = run_.budget.spend()) return tl::unexpected(std::move(*stop));
    outputs.resize(spec_.procedure->outputs.size());
    std::uint64_t bytes = sizeof(outputs);
    for (const Value& value : outputs) bytes += sizeof(Value) + value.memory_bytes();
    try {
      claim_.add(bytes);
    } catch (QueryFailure& failure) {
      return tl::unexpected(std::move(failure.error));
    }
    rows_.push_back(std::move(outputs));
    return {};
  }
  const CallSpec& spec_;
  Run& run_;
  MemoryClaim claim_;
  std::vector<std::vector<Value>> rows_;
  std::size_t next_ = 0;
};

}  // namespace

PlanPtr plan_call(PlanPtr input, const Procedure& procedure, std::vector<EvalPtr> arguments, std::vector<std::pair<std::size_t, Slot>> outputs, std::string details) {
  return make_plan<CallOperator>("ProcedureCall", std::move(details), CallSpec{&procedure, std::move(arguments), std::move(outputs)}, std::move(input));
}

}  // namespace signatory::cypher
