// Other writings of a person's name: with a given name left out, or put into Latin letters in another way.
//
// Works on ids ("person/andres-manuel-lopez-obrador"). A shorter name joins the one longer name that ends in it when it has three words
// or more; with several longer names it joins none. Two names of as many words that sound alike ("aleksandr", "alexander") join under
// one office of one body. Conservative: in doubt two persons.
//
//   shortened_names({"person/andres-manuel-lopez-obrador", "person/manuel-lopez-obrador"}) == {{"person/andres-…", "person/manuel-…"}}
//   sound_alike("person/aleksandr-novak", "person/alexander-novak")
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "link/misspelling.h"

namespace signatory::link {

// Pairs (longer, shorter), sorted.
std::vector<std::pair<std::string, std::string>> shortened_names(const std::vector<std::string>& persons);
// Word by word the same letters once vowels, doubled letters and the ways of transliteration are put aside.
bool sound_alike(std::string_view a, std::string_view b);
// Pairs of holders of one office that sound alike, the smaller id first, sorted.
std::vector<std::pair<std::string, std::string>> alike_pairs(std::vector<OfficeHolder> holders);

}  // namespace signatory::link
