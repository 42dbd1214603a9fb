// All that the database says of one entity, as a Markdown page to paste into a memo: names, offices, promises, what it did and what
// was done to it in order of time, each with its quote and document.
//
//   Result<std::string> page = dossier(database, {.entity = "country/AU"});
#pragma once
#include <string>

#include "base/error.h"
#include "store/database.h"

namespace signatory::render {

struct DossierOptions {
  std::string entity;      // id
  std::string as_of = {};  // "YYYY-MM-DD"; empty: today, and all documents
};

// kNotFound for an id that the database does not have.
base::Result<std::string> dossier(store::Database& database, const DossierOptions& options);

}  // namespace signatory::render
