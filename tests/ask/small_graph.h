// The small graph of tests/ask/graph.txt as a database: each line is a document of one sentence.
//
//   SmallGraph graph;  graph.asker().ask("Who signed the Hanoi Convention?");
#pragma once
#include <doctest/doctest.h>

#include <map>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "ask/asker.h"
#include "base/file.h"
#include "base/sha256.h"
#include "store/documents.h"
#include "store/finalise.h"
#include "support/temporary_folder.h"

namespace signatory::support {

inline std::vector<std::string> split(const std::string& text, char at) {
  std::vector<std::string> parts;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, at);) parts.push_back(part);
  return parts;
}

inline extract::EntityRef known(const std::string& id, const std::string& name) {
  extract::EntityRef entity{.id = id, .name = name, .type = "Content", .surface = name, .span = {0, 1}};
  if (!id.empty()) entity.type = id.substr(0, id.find('/')), entity.type[0] = static_cast<char>(entity.type[0] - 'a' + 'A');
  return entity;
}

struct LineClaim {
  extract::Statement statement;
  std::vector<std::string> features;
  std::string sentence;
};

inline void set_qualifier(LineClaim& claim, const std::string& key, const std::string& value) {
  extract::Statement& s = claim.statement;
  const std::map<std::string, extract::Modality> modalities = {{"committed", extract::Modality::kCommitted}, {"planned", extract::Modality::kPlanned}, {"urged", extract::Modality::kUrged}};
  const std::string first = value.substr(0, value.find(' ')), rest = value.find(' ') == std::string::npos ? "" : value.substr(value.find(' ') + 1);
  if (key == "date") s.date = value;
  else if (key == "deadline") s.deadline = value;
  else if (key == "polarity") s.polarity = extract::Polarity::kNegative;
  else if (key == "modality") s.modality = modalities.at(value);
  else if (key == "amount") s.amount = extract::Amount{std::stod(first), rest, extract::Approximation::kNone, ""};
  else if (key == "count") s.count = extract::Amount{std::stod(first), "", extract::Approximation::kNone, ""};
  else if (key == "recipient") s.recipient = known(first, rest);
  else if (key == "place") s.place = known(first, rest);
  else if (key == "source") s.attribution = {known(first, rest)};
  else if (key == "features") claim.features = split(value, ' ');
}

inline LineClaim claim_of_line(const std::string& line) {
  const std::vector<std::string> cells = split(line, '|');
  REQUIRE_MESSAGE(cells.size() == 7, line);
  LineClaim claim;
  claim.sentence = cells[6];
  extract::Statement& s = claim.statement;
  s.subject = known(cells[0], cells[1]), s.relation = cells[2], s.object = known(cells[3], cells[4]);
  s.language = "en", s.rule = "en/line", s.confidence = 0.9, s.sentence = {0, claim.sentence.size()};
  s.evidence = {{"object", {0, 1}}, {"subject", {0, 1}}, {"trigger", {0, 1}}};
  for (const std::string& qualifier : split(cells[5], ';')) set_qualifier(claim, qualifier.substr(0, qualifier.find('=')), qualifier.substr(qualifier.find('=') + 1));
  return claim;
}

class SmallGraph {
 public:
  SmallGraph() : database_(*store::Database::open(folder_.path("small.db"), {.mode = store::OpenMode::kCreate, .schema_folder = ""})) {
    const auto bytes = base::read_file(std::string(SIGNATORY_SOURCE_DIR) + "/tests/ask/graph.txt");
    REQUIRE(bytes);
    auto batch = store::WriteBatch::begin(database_);
    REQUIRE(batch);
    int number = 0;
    for (const std::string& line : split(*bytes, '\n'))
      if (!line.empty() && line[0] != '#') put("line-" + std::to_string(++number), claim_of_line(line));
    REQUIRE((*batch)->commit());
    REQUIRE(store::finalise(database_));
    auto opened = ask::Asker::open(database_, "");
    REQUIRE_MESSAGE(opened, (opened ? "" : opened.error().to_string()));
    asker_ = std::make_unique<ask::Asker>(std::move(*opened));
  }

  const ask::Asker& asker() const { return *asker_; }

 private:
  void put(const std::string& name, const LineClaim& claim) {
    const extract::DocumentInput input{.id = name, .text = claim.sentence, .language = "en", .date = "2025-11-01", .url = "", .title = ""};
    extract::Extraction extraction;
    extraction.language = "en", extraction.statements = {claim.statement};
    auto done = store::put_document(database_, {.input = input, .sha256 = base::sha256_hex(claim.sentence), .extraction = extraction, .features = {claim.features}, .extractor = "test"});
    REQUIRE_MESSAGE(done, (done ? "" : done.error().to_string()));
  }

  TemporaryFolder folder_;
  store::Database database_;
  std::unique_ptr<ask::Asker> asker_;
};

inline const ask::Asker& small_asker() {
  static const SmallGraph graph;
  return graph.asker();
}

}  // namespace signatory::support
