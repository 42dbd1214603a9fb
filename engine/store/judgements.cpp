#include "store/judgements.h"

#include <fmt/format.h>

#include <set>

namespace signatory::store {

namespace {

std::set<std::string> ids_of(Connection& connection, std::string_view sql, const std::string& text) {
  std::set<std::string> ids;
  Query& query = connection.query(sql);
  for (query.start(text); query.step();) ids.insert(query.text(0));
  return ids;
}

std::string listed(const std::set<std::string>& ids) {
  std::string text;
  std::size_t shown = 0;
  for (const std::string& id : ids)
    if (shown++ < 5) text += (text.empty() ? "" : ", ") + id;
  return text;
}

std::string resolve(Connection& connection, const std::string& text) {
  for (const std::string_view sql : {std::string_view("SELECT id FROM entity WHERE id = ?"), std::string_view("SELECT id FROM entity WHERE name = ? COLLATE NOCASE"),
                                     std::string_view("SELECT DISTINCT entity FROM alias WHERE surface = ? COLLATE NOCASE")}) {
    const std::set<std::string> ids = ids_of(connection, sql, text);
    if (ids.size() == 1) return *ids.begin();
    if (ids.size() > 1)
      raise(fail(ErrorCode::kNotFound, fmt::format("'{}' means several entities", text)).where(connection.path()).hint("give one of the ids: " + listed(ids)));
  }
  const std::set<std::string> near = ids_of(connection, "SELECT id FROM entity WHERE id LIKE '%' || ?1 || '%' OR name LIKE '%' || ?1 || '%' LIMIT 5", text);
  raise(fail(ErrorCode::kNotFound, fmt::format("no entity '{}'", text)).where(connection.path()).hint(near.empty() ? "signatory entities lists them" : "did you mean " + listed(near)));
}

std::vector<AliasView> aliases_of(Connection& connection, const std::string& canonical) {
  std::vector<AliasView> aliases;
  Query& query = connection.query(
      "SELECT a.surface, a.language, a.rule, sum(a.count), min(d.name) FROM alias AS a JOIN entity AS e ON e.id = a.entity JOIN document AS d ON d.id = a.document"
      " WHERE e.canonical = ? GROUP BY a.surface, a.language, a.rule ORDER BY 4 DESC, 1, 2, 3");
  for (query.start(canonical); query.step();) aliases.push_back({query.text(0), query.text(1), query.text(2), query.integer(3), query.text(4)});
  return aliases;
}

std::vector<JudgementView> judgements_of(Connection& connection, const std::string& canonical) {
  std::vector<JudgementView> judgements;
  Query& query = connection.query(
      "SELECT DISTINCT j.first, j.second, j.verdict, j.origin, j.reason, coalesce((SELECT name FROM document WHERE id = j.document), '') FROM judgement AS j"
      " WHERE j.first IN (SELECT id FROM entity WHERE canonical = ?1) OR j.second IN (SELECT id FROM entity WHERE canonical = ?1) ORDER BY 1, 2, 4, 5, 6");
  for (query.start(canonical); query.step();) judgements.push_back({query.text(0), query.text(1), query.text(2), query.text(3), query.text(4), query.text(5)});
  return judgements;
}

}  // namespace

Result<std::string> resolve_entity(Database& database, const std::string& text) {
  return guarded([&] { return resolve(database.connection(), text); });
}

Result<std::pair<std::string, std::string>> judge(Database& database, const UserJudgement& judgement) {
  return guarded([&] {
    Connection& connection = database.connection();
    Transaction transaction(connection);
    std::string first = resolve(connection, judgement.first);
    std::string second = resolve(connection, judgement.second);
    if (first == second) raise(fail(ErrorCode::kUsage, fmt::format("'{}' and '{}' are one id: {}", judgement.first, judgement.second, first)));
    if (second < first) std::swap(first, second);
    const std::string verdict = judgement.verdict == link::Verdict::kSame ? "same" : "different";
    connection.query("DELETE FROM judgement WHERE origin = 'user' AND first = ? AND second = ?").run(first, second);
    connection.query("INSERT INTO judgement (first, second, verdict, origin, reason) VALUES (?, ?, ?, 'user', ?)").run(first, second, verdict, judgement.reason);
    for (const std::string& id : {first, second}) connection.query("INSERT OR IGNORE INTO dirty VALUES (?, '')").run(id);
    transaction.commit();
    return std::pair(first, second);
  });
}

Result<void> each_entity(Database& database, const EntityFilter& filter, const std::function<void(const EntityListing&)>& use) {
  return guarded([&] {
    Connection& connection = database.connection();
    std::vector<EntityListing> entities;
    Query& query = connection.query(
        "SELECT e.id, e.name, e.type FROM entity AS e WHERE e.id = e.canonical AND (?2 = '' OR e.type = ?2) AND (?1 = '' OR e.id IN (SELECT m.canonical FROM entity AS m"
        " WHERE m.id LIKE '%' || ?1 || '%' OR m.name LIKE '%' || ?1 || '%' OR m.id IN (SELECT entity FROM alias WHERE surface LIKE '%' || ?1 || '%'))) ORDER BY e.id");
    for (query.start(filter.text, filter.type); query.step();) entities.push_back({query.text(0), query.text(1), query.text(2), {}, {}, {}});
    for (EntityListing& entity : entities) {
      Query& members = connection.query("SELECT id FROM entity WHERE canonical = ?1 AND id <> ?1 ORDER BY id");
      for (members.start(entity.id); members.step();) entity.members.push_back(members.text(0));
      entity.aliases = aliases_of(connection, entity.id);
      entity.judgements = judgements_of(connection, entity.id);
      use(entity);
    }
  });
}

}  // namespace signatory::store
