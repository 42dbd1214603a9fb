#include "ask/names.h"

#include <algorithm>
#include <cstdlib>

#include "text/unicode.h"

namespace signatory::ask {
namespace {

constexpr std::size_t kMostWords = 14;

std::string joined(std::span<const text::Token> tokens) {
  std::string out;
  for (const text::Token& token : tokens) {
    if (!out.empty() && !token.glued) out += ' ';
    out += token.folded;
  }
  return out;
}

std::string without_suffix(std::string key, const std::vector<std::string>& suffixes) {
  for (const std::string& suffix : suffixes)
    if (key.size() > suffix.size() + 1 && key.ends_with(suffix)) return key.substr(0, key.size() - suffix.size());
  return {};
}

int most_edits(std::size_t length) { return length < 5 ? 0 : length < 9 ? 1 : 2; }

}  // namespace

int edits_between(std::string_view a, std::string_view b, int most) {
  const int difference = std::abs(static_cast<int>(a.size()) - static_cast<int>(b.size()));
  if (difference > most) return most + 1;
  std::vector<int> before(b.size() + 1), row(b.size() + 1), next(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    next[0] = static_cast<int>(i);
    int least = next[0];
    for (std::size_t j = 1; j <= b.size(); ++j) {
      next[j] = std::min({row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) next[j] = std::min(next[j], before[j - 2] + 1);
      least = std::min(least, next[j]);
    }
    if (least > most) return most + 1;
    before.swap(row), row.swap(next);
  }
  return row[b.size()];
}

base::Result<NameIndex> NameIndex::load(store::Database& database) {
  NameIndex index;
  auto done = store::guarded([&] { index.read(database.connection()); });
  if (!done) return base::forward(done);
  for (const auto& [key, candidates] : index.ascii_) index.by_length_[key.size()].push_back(key);
  for (auto& [length, keys] : index.by_length_) std::sort(keys.begin(), keys.end());
  return index;
}

void NameIndex::read(store::Connection& connection) {
  store::Query nodes(connection,
                     "SELECT json_extract(n.properties, '$.id'), coalesce(json_extract(n.properties, '$.name'), ''), min(l.name) FROM node AS n JOIN node_label AS nl ON nl.node = n.id"
                     " JOIN label AS l ON l.id = nl.label WHERE json_extract(n.properties, '$.id') IS NOT NULL AND l.name NOT IN ('Content', 'Date') GROUP BY n.id ORDER BY n.id");
  while (nodes.step()) {
    const std::uint32_t entity = add({nodes.text(0), nodes.text(2), nodes.text(1)});
    add_surface(nodes.text(1), entity, 1000);
  }
  store::Query aliases(connection,
                       "SELECT a.surface, e.canonical, sum(a.count) FROM alias AS a JOIN entity AS e ON e.id = a.entity WHERE a.rule NOT IN ('definite-title', 'pronoun', 'definite', 'definite-noun')"
                       " GROUP BY a.surface, e.canonical ORDER BY a.surface, e.canonical");
  while (aliases.step()) {
    const std::string surface = aliases.text(0);
    const int entity = find_id(aliases.view(1));
    // without a capital it is a description, not a name; offices are read as titles
    if (entity < 0 || text::to_lower(surface) == surface || entities_[static_cast<std::size_t>(entity)].type == "Office") continue;
    add_surface(surface, static_cast<std::uint32_t>(entity), aliases.real(2));
  }
}

std::uint32_t NameIndex::add(KnownEntity entity) {
  const auto [at, fresh] = by_id_.try_emplace(entity.id, static_cast<std::uint32_t>(entities_.size()));
  if (fresh) entities_.push_back(std::move(entity));
  return at->second;
}

int NameIndex::find_id(std::string_view id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? -1 : static_cast<int>(found->second);
}

int NameIndex::find_name(std::string_view name, std::string_view type) const {
  for (std::size_t i = 0; i < entities_.size(); ++i)
    if (entities_[i].name == name && entities_[i].type == type) return static_cast<int>(i);
  return -1;
}

void NameIndex::add_surface(const std::string& surface, std::uint32_t entity, double weight) {
  const text::TokenList tokens = text::tokenize(surface);
  if (tokens.empty() || tokens.size() > kMostWords) return;
  longest_ = std::max(longest_, tokens.size());
  const std::string key = joined(tokens.all());
  const bool acronym = tokens.size() == 1 && surface.size() <= 5 && text::is_all_caps(surface);
  const auto put = [&](Table& table, const std::string& name) {
    for (Candidate& one : table[name])
      if (one.entity == entity) {
        one.weight += weight, one.acronym &= acronym;
        return;
      }
    table[name].push_back({entity, weight, acronym});
  };
  put(exact_, key);
  if (const std::string plain = text::fold_name(key); !plain.empty()) put(ascii_, plain);
}

std::vector<std::uint32_t> NameIndex::choose(const std::vector<Candidate>& candidates, bool capitals) const {
  std::vector<Candidate> fit;
  for (const Candidate& one : candidates)
    if (!one.acronym || capitals) fit.push_back(one);
  std::stable_sort(fit.begin(), fit.end(), [](const Candidate& a, const Candidate& b) { return a.weight > b.weight; });
  std::vector<std::uint32_t> out;
  for (const Candidate& one : fit)
    if (one.weight * 5 >= fit.front().weight) out.push_back(one.entity);  // the rest are slips of extraction
  return out;
}

bool NameIndex::match_at(std::span<const text::Token> tokens, const NameQuery& query, std::size_t at, NameHit& hit) const {
  const std::size_t most = std::min(longest_, tokens.size() - at);
  for (std::size_t n = most; n > 0; --n) {
    if (std::any_of(query.taken.begin() + static_cast<std::ptrdiff_t>(at), query.taken.begin() + static_cast<std::ptrdiff_t>(at + n), [](bool b) { return b; })) continue;
    const std::string key = joined(tokens.subspan(at, n));
    const bool capitals = n > 1 || tokens[at].all_caps;
    bool named = false;
    for (std::size_t i = at; i < at + n; ++i) named |= tokens[i].capitalised || tokens[i].all_caps;
    for (const std::string& form : {key, without_suffix(key, query.genitive_suffixes)}) {
      if (form.empty()) continue;
      auto found = exact_.find(form);
      if (found == exact_.end() && (n > 1 || named)) {
        found = ascii_.find(text::fold_name(form));
        if (found == ascii_.end()) continue;
      } else if (found == exact_.end()) {
        continue;
      }
      hit.entities = choose(found->second, capitals);
      if (hit.entities.empty()) continue;
      hit.first = static_cast<std::uint32_t>(at), hit.last = static_cast<std::uint32_t>(at + n), hit.edits = 0;
      return true;
    }
  }
  return false;
}

bool NameIndex::match_near(std::span<const text::Token> tokens, const NameQuery& query, std::size_t at, NameHit& hit) const {
  const std::size_t most = std::min({longest_, tokens.size() - at, std::size_t{7}});
  for (std::size_t n = most; n > 0; --n) {
    bool free = true, foreign = false;
    for (std::size_t i = at; i < at + n; ++i) free &= !query.taken[i], foreign |= query.foreign[i];
    if (!free || !foreign) continue;
    const std::string key = text::fold_name(joined(tokens.subspan(at, n)));
    const int allowed = most_edits(key.size());
    int best = allowed + 1;
    for (std::size_t length = key.size() - std::min<std::size_t>(key.size(), static_cast<std::size_t>(allowed)); allowed > 0 && length <= key.size() + static_cast<std::size_t>(allowed); ++length) {
      const auto keys = by_length_.find(length);
      if (keys == by_length_.end()) continue;
      for (const std::string& known : keys->second) {
        const int edits = edits_between(key, known, std::min(allowed, best));
        if (edits >= best) continue;
        std::vector<std::uint32_t> entities = choose(ascii_.at(known), true);
        if (entities.empty()) continue;
        best = edits, hit.entities = std::move(entities);
      }
    }
    if (best > allowed) continue;
    hit.first = static_cast<std::uint32_t>(at), hit.last = static_cast<std::uint32_t>(at + n), hit.edits = best;
    return true;
  }
  return false;
}

std::vector<NameHit> NameIndex::find(std::span<const text::Token> tokens, const NameQuery& query) const {
  std::vector<NameHit> hits;
  std::vector<bool> taken = query.taken;
  const NameQuery open{query.genitive_suffixes, taken, query.foreign};
  for (const bool near : {false, true})
    for (std::size_t at = 0; at < tokens.size(); ++at) {
      NameHit hit;
      if (taken[at] || !(near ? match_near(tokens, open, at, hit) : match_at(tokens, open, at, hit))) continue;
      for (std::size_t i = hit.first; i < hit.last; ++i) taken[i] = true;
      hits.push_back(std::move(hit));
    }
  std::sort(hits.begin(), hits.end(), [](const NameHit& a, const NameHit& b) { return a.first < b.first; });
  return hits;
}

}  // namespace signatory::ask
