#include "shell/parameters.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "render/escape.h"

namespace signatory::shell {
namespace {

constexpr std::array<std::string_view, 3> kWords = {"true", "false", "null"};
constexpr std::array<std::string_view, 6> kFunctions = {"date(", "datetime(", "localdatetime(", "time(", "localtime(", "duration("};

bool is_number(std::string_view text) {
  const std::size_t sign = text.starts_with('-') ? 1 : 0;
  if (text.size() == sign || text.find_first_not_of("0123456789.eE+-") != std::string_view::npos) return false;
  if (text[sign] < '0' || text[sign] > '9') return false;
  // 007 is a code rather than a number, 2025-10-25 a date.
  if (text[sign] == '0' && text.size() > sign + 1 && text[sign + 1] != '.' && text[sign + 1] != 'e') return false;
  const std::size_t dash = text.find_first_of("+-", 1);
  return dash == std::string_view::npos || text[dash - 1] == 'e' || text[dash - 1] == 'E';
}

bool looks_literal(std::string_view text) {
  if (text.empty()) return false;
  if (std::find(kWords.begin(), kWords.end(), text) != kWords.end() || is_number(text)) return true;
  if (std::any_of(kFunctions.begin(), kFunctions.end(), [&](std::string_view name) { return text.starts_with(name) && text.ends_with(')'); })) return true;
  const char first = text.front(), last = text.back();
  return text.size() >= 2 && ((first == '\'' && last == '\'') || (first == '"' && last == '"') || (first == '[' && last == ']') || (first == '{' && last == '}'));
}

}  // namespace

cypher::Value read_parameter_value(const cypher::Engine& engine, const std::string& text) {
  if (!looks_literal(text)) return cypher::Value::string(text);
  auto prepared = engine.prepare("RETURN " + text + "\n AS value");
  if (!prepared || prepared->writes() || prepared->columns().size() != 1 || !prepared->parameters().empty()) return cypher::Value::string(text);
  auto cursor = engine.execute(*prepared);
  if (!cursor || !cursor->next()) return cypher::Value::string(text);
  return cursor->row()[0];
}

base::Result<cypher::Parameters> read_parameters(const cypher::Engine& engine, const std::vector<std::string>& items) {
  cypher::Parameters parameters;
  for (const std::string& item : items) {
    const std::size_t equals = item.find('=');
    if (equals == std::string::npos || equals == 0) {
      return base::fail(base::ErrorCode::kUsage, fmt::format("'{}' is no parameter", render::escape_terminal(item))).hint("write --param name=value");
    }
    parameters[item.substr(item[0] == '$' ? 1 : 0, equals - (item[0] == '$' ? 1 : 0))] = read_parameter_value(engine, item.substr(equals + 1));
  }
  return parameters;
}

}  // namespace signatory::shell
