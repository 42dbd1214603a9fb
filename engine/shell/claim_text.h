// A claim in words, for people: used by claims, diff and why.
//
//   claim_sentence(claim) == "Viet Nam SIGNED Hanoi Convention"
//   claim_details(claim)  == "asserted · on 2025-10-25 · confidence 0.94 · 2 documents: a.txt"
#pragma once
#include <string>

#include "store/claim_record.h"

namespace signatory::shell {

std::string claim_sentence(const store::ClaimRecord& claim);
std::string claim_details(const store::ClaimRecord& claim);
std::string shown_name(const store::EntityView& entity);               // the name, else the words
std::string shown_sources(const store::ClaimRecord& claim);            // "Poland > Russia", outermost first
std::string shown_quantity(const store::ClaimRecord& claim);           // "nearly 70", "83500000 USD"

}  // namespace signatory::shell
