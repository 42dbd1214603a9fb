#include "language/section_data.h"

#include <unordered_set>

#include "language/json_reader.h"
#include "text/unicode.h"

namespace signatory::language {
namespace {

std::vector<std::string> folded_texts(const JsonReader& from, const char* key) {
  std::vector<std::string> out = from.texts(key);
  for (std::string& entry : out) entry = text::fold_word(entry);
  return out;
}

std::unordered_set<std::string> folded_set(const JsonReader& from, const char* key) {
  const std::vector<std::string> entries = folded_texts(from, key);
  return {entries.begin(), entries.end()};
}

text::SectionMarkers read_markers(const JsonReader& json) {
  text::SectionMarkers markers;
  markers.related = folded_texts(json, "related");
  markers.source = folded_texts(json, "source");
  markers.caption = folded_texts(json, "caption");
  markers.comment = folded_texts(json, "comment");
  markers.byline = folded_texts(json, "byline");
  markers.mail_headers = folded_texts(json, "mail_headers");
  markers.agencies = folded_texts(json, "agencies");
  return markers;
}

}  // namespace

base::Result<SectionData> parse_section_data(const std::string& file, std::string_view bytes) {
  JsonFaults faults{.file = file, .faults = {}};
  const nlohmann::json json = parse_json(bytes, faults);
  SectionData data;
  if (faults.faults.empty()) {
    const JsonReader root(json, "", faults);
    if (!json.is_object()) root.fault("an object");
    data.markers = read_markers(root.member("markers"));
    data.sentences.language = root.text("language");
    const JsonReader tokens = root.member("tokens");
    if (tokens.has("join_hyphens")) data.sentences.tokens.join_hyphens = tokens.flag("join_hyphens");
    if (tokens.has("suffixes")) data.sentences.tokens.suffixes = folded_texts(tokens, "suffixes");
    data.sentences.tokens.prefixes = folded_texts(tokens, "prefixes");
    data.sentences.abbreviations = folded_set(root, "abbreviations");
    data.sentences.final_abbreviations = folded_set(root, "final_abbreviations");
    data.sentences.sentence_starters = folded_set(root, "sentence_starters");
    const JsonReader detection = root.member("detection");
    data.profile = {.language = data.sentences.language, .letters = detection.text("letters", false), .words = folded_texts(detection, "words"), .endings = folded_texts(detection, "endings")};
  }
  if (auto error = faults.error()) return tl::unexpected(*error);
  return data;
}

}  // namespace signatory::language
