#include "language/phrase.h"

#include <algorithm>

#include "text/token.h"
#include "text/unicode.h"

namespace signatory::language {

namespace {

// "'s", ":s": in a document the tokenizer splits a clitic off the word before it; alone it would be cut in two.
bool clitic(std::string_view phrase) {
  if (phrase.size() < 2 || phrase.size() > 6 || phrase.find(' ') != std::string_view::npos) return false;
  const bool mark = phrase.starts_with("'") || phrase.starts_with(":") || phrase.starts_with("\u2019");
  return mark && std::all_of(phrase.begin() + (phrase.starts_with("\u2019") ? 3 : 1), phrase.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

std::vector<std::string> phrase_words(std::string_view phrase) {
  if (clitic(phrase)) return {text::fold_word(phrase)};
  std::vector<std::string> out;
  for (const text::Token& token : text::tokenize(phrase)) out.emplace_back(token.folded);
  return out;
}

std::vector<std::string> written_words(std::string_view phrase) {
  std::vector<std::string> out;
  for (const text::Token& token : text::tokenize(phrase)) out.emplace_back(token.text);
  return out;
}

}  // namespace signatory::language
