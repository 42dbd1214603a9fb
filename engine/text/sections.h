// What each paragraph of a document is: headline, running text, caption, teaser or apparatus.
//
// The markers are data (document.h). A first short line without final punctuation is the headline, so is a title-like line between
// paragraphs; a line that is a related-news marker turns everything behind it into section kRelated.
//
//   SectionClassifier classifier(markers);
//   std::vector<Block> blocks = classifier.classify(text, split_paragraphs(text));
#pragma once
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "text/document.h"
#include "text/lines.h"

namespace signatory::text {

class SectionClassifier {
 public:
  explicit SectionClassifier(SectionMarkers markers);
  std::vector<Block> classify(std::string_view text, const Paragraphs& paragraphs) const;

 private:
  struct Place;  // what stands around a paragraph
  void classify_one(std::string_view line, const Place& place, Block& block) const;
  BlockKind kind_of(std::string_view line, const Place& place) const;
  BlockKind marked_kind(std::string_view line, const Place& place) const;
  bool is_caption(std::string_view folded) const;
  bool is_byline(std::string_view line, std::string_view folded) const;
  ByteSpan find_dateline(std::string_view text, ByteSpan span) const;

  SectionMarkers markers_;
  std::unordered_set<std::string> agencies_;
};

}  // namespace signatory::text
