// Importing a graph: node and edge CSVs, GraphML, a registry of treaties. All or nothing: an error leaves the database as it was.
//
//   ImportFiles files{.nodes = {{"people.csv", "Person"}}, .edges = {{"edges_MET.csv", ""}}};
//   Result<ImportReport> report = import_csv(db, files);           // report->nodes, ->edges, ->bytes
//
// What is imported has origin 2. Ids of the file are kept as the property that the header names ("id"); edges find their ends by them,
// in the files of this import first, then in what earlier imports stored. Labels come from a label column, else from `name`, else from
// the file's name ("nodes_Person.csv", "Person.csv"); types likewise ("edges_SIGNED.csv").
// Errors: kIo for an unreadable file; kData with file:line for everything else: an end that does not exist, an id given twice, a value
// that is not of its column's type, a column that is needed and missing; kInterrupted when cancelled.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/budget.h"
#include "store/database.h"

namespace signatory::store {

struct ImportFile {
  std::string path;
  std::string name;  // label or type of every row; empty: from a column or the file's name
};

struct ImportFiles {
  std::vector<ImportFile> nodes;
  std::vector<ImportFile> edges;
};

struct ImportReport {
  std::uint64_t nodes = 0;
  std::uint64_t edges = 0;
  std::uint64_t bytes = 0;  // read
};

struct ImportOptions {
  // Called now and then with the share done, 0 to 1.
  std::function<void(double)> progress = nullptr;
  base::CancellationToken cancellation = {};
};

Result<ImportReport> import_csv(Database& database, const ImportFiles& files, const ImportOptions& options = {});

// GraphML (http://graphml.graphdrawing.org): keys of nodes and edges become properties. Labels: the attribute or key "labels" or "label"
// of a node (":Country:State", "Country;State"), types those of an edge; an edge without one has the type RELATED. The parser knows
// no document type definitions and no external entities.
Result<ImportReport> import_graphml(Database& database, const std::string& path, const ImportOptions& options = {});

// A registry of treaty parties: one row for a state and a treaty with the columns treaty_id, state, treaty, signed, ratified, in_force,
// accepted, acceded, succeeded, consented, withdrawn (ISO dates; empty or 9999-12-31: did not happen). Makes SIGNED, RATIFIED (with
// `form`) and WITHDREW_FROM edges with `date`, ISO text as in extracted claims, from countries to agreements under the keys that extraction
// gives them, so that both meet in one node. A date that is none is left out, with a `note`.
Result<ImportReport> import_registry(Database& database, const std::string& path, const ImportOptions& options = {});
// Whether a CSV has the columns of such a registry.
Result<bool> is_registry(const std::string& path);

}  // namespace signatory::store
