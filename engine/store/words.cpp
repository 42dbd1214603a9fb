#include "store/words.h"

#include <array>

namespace signatory::store {

namespace {

constexpr std::array<std::string_view, 5> kApproximations{"", "about", "nearly", "over", "up_to"};
constexpr std::array<std::string_view, 2> kPolarities{"+", "-"};
constexpr std::array<std::string_view, 5> kModalities{"asserted", "committed", "urged", "planned", "hypothetical"};
constexpr std::array<std::string_view, 5> kSections{"headline", "body", "caption", "related", "meta"};

}  // namespace

std::string_view word_of(extract::Approximation approximation) { return kApproximations.at(static_cast<std::size_t>(approximation)); }
std::string_view word_of(extract::Polarity polarity) { return kPolarities.at(static_cast<std::size_t>(polarity)); }
std::string_view word_of(extract::Modality modality) { return kModalities.at(static_cast<std::size_t>(modality)); }
std::string_view word_of(extract::Section section) { return kSections.at(static_cast<std::size_t>(section)); }

}  // namespace signatory::store
