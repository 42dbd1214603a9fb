// The compiled lexicon of one language: a trie over folded words, from phrases to readings.
//
// A phrase ("drag sig", "Tổng Thư ký", "in order to") is a row of words; each phrase has one or more readings. Looking up from a
// token gives every phrase that starts there, longest last. Words are interned once for each document token, so a look-up is a walk
// over integers.
//
//   Lexicon lexicon;  lexicon.add({"ký", "kết"}, {.kind = ReadingKind::kVerb, .index = 17});
//   std::vector<WordId> words = …;  for (auto& match : lexicon.matches(words, i)) use(match.length, lexicon.readings(match));
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "language/word_class.h"

namespace signatory::language {

using WordId = std::uint32_t;
inline constexpr WordId kUnknownWord = 0;

// Forms a verb can stand in; a reading may have several ("signed": past and participle).
enum VerbForm : std::uint16_t {
  kInfinitive = 1,
  kPresent = 2,
  kPast = 4,
  kSupine = 8,
  kParticiple = 16,
  kGerund = 32,
  kPassiveForm = 64,
  kImperative = 128,
  kBareForm = 256,  // an uninflected language's only form
};

enum class ReadingKind : std::uint8_t { kFunction, kVerb, kPredicate, kNoun, kTitleHead, kTitleSimple, kTitlePrefix, kPortfolio, kHonorific, kBody, kNameHead, kPersonParticle, kNameLinker };

struct Reading {
  ReadingKind kind = ReadingKind::kFunction;
  std::uint32_t index = 0;   // into the pack's verbs, predicates, nouns, titles; for kNameHead the noun class
  std::uint16_t forms = 0;   // VerbForm bits
  WordClassSet classes = {};  // for kFunction
};

class Lexicon {
 public:
  struct Match {
    std::uint32_t length = 0;  // in words
    std::uint32_t node = 0;
    bool stripped = false;  // the last word matched without its genitive suffix
  };

  Lexicon();
  // Adds a reading of the phrase; equal readings are merged (classes and forms united).
  void add(const std::vector<std::string>& folded_words, const Reading& reading);
  WordId word(std::string_view folded) const;  // kUnknownWord if no phrase has it
  WordId intern(std::string_view folded);

  // All phrases that start at `at`, shortest first. `last_word[i]` is an alternative id of word i (genitive suffix taken off) that may
  // only end a phrase; kUnknownWord where there is none.
  void matches(const std::vector<WordId>& words, const std::vector<WordId>& last_word, std::size_t at, std::vector<Match>& out) const;
  const std::vector<Reading>& readings(std::uint32_t node) const { return nodes_[node].readings; }
  // A phrase that is exactly this one word, or 0.
  std::uint32_t single(WordId word) const;
  std::size_t size() const { return phrases_; }

 private:
  struct Node {
    std::vector<Reading> readings;
  };
  std::uint32_t child(std::uint32_t node, WordId word) const;

  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
  };
  std::unordered_map<std::string, WordId, Hash, std::equal_to<>> words_;
  std::unordered_map<std::uint64_t, std::uint32_t> edges_;  // node << 32 | word → node
  std::vector<Node> nodes_;
  std::size_t phrases_ = 0;
};

}  // namespace signatory::language
