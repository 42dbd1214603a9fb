// The name that was probably meant: the nearest of some candidates to a mistyped one.
//
// Distance is Damerau-Levenshtein (optimal string alignment) over code points, with case for half a step, neighbouring keys of a
// QWERTY keyboard and doubled letters cheaper than other edits, and a bonus for a common prefix. Nothing is suggested for names
// further away than a third of their length.
//
//   nearest_name("Persn", {"Person", "Place"}) == "Person"
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace signatory::cypher {

std::optional<std::string> nearest_name(std::string_view name, const std::vector<std::string>& candidates);
// "did you mean `Person`?", or an empty string.
std::string did_you_mean(std::string_view name, const std::vector<std::string>& candidates);

}  // namespace signatory::cypher
