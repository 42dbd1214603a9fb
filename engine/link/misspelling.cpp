#include "link/misspelling.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace signatory::link {

namespace {

constexpr std::size_t kShortestWord = 5;
constexpr std::size_t kMostHoldersOfOffice = 10'000;

std::vector<std::string_view> words_of(std::string_view id) {
  if (const std::size_t slash = id.find('/'); slash != std::string_view::npos) id.remove_prefix(slash + 1);
  std::vector<std::string_view> words;
  while (!id.empty()) {
    const std::size_t end = std::min(id.find('-'), id.size());
    if (end > 0) words.push_back(id.substr(0, end));
    id.remove_prefix(std::min(end + 1, id.size()));
  }
  return words;
}

bool all_letters(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool word_one_edit(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1 || a.size() < kShortestWord || !all_letters(a) || !all_letters(b)) return false;
  std::size_t head = 0;
  while (head < a.size() && a[head] == b[head]) ++head;
  if (head == 0) return false;
  if (a.size() != b.size()) return a.substr(head) == b.substr(head + 1);
  if (head == a.size()) return false;
  if (a.substr(head + 1) == b.substr(head + 1)) return true;
  return head + 1 < a.size() && a[head] == b[head + 1] && a[head + 1] == b[head] && a.substr(head + 2) == b.substr(head + 2);
}

// Keys that two names one edit apart have in common: the name with one letter of a long word left out, and a swapped pair sorted.
std::vector<std::string> deletion_keys(const std::string& id) {
  std::vector<std::string> keys{id};
  for (std::size_t at = 0; at < id.size(); ++at) keys.push_back(id.substr(0, at) + id.substr(at + 1));
  return keys;
}

}  // namespace

bool one_edit_apart(std::string_view a, std::string_view b) {
  const std::vector<std::string_view> left = words_of(a);
  const std::vector<std::string_view> right = words_of(b);
  if (left.size() != right.size() || left.size() < 2) return false;
  std::size_t edits = 0;
  for (std::size_t at = 0; at < left.size(); ++at) {
    if (left[at] == right[at]) continue;
    if (!word_one_edit(left[at], right[at])) return false;
    ++edits;
  }
  return edits == 1;
}

std::vector<std::pair<std::string, std::string>> misspelt_pairs(std::vector<OfficeHolder> holders) {
  std::sort(holders.begin(), holders.end(), [](const auto& a, const auto& b) { return std::tie(a.office, a.person) < std::tie(b.office, b.person); });
  std::set<std::pair<std::string, std::string>> pairs;
  for (std::size_t begin = 0, end = 0; begin < holders.size(); begin = end) {
    while (end < holders.size() && holders[end].office == holders[begin].office) ++end;
    if (end - begin < 2 || end - begin > kMostHoldersOfOffice) continue;
    std::map<std::string, std::vector<std::size_t>> table;
    for (std::size_t at = begin; at < end; ++at)
      for (std::string& key : deletion_keys(holders[at].person)) table[std::move(key)].push_back(at);
    for (const auto& [key, sharing] : table)
      for (std::size_t i = 0; i < sharing.size(); ++i)
        for (std::size_t j = i + 1; j < sharing.size(); ++j) {
          const OfficeHolder& a = holders[sharing[i]];
          const OfficeHolder& b = holders[sharing[j]];
          if (a.documents == b.documents || !one_edit_apart(a.person, b.person)) continue;
          pairs.insert(a.documents > b.documents ? std::pair(a.person, b.person) : std::pair(b.person, a.person));
        }
  }
  return {pairs.begin(), pairs.end()};
}

}  // namespace signatory::link
