// Values of scenarios: JSON scalars and lists, {"$map": …}, {"$node": {labels, props}}, {"$rel": {type, props}},
// {"$path": {nodes, rels}}, {"$float": "NaN"}; temporal values are their text.
//
//   matches(json::parse(R"({"$node":{"labels":["A"],"props":{}}})"), value, cursor.entities(), false)
#pragma once
#include <nlohmann/json.hpp>
#include <string>

#include "base/error.h"
#include "cypher/evaluation_context.h"
#include "cypher/value.h"

namespace signatory::tck {

base::Result<cypher::Value> to_value(const nlohmann::json& from);
// The value as a scenario would write it, so that what was got can be compared with and shown beside what was wanted.
nlohmann::json to_json(const cypher::Value& value, const cypher::EntityReader& entities);
// Integers and floats differ. Labels and map keys have no order; lists have none if `any_list_order`.
bool same(const nlohmann::json& wanted, const nlohmann::json& got, bool any_list_order);

}  // namespace signatory::tck
