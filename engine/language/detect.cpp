#include "language/detect.h"

#include <algorithm>

#include "base/utf8.h"
#include "text/unicode.h"

namespace signatory::language {
namespace {

constexpr double kEndingWeight = 0.4;
constexpr double kLetterWeight = 1.0;
constexpr double kNameWeight = 0.2;             // capitalised words are often foreign names
constexpr double kPrior = 1.5;                  // what the document as a whole adds to each paragraph, at most
constexpr double kExpectedPrior = 2.0;
constexpr double kLeastEvidence = 1.0;          // a paragraph below this has no language of its own
constexpr double kLeastEvidencePerWord = 0.08;  // a document below this is in no language known
constexpr std::size_t kMaxBytesPerBlock = 4000;
constexpr std::size_t kLeastEndingStem = 2;     // bytes that must stand before an ending

}  // namespace

// Splits a weight among the languages that list the entry.
void LanguageDetector::share(Weights& table, double weight) {
  for (auto& [entry, weights] : table) {
    const double listed = static_cast<double>(std::count_if(weights.begin(), weights.end(), [](double w) { return w > 0; }));
    for (double& w : weights) w = w > 0 ? weight / listed : 0;
  }
}

struct LanguageDetector::Score {
  std::vector<double> languages;
  std::size_t words = 0;
};

LanguageDetector::LanguageDetector(const std::vector<LanguageProfile>& profiles) : count_(profiles.size()) {
  const auto mark = [&](std::vector<double>& weights, std::size_t language) {
    weights.resize(count_, 0);
    weights[language] = 1;
  };
  for (std::size_t i = 0; i < count_; ++i) {
    for (const std::string& word : profiles[i].words) mark(words_[text::fold_word(word)], i);
    for (const std::string& ending : profiles[i].endings) {
      mark(endings_[text::fold_word(ending)], i);
      longest_ending_ = std::max(longest_ending_, ending.size());
    }
    for (std::size_t at = 0; at < profiles[i].letters.size();) mark(letters_[base::decode_utf8(profiles[i].letters, at)], i);
  }
  share(words_, 1);
  share(endings_, kEndingWeight);
}

void LanguageDetector::add_word(const text::Token& token, Score& score) const {
  const double weight = token.capitalised ? kNameWeight : 1;
  const std::string_view form = token.folded;
  const auto add = [&](const std::vector<double>& weights, double factor) {
    for (std::size_t i = 0; i < count_; ++i) score.languages[i] += factor * weights[i];
  };
  ++score.words;
  if (const auto word = words_.find(form); word != words_.end()) add(word->second, token.capitalised ? 0.7 : 1);
  add_letters(form, kLetterWeight * weight, score);
  for (std::size_t length = std::min(longest_ending_, form.size()); length > 0; --length) {
    if (form.size() < length + kLeastEndingStem) continue;
    const auto ending = endings_.find(form.substr(form.size() - length));
    if (ending == endings_.end()) continue;
    add(ending->second, weight);
    break;
  }
}

// A word counts once for each language that has one of its letters.
void LanguageDetector::add_letters(std::string_view form, double weight, Score& score) const {
  std::uint64_t seen = 0;
  for (std::size_t at = 0; at < form.size();) {
    if (static_cast<unsigned char>(form[at]) < 128) {
      ++at;
      continue;
    }
    const auto letter = letters_.find(base::decode_utf8(form, at));
    for (std::size_t i = 0; letter != letters_.end() && i < count_ && i < 64; ++i) {
      if (letter->second[i] <= 0 || (seen >> i & 1U) != 0) continue;
      seen |= std::uint64_t{1} << i;
      score.languages[i] += weight;
    }
  }
}

LanguageDetector::Score LanguageDetector::score(std::string_view text) const {
  Score score{.languages = std::vector<double>(count_, 0), .words = 0};
  for (const text::Token& token : text::tokenize(text.substr(0, kMaxBytesPerBlock))) {
    if (token.is_word() && token.folded.size() <= 64) add_word(token, score);
  }
  return score;
}

std::uint8_t LanguageDetector::best(const std::vector<double>& scores) const {
  const auto top = std::max_element(scores.begin(), scores.end());
  return top == scores.end() || *top <= 0 ? text::kNoLanguage : static_cast<std::uint8_t>(top - scores.begin());
}

std::uint8_t LanguageDetector::detect(std::string_view text) const {
  const Score total = score(text);
  const std::uint8_t language = best(total.languages);
  const bool clear = language != text::kNoLanguage && total.languages[language] >= kLeastEvidencePerWord * static_cast<double>(total.words);
  return clear ? language : text::kNoLanguage;
}

std::vector<std::uint8_t> LanguageDetector::detect(std::string_view text, std::span<const text::Block> blocks, std::uint8_t expected) const {
  std::vector<Score> scores;
  Score total{.languages = std::vector<double>(count_, 0), .words = 0};
  scores.reserve(blocks.size());
  for (const text::Block& block : blocks) {
    scores.push_back(score(text.substr(block.span.begin, block.span.size())));
    total.words += scores.back().words;
    for (std::size_t i = 0; i < count_; ++i) total.languages[i] += scores.back().languages[i];
  }
  std::uint8_t document = best(total.languages);
  if (document != text::kNoLanguage && total.languages[document] < kLeastEvidencePerWord * static_cast<double>(total.words)) document = text::kNoLanguage;
  if (expected < count_) document = expected;
  double sum = 0;
  for (const double value : total.languages) sum += value;
  std::vector<std::uint8_t> out;
  out.reserve(blocks.size());
  for (Score& block : scores) {
    std::vector<double>& own = block.languages;
    const std::uint8_t raw = best(own);
    const double evidence = raw == text::kNoLanguage ? 0 : own[raw];
    if (evidence < kLeastEvidence || evidence < kLeastEvidencePerWord * static_cast<double>(block.words)) {
      out.push_back(document);
      continue;
    }
    for (std::size_t i = 0; i < count_ && sum > 0; ++i) own[i] += kPrior * total.languages[i] / sum;
    if (expected < count_) own[expected] += kExpectedPrior;
    out.push_back(best(own));
  }
  return out;
}

}  // namespace signatory::language
