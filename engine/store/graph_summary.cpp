#include "store/graph_summary.h"

namespace signatory::store {

namespace {

// Rows of (group, name, count), sorted by group: calls `add(group, counted)`.
template <class Add>
void each_counted(Connection& connection, std::string_view sql, Add add) {
  Query query(connection, sql);
  while (query.step()) add(query.text(0), Counted{query.text(1), query.integer(2)});
}

template <class Summary>
Summary& named(std::vector<Summary>& summaries, const std::string& name) {
  for (Summary& summary : summaries)
    if (summary.name == name) return summary;
  summaries.emplace_back().name = name;
  return summaries.back();
}

}  // namespace

Result<GraphSummary> graph_summary(Database& database) {
  return guarded([&] {
    Connection& connection = database.connection();
    GraphSummary summary;
    summary.documents = connection.number("SELECT count(*) FROM document");
    summary.statements = connection.number("SELECT count(*) FROM statement");
    summary.claims = connection.number("SELECT count(*) FROM claim");
    summary.nodes = connection.number("SELECT count(*) FROM node");
    summary.edges = connection.number("SELECT count(*) FROM edge");
    each_counted(connection, "SELECT l.name, '', count(*) FROM node_label AS n JOIN label AS l ON l.id = n.label GROUP BY 1 ORDER BY 1",
                 [&](const std::string& label, const Counted& counted) { named(summary.labels, label).count = counted.count; });
    each_counted(connection,
                 "SELECT l.name, p.key, count(*) FROM node_label AS n JOIN label AS l ON l.id = n.label JOIN node AS o ON o.id = n.node, json_each(o.properties) AS p GROUP BY 1, 2 ORDER BY 1, 3 DESC, 2",
                 [&](const std::string& label, Counted counted) { named(summary.labels, label).properties.push_back(std::move(counted)); });
    each_counted(connection, "SELECT t.name, '', count(*) FROM edge AS e JOIN edge_type AS t ON t.id = e.type GROUP BY 1 ORDER BY 1",
                 [&](const std::string& type, const Counted& counted) { named(summary.edge_types, type).count = counted.count; });
    each_counted(connection,
                 "SELECT t.name, coalesce(a.name, '') || ' → ' || coalesce(b.name, ''), count(*) FROM edge AS e JOIN edge_type AS t ON t.id = e.type LEFT JOIN node_label AS s ON s.node = e.source"
                 " LEFT JOIN label AS a ON a.id = s.label LEFT JOIN node_label AS g ON g.node = e.target LEFT JOIN label AS b ON b.id = g.label GROUP BY 1, 2 ORDER BY 1, 3 DESC, 2",
                 [&](const std::string& type, Counted counted) { named(summary.edge_types, type).ends.push_back(std::move(counted)); });
    each_counted(connection, "SELECT t.name, p.key, count(*) FROM edge AS e JOIN edge_type AS t ON t.id = e.type, json_each(e.properties) AS p GROUP BY 1, 2 ORDER BY 1, 3 DESC, 2",
                 [&](const std::string& type, Counted counted) { named(summary.edge_types, type).properties.push_back(std::move(counted)); });
    return summary;
  });
}

}  // namespace signatory::store
