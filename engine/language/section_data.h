// Section markers, token and sentence rules and the detection profile of one language, from schema/languages/sections/<code>.json:
//
//   { "language": "sv",
//     "markers": {"related": […], "source": […], "caption": […], "comment": […], "byline": […], "mail_headers": […], "agencies": […]},
//     "tokens": {"join_hyphens": true, "suffixes": ["'s", ":s"], "prefixes": []},       see text/token.h
//     "abbreviations": ["kl.", …], "final_abbreviations": ["m.m.", …], "sentence_starters": ["det", …],   see text/document.h
//     "detection": {"letters": "åäö", "words": ["och", …], "endings": ["ningen", …]} }                    see language/detect.h
//
// All members but "language" may be left out. Errors (kData) name the file, the JSON pointer and what was expected.
//
//   Result<SectionData> sv = parse_section_data("schema/languages/sections/sv.json", bytes);
#pragma once
#include <string>
#include <string_view>

#include "base/error.h"
#include "language/detect.h"
#include "text/document.h"

namespace signatory::language {

struct SectionData {
  text::SectionMarkers markers;
  text::SentenceRules sentences;  // with the language's code and its token rules
  LanguageProfile profile;
};

base::Result<SectionData> parse_section_data(const std::string& file, std::string_view bytes);

}  // namespace signatory::language
