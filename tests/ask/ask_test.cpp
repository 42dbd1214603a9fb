#include <cstdlib>
#include <iostream>

#include "ask/answer_text.h"
#include "ask/corpus.h"

using namespace signatory;

TEST_CASE("try") {
  const char* file = std::getenv("ASK_TRY");
  if (file == nullptr) return;
  auto& asker = support::corpus_asker();
  std::istringstream lines(*base::read_file(file));
  for (std::string line; std::getline(lines, line);) {
    if (line.empty()) continue;
    auto answer = asker.ask(line);
    if (!answer) { std::cout << "ERROR " << answer.error().to_string() << "\n"; continue; }
    std::cout << "=== " << line << "\n";
    for (auto& r : answer->readings) std::cout << r.reading.key() << "  topics=" << r.reading.topic_words << "\n";
    std::cout << ask::answer_text(*answer, asker.data(answer->read.language), {.quotes = 0, .most_rows = 6});
  }
}
