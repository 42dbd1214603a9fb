#include "link/confidence.h"

#include <algorithm>
#include <cmath>

namespace signatory::link {

namespace {

constexpr double kMost = 0.999;
constexpr double kFurtherDocument = 0.5;

}  // namespace

double combined_confidence(std::vector<Support> supports) {
  std::sort(supports.begin(), supports.end(), [](const Support& a, const Support& b) {
    return a.document != b.document ? a.document < b.document : a.confidence > b.confidence;
  });
  std::vector<double> best;
  for (std::size_t at = 0; at < supports.size(); ++at)
    if (at == 0 || supports[at].document != supports[at - 1].document) best.push_back(std::clamp(supports[at].confidence, 0.0, 1.0));
  std::sort(best.begin(), best.end(), std::greater<>());
  double doubt = 1;
  for (std::size_t at = 0; at < best.size(); ++at) doubt *= 1 - best[at] * (at == 0 ? 1 : kFurtherDocument);
  // A single sentence keeps its own figure; the cap and the rounding make the sum independent of the machine.
  const double combined = best.size() == 1 ? best.front() : std::max(best.front(), std::min(1 - doubt, kMost));
  return best.empty() ? 0 : std::round(combined * 1e4) / 1e4;
}

}  // namespace signatory::link
