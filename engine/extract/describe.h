// What the cascade made of a sentence, as text a person can read: chunks, clauses with their links, and the statements.
#pragma once
#include <string>
#include <vector>

#include "extract/claim.h"
#include "extract/clause.h"

namespace signatory::extract {

std::string describe(const Sentence& s, const ClauseTree& tree, const std::vector<Statement>& statements, const std::vector<std::string>& notes);
// One statement on one line: "+ asserted Sweden SIGNED Hanoi Convention (date 2025-10-25)".
std::string describe(const Statement& statement);

std::string_view name_of(Polarity p);      // "+", "-"
std::string_view name_of(Modality m);      // "asserted", …
std::string_view name_of(Section s);       // "body", …
std::string_view name_of(Approximation a);  // "", "about", …

}  // namespace signatory::extract
