#include <fmt/format.h>

#include <cmath>

#include "render/escape.h"
#include "render/ledger.h"
#include "render/property_text.h"

namespace signatory::render {
namespace {

constexpr std::size_t kQuotesShown = 3;

std::string shown(const store::EntityView& entity) { return entity.name.empty() ? entity.surface : entity.name; }

std::string who(const LedgerEntry& entry) {
  const std::string name = shown(entry.claim.subject);
  return entry.through.empty() ? name : name + " (" + entry.through + ')';
}

std::string how_much(const store::ClaimRecord& claim) {
  if (claim.amount) return money_text(claim.amount->value, claim.amount->unit, claim.amount->approximate);
  if (!claim.count) return {};
  const std::string number = money_text(claim.count->value, "", claim.count->approximate);
  if (claim.count->unit.empty()) return number;
  return number + (claim.count->unit == "percent" ? " %" : ' ' + claim.count->unit);
}

std::string said(const LedgerEntry& entry) {
  if (entry.first_said.empty()) return {};
  return entry.first_said == entry.last_said ? entry.first_said : entry.first_said + " – " + entry.last_said;
}

std::string sources(const LedgerEntry& entry) {
  std::string out;
  for (const store::EntityView& source : entry.claim.attribution) out += "according to " + shown(source) + "; ";
  for (std::size_t at = 0; at < std::min(entry.quotes.size(), kQuotesShown); ++at) (out += at > 0 ? "; " : "") += entry.quotes[at].document;
  if (entry.quotes.size() > kQuotesShown) out += fmt::format("; +{} more", entry.quotes.size() - kQuotesShown);
  return out;
}

std::string status(const LedgerEntry& entry) {
  std::string out = entry.status;
  for (const LedgerLink& link : entry.links) out += fmt::format("{}{} {}", &link == entry.links.data() ? ": " : ", ", link.relation, link.claim.substr(0, 8));
  return out;
}

Table for_people(const Ledger& ledger) {
  Table table{{"claim", "who", "what", "to whom", "how much", "by when", "strength", "status", "said", "sources"}, {}};
  for (const LedgerEntry& entry : ledger.entries) {
    const store::ClaimRecord& claim = entry.claim;
    const std::string strength = claim.relation == "TARGETS" ? "target" : claim.strength.empty() ? claim.modality : claim.strength;
    table.rows.push_back({Cell::text(claim.id.substr(0, 8)), Cell::text(who(entry)), Cell::text(entry.what), Cell::text(claim.recipient ? shown(*claim.recipient) : ""), Cell::text(how_much(claim)),
                          Cell::text(claim.deadline), Cell::text(strength), Cell::text(status(entry)), Cell::text(said(entry)), Cell::text(sources(entry))});
  }
  return table;
}

Cell list_cell(const std::vector<std::string>& items) {
  std::string display, json = "[";
  for (const std::string& item : items) {
    (display += display.empty() ? "" : ", ") += item;
    (json += json.size() == 1 ? "" : ", ") += quote_json(item);
  }
  return Cell::structured(display, json + ']');
}

Cell links_cell(const LedgerEntry& entry) {
  std::string json = "[";
  for (const LedgerLink& link : entry.links) {
    json += fmt::format("{}{{\"relation\": {}, \"claim\": {}, \"document\": {}, \"quote\": {}}}", json.size() == 1 ? "" : ", ", quote_json(link.relation), quote_json(link.claim), quote_json(link.quote.document),
                        quote_json(link.quote.text));
  }
  return Cell::structured({}, json + ']');
}

// A number of money as an integer where it is one.
Cell number_cell(double value) {
  return std::floor(value) == value && std::fabs(value) < 9e15 ? Cell::integer(static_cast<std::int64_t>(value)) : Cell::real(value);
}

Table for_programs(const Ledger& ledger) {
  Table table{{"claim", "who", "who_id", "through", "relation", "what", "to", "amount", "currency", "approximate", "deadline", "date", "strength", "status", "links", "first_said", "last_said", "attribution", "languages", "documents",
               "confidence", "quote", "source"},
              {}};
  for (const LedgerEntry& entry : ledger.entries) {
    const store::ClaimRecord& claim = entry.claim;
    std::vector<std::string> attribution;
    for (const store::EntityView& source : claim.attribution) attribution.push_back(shown(source));
    const Quote quote = entry.quotes.empty() ? Quote{} : entry.quotes.front();
    table.rows.push_back({Cell::text(claim.id), Cell::text(shown(claim.subject)), Cell::text(claim.subject.id), Cell::text_or_null(entry.through), Cell::text(claim.relation), Cell::text(entry.what),
                          Cell::text_or_null(claim.recipient ? shown(*claim.recipient) : ""), claim.amount ? number_cell(claim.amount->value) : Cell::null(), Cell::text_or_null(claim.amount ? claim.amount->unit : ""),
                          Cell::text_or_null(claim.amount ? claim.amount->approximate : ""), Cell::text_or_null(claim.deadline), Cell::text_or_null(claim.date), Cell::text_or_null(claim.strength), Cell::text(entry.status),
                          links_cell(entry), Cell::text_or_null(entry.first_said), Cell::text_or_null(entry.last_said), list_cell(attribution), list_cell(claim.languages), Cell::integer(claim.documents), Cell::real(claim.confidence),
                          Cell::text_or_null(quote.text), Cell::text_or_null(quote.document)});
  }
  return table;
}

std::string sum_text(const CurrencySum& sum) {
  std::string out = fmt::format("{} in {} commitment{}", money_text(sum.value, sum.currency, ""), sum.count, sum.count == 1 ? "" : "s");
  if (sum.approximate > 0) out += fmt::format(", {} of them approximate", sum.approximate);
  return out;
}

std::string sums_text(const Ledger& ledger, TableFormat format) {
  std::string out;
  for (const CurrencySum& sum : ledger.sums) {
    const std::string line = "Sum: " + sum_text(sum);
    if (format == TableFormat::kHtml) out += "<p>" + escape_html(line) + "</p>\n";
    else if (format == TableFormat::kMarkdown) out += "\n" + escape_markdown(line) + '\n';
    else out += (out.empty() ? "\n" : "") + escape_terminal(line) + '\n';
  }
  return out;
}

}  // namespace

std::string ledger_text(const Ledger& ledger, TableFormat format, const TableOptions& options) {
  switch (format) {
    case TableFormat::kJson: case TableFormat::kJsonl: case TableFormat::kCsv: case TableFormat::kTsv: return to_text(for_programs(ledger), format, options);
    default: return to_text(for_people(ledger), format, options) + sums_text(ledger, format);
  }
}

}  // namespace signatory::render
