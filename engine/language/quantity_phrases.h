// A table of phrases looked up at a place in a sentence: the longest one that stands there.
//
//   PhraseTable<double> scales;  scales.add("nghìn tỷ", 1e12);
//   if (auto hit = scales.at(tokens, i)) use(*hit->value, hit->length);
#pragma once
#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "text/token.h"
#include "text/unicode.h"

namespace signatory::language {

// The words of a phrase as the tokenizer cuts them, folded, with hyphenated words whole or in parts.
inline std::vector<std::string> words_of(std::string_view phrase, bool join_hyphens) {
  const text::TokenRules rules{.join_hyphens = join_hyphens, .suffixes = {"'s", ":s", ":e", ":a"}, .prefixes = {"d'", "l'", "qu'", "jusqu'", "n'", "s'", "c'"}};
  std::vector<std::string> words;
  if (phrase.starts_with(':') || phrase.starts_with('\'') || (phrase.ends_with('\'') && phrase.find(' ') == std::string_view::npos)) return {text::fold_word(phrase)};  // a clitic
  for (const text::Token& token : text::tokenize(phrase, rules)) words.emplace_back(token.folded);
  return words;
}

struct WordHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};
using WordSet = std::unordered_set<std::string, WordHash, std::equal_to<>>;

template <class Value>
class PhraseTable {
 public:
  struct Hit {
    const Value* value;
    std::size_t length;  // in tokens
  };

  // The first value added for a phrase stays.
  void add(std::string_view phrase, const Value& value) {
    add_words(words_of(phrase, true), value);
    if (phrase.find('-') != std::string_view::npos) add_words(words_of(phrase, false), value);
  }

  std::optional<Hit> at(std::span<const text::Token> tokens, std::size_t i) const {
    if (i >= tokens.size()) return std::nullopt;
    const auto found = by_first_.find(tokens[i].folded);
    if (found == by_first_.end()) return std::nullopt;
    for (const Entry& entry : found->second) {
      if (matches(entry.words, tokens, i)) return Hit{&entry.value, entry.words.size()};
    }
    return std::nullopt;
  }

  // Adds the words with which phrases begin.
  void first_words(WordSet& out) const {
    for (const auto& [word, entries] : by_first_) out.insert(word);
  }

 private:
  struct Entry {
    std::vector<std::string> words;
    Value value;
  };

  void add_words(std::vector<std::string> words, const Value& value) {
    if (words.empty()) return;
    auto& entries = by_first_[words[0]];
    if (std::any_of(entries.begin(), entries.end(), [&](const Entry& e) { return e.words == words; })) return;
    entries.push_back({std::move(words), value});
    std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.words.size() > b.words.size(); });
  }

  static bool matches(const std::vector<std::string>& words, std::span<const text::Token> tokens, std::size_t i) {
    if (i + words.size() > tokens.size()) return false;
    for (std::size_t k = 0; k < words.size(); ++k) {
      if (tokens[i + k].folded != words[k]) return false;
    }
    return true;
  }

  std::unordered_map<std::string, std::vector<Entry>, WordHash, std::equal_to<>> by_first_;
};

}  // namespace signatory::language
