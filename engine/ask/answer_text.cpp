#include "ask/answer_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "ask/answering.h"
#include "ask/restate.h"

namespace signatory::ask {
namespace {

using language::QuestionData;

// White space and control characters of a document as single blanks; nothing that a terminal would obey.
std::string on_one_line(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > 0x20 && byte != 0x7F) out += c;
    else if (!out.empty() && out.back() != ' ') out += ' ';
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string message(const QuestionData& words, std::string_view key, std::string_view slot = {}, std::string_view value = {}) {
  return slot.empty() ? std::string(words.message(key)) : filled(std::string(words.message(key)), slot, value);
}

std::string row_details(const AnswerRow& row, const QuestionData& words) {
  std::string out;
  const auto add = [&](const std::string& text) { out += (out.empty() ? "" : "; ") + text; };
  if (!row.recipient.empty()) add(message(words, "to", "name", row.recipient));
  if (row.amount) add(amount_text(*row.amount, row.currency, row.approximate));
  if (row.count) add(amount_text(*row.count, row.unit, row.approximate));
  if (!row.date.empty()) add(row.date);
  if (!row.deadline.empty()) add(message(words, "by", "date", row.deadline));
  for (const std::string& source : row.attribution) add(message(words, "said_by", "name", source));
  return out.empty() ? "" : " (" + on_one_line(out) + ")";
}

void add_row(std::string& out, const AnswerRow& row, const QuestionData& words, const AnswerStyle& style) {
  out += fmt::format("  - {} {}{} {}{}\n", on_one_line(row.subject), row.polarity == "-" ? "NOT " : "", row.relation, on_one_line(row.object), row_details(row, words));
  for (std::size_t i = 0; i < std::min(style.quotes, row.quotes.size()); ++i) {
    const Quote& quote = row.quotes[i];
    out += fmt::format("      \"{}\"\n      [{}{}]\n", on_one_line(quote.text), on_one_line(quote.document), quote.date.empty() ? "" : ", " + quote.date);
  }
}

std::string verdict(const ReadingAnswer& answer, const QuestionData& words) {
  if (answer.reading.hole != Hole::kYesNo) return {};
  bool yes = false, no = false;
  for (const AnswerGroup& group : answer.groups) yes |= group.standing == Standing::kAsserted, no |= group.standing == Standing::kNegative;
  const bool promise = !answer.reading.relations.empty() && std::any_of(answer.groups.begin(), answer.groups.end(), [&](const AnswerGroup& g) {
    return (g.standing == Standing::kCommitted || g.standing == Standing::kUrged || g.standing == Standing::kPlanned) && g.rows.front().modality != "asserted" &&
           (answer.reading.relations.front() == "COMMITTED_TO" || answer.reading.relations.front() == "URGED" || answer.reading.relations.front() == "TARGETS");
  });
  yes |= promise;
  if (yes == no) return message(words, "unknown_yes_no");
  return message(words, yes != answer.reading.negative ? "yes" : "no");
}

std::string summary(const ReadingAnswer& answer, const AnswerGroup& group, const QuestionData& words) {
  std::string out;
  std::size_t named = 0;
  std::vector<std::string> counts;
  for (const AnswerRow& row : group.rows)
    if (row.count && row.subject_type == "Group") counts.push_back(amount_text(*row.count, row.unit, row.approximate));
  if (answer.reading.hole == Hole::kCount) {
    named = group.values.size() - std::min(group.values.size(), counts.size());
    std::sort(counts.begin(), counts.end());
    counts.erase(std::unique(counts.begin(), counts.end()), counts.end());
    for (const std::string& count : counts) out += (out.empty() ? "" : "; ") + count;
    return out + (out.empty() ? "" : "; ") + message(words, "named", "count", std::to_string(named));
  }
  if (answer.reading.hole == Hole::kYesNo) return out;
  for (const std::string& value : group.values) out += (out.empty() ? "" : "; ") + on_one_line(value);
  return out;
}

void add_groups(std::string& out, const ReadingAnswer& answer, const QuestionData& words, const AnswerStyle& style) {
  for (const AnswerGroup& group : answer.groups) {
    const auto heading = words.standings.find(name_of(group.standing));
    const std::string values = summary(answer, group, words);
    out += fmt::format("\n{}{}\n", heading == words.standings.end() ? std::string(name_of(group.standing)) : heading->second, values.empty() ? "" : ": " + values);
    for (std::size_t i = 0; i < std::min(style.most_rows, group.rows.size()); ++i) add_row(out, group.rows[i], words, style);
    if (group.rows.size() > style.most_rows) out += "  " + message(words, "more", "count", std::to_string(group.rows.size() - style.most_rows)) + "\n";
  }
}

void add_path(std::string& out, const ReadingAnswer& answer, const AnswerStyle& style, const QuestionData& words) {
  if (answer.path.empty()) return;
  out += "\n" + on_one_line(answer.path.front().from);
  for (const PathStep& step : answer.path) out += fmt::format(" {}[{}]{} {}", step.forward ? "-" : "<-", step.relation, step.forward ? "->" : "-", on_one_line(step.to));
  out += "\n";
  for (const PathStep& step : answer.path) {
    const auto heading = words.standings.find(name_of(step.standing));
    out += fmt::format("  - {} {} {} ({})\n", on_one_line(step.forward ? step.from : step.to), step.relation, on_one_line(step.forward ? step.to : step.from), heading == words.standings.end() ? "" : heading->second);
    for (std::size_t i = 0; i < std::min(style.quotes, step.quotes.size()); ++i)
      out += fmt::format("      \"{}\"\n      [{}{}]\n", on_one_line(step.quotes[i].text), on_one_line(step.quotes[i].document), step.quotes[i].date.empty() ? "" : ", " + step.quotes[i].date);
  }
}

std::string part_text(const Misunderstanding& part, const QuestionData& words) {
  switch (part.kind) {
    case Misunderstanding::Kind::kName: return message(words, "unknown_name", "name", on_one_line(part.part));
    case Misunderstanding::Kind::kRelation: return message(words, "no_relation");
    case Misunderstanding::Kind::kLanguage: return message(words, "unknown_language");
    case Misunderstanding::Kind::kWhole: break;
  }
  return message(words, "whole");
}

void add_corrections(std::string& out, const ReadingAnswer& answer, const QuestionData& words) {
  std::vector<Filler> fillers = answer.reading.about;
  for (const auto* filler : {&answer.reading.subject, &answer.reading.object, &answer.reading.recipient})
    if (*filler) fillers.push_back(**filler);
  for (const Filler& filler : fillers)
    if (filler.corrected) out += filled(message(words, "matched", "written", on_one_line(filler.written)), "name", filler.entities.front().name) + "\n";
  if (!answer.officials.empty()) out += fmt::format("{}: {}\n", message(words, "officials"), answer.officials.size());
}

}  // namespace

std::string answer_text(const Answer& answer, const QuestionData& words, const AnswerStyle& style) {
  std::string out;
  for (const Misunderstanding& part : answer.read.misunderstood) out += message(words, "not_understood", "part", part_text(part, words)) + "\n";
  if (answer.readings.size() > 1) out += message(words, "ambiguous") + "\n\n";
  for (const ReadingAnswer& one : answer.readings) {
    if (&one != &answer.readings.front()) out += "\n";
    out += fmt::format("{}: {}\n", message(words, "reading"), on_one_line(one.restated));
    add_corrections(out, one, words);
    if (one.empty()) out += message(words, one.reading.hole == Hole::kPath ? "no_path" : "nothing") + "\n";
    else if (const std::string said = verdict(one, words); !said.empty()) out += fmt::format("{}: {}\n", message(words, "answer"), said);
    add_groups(out, one, words, style);
    add_path(out, one, style, words);
    if (style.explain) {
      if (!one.officials_cypher.empty()) out += "\n" + one.officials_cypher + "\n";
      out += "\n" + one.cypher + "\n" + (one.parameters.empty() ? "" : one.parameters + "\n");
    }
  }
  if (answer.suggestions.empty()) return out;
  out += "\n" + message(words, "try") + "\n";
  for (const std::string& question : answer.suggestions) out += "  - " + on_one_line(question) + "\n";
  return out;
}

}  // namespace signatory::ask
