#include "language/lexicon.h"

namespace signatory::language {

Lexicon::Lexicon() : nodes_(1) {}

WordId Lexicon::intern(std::string_view folded) {
  const auto it = words_.find(folded);
  if (it != words_.end()) return it->second;
  const auto id = static_cast<WordId>(words_.size() + 1);
  words_.emplace(std::string(folded), id);
  return id;
}

WordId Lexicon::word(std::string_view folded) const {
  const auto it = words_.find(folded);
  return it == words_.end() ? kUnknownWord : it->second;
}

std::uint32_t Lexicon::child(std::uint32_t node, WordId word) const {
  if (word == kUnknownWord) return 0;
  const auto it = edges_.find(std::uint64_t{node} << 32 | word);
  return it == edges_.end() ? 0 : it->second;
}

std::uint32_t Lexicon::single(WordId word) const {
  const std::uint32_t node = child(0, word);
  return node != 0 && !nodes_[node].readings.empty() ? node : 0;
}

void Lexicon::add(const std::vector<std::string>& folded_words, const Reading& reading) {
  if (folded_words.empty()) return;
  std::uint32_t node = 0;
  for (const std::string& text : folded_words) {
    const WordId word = intern(text);
    std::uint32_t next = child(node, word);
    if (next == 0) {
      next = static_cast<std::uint32_t>(nodes_.size());
      nodes_.emplace_back();
      edges_.emplace(std::uint64_t{node} << 32 | word, next);
    }
    node = next;
  }
  std::vector<Reading>& readings = nodes_[node].readings;
  if (readings.empty()) ++phrases_;
  for (Reading& known : readings) {
    if (known.kind != reading.kind || known.index != reading.index) continue;
    known.forms |= reading.forms;
    known.classes = known.classes | reading.classes;
    return;
  }
  readings.push_back(reading);
}

void Lexicon::matches(const std::vector<WordId>& words, const std::vector<WordId>& last_word, std::size_t at, std::vector<Match>& out) const {
  out.clear();
  std::uint32_t node = 0;
  for (std::size_t i = at; i < words.size(); ++i) {
    const std::uint32_t next = child(node, words[i]);
    const auto length = static_cast<std::uint32_t>(i - at + 1);
    if (next != 0 && !nodes_[next].readings.empty()) {
      out.push_back({length, next, false});
    } else if (i < last_word.size()) {
      const std::uint32_t stripped = child(node, last_word[i]);
      if (stripped != 0 && !nodes_[stripped].readings.empty()) out.push_back({length, stripped, true});
    }
    if (next == 0) return;
    node = next;
  }
}

}  // namespace signatory::language
