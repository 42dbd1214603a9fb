#include "shell/command_claims.h"

#include <fmt/format.h>

#include <memory>
#include <ostream>

#include "shell/claim_text.h"
#include "store/claims.h"

namespace signatory::shell {

namespace {

struct Options {
  std::string format = "table";
  store::ClaimFilter filter;
};

// RFC 4180, and no cell that a spreadsheet would take for a formula.
std::string csv_cell(const std::string& text) {
  const bool formula = !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos && text.size() > 1;
  const std::string safe = formula ? "'" + text : text;
  if (safe.find_first_of(",\"\r\n") == std::string::npos) return safe;
  std::string quoted = "\"";
  for (const char c : safe) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + '"';
}

std::string csv_line(const store::ClaimRecord& claim) {
  std::string line;
  const std::string confidence = fmt::format("{}", claim.confidence);
  for (const std::string& cell : {claim.id, claim.subject.id, shown_name(claim.subject), claim.relation, claim.object.id, shown_name(claim.object), claim.recipient ? shown_name(*claim.recipient) : "",
                                  shown_quantity(claim), claim.date, claim.deadline, claim.polarity, claim.modality, shown_sources(claim), claim.section, confidence,
                                  claim.statements.front().document})
    line += (line.empty() ? "" : ",") + csv_cell(cell);
  return line;
}

void print_block(std::ostream& out, const store::ClaimRecord& claim) {
  out << fmt::format("{}  {}\n          {}\n", claim.id.substr(0, 8), claim_sentence(claim), claim_details(claim));
}

Result<int> run(Context& context, const Options& options) {
  auto database = context.open(store::OpenMode::kReadOnly);
  if (!database) return forward(database);
  if (options.format == "csv") context.out << "id,subject_id,subject,relation,object_id,object,recipient,quantity,date,deadline,polarity,modality,attribution,section,confidence,document\n";
  std::uint64_t count = 0;
  auto listed = store::each_claim(*database, options.filter, [&](const store::ClaimRecord& claim) {
    ++count;
    if (options.format == "jsonl") context.out << store::claim_json(claim) << '\n';
    else if (options.format == "csv") context.out << csv_line(claim) << '\n';
    else print_block(context.out, claim);
  });
  if (!listed) return forward(listed);
  if (options.format == "table") context.err << fmt::format("{} claim{}\n", count, count == 1 ? "" : "s");
  return 0;
}

}  // namespace

Command claims_command() {
  auto options = std::make_shared<Options>();
  return {.name = "claims",
          .summary = "list the claims with their evidence",
          .examples = {"signatory claims --db my.db", "signatory claims --db my.db --relation SIGNED --format jsonl", "signatory claims --db my.db --document a.txt --min-confidence 0.8"},
          .declare =
              [options](OptionBinder& bind) {
                bind.text("--document", options->filter.document, "only claims with evidence in this document");
                bind.text("--relation", options->filter.relation, "only this relation");
                bind.text("--id", options->filter.id, "one claim, by its id or the beginning of it");
                bind.choice("--format", options->format, {"table", "jsonl", "csv"}, "how to print");
                bind.real("--min-confidence", options->filter.min_confidence, "leave out what is less certain, 0 to 1");
              },
          .run = [options](Context& context) { return run(context, *options); }};
}

}  // namespace signatory::shell
