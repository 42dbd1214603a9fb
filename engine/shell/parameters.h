// Parameters of a query as users write them: `name=value`, where the value is read as a literal of Cypher if it is one, else as text.
//
// 12, -1.5, true, false, null, 'text', "text", [1, 2], {a: 1}, date('2025-10-25') and the other temporal functions are literals;
// Viet Nam, 2025-10-25 and 007 are texts.
//
//   Result<cypher::Parameters> all = read_parameters(engine, {"agreement=Hanoi Convention", "limit=10"});
#pragma once
#include <string>
#include <vector>

#include "base/error.h"
#include "cypher/engine.h"

namespace signatory::shell {

// kUsage for an item without `=` or with an empty name.
base::Result<cypher::Parameters> read_parameters(const cypher::Engine& engine, const std::vector<std::string>& items);
cypher::Value read_parameter_value(const cypher::Engine& engine, const std::string& text);

}  // namespace signatory::shell
