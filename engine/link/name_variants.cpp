#include "link/name_variants.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace signatory::link {

namespace {

constexpr std::size_t kFewestWords = 3;
constexpr std::size_t kShortestSound = 3;  // consonants of a word that is written differently

bool vowel(char c) { return std::string_view("aeiouyj").find(c) != std::string_view::npos; }

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
}

// "aleksandr" and "alexander" → "alxndr"; "gorbachev" and "gorbatjov" → "grbcv".
std::string sound_of(std::string_view word) {
  std::string letters(word);
  for (const auto& [from, to] : {std::pair{"ks", "x"}, {"tch", "c"}, {"tj", "c"}, {"ch", "c"}, {"ck", "k"}, {"kh", "h"}, {"ph", "f"}, {"w", "v"}, {"q", "k"}}) replace_all(letters, from, to);
  std::string sound;
  for (const char c : letters)
    if ((sound.empty() || !vowel(c)) && (sound.empty() || sound.back() != c)) sound += c;
  return sound;
}

std::vector<std::string_view> words_of(std::string_view id) {
  if (const std::size_t slash = id.find('/'); slash != std::string_view::npos) id.remove_prefix(slash + 1);
  std::vector<std::string_view> words;
  for (std::size_t begin = 0; begin < id.size();) {
    const std::size_t end = std::min(id.find('-', begin), id.size());
    words.push_back(id.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> shortened_names(const std::vector<std::string>& persons) {
  std::map<std::string_view, std::set<std::string_view>> longer;  // name without a first part → whole ids
  for (const std::string& person : persons) {
    const std::vector<std::string_view> words = words_of(person);
    for (std::size_t left_out = 1; left_out + kFewestWords <= words.size(); ++left_out)
      longer[std::string_view(words[left_out].data(), static_cast<std::size_t>(person.data() + person.size() - words[left_out].data()))].insert(person);
  }
  std::vector<std::pair<std::string, std::string>> pairs;
  for (const std::string& person : persons) {
    if (words_of(person).size() < kFewestWords) continue;
    const auto found = longer.find(std::string_view(person).substr(person.find('/') + 1));
    if (found != longer.end() && found->second.size() == 1) pairs.emplace_back(std::string(*found->second.begin()), person);
  }
  std::sort(pairs.begin(), pairs.end());
  return pairs;
}

bool sound_alike(std::string_view a, std::string_view b) {
  const std::vector<std::string_view> left = words_of(a);
  const std::vector<std::string_view> right = words_of(b);
  if (left.size() != right.size() || left.size() < 2 || a == b) return false;
  for (std::size_t at = 0; at < left.size(); ++at) {
    if (left[at] == right[at]) continue;
    const std::string sound = sound_of(left[at]);
    if (sound.size() < kShortestSound || sound != sound_of(right[at])) return false;
  }
  return true;
}

std::vector<std::pair<std::string, std::string>> alike_pairs(std::vector<OfficeHolder> holders) {
  std::map<std::pair<std::string, std::string>, std::set<std::string>> groups;  // office and sound → persons
  for (const OfficeHolder& holder : holders) {
    std::string sound;
    for (const std::string_view word : words_of(holder.person)) sound += sound_of(word) + "-";
    groups[{holder.office, sound}].insert(holder.person);
  }
  std::set<std::pair<std::string, std::string>> pairs;
  for (const auto& [key, persons] : groups)
    for (auto first = persons.begin(); first != persons.end(); ++first)
      for (auto second = std::next(first); second != persons.end(); ++second)
        if (sound_alike(*first, *second)) pairs.emplace(*first, *second);
  return {pairs.begin(), pairs.end()};
}

}  // namespace signatory::link
