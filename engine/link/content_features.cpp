#include "link/content_features.h"

#include <algorithm>

#include "text/token.h"

namespace signatory::link {

namespace {

// A negation further on denies a part of the phrase, not what the phrase says.
constexpr std::size_t kMainPredicateWords = 6;

}  // namespace

struct ContentFeatures::Phrase {
  std::string_view text;
  std::string_view language;
  std::vector<const extract::NameSeen*> names;  // that lie in it, in the order of the text
  std::string_view subject;                     // entity that says nothing here: the subject itself
};

std::string plain_number(std::string_view written) {
  std::string digits;
  std::size_t decimals = std::string::npos;  // position in `digits` where they begin
  const std::size_t last = written.find_last_of(".,");
  const bool several = last != std::string_view::npos && written.find_first_of(".,") != last;
  for (std::size_t at = 0; at < written.size(); ++at) {
    if (written[at] >= '0' && written[at] <= '9') digits += written[at];
    // The last mark is decimal unless three digits follow it; of several equal marks none is.
    else if (at == last && written.size() - at - 1 != 3 && !(several && written.find(written[at]) != last)) decimals = digits.size();
  }
  if (decimals != std::string::npos) {
    digits.insert(decimals, ".");
    while (digits.back() == '0') digits.pop_back();
    if (digits.back() == '.') digits.pop_back();
  }
  const std::size_t zeros = digits.find_first_not_of('0');
  return zeros == std::string::npos || digits[zeros] == '.' ? digits : digits.substr(zeros);
}

std::vector<std::string> ContentFeatures::features(const Phrase& phrase) const {
  std::vector<std::string> found;
  const auto add = [&](std::string feature) {
    if (std::find(found.begin(), found.end(), feature) == found.end()) found.push_back(std::move(feature));
  };
  const text::TokenList tokens = text::tokenize(phrase.text);
  std::vector<std::string_view> words;
  bool negated = false;
  for (const text::Token& token : tokens) {
    words.push_back(token.folded);
    if (words.size() <= kMainPredicateWords && lexicon_.negation(phrase.language, token.folded)) negated = !negated;
  }
  for (const extract::NameSeen* name : phrase.names)
    if (name->entity_id != phrase.subject) add("e:" + name->entity_id);
  for (const std::string& id : lexicon_.concepts(phrase.language, words)) add("c:" + id);
  for (const text::Token& token : tokens)
    if (token.is_number()) add("n:" + plain_number(token.text));
  if (negated) add("x:not");
  for (const text::Token& token : tokens)
    if (token.is_word() && !lexicon_.function_word(phrase.language, token.folded)) add("w:" + std::string(token.folded));
  return found;
}

std::vector<std::vector<std::string>> ContentFeatures::of(const extract::DocumentInput& input, const extract::Extraction& extraction) const {
  std::vector<const extract::NameSeen*> names;
  for (const extract::NameSeen& name : extraction.names) names.push_back(&name);
  std::stable_sort(names.begin(), names.end(), [](const auto* a, const auto* b) { return a->span.begin < b->span.begin; });
  std::vector<std::vector<std::string>> all;
  for (const extract::Statement& statement : extraction.statements) {
    Phrase phrase{.text = "", .language = statement.language, .names = {}, .subject = statement.subject.id};
    base::ByteSpan span = statement.object.id.empty() ? statement.object.span : base::ByteSpan{};
    if (!statement.object.id.empty()) {
      phrase.text = !statement.content.empty() ? statement.content : statement.field;
      for (const extract::EvidenceSpan& item : statement.evidence)
        if (item.slot == "content" || item.slot == "field") span = item.span;
    } else if (span.end <= input.text.size()) {
      phrase.text = std::string_view(input.text).substr(span.begin, span.size());
    }
    auto name = std::lower_bound(names.begin(), names.end(), span.begin, [](const auto* one, std::size_t begin) { return one->span.begin < begin; });
    for (; name != names.end() && (*name)->span.end <= span.end; ++name) phrase.names.push_back(*name);
    all.push_back(phrase.text.empty() ? std::vector<std::string>() : features(phrase));
  }
  return all;
}

}  // namespace signatory::link
