#include "language/text_reader.h"

#include <algorithm>

#include "base/embedded.h"

namespace signatory::language {
namespace {

constexpr std::string_view kFolder = "schema/languages/sections/";

std::vector<SectionData> sorted(std::vector<SectionData> languages) {
  std::sort(languages.begin(), languages.end(), [](const SectionData& a, const SectionData& b) { return a.profile.language < b.profile.language; });
  return languages;
}

std::vector<LanguageProfile> profiles_of(const std::vector<SectionData>& languages) {
  std::vector<LanguageProfile> out;
  for (const SectionData& data : sorted(languages)) out.push_back(data.profile);
  return out;
}

text::DocumentReader reader_of(const std::vector<SectionData>& languages) {
  text::SectionMarkers all;
  std::vector<text::SentenceRules> rules;
  const auto append = [](std::vector<std::string>& to, const std::vector<std::string>& from) { to.insert(to.end(), from.begin(), from.end()); };
  for (const SectionData& data : sorted(languages)) {
    append(all.related, data.markers.related);
    append(all.source, data.markers.source);
    append(all.caption, data.markers.caption);
    append(all.comment, data.markers.comment);
    append(all.byline, data.markers.byline);
    append(all.mail_headers, data.markers.mail_headers);
    append(all.agencies, data.markers.agencies);
    rules.push_back(data.sentences);
  }
  return text::DocumentReader(std::move(all), std::move(rules));
}

}  // namespace

TextReader::TextReader(std::vector<SectionData> languages) : detector_(profiles_of(languages)), reader_(reader_of(languages)) {
  for (const SectionData& data : sorted(std::move(languages))) codes_.push_back(data.profile.language);
}

base::Result<TextReader> TextReader::embedded() {
  std::vector<SectionData> languages;
  for (const base::EmbeddedFile& file : base::embedded_files()) {
    if (!file.name.starts_with(kFolder)) continue;
    base::Result<SectionData> data = parse_section_data(std::string(file.name), file.bytes);
    if (!data) return base::forward(data);
    languages.push_back(std::move(*data));
  }
  return TextReader(std::move(languages));
}

text::Document TextReader::read(std::string_view text, std::string_view language) const {
  const auto found = std::find(codes_.begin(), codes_.end(), language);
  const auto expected = found == codes_.end() ? text::kNoLanguage : static_cast<std::uint8_t>(found - codes_.begin());
  return reader_.read(text, [&](std::string_view bytes, std::span<const text::Block> blocks) { return detector_.detect(bytes, blocks, expected); });
}

std::string TextReader::main_language(const text::Document& document) {
  std::vector<std::size_t> bytes(document.languages.size(), 0);
  for (const text::Sentence& sentence : document.sentences) {
    if (sentence.language < bytes.size()) bytes[sentence.language] += sentence.span.size();
  }
  const auto most = std::max_element(bytes.begin(), bytes.end());
  return most == bytes.end() || *most == 0 ? std::string() : document.languages[static_cast<std::size_t>(most - bytes.begin())];
}

}  // namespace signatory::language
