#include "shell/command_why.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <ostream>

#include "shell/claim_text.h"
#include "shell/reading.h"
#include "store/claims.h"
#include "store/documents.h"
#include "store/json_text.h"

namespace signatory::shell {

namespace {

struct Options {
  std::string claim;
  std::string text;
  std::string language;
  std::string format = "text";
};

// The stored statement as reading its document again gives it; null when the rules have changed since.
const extract::Statement* same_statement(const extract::Extraction& extraction, const store::StatementRow& row) {
  const auto same = [&](const extract::Statement& statement) {
    if (statement.rule != row.rule || statement.relation != row.relation || static_cast<std::int64_t>(statement.sentence.begin) != row.sentence_begin ||
        statement.evidence.size() != row.evidence.size())
      return false;
    return std::all_of(statement.evidence.begin(), statement.evidence.end(), [&](const extract::EvidenceSpan& span) {
      return std::any_of(row.evidence.begin(), row.evidence.end(), [&](const store::EvidenceItem& item) { return item.begin == span.span.begin && item.end == span.span.end; });
    });
  };
  const auto found = std::find_if(extraction.statements.begin(), extraction.statements.end(), same);
  return found == extraction.statements.end() ? nullptr : &*found;
}

struct Explained {
  const store::StatementRow& row;
  const extract::DocumentInput& document;
  const extract::Statement* statement = nullptr;
};

std::string_view cut(const extract::DocumentInput& document, std::size_t begin, std::size_t end) {
  return begin <= end && end <= document.text.size() ? std::string_view(document.text).substr(begin, end - begin) : std::string_view();
}

void print_text(std::ostream& out, const Explained& one) {
  const store::StatementRow& row = one.row;
  out << fmt::format("\n{}, bytes {} to {}, section {}, rule {}, confidence {:.2f}\n  {}\n", row.document, row.sentence_begin, row.sentence_end, row.section, row.rule, row.confidence,
                     cut(one.document, static_cast<std::size_t>(row.sentence_begin), static_cast<std::size_t>(row.sentence_end)));
  for (const store::EvidenceItem& item : row.evidence) out << fmt::format("    {:12} {:>6}-{:<6} {}\n", item.slot, item.begin, item.end, item.text);
  if (one.statement == nullptr) {
    out << "    (the rules have changed since it was stored: build again to see the steps)\n";
    return;
  }
  for (const extract::TraceStep& step : one.statement->trace)
    out << fmt::format("    {:12} {}{}\n", step.step, step.detail, step.span.empty() ? "" : fmt::format(" «{}»", cut(one.document, step.span.begin, step.span.end)));
}

std::string explained_json(const Explained& one) {
  store::JsonText json(store::JsonText::Style::kSpaced);
  const store::StatementRow& row = one.row;
  json.open('{').key("document").text(row.document).key("sentence").text(cut(one.document, static_cast<std::size_t>(row.sentence_begin), static_cast<std::size_t>(row.sentence_end)));
  json.key("begin").integer(row.sentence_begin).key("end").integer(row.sentence_end).key("rule").text(row.rule).key("confidence").number(row.confidence).key("slots").open('[');
  for (const store::EvidenceItem& item : row.evidence)
    json.open('{').key("slot").text(item.slot).key("begin").integer(static_cast<std::int64_t>(item.begin)).key("end").integer(static_cast<std::int64_t>(item.end)).key("text").text(item.text).close('}');
  json.close(']').key("steps").open('[');
  if (one.statement != nullptr)
    for (const extract::TraceStep& step : one.statement->trace)
      json.open('{').key("step").text(step.step).key("detail").text(step.detail).key("begin").integer(static_cast<std::int64_t>(step.span.begin)).key("end")
          .integer(static_cast<std::int64_t>(step.span.end)).close('}');
  return json.close(']').close('}').take();
}

Result<int> explain_claim(Context& context, const Options& options, const LoadedReading& reading) {
  auto database = context.open(store::OpenMode::kReadOnly);
  if (!database) return forward(database);
  std::vector<store::ClaimRecord> claims;
  auto listed = store::each_claim(*database, {.id = options.claim}, [&](const store::ClaimRecord& claim) { claims.push_back(claim); });
  if (!listed) return forward(listed);
  if (claims.size() > 1) return fail(ErrorCode::kUsage, fmt::format("'{}' begins {} claims", options.claim, claims.size())).hint("give more of the id");
  const store::ClaimRecord& claim = claims.front();
  std::string json;
  if (options.format == "text") context.out << fmt::format("{}  {}\n{}\n", claim.id, claim_sentence(claim), claim_details(claim));
  for (const store::StatementRow& row : claim.statements) {
    auto document = store::stored_document(*database, row.document);
    if (!document) return forward(document);
    const extract::Extraction extraction = reading.functions.extract(*document);
    const Explained one{row, *document, same_statement(extraction, row)};
    if (options.format == "json") json += (json.empty() ? "" : ", ") + explained_json(one);
    else print_text(context.out, one);
  }
  if (options.format == "json") context.out << fmt::format("{{\"claim\": {}, \"statements\": [{}]}}\n", store::claim_json(claim), json);
  return 0;
}

Result<int> run(Context& context, const Options& options) {
  if (options.claim.empty() == options.text.empty()) return fail(ErrorCode::kUsage, "give a claim's id, or --text and a sentence");
  auto reading = load_reading(context.schema_folder);
  if (!reading) return forward(reading);
  if (!options.claim.empty()) return explain_claim(context, options, *reading);
  const extract::DocumentInput input{.id = "text", .text = options.text, .language = options.language, .date = "", .url = "", .title = ""};
  context.out << reading->explain(input);
  return 0;
}

}  // namespace

Command why_command() {
  auto options = std::make_shared<Options>();
  return {.name = "why",
          .summary = "how a claim came about, or what is recognised in a sentence",
          .examples = {"signatory why 9f86d081 --db my.db", "signatory why --text \"Poland refused to sign the Hanoi Convention.\""},
          .declare =
              [options](OptionBinder& bind) {
                bind.positional("CLAIM", options->claim, "id of a claim, or the beginning of it", false);
                bind.text("--text", options->text, "a sentence to read instead");
                bind.text("--language", options->language, "its language; found out if not given");
                bind.choice("--format", options->format, {"text", "json"}, "how to print (a claim)");
              },
          .run = [options](Context& context) { return run(context, *options); }};
}

}  // namespace signatory::shell
