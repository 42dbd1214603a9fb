// The layout of the database: made from schema/graph.sql, lifted by schema/migrations/NNN.sql, recognised by application_id.
//
//   prepare_schema(connection, schema_files(""));     // an empty file gets the layout, an older one is lifted, a foreign one is refused
#pragma once
#include <cstdint>
#include <map>
#include <string>

#include "store/connection.h"

namespace signatory::store {

inline constexpr std::int64_t kApplicationId = 0x53474E41;  // 'SGNA'

struct SchemaFiles {
  std::string layout;                            // graph.sql of the newest version
  std::map<std::int64_t, std::string> migrations;  // NNN → SQL that lifts version NNN-1 to NNN
  std::int64_t version = 0;                      // user_version that `layout` sets
};

// The files compiled in, or those of `folder` (the option --schema). Throws Fault: kIo, kData.
SchemaFiles schema_files(const std::string& folder);

// Creates, lifts or accepts. Read-only connections are checked alone. Throws Fault of kDamaged: foreign ("Store.Foreign"), newer
// than this program ("Store.Newer"), older on a read-only connection ("Store.Older").
void prepare_schema(Connection& connection, const SchemaFiles& files);

}  // namespace signatory::store
