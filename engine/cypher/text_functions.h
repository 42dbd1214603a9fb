// String algorithms that need Unicode: code points, normal forms, regular expressions. The only use of ICU's text services in cypher/.
//
// Positions and lengths count code points, not bytes. Ill-formed UTF-8 is never an error here.
//
//   code_point_count("Đà Nẵng") == 7;   matches_whole("abc", "a.*") == true
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"

namespace signatory::cypher {

std::size_t code_point_count(std::string_view text);
// Byte offset of a code point; text.size() if the text is shorter.
std::size_t byte_offset(std::string_view text, std::size_t code_point);
std::string reversed_text(std::string_view text);  // code point by code point; combining marks stay behind their letters

// Full case mapping without a locale: "straße" → "STRASSE".
std::string lower_text(std::string_view text);
std::string upper_text(std::string_view text);

enum class Side : unsigned char { kLeft, kRight, kBoth };
// Without white space (Unicode's) at the sides.
std::string_view trimmed(std::string_view text, Side side);

// "NFC", "NFD", "NFKC", "NFKD"; nullopt for another form.
std::optional<std::string> normalized(std::string_view text, std::string_view form);

// Whether the whole text matches. "SyntaxError.InvalidRegularExpression" for a faulty pattern, kLimit after too many steps.
base::Result<bool> matches_whole(std::string_view text, std::string_view pattern);

}  // namespace signatory::cypher
