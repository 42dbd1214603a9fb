// When a document was written, as far as it tells: what relative and incomplete dates refer to.
//
// The reference date is, in this order: the date given with the document; a date in the address of a URL line
// (".../2025/10/25/...", "...20251025201953.htm"); a full date on a byline. Apart from that, a month that the text names with one
// year only ("June 2021") gives the year of "29 June".
//
//   QuantityContext context = date_context(document, input.date, [&](std::string_view code) { return grammar_or_null(code); });
//   grammar.find(document.tokens_of(sentence), context)
#pragma once
#include <functional>
#include <string>
#include <string_view>

#include "language/quantity.h"
#include "text/document.h"

namespace signatory::language {

// The grammar of a language code, nullptr if there is none.
using GrammarOf = std::function<const QuantityGrammar*(std::string_view language)>;

// `given`: ISO date, or empty; anything else counts as empty.
QuantityContext date_context(const text::Document& document, std::string_view given, const GrammarOf& grammar_of);

// The date in a web address, "" if there is none: years 1990 to 2099 only.
std::string date_in_url(std::string_view url);

}  // namespace signatory::language
