#include "link/claim_group.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>
#include <unordered_map>

#include "base/sha256.h"
#include "link/confidence.h"

namespace signatory::link {

namespace {

constexpr double kSameContent = 0.55;       // phrases this similar say the same …
constexpr double kTranslated = 0.38;         // … in two languages less is enough, if each is what the other's document says most alike
constexpr double kSameContentMean = 0.35;   // … if all phrases of the two claims are this similar on average
constexpr double kRepeated = 0.9;           // two phrases of one document are told apart unless they are nearly the same words
constexpr std::size_t kRareFeature = 48;    // a feature in more phrases of a group than this does not propose pairs
constexpr std::size_t kMeanSample = 12;     // phrases of each claim that are compared for the mean

using Statements = std::vector<LinkStatement>;

// A claim in the making: positions in the group and what all of them give together.
struct Cluster {
  std::vector<std::size_t> members;
  std::optional<Quantity> amount;
  std::optional<Quantity> count;
  std::string recipient;
  std::string date;
  std::string deadline;
  std::int64_t first_day = kUnknownDay;
  std::int64_t last_day = kUnknownDay;
};

bool agree(const std::optional<Quantity>& a, const std::optional<Quantity>& b) { return !a || !b || *a == *b; }
bool agree(const std::string& a, const std::string& b) { return a.empty() || b.empty() || a == b; }

bool one_story(const Cluster& a, const Cluster& b) {
  if (a.first_day == kUnknownDay || b.first_day == kUnknownDay) return true;
  return a.first_day - kStoryDays <= b.last_day && b.first_day - kStoryDays <= a.last_day;
}

bool compatible(const Cluster& a, const Cluster& b, const GroupRules& rules) {
  return agree(a.amount, b.amount) && agree(a.count, b.count) && agree(a.recipient, b.recipient) && dates_agree(a.date, b.date) && dates_agree(a.deadline, b.deadline) &&
         (!rules.repeatable || one_story(a, b));
}

void absorb(Cluster& into, const Cluster& other) {
  into.members.insert(into.members.end(), other.members.begin(), other.members.end());
  if (!into.amount) into.amount = other.amount;
  if (!into.count) into.count = other.count;
  if (into.recipient.empty()) into.recipient = other.recipient;
  into.date = more_specific(into.date, other.date);
  into.deadline = more_specific(into.deadline, other.deadline);
  if (other.first_day == kUnknownDay) return;
  into.first_day = into.first_day == kUnknownDay ? other.first_day : std::min(into.first_day, other.first_day);
  into.last_day = std::max(into.last_day, other.last_day);
}

Cluster cluster_of(const Statements& group, std::size_t at) {
  const LinkStatement& one = group[at];
  return {.members = {at}, .amount = one.amount, .count = one.count, .recipient = one.recipient, .date = one.date, .deadline = one.deadline,
          .first_day = one.document_days, .last_day = one.document_days};
}

double mean_similarity(const Statements& group, const Cluster& a, const Cluster& b) {
  double sum = 0;
  std::size_t pairs = 0;
  for (std::size_t i = 0; i < std::min(a.members.size(), kMeanSample); ++i)
    for (std::size_t j = 0; j < std::min(b.members.size(), kMeanSample); ++j, ++pairs) sum += similarity(group[a.members[i]], group[b.members[j]]);
  return pairs == 0 ? 0 : sum / static_cast<double>(pairs);
}

// A text that says two similar things says two things.
bool said_apart(const Statements& group, const Cluster& a, const Cluster& b) {
  for (const std::size_t i : a.members)
    for (const std::size_t j : b.members)
      if (group[i].document_sha256 == group[j].document_sha256 && similarity(group[i], group[j]) < kRepeated) return true;
  return false;
}

bool akin(const Statements& group, const Cluster& a, const Cluster& b) {
  return mean_similarity(group, a, b) >= kSameContentMean && !said_apart(group, a, b);
}

struct Pair {
  double similarity = 0;
  std::size_t first = 0;
  std::size_t second = 0;
};

std::size_t shared_features(const LinkStatement& a, const LinkStatement& b) {
  return static_cast<std::size_t>(std::count_if(a.features.begin(), a.features.end(), [&](const std::string& feature) {
    return feature.front() != 'w' && std::find(b.features.begin(), b.features.end(), feature) != b.features.end();
  }));
}

// Positions of phrases that share a feature which few phrases have.
std::set<std::pair<std::size_t, std::size_t>> proposed_pairs(const Statements& group, const std::vector<std::size_t>& members) {
  std::unordered_map<std::string_view, std::vector<std::size_t>> sharing;
  for (std::size_t at = 0; at < members.size(); ++at)
    for (const std::string_view feature : std::set<std::string_view>(group[members[at]].features.begin(), group[members[at]].features.end()))
      sharing[feature].push_back(at);
  std::set<std::pair<std::size_t, std::size_t>> proposed;
  for (const auto& [feature, holders] : sharing) {
    if (holders.size() > kRareFeature) continue;
    for (std::size_t i = 0; i < holders.size(); ++i)
      for (std::size_t j = i + 1; j < holders.size(); ++j) proposed.emplace(holders[i], holders[j]);
  }
  return proposed;
}

// Pairs of similar phrases, best first; ties by canonical position.
std::vector<Pair> similar_pairs(const Statements& group, const std::vector<std::size_t>& members) {
  std::vector<Pair> pairs;
  std::map<std::pair<std::size_t, std::string>, double> best;  // of a phrase among those of one document
  for (const auto& [i, j] : proposed_pairs(group, members)) {
    const LinkStatement& a = group[members[i]];
    const LinkStatement& b = group[members[j]];
    const double value = similarity(a, b);
    const bool translated = a.language != b.language && shared_features(a, b) >= 2;
    if (value < (translated ? kTranslated : kSameContent)) continue;
    pairs.push_back({value, i, j});
    for (double* most : {&best[{i, b.document_sha256}], &best[{j, a.document_sha256}]}) *most = std::max(*most, value);
  }
  std::erase_if(pairs, [&](const Pair& pair) {
    const bool mutual = pair.similarity >= best[{pair.first, group[members[pair.second]].document_sha256}] && pair.similarity >= best[{pair.second, group[members[pair.first]].document_sha256}];
    return pair.similarity < kSameContent && !mutual;
  });
  std::stable_sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) { return a.similarity > b.similarity; });
  return pairs;
}

// Content objects: the most similar pairs join first.
std::vector<Cluster> join_by_content(const Statements& group, const std::vector<std::size_t>& members, const GroupRules& rules) {
  std::vector<Cluster> clusters;
  std::vector<std::size_t> owner(members.size());
  std::iota(owner.begin(), owner.end(), std::size_t{0});
  for (const std::size_t at : members) clusters.push_back(cluster_of(group, at));
  std::map<std::string, std::size_t> verbatim;
  std::vector<Pair> pairs;
  for (std::size_t at = 0; at < members.size(); ++at) {
    const auto [found, first] = verbatim.emplace(group[members[at]].language + plain_spaces(group[members[at]].object_surface), at);
    if (!first) pairs.push_back({1, found->second, at});
  }
  for (const Pair& pair : similar_pairs(group, members)) pairs.push_back(pair);
  for (const Pair& pair : pairs) {
    const std::size_t a = std::min(owner[pair.first], owner[pair.second]);
    const std::size_t b = std::max(owner[pair.first], owner[pair.second]);
    if (a == b || !compatible(clusters[a], clusters[b], rules) || (pair.similarity < 1 && !akin(group, clusters[a], clusters[b]))) continue;
    absorb(clusters[a], clusters[b]);
    clusters[b].members.clear();
    std::replace(owner.begin(), owner.end(), b, a);
  }
  std::erase_if(clusters, [](const Cluster& cluster) { return cluster.members.empty(); });
  return clusters;
}

std::size_t specificity(const LinkStatement& one) {
  return std::size_t{one.amount.has_value()} + one.count.has_value() + !one.recipient.empty() + !one.deadline.empty() + (one.date.empty() ? 0 : one.date.size());
}

bool speaks_of_the_same(const Statements& group, const Cluster& cluster, std::size_t at) {
  if (group[at].features.empty()) return true;
  bool silent = true;
  for (const std::size_t member : cluster.members) {
    if (group[member].features.empty()) continue;
    silent = false;
    if (similarity(group[member], group[at]) >= kSameContent) return true;
  }
  return silent;
}

// Entity objects: the most specific statement founds a claim, vaguer ones join the first that they do not contradict.
std::vector<Cluster> join_by_qualifiers(const Statements& group, std::vector<std::size_t> members, const GroupRules& rules) {
  std::stable_sort(members.begin(), members.end(), [&](std::size_t a, std::size_t b) { return specificity(group[a]) > specificity(group[b]); });
  std::vector<Cluster> clusters;
  for (const std::size_t at : members) {
    Cluster single = cluster_of(group, at);
    const auto home = std::find_if(clusters.begin(), clusters.end(),
                                   [&](const Cluster& cluster) { return compatible(cluster, single, rules) && speaks_of_the_same(group, cluster, at); });
    if (home == clusters.end()) clusters.push_back(std::move(single));
    else absorb(*home, single);
  }
  return clusters;
}

std::string written(const std::optional<Quantity>& quantity) { return quantity ? fmt::format("{}{}", quantity->value, quantity->unit) : std::string(); }

std::string content_key(const std::string& surface) { return "content/" + base::short_hash(plain_spaces(surface)); }

Claim finished(const Statements& group, Cluster&& cluster, const GroupRules& rules) {
  std::sort(cluster.members.begin(), cluster.members.end());  // the group is in canonical order
  const LinkStatement& first = group[cluster.members.front()];
  Claim claim{.id = "", .object = first.object.empty() ? content_key(first.object_surface) : first.object, .statements = std::move(cluster.members), .amount = cluster.amount,
              .count = cluster.count, .recipient = cluster.recipient, .date = cluster.date, .deadline = cluster.deadline};
  std::vector<Support> supports;
  for (const std::size_t at : claim.statements) supports.push_back({group[at].document_sha256, group[at].confidence});
  claim.confidence = combined_confidence(std::move(supports));
  claim.id = fmt::format("{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}", first.subject, rules.relation, claim.object, first.polarity, first.modality, first.source, written(claim.amount),
                         written(claim.count), claim.recipient, claim.date, claim.deadline);
  return claim;
}

// The key becomes a hash; claims that say the same in different stories are told apart by their number.
void give_ids(std::vector<Claim>& claims, const Statements& group) {
  std::sort(claims.begin(), claims.end(), [&](const Claim& a, const Claim& b) { return std::tie(a.id, a.statements.front()) < std::tie(b.id, b.statements.front()); });
  std::string key;
  std::size_t number = 0;
  for (Claim& claim : claims) {
    number = claim.id == key ? number + 1 : 0;
    key = claim.id;
    claim.id = base::short_hash(number == 0 ? key : fmt::format("{}\n{}\n{}", key, number, group[claim.statements.front()].document_sha256));
  }
  std::sort(claims.begin(), claims.end(), [](const Claim& a, const Claim& b) { return a.id < b.id; });
}

std::vector<std::size_t> canonical_order(const Statements& group) {
  std::vector<std::size_t> order(group.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return std::tie(group[a].document_sha256, group[a].order) < std::tie(group[b].document_sha256, group[b].order); });
  return order;
}

}  // namespace

std::vector<Claim> claims_of_group(const Statements& unordered, const GroupRules& rules) {
  const std::vector<std::size_t> order = canonical_order(unordered);
  Statements group;
  group.reserve(order.size());
  for (const std::size_t at : order) group.push_back(unordered[at]);
  using Key = std::tuple<std::string, char, std::string, std::string>;
  std::map<Key, std::vector<std::size_t>> buckets;
  for (std::size_t at = 0; at < group.size(); ++at) buckets[{group[at].object, group[at].polarity, group[at].modality, group[at].source}].push_back(at);
  std::vector<Claim> claims;
  for (const auto& [key, members] : buckets)
    for (Cluster& cluster : std::get<0>(key).empty() ? join_by_content(group, members, rules) : join_by_qualifiers(group, members, rules))
      claims.push_back(finished(group, std::move(cluster), rules));
  give_ids(claims, group);
  for (Claim& claim : claims)
    for (std::size_t& at : claim.statements) at = order[at];
  return claims;
}

}  // namespace signatory::link
