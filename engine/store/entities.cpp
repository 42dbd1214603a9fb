#include "store/entities.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "link/misspelling.h"
#include "link/name_variants.h"
#include "store/json_text.h"

namespace signatory::store {

namespace {

constexpr std::size_t kMostAliases = 24;
constexpr std::string_view kMisspelling = "misspelling";
constexpr std::string_view kSpelling = "spelling";    // the same name in other letters
constexpr std::string_view kShortened = "shortened";  // a given name left out

link::Standing standing_of(Connection& connection, const std::string& id) {
  Query& query = connection.query("SELECT count(DISTINCT document), coalesce(max(rule = 'gazetteer'), 0) FROM alias WHERE entity = ?");
  query.start(id).step();
  const link::Standing standing{query.integer(1) != 0, static_cast<std::uint32_t>(query.integer(0))};
  query.reset();
  return standing;
}

}  // namespace

void EntityTable::refresh() {
  load();
  refresh_names();
  refresh_rule_judgements();
  apply(judged());
}

void EntityTable::load() {
  canonical_.clear();
  Query& query = database_.connection().query("SELECT id, canonical FROM entity WHERE id <> canonical");
  while (query.step()) canonical_.emplace(query.text(0), query.text(1));
}

// The name most used in the gazetteer's voice, else most used at all.
void EntityTable::refresh_names() {
  Connection& connection = database_.connection();
  std::vector<std::string> ids;
  Query& dirty = connection.query("SELECT subject FROM dirty WHERE relation = ''");
  while (dirty.step()) ids.push_back(dirty.text(0));
  for (const std::string& id : ids) {
    touched_.insert(canonical(id));
    Query& best = connection.query("SELECT name, type FROM alias WHERE entity = ? GROUP BY name, type ORDER BY max(rule = 'gazetteer') DESC, sum(count) DESC, name, type LIMIT 1");
    if (best.start(id).step())
      connection.query("INSERT INTO entity (id, canonical, name, type) VALUES (?1, ?1, ?2, ?3) ON CONFLICT (id) DO UPDATE SET name = ?2, type = ?3").run(id, best.view(0), best.view(1));
    else connection.query("DELETE FROM entity WHERE id = ?").run(id);
    best.reset();
  }
}

std::vector<link::OfficeHolder> EntityTable::office_holders() const {
  Connection& connection = database_.connection();
  std::vector<link::OfficeHolder> holders;
  Query& offices = connection.query("SELECT object, recipient, subject FROM statement WHERE relation = 'HOLDS_OFFICE' GROUP BY 1, 2, 3");
  while (offices.step()) holders.push_back({offices.text(0) + "|" + offices.text(1), offices.text(2), 0});
  std::map<std::string, std::uint32_t> support;
  for (link::OfficeHolder& holder : holders) {
    const auto [found, added] = support.try_emplace(holder.person, 0);
    if (added) {
      const link::Standing standing = standing_of(connection, holder.person);
      found->second = standing.documents + (standing.known ? 1U << 24 : 0);
    }
    holder.documents = found->second;
  }
  return holders;
}

// The judgements of rules that look at all documents together: found anew each time.
void EntityTable::refresh_rule_judgements() {
  Connection& connection = database_.connection();
  connection.query("DELETE FROM judgement WHERE origin = 'rule' AND document IS NULL").run();
  Query& insert = connection.query("INSERT INTO judgement (first, second, verdict, origin, reason) VALUES (?, ?, 'same', 'rule', ?)");
  const auto store = [&](const std::vector<std::pair<std::string, std::string>>& pairs, std::string_view reason) {
    for (const auto& [first, second] : pairs) insert.run(std::min(first, second), std::max(first, second), reason);
  };
  const std::vector<link::OfficeHolder> holders = office_holders();
  store(link::misspelt_pairs(holders), kMisspelling);
  store(link::alike_pairs(holders), kSpelling);
  std::vector<std::string> persons;
  Query& query = connection.query("SELECT id FROM entity WHERE id >= 'person/' AND id < 'person0' ORDER BY id");
  while (query.step()) persons.push_back(query.text(0));
  store(link::shortened_names(persons), kShortened);
}

link::Identity EntityTable::judged() const {
  Connection& connection = database_.connection();
  std::vector<link::Judgement> judgements;
  Query& query = connection.query("SELECT DISTINCT first, second, verdict, origin FROM judgement");
  while (query.step())
    judgements.push_back({query.text(0), query.text(1), query.view(2) == "same" ? link::Verdict::kSame : link::Verdict::kDifferent,
                          query.view(3) == "user" ? link::Origin::kUser : link::Origin::kRule});
  return link::Identity(std::move(judgements), [&](const std::string& id) { return standing_of(connection, id); });
}

void EntityTable::apply(const link::Identity& identity) {
  std::map<std::string, std::string> now;
  for (const auto& [id, canonical] : identity.joined())
    if (id != canonical) now.emplace(id, canonical);
  std::set<std::string> changed;
  for (const auto& [id, canonical] : canonical_)
    if (const auto found = now.find(id); found == now.end() || found->second != canonical) changed.insert(id), touched_.insert(canonical), touched_.insert(id);
  for (const auto& [id, canonical] : now)
    if (const auto found = canonical_.find(id); found == canonical_.end() || found->second != canonical) changed.insert(id), touched_.insert(canonical), touched_.insert(id);
  note_groups_of(changed);
  before_ = std::exchange(canonical_, std::move(now));
  Query& update = database_.connection().query("UPDATE entity SET canonical = ? WHERE id = ?");
  for (const std::string& id : changed) update.run(canonical(id), id);
}

// Statements that speak of these ids in any slot have to be grouped again.
void EntityTable::note_groups_of(const std::set<std::string>& changed) {
  if (changed.empty()) return;
  Connection& connection = database_.connection();
  std::vector<std::pair<std::string, std::string>> groups;
  Query& query = connection.query("SELECT subject, relation, object, coalesce(recipient, ''), coalesce(place, ''), attribution, features FROM statement");
  while (query.step()) {
    const bool direct = changed.contains(query.text(0)) || changed.contains(query.text(2)) || changed.contains(query.text(3)) || changed.contains(query.text(4));
    const auto speaks_of = [&](const std::string& id) { return query.view(5).find(id) != std::string_view::npos || query.view(6).find(id) != std::string_view::npos; };
    if (direct || std::any_of(changed.begin(), changed.end(), speaks_of)) {
      groups.emplace_back(query.text(0), query.text(1));
      if (database_.relations().symmetric.contains(query.view(1))) groups.emplace_back(query.text(2), query.text(1));
    }
  }
  Query& insert = connection.query("INSERT OR IGNORE INTO dirty VALUES (?, ?)");
  for (const auto& [subject, relation] : groups) insert.run(subject, relation);
}

const std::string& EntityTable::canonical(const std::string& id) const {
  const auto found = canonical_.find(id);
  return found == canonical_.end() ? id : found->second;
}

const std::string& EntityTable::canonical_before(const std::string& id) const {
  const auto found = before_.find(id);
  return found == before_.end() ? id : found->second;
}

std::vector<std::string> EntityTable::members(const std::string& canonical) const {
  std::set<std::string> ids{canonical};
  Query& query = database_.connection().query("SELECT id FROM entity WHERE canonical = ?");
  for (query.start(canonical); query.step();) ids.insert(query.text(0));
  return {ids.begin(), ids.end()};
}

EntityView EntityTable::view(const std::string& id) const {
  const std::string& key = canonical(id);
  Query& query = database_.connection().query("SELECT name, type FROM entity WHERE id = ?");
  EntityView view{key, "", "", ""};
  if (query.start(key).step()) view.name = query.text(0), view.type = query.text(1);
  query.reset();
  return view;
}

std::string EntityTable::node_properties(const std::string& canonical) const {
  std::map<std::string, std::int64_t> counts;
  for (const std::string& id : members(canonical)) {
    Query& query = database_.connection().query(
        "SELECT surface, sum(count) FROM alias WHERE entity = ? AND rule NOT IN ('surname', 'definite-title', 'pronoun', 'coreference', 'slot') GROUP BY surface");
    for (query.start(id); query.step();) counts[query.text(0)] += query.integer(1);
  }
  std::vector<std::pair<std::string, std::int64_t>> aliases(counts.begin(), counts.end());
  std::stable_sort(aliases.begin(), aliases.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  if (aliases.size() > kMostAliases) aliases.resize(kMostAliases);
  JsonText json;
  json.open('{').key("id").text(canonical).key("name").text(view(canonical).name).key("aliases").open('[');
  for (const auto& [surface, count] : aliases) json.text(surface);
  return json.close(']').close('}').take();
}

}  // namespace signatory::store
