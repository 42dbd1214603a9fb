#include "shell/named_query.h"

#include <algorithm>

#include "base/embedded.h"

namespace signatory::shell {
namespace {

constexpr std::string_view kFolder = "queries/", kEnding = ".cypher", kExample = "Example: ";

QueryParameter read_parameter(std::string_view line) {
  const std::size_t colon = std::min(line.find(": "), line.size());
  std::string_view name = line.substr(1, colon - 1);
  QueryParameter parameter;
  if (colon + 2 <= line.size()) parameter.meaning = line.substr(colon + 2);
  if (const std::size_t equals = name.find(" = "); equals != std::string_view::npos) {
    parameter.fallback = name.substr(equals + 3);
    name = name.substr(0, equals);
  }
  parameter.name = name;
  return parameter;
}

}  // namespace

NamedQuery read_named_query(std::string name, std::string_view text) {
  NamedQuery query;
  query.name = std::move(name);
  query.text = text;
  while (text.starts_with("//")) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(2, end - 2);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.starts_with(' ')) line.remove_prefix(1);
    if (line.starts_with('$')) query.parameters.push_back(read_parameter(line));
    else if (line.starts_with(kExample)) query.example = line.substr(kExample.size());
    else (query.summary += query.summary.empty() ? "" : " ") += line;
  }
  return query;
}

const std::vector<NamedQuery>& named_queries() {
  static const std::vector<NamedQuery> all = [] {
    std::vector<NamedQuery> found;
    for (const base::EmbeddedFile& file : base::embedded_files()) {
      if (!file.name.starts_with(kFolder) || !file.name.ends_with(kEnding)) continue;
      const std::string_view name = file.name.substr(kFolder.size(), file.name.size() - kFolder.size() - kEnding.size());
      found.push_back(read_named_query(std::string(name), file.bytes));
    }
    std::sort(found.begin(), found.end(), [](const NamedQuery& a, const NamedQuery& b) { return a.name < b.name; });
    return found;
  }();
  return all;
}

const NamedQuery* find_named_query(std::string_view name) {
  const auto& all = named_queries();
  const auto at = std::find_if(all.begin(), all.end(), [&](const NamedQuery& query) { return query.name == name; });
  return at == all.end() ? nullptr : &*at;
}

}  // namespace signatory::shell
