#include "language/phrase.h"

#include "text/token.h"

namespace signatory::language {

std::vector<std::string> phrase_words(std::string_view phrase) {
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
