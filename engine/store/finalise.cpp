#include "store/finalise.h"

#include <algorithm>
#include <map>
#include <set>

#include "link/claim_group.h"
#include "store/claim_record.h"
#include "store/entities.h"
#include "store/graph_writer.h"
#include "store/json_text.h"

namespace signatory::store {

namespace {

using Group = std::pair<std::string, std::string>;  // canonical subject, relation

class Finaliser {
 public:
  explicit Finaliser(Database& database) : database_(database), connection_(database.connection()), entities_(database), graph_(connection_) {}

  Finalised run() {
    entities_.refresh();
    const std::set<Group> groups = dirty_groups();
    for (const Group& group : groups) work_out(group);
    refresh_nodes();
    connection_.execute("DELETE FROM dirty");
    if (graph_.changed()) connection_.execute("UPDATE meta SET value = value + 1 WHERE key = 'epoch'");
    done_.groups = static_cast<std::int64_t>(groups.size());
    return done_;
  }

 private:
  // Under the ids of before and of now: a group that lost its statements has claims to take back.
  std::set<Group> dirty_groups() {
    std::set<Group> groups;
    Query& query = connection_.query("SELECT subject, relation FROM dirty WHERE relation <> ''");
    while (query.step()) {
      groups.emplace(entities_.canonical(query.text(0)), query.text(1));
      groups.emplace(entities_.canonical_before(query.text(0)), query.text(1));
    }
    return groups;
  }

  // Statements of the group with canonical ids; symmetric ones turned so that the smaller id is the subject.
  std::vector<StatementRow> rows_of(const Group& group) {
    static const std::string by_subject = std::string(select_statements()) + "WHERE s.subject = ? AND s.relation = ?";
    static const std::string by_object = std::string(select_statements()) + "WHERE s.object = ? AND s.object <> '' AND s.relation = ?";
    const bool symmetric = database_.relations().symmetric.contains(group.second);
    std::map<std::int64_t, StatementRow> rows;
    for (const std::string& member : entities_.members(group.first))
      for (const std::string* sql : {&by_subject, &by_object}) {
        if (sql == &by_object && !symmetric) continue;
        Query& query = connection_.query(*sql);
        for (query.start(member, group.second); query.step();) {
          StatementRow row = with_canonical_ids(read_statement(query));
          if (symmetric && row.object < row.subject) row.swap_ends();
          if (row.subject == group.first && !(symmetric && row.subject == row.object)) rows.emplace(row.id, std::move(row));
        }
      }
    std::vector<StatementRow> list;
    for (auto& [id, row] : rows) list.push_back(std::move(row));
    return list;
  }

  StatementRow with_canonical_ids(StatementRow row) const {
    for (std::string* id : {&row.subject, &row.object, &row.recipient, &row.place}) *id = entities_.canonical(*id);
    for (auto& [id, surface] : row.attribution) id = entities_.canonical(id);
    for (std::string& feature : row.features)
      if (feature.starts_with("e:")) feature = "e:" + entities_.canonical(feature.substr(2));
    return row;
  }

  static link::LinkStatement linkable(const StatementRow& row) {
    link::LinkStatement one;
    one.document_sha256 = row.document_sha256, one.document_days = link::days_of(row.document_date), one.order = row.id;
    one.subject = row.subject, one.object = row.object, one.object_surface = row.object_surface, one.recipient = row.recipient;
    one.language = row.language, one.features = row.features, one.date = row.date, one.deadline = row.deadline;
    one.polarity = row.polarity.front(), one.modality = row.modality, one.confidence = row.confidence;
    one.source = row.attribution.empty() ? "" : row.attribution.front().first;
    if (row.amount) one.amount = link::Quantity{*row.amount, row.currency};
    if (row.count) one.count = link::Quantity{*row.count, row.unit};
    return one;
  }

  struct Stored {
    std::int64_t edge = 0;
    std::string object;
  };
  std::map<std::string, Stored> stored_claims(const Group& group) {
    std::map<std::string, Stored> claims;
    Query& query = connection_.query("SELECT id, edge, object FROM claim WHERE subject = ? AND relation = ?");
    for (query.start(group.first, group.second); query.step();) claims.emplace(query.text(0), Stored{query.integer(1), query.text(2)});
    return claims;
  }

  bool deleted_by_user(const std::string& key) {
    Query& query = connection_.query("SELECT 1 FROM deleted WHERE key = ?");
    const bool found = query.start(key).step();
    query.reset();
    return found;
  }

  void work_out(const Group& group) {
    const std::vector<StatementRow> rows = rows_of(group);
    std::vector<link::LinkStatement> statements;
    for (const StatementRow& row : rows) statements.push_back(linkable(row));
    std::map<std::string, Stored> before = stored_claims(group);
    for (const link::Claim& claim : link::claims_of_group(statements, {.relation = group.second, .repeatable = database_.relations().repeatable.contains(group.second)})) {
      if (deleted_by_user(claim.id) || deleted_by_user(group.first) || deleted_by_user(claim.object)) continue;
      const auto found = before.find(claim.id);
      const std::int64_t edge = write(claim, rows, found == before.end() ? 0 : found->second.edge);
      if (found != before.end()) before.erase(found);
      Query& assign = connection_.query("UPDATE statement SET claim = ?1 WHERE id = ?2 AND claim IS NOT ?1");
      for (const std::size_t at : claim.statements) assign.run(edge, rows[at].id);
    }
    for (const auto& [id, claim] : before) retract(group, claim);
  }

  std::int64_t write(const link::Claim& claim, const std::vector<StatementRow>& rows, std::int64_t edge) {
    std::vector<StatementRow> support;
    for (const std::size_t at : claim.statements) support.push_back(rows[at]);
    const ClaimRecord record = claim_record({claim.id, claim.object, claim.confidence}, std::move(support), [this](const std::string& id) { return entities_.view(id); });
    const EdgeText text{record.relation, node_of(record.subject), node_of(record.object), edge_properties(record)};
    if (edge != 0) {
      if (graph_.update(edge, text)) ++done_.claims_changed;
      connection_.query("UPDATE claim SET confidence = ? WHERE edge = ? AND confidence <> ?1").run(claim.confidence, edge);
      return edge;
    }
    edge = graph_.add(text);
    connection_.query("INSERT INTO claim (edge, id, subject, relation, object, confidence) VALUES (?, ?, ?, ?, ?, ?)")
        .run(edge, claim.id, record.subject.id, record.relation, claim.object, claim.confidence);
    ++done_.claims_added;
    return edge;
  }

  void retract(const Group& group, const Stored& claim) {
    connection_.query("DELETE FROM claim WHERE edge = ?").run(claim.edge);
    graph_.remove_edge(claim.edge);
    unused_.insert(group.first);
    unused_.insert(claim.object);
    ++done_.claims_removed;
  }

  std::int64_t node_of(const EntityView& entity) {
    const auto [found, added] = nodes_.try_emplace(entity.id, 0);
    if (added) found->second = graph_.put(node_text(entity));
    return found->second;
  }

  NodeText node_text(const EntityView& entity) const {
    if (!entity.id.starts_with("content/")) return {entity.id, entity.type, entities_.node_properties(entity.id)};
    JsonText json;
    const std::string text = link::plain_spaces(entity.surface);
    json.open('{').key("id").text(entity.id).key("name").text(text).key("text").text(text).close('}');
    return {entity.id, entity.type, json.take()};
  }

  // Names and aliases of nodes whose claims stayed as they were; nodes that nothing speaks of any more.
  void refresh_nodes() {
    for (const std::string& key : entities_.touched()) {
      if (!nodes_.contains(key) && graph_.find(key) != 0 && !entities_.view(key).type.empty()) node_of(entities_.view(key));
      unused_.insert(key);
    }
    for (const std::string& key : unused_) graph_.drop_if_unused(key);
  }

  Database& database_;
  Connection& connection_;
  EntityTable entities_;
  GraphWriter graph_;
  std::map<std::string, std::int64_t> nodes_;  // written in this run
  std::set<std::string> unused_;
  Finalised done_;
};

}  // namespace

bool is_finalised(Database& database) {
  const auto left = guarded([&] { return database.connection().number("SELECT EXISTS (SELECT 1 FROM dirty)"); });
  return left && *left == 0;
}

Result<Finalised> finalise(Database& database) {
  return guarded([&] {
    if (is_finalised(database)) return Finalised{};
    Transaction transaction(database.connection());
    const Finalised done = Finaliser(database).run();
    transaction.commit();
    return done;
  });
}

}  // namespace signatory::store
