// Where sentences end, told from the tokens of one block.
//
// A sentence ends at . ! ? … and the agency mark "./", with closing quotes and brackets, when what follows can begin a sentence. It
// does not end behind a listed abbreviation, an initial, inside a number or address, before a word in lower case, or where a
// quotation goes on with its speaker ("…!”, sa hon", "…." – Bộ trưởng nhấn mạnh"). ";" and ":" end nothing.
//
//   for (TokenRange r : split_sentences(tokens, rules)) …   // indices into `tokens`, contiguous, covering all
#pragma once
#include <cstddef>
#include <span>
#include <vector>

#include "text/document.h"
#include "text/token.h"

namespace signatory::text {

struct TokenRange {
  std::size_t first = 0;
  std::size_t count = 0;
};

std::vector<TokenRange> split_sentences(std::span<const Token> tokens, const SentenceRules& rules);

}  // namespace signatory::text
