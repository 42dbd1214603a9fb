#include "cypher/functions.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "cypher/function_support.h"

namespace signatory::cypher {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return out;
}

std::vector<Function> collect_functions() {
  std::vector<Function> all;
  add_scalar_functions(all);
  add_conversion_functions(all);
  add_graph_functions(all);
  add_list_functions(all);
  add_collection_functions(all);
  add_string_functions(all);
  add_math_functions(all);
  add_temporal_functions(all);
  std::sort(all.begin(), all.end(), [](const Function& a, const Function& b) { return a.name < b.name; });
  return all;
}

const std::vector<Function>& function_table() {
  static const std::vector<Function> table = collect_functions();
  return table;
}

}  // namespace

base::Error wrong_argument(std::string_view function, std::string_view expected, const Value& value) {
  return cypher_error("TypeError", "InvalidArgumentValue",
                      fmt::format("{}() needs {}, and {} is of type {}", function, expected, describe(value), type_name(value.kind())));
}

base::Error number_out_of_range(std::string message) { return cypher_error("ArgumentError", "NumberOutOfRange", std::move(message)); }

std::string Function::signature() const {
  std::string out(name);
  out += '(';
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    const bool optional = i >= required;
    if (optional) out += '[';
    if (i > 0) out += ", ";
    out += parameters[i].name;
    if (optional) out += ']';
  }
  if (most == kVariadic) out += ", …";
  return out + ')';
}

const Function* find_function(std::string_view name) {
  static const std::unordered_map<std::string, const Function*> by_name = [] {
    std::unordered_map<std::string, const Function*> map;
    for (const Function& function : function_table()) map.emplace(lower(function.name), &function);
    return map;
  }();
  const auto at = by_name.find(lower(name));
  return at == by_name.end() ? nullptr : at->second;
}

std::span<const Function> all_functions() { return function_table(); }

}  // namespace signatory::cypher
