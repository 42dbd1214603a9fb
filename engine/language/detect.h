// Which language a paragraph is in, told from function words, letters and word endings that the language packs list.
//
// Every paragraph is scored by itself, the whole document by the sum. A paragraph takes its own best language when the evidence is
// clear, else the document's; a document without evidence is kNoLanguage. Deterministic: ties go to the lower index.
//
//   LanguageDetector detector({profile_en, profile_sv, profile_vi});
//   std::vector<std::uint8_t> languages = detector.detect(text, blocks);     // an index into the profiles for each block
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "text/document.h"

namespace signatory::language {

struct LanguageProfile {
  std::string language;               // code
  std::string letters;                // that few other languages use: "åäö"
  std::vector<std::string> words;     // frequent function words
  std::vector<std::string> endings;   // of longer words: "ningen", "tion"
};

class LanguageDetector {
 public:
  explicit LanguageDetector(const std::vector<LanguageProfile>& profiles);

  // `expected`: the language the document is said to be in; it wins wherever the text does not clearly say otherwise.
  std::vector<std::uint8_t> detect(std::string_view text, std::span<const text::Block> blocks, std::uint8_t expected = text::kNoLanguage) const;
  // The language of a text as a whole; kNoLanguage without evidence.
  std::uint8_t detect(std::string_view text) const;

 private:
  struct Score;
  Score score(std::string_view text) const;
  std::uint8_t best(const std::vector<double>& scores) const;
  void add_letters(std::string_view form, double weight, Score& score) const;
  void add_word(const text::Token& token, Score& score) const;

  std::size_t count_ = 0;
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  using Weights = std::unordered_map<std::string, std::vector<double>, Hash, std::equal_to<>>;
  static void share(Weights& table, double weight);

  Weights words_;    // word → weight for each language
  Weights endings_;
  std::unordered_map<char32_t, std::vector<double>> letters_;
  std::size_t longest_ending_ = 0;  // in bytes
};

}  // namespace signatory::language
