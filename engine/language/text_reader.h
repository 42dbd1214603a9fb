// From bytes to a Document, with what the data files of all languages say: sections, language of each paragraph, sentences, tokens.
//
//   Result<TextReader> reader = TextReader::embedded();        // kData if a data file is wrong
//   text::Document d = reader->read(bytes, "sv");              // the language is a hint; "" lets the text tell
//   d.language_of(d.sentences[0]) == "sv"
//
// Language indices follow the order of the codes. A TextReader is immutable and safe from several threads.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "language/detect.h"
#include "language/section_data.h"
#include "text/document.h"

namespace signatory::language {

class TextReader {
 public:
  explicit TextReader(std::vector<SectionData> languages);
  // From the data files compiled into the program.
  static base::Result<TextReader> embedded();

  // `language`: code of the language the text is said to be in; an unknown code counts as none. `text` must outlive the document.
  text::Document read(std::string_view text, std::string_view language = {}) const;
  // Code of the language that most of the document is in, counted in sentences' bytes; "" if undecided.
  static std::string main_language(const text::Document& document);

  const std::vector<std::string>& languages() const { return codes_; }

 private:
  std::vector<std::string> codes_;
  LanguageDetector detector_;
  text::DocumentReader reader_;
};

}  // namespace signatory::language
