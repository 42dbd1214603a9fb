#include <algorithm>
#include <set>
#include <unordered_map>

#include "link/claim_group.h"

namespace signatory::link {

namespace {

constexpr double kOrderPenalty = 0.5;
constexpr double kConceptsAlone = 0.85;  // within one language, phrases that share concepts but not words are less sure

// What a shared feature is worth. A number says more than a name, a name more than a concept.
double weight(std::string_view feature) {
  switch (feature.front()) {
    case 'n': return 2;
    case 'e': return 1.5;
    case 'c': return 1;
    default: return 0;
  }
}

struct Overlap {
  double shared = 0;
  double first = 0;
  double second = 0;
  double dice() const { return first + second > 0 ? 2 * shared / (first + second) : 0; }
};

template <class Weight>
Overlap overlap(const std::vector<std::string>& a, const std::vector<std::string>& b, Weight weigh) {
  const std::set<std::string_view> left(a.begin(), a.end());
  const std::set<std::string_view> right(b.begin(), b.end());
  Overlap sum;
  for (const std::string_view feature : left) {
    sum.first += weigh(feature);
    if (right.contains(feature)) sum.shared += weigh(feature);
  }
  for (const std::string_view feature : right) sum.second += weigh(feature);
  return sum;
}

std::vector<std::string_view> of_kind(const std::vector<std::string>& features, char kind) {
  std::vector<std::string_view> found;
  for (const std::string& feature : features)
    if (feature.front() == kind && std::find(found.begin(), found.end(), feature) == found.end()) found.push_back(feature);
  return found;
}

bool numbers_contradict(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  const std::vector<std::string_view> left = of_kind(a, 'n');
  const std::vector<std::string_view> right = of_kind(b, 'n');
  if (left.empty() || right.empty()) return false;
  return std::none_of(left.begin(), left.end(), [&](std::string_view one) { return std::find(right.begin(), right.end(), one) != right.end(); });
}

// "A attacked B" and "B attacked A" share every word.
bool order_differs(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  const std::vector<std::string_view> left = of_kind(a, 'e');
  std::vector<std::string_view> common;
  for (const std::string_view entity : of_kind(b, 'e'))
    if (std::find(left.begin(), left.end(), entity) != left.end()) common.push_back(entity);
  std::size_t last = 0;
  for (const std::string_view entity : common) {
    const auto at = static_cast<std::size_t>(std::find(left.begin(), left.end(), entity) - left.begin());
    if (at < last) return true;
    last = at;
  }
  return false;
}

bool negated(const std::vector<std::string>& features) { return std::find(features.begin(), features.end(), "x:not") != features.end(); }

}  // namespace

double similarity(const LinkStatement& a, const LinkStatement& b) {
  if (numbers_contradict(a.features, b.features) || negated(a.features) != negated(b.features)) return 0;
  double best = overlap(a.features, b.features, weight).dice();
  if (a.language == b.language) {
    const auto words = [](std::string_view feature) { return feature.front() == 'w' ? 1.0 : 0.0; };
    best = std::max(best * kConceptsAlone, overlap(a.features, b.features, words).dice());
  }
  return order_differs(a.features, b.features) ? best * kOrderPenalty : best;
}

}  // namespace signatory::link
