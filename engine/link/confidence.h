// Confidence of a claim from the confidence of its evidence: noisy-or, so that more evidence never lowers it.
//
// Sentences of one document, and documents that copy each other, are not independent: the best sentence of each document counts
// whole for the best document and half for the others.
//
//   combined_confidence({{"sha-1", 0.8}, {"sha-2", 0.8}}) == 1 - 0.2 * 0.6 == 0.88
#pragma once
#include <string_view>
#include <vector>

namespace signatory::link {

struct Support {
  std::string_view document;  // its SHA-256
  double confidence = 0;      // 0–1
};

double combined_confidence(std::vector<Support> supports);

}  // namespace signatory::link
