#include "language/word_class.h"

#include <array>

namespace signatory::language {
namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(WordClass::kCount)> kNames = {
#define SIGNATORY_NAME(name, constant) #name,
    SIGNATORY_WORD_CLASSES(SIGNATORY_NAME)
#undef SIGNATORY_NAME
};

}  // namespace

std::optional<WordClass> word_class_of(std::string_view name) {
  for (std::size_t i = 0; i < kNames.size(); ++i)
    if (kNames[i] == name) return static_cast<WordClass>(i);
  return std::nullopt;
}

std::string_view name_of(WordClass c) { return kNames[static_cast<std::size_t>(c)]; }

}  // namespace signatory::language
