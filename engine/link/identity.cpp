#include "link/identity.h"

#include <algorithm>
#include <numeric>
#include <set>
#include <tuple>

namespace signatory::link {

namespace {

using Index = std::uint32_t;

// Union-find in which each root knows the roots that it must not be joined with.
class Groups {
 public:
  explicit Groups(std::size_t size) : parent_(size), apart_(size) { std::iota(parent_.begin(), parent_.end(), Index{0}); }

  Index root(Index at) {
    while (parent_[at] != at) at = parent_[at] = parent_[parent_[at]];
    return at;
  }
  void keep_apart(Index first, Index second) {
    apart_[root(first)].insert(root(second));
    apart_[root(second)].insert(root(first));
  }
  void join(Index first, Index second) {
    Index a = root(first);
    Index b = root(second);
    if (a == b || apart_[a].contains(b)) return;
    if (apart_[a].size() < apart_[b].size()) std::swap(a, b);
    parent_[b] = a;
    for (const Index other : apart_[b]) {
      apart_[other].erase(b);
      apart_[other].insert(a);
      apart_[a].insert(other);
    }
    apart_[b].clear();
  }

 private:
  std::vector<Index> parent_;
  std::vector<std::set<Index>> apart_;
};

void sort_judgements(std::vector<Judgement>& judgements) {
  for (Judgement& judgement : judgements)
    if (judgement.second < judgement.first) std::swap(judgement.first, judgement.second);
  // Different before same, users before rules.
  std::sort(judgements.begin(), judgements.end(), [](const Judgement& a, const Judgement& b) {
    return std::tuple(a.verdict != Verdict::kDifferent, a.origin != Origin::kUser, std::string_view(a.first), std::string_view(a.second)) <
           std::tuple(b.verdict != Verdict::kDifferent, b.origin != Origin::kUser, std::string_view(b.first), std::string_view(b.second));
  });
}

bool stands_before(const std::string& a, const Standing& of_a, const std::string& b, const Standing& of_b) {
  if (of_a.known != of_b.known) return of_a.known;
  if (of_a.documents != of_b.documents) return of_a.documents > of_b.documents;
  if (a.size() != b.size()) return a.size() > b.size();
  return a < b;
}

}  // namespace

Identity::Identity(std::vector<Judgement> judgements, const StandingOf& standing) {
  std::erase_if(judgements, [](const Judgement& judgement) { return judgement.first == judgement.second; });
  sort_judgements(judgements);
  std::unordered_map<std::string, Index> index;
  std::vector<std::string> ids;
  const auto index_of = [&](const std::string& id) {
    const auto [found, added] = index.emplace(id, static_cast<Index>(ids.size()));
    if (added) ids.push_back(id);
    return found->second;
  };
  for (const Judgement& judgement : judgements) index_of(judgement.first), index_of(judgement.second);
  Groups groups(ids.size());
  for (const Judgement& judgement : judgements) {
    const Index first = index_of(judgement.first);
    const Index second = index_of(judgement.second);
    if (judgement.verdict == Verdict::kSame) groups.join(first, second);
    else groups.keep_apart(first, second);
  }
  std::vector<std::vector<Index>> members(ids.size());
  for (Index at = 0; at < ids.size(); ++at) members[groups.root(at)].push_back(at);
  for (const std::vector<Index>& group : members) {
    if (group.size() < 2) continue;
    const std::string* best = &ids[group.front()];
    Standing of_best = standing(*best);
    for (const Index at : group) {
      const Standing other = standing(ids[at]);
      if (stands_before(ids[at], other, *best, of_best)) best = &ids[at], of_best = other;
    }
    for (const Index at : group) canonical_.emplace(ids[at], *best);
  }
}

const std::string& Identity::canonical(const std::string& id) const {
  const auto found = canonical_.find(id);
  return found == canonical_.end() ? id : found->second;
}

std::vector<std::pair<std::string, std::string>> Identity::joined() const {
  std::vector<std::pair<std::string, std::string>> all(canonical_.begin(), canonical_.end());
  std::sort(all.begin(), all.end());
  return all;
}

}  // namespace signatory::link
