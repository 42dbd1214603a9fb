// Values of a query as cells of a table.
//
// For people: strings bare at the top and quoted inside lists and maps, nodes as `(:Country {name: "Viet Nam"})`, relationships as
// `[:SIGNED {date: "2025-10-25"}]` with the qualifiers that matter at a glance, paths as `(…)-[:MET]->(…)`.
// In JSON: a node is {"id","labels","properties"}, a relationship {"id","type","start","end","properties"}, a path
// {"nodes","relationships"}; temporal values are ISO 8601 texts. An entity that the query has deleted shows its id alone.
//
//   Cell cell = value_cell(cursor.row()[0], cursor.entities());
#pragma once
#include <string>

#include "cypher/evaluation_context.h"
#include "cypher/value.h"
#include "render/table.h"

namespace signatory::render {

Cell value_cell(const cypher::Value& value, const cypher::EntityReader& entities);
std::string value_json(const cypher::Value& value, const cypher::EntityReader& entities);
std::string value_display(const cypher::Value& value, const cypher::EntityReader& entities);

}  // namespace signatory::render
