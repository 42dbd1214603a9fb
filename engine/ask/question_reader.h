// From a question to its readings: the frames that read the texts read the question too.
//
//   QuestionReader reader({knowledge, questions, families, topics, names});
//   ReadResult r = reader.read("Vad har Australien lovat?", "");      // the language is told from the words when it is ""
//   r.readings[0].key() == "COMMITTED_TO ?object subject=country/AU"
#pragma once
#include <string_view>
#include <vector>

#include "ask/reading.h"
#include "ask/topic.h"
#include "language/knowledge.h"
#include "language/question_data.h"

namespace signatory::ask {

using language::RelationFamilies;

// Everything a reader borrows; all of it must outlive the reader.
struct ReaderParts {
  const language::Knowledge& knowledge;
  const std::vector<language::QuestionData>& questions;
  const RelationFamilies& families;
  const TopicReader& topics;
  const NameIndex& names;
};

// A longer text is no question.
inline constexpr std::size_t kMostQuestionTokens = 120;

class QuestionReader {
 public:
  explicit QuestionReader(ReaderParts parts) : parts_(parts) {}
  // `language`: code, or "" to let the words tell. Never fails: what could not be read stands in the result.
  ReadResult read(std::string_view question, std::string_view language) const;

 private:
  const language::QuestionData* language_of(std::string_view question) const;
  ReaderParts parts_;
};

}  // namespace signatory::ask
