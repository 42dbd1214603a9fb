// The words that the tables use for the enums of extraction, and back.
//
//   word_of(extract::Modality::kPlanned) == "planned"
#pragma once
#include <string_view>

#include "extract/claim.h"

namespace signatory::store {

std::string_view word_of(extract::Approximation approximation);  // "" for exact
std::string_view word_of(extract::Polarity polarity);            // "+", "-"
std::string_view word_of(extract::Modality modality);
std::string_view word_of(extract::Section section);

}  // namespace signatory::store
