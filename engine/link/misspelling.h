// Misspelt names: two persons whose names differ by one edit and who hold one office are one person.
//
// Works on ids ("person/nakamisu-masashi"), which are ASCII already. Conservative: same office of the same body, the edit inside one
// word of five letters or more, its first letter untouched, all other words equal, and one of the two seen in fewer documents than
// the other. Linear in the number of holders: a table of all one-letter deletions.
//
//   misspelt_pairs({{"office/foreign-minister|country/JP", "person/nakamitsu-izumi", 4}, {…, "person/nakamisu-izumi", 1}})
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace signatory::link {

struct OfficeHolder {
  std::string office;           // the office and whose it is, one string
  std::string person;           // entity id
  std::uint32_t documents = 0;  // in which the person is mentioned
};

// Pairs (well supported id, misspelt id), sorted.
std::vector<std::pair<std::string, std::string>> misspelt_pairs(std::vector<OfficeHolder> holders);
// True when one insertion, deletion, replacement or swap of neighbours in one long word makes `a` of `b`.
bool one_edit_apart(std::string_view a, std::string_view b);

}  // namespace signatory::link
