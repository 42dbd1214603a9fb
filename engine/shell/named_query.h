// The queries of the folder queries/, compiled in: callable by name from the command line and the shell.
//
// A file opens with comment lines: what it answers; `// $name: meaning` for each parameter (`= value` behind the name gives a default,
// as a literal of Cypher); `// Example: …`, a whole command line.
//
//   const NamedQuery* query = find_named_query("signatories");   // nullptr if there is none
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace signatory::shell {

struct QueryParameter {
  std::string name;
  std::string meaning;
  std::string fallback;  // a literal of Cypher; "" if the parameter must be given
};

struct NamedQuery {
  std::string name;  // "signatories", from queries/signatories.cypher
  std::string summary;
  std::vector<QueryParameter> parameters;
  std::string example;
  std::string_view text;  // the whole file; lives as long as the process
};

NamedQuery read_named_query(std::string name, std::string_view text);
// Sorted by name.
const std::vector<NamedQuery>& named_queries();
const NamedQuery* find_named_query(std::string_view name);

}  // namespace signatory::shell
