// The variables that can be named at one place of a query.
//
//   Scope scope;   scope.set({"n", 0, StaticType::of(ValueKind::kNode)});   scope.find("n")->slot == 0
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "cypher/ast.h"
#include "cypher/static_type.h"

namespace signatory::cypher {

struct Variable {
  std::string name;
  Slot slot = kNoSlot;
  StaticType type;
};

class Scope {
 public:
  const Variable* find(std::string_view name) const {
    const auto found = variables_.find(name);
    return found == variables_.end() ? nullptr : &found->second;
  }
  void set(Variable variable) { variables_.insert_or_assign(variable.name, variable); }
  void erase(std::string_view name) {
    if (const auto found = variables_.find(name); found != variables_.end()) variables_.erase(found);
  }
  bool empty() const { return variables_.empty(); }
  const std::map<std::string, Variable, std::less<>>& variables() const { return variables_; }
  std::vector<std::string> names() const {
    std::vector<std::string> out;
    for (const auto& [name, variable] : variables_) out.push_back(name);
    return out;
  }

 private:
  std::map<std::string, Variable, std::less<>> variables_;
};

}  // namespace signatory::cypher
