// What the rest of a question speaks of: concepts (the same in every language) and words.
//
//   Result<TopicReader> topics = TopicReader::load(files);
//   topics->features("sv", "elbilar och kol") == {"c:electric-vehicle", "c:coal", "w:elbilar", "w:kol"}
//   overlap(features, of_a_claim) > 0
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace signatory::ask {

struct NamedBytes {
  std::string name;  // "schema/gazetteer/concepts.json"
  std::string_view bytes;
};

class TopicReader {
 public:
  static base::Result<TopicReader> load(const std::vector<NamedBytes>& files);
  ~TopicReader();
  TopicReader(TopicReader&&) noexcept;
  TopicReader& operator=(TopicReader&&) noexcept;

  std::vector<std::string> features(std::string_view language, std::string_view text) const;
  bool function_word(std::string_view language, std::string_view folded) const;

 private:
  struct Impl;
  explicit TopicReader(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// How well `claim` (features of a statement) speaks of `topics`, 0 to 1: shared concepts count for their words; a word matches by its beginning.
double overlap(const std::vector<std::string>& topics, const std::vector<std::string>& claim);

}  // namespace signatory::ask
