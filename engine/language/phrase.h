// Phrases of the data files, cut into words exactly as documents are.
//
//   phrase_words("FN:s konvention") == {"fn", ":s", "konvention"}       // folded
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace signatory::language {

std::vector<std::string> phrase_words(std::string_view phrase);
// The same words as written.
std::vector<std::string> written_words(std::string_view phrase);

}  // namespace signatory::language
