// A reading of documents that needs no language: each line is a statement, so that tests of linking and storing say what they mean.
//
//   "country/VN SIGNED agreement/hanoi-convention | date=2025-10-25; source=country/PL"     // entities by id
//   "country/AU COMMITTED_TO invest in cyber security | modality=committed; amount=83.5 USD; language=en"    // a Content object
//   "= person/a-b person/a-c"                                                              // the document says they are one
#pragma once
#include <sstream>
#include <string>
#include <vector>

#include "extract/claim.h"

namespace signatory::support {

inline extract::EntityRef entity_at(const std::string& text, std::size_t begin, std::size_t end) {
  extract::EntityRef entity;
  entity.surface = text.substr(begin, end - begin);
  entity.span = {begin, end};
  const std::size_t slash = entity.surface.find('/');
  const bool known = slash != std::string::npos && entity.surface.find(' ') == std::string::npos;
  entity.id = known ? entity.surface : "";
  entity.name = known ? entity.surface.substr(slash + 1) : "";
  entity.type = known ? entity.surface.substr(0, slash) : "Content";
  if (known) entity.type[0] = static_cast<char>(entity.type[0] - 'a' + 'A');
  return entity;
}

inline void set_option(extract::Statement& statement, const std::string& key, const std::string& value) {
  if (key == "date") statement.date = value;
  else if (key == "deadline") statement.deadline = value;
  else if (key == "language") statement.language = value;
  else if (key == "content") statement.content = value;
  else if (key == "polarity") statement.polarity = value == "-" ? extract::Polarity::kNegative : extract::Polarity::kPositive;
  else if (key == "modality") statement.modality = value == "committed" ? extract::Modality::kCommitted : value == "planned" ? extract::Modality::kPlanned : extract::Modality::kAsserted;
  else if (key == "confidence") statement.confidence = std::stod(value);
  else if (key == "source") statement.attribution = {entity_at(value, 0, value.size())};
  else if (key == "recipient") statement.recipient = entity_at(value, 0, value.size());
  else if (key == "amount") statement.amount = extract::Amount{std::stod(value), value.substr(value.find(' ') + 1), extract::Approximation::kNone, ""};
  else if (key == "count") statement.count = extract::Amount{std::stod(value), "", extract::Approximation::kNearly, ""};
  else if (key == "section") statement.section = value == "headline" ? extract::Section::kHeadline : extract::Section::kBody;
}

inline extract::Statement statement_of_line(const std::string& text, std::size_t begin, std::size_t end) {
  extract::Statement statement;
  const std::size_t bar = std::min(text.find(" | ", begin), end);
  const std::size_t first = text.find(' ', begin);
  const std::size_t second = text.find(' ', first + 1);
  statement.subject = entity_at(text, begin, first);
  statement.relation = text.substr(first + 1, second - first - 1);
  statement.object = entity_at(text, second + 1, bar);
  statement.language = "en", statement.rule = "en/line", statement.confidence = 0.8, statement.sentence = {begin, end};
  std::istringstream options(bar < end ? text.substr(bar + 3, end - bar - 3) : "");
  for (std::string option; std::getline(options >> std::ws, option, ';');) set_option(statement, option.substr(0, option.find('=')), option.substr(option.find('=') + 1));
  statement.evidence = {{"object", statement.object.span}, {"subject", statement.subject.span}, {"trigger", {first + 1, second}}};
  return statement;
}

inline extract::Extraction extract_lines(const extract::DocumentInput& input) {
  extract::Extraction extraction;
  extraction.language = "en";
  for (std::size_t begin = 0; begin < input.text.size();) {
    const std::size_t end = std::min(input.text.find('\n', begin), input.text.size());
    const std::string line = input.text.substr(begin, end - begin);
    if (line.starts_with("= ")) {
      const std::size_t space = line.find(' ', 2);
      extraction.same_as.push_back({line.substr(2, space - 2), line.substr(space + 1), "also-known-as", {begin, end}});
    } else if (line.find('/') != std::string::npos) {
      extraction.statements.push_back(statement_of_line(input.text, begin, end));
    }
    begin = end + 1;
  }
  return extraction;
}

}  // namespace signatory::support
