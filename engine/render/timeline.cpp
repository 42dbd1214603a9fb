#include "render/timeline.h"

#include <fmt/format.h>

#include <algorithm>

#include "link/claim_group.h"
#include "render/partial_date.h"
#include "render/property_text.h"
#include "render/quotes.h"

namespace signatory::render {
namespace {

using store::ClaimRecord;

struct Row {
  std::string when;
  bool published = false;  // the date is the document's
  std::string id;
  std::vector<Cell> cells;
};

bool concerns(const ClaimRecord& claim, const std::string& entity) {
  return claim.subject.id == entity || claim.object.id == entity || (claim.recipient && claim.recipient->id == entity) || (claim.place && claim.place->id == entity);
}

bool published_by(const ClaimRecord& claim, const std::string& as_of) {
  const auto limit = days_covered(as_of), first = days_covered(claim.first_document_date);
  return !limit || !first || first->first <= limit->last;
}

Row row_of(const ClaimRecord& claim, QuoteReader& quotes) {
  Row row{.when = claim.date, .published = false, .id = claim.id, .cells = {}};
  if (row.when.empty()) row.when = claim.first_document_date, row.published = true;
  const std::vector<Quote> said = quotes.quotes(claim);
  const std::string when = row.published && !row.when.empty() ? '~' + row.when : row.when;
  row.cells = {Cell::text_or_null(when), Cell::text(entity_text(claim.subject)), Cell::text((claim.polarity == "-" ? "NOT " : "") + claim.relation), Cell::text(entity_text(claim.object)),
               Cell::text_or_null(claim_details(claim)), Cell::text_or_null(said.empty() ? "" : said.front().document), Cell::text_or_null(said.empty() ? "" : said.front().text)};
  return row;
}

}  // namespace

std::string entity_text(const store::EntityView& entity) { return link::plain_spaces(entity.name.empty() ? entity.surface : entity.name); }

std::string claim_details(const ClaimRecord& claim) {
  std::string out;
  const auto add = [&](const std::string& part) {
    if (!part.empty()) (out += out.empty() ? "" : "; ") += part;
  };
  if (claim.recipient) add((claim.relation == "HOLDS_OFFICE" ? "of " : "to ") + entity_text(*claim.recipient));
  if (claim.amount) add(money_text(claim.amount->value, claim.amount->unit, claim.amount->approximate));
  if (claim.count) add(money_text(claim.count->value, "", claim.count->approximate) + (claim.count->unit.empty() ? "" : ' ' + claim.count->unit));
  add(claim.content), add(claim.field);
  if (!claim.deadline.empty()) add("by " + claim.deadline);
  if (claim.place) add("in " + entity_text(*claim.place));
  if (claim.modality != "asserted") add(claim.modality);
  for (const store::EntityView& source : claim.attribution) add("according to " + entity_text(source));
  return out;
}

base::Result<Table> timeline(store::Database& database, const TimelineOptions& options) {
  std::vector<Row> rows;
  QuoteReader quotes(database);
  auto read = store::each_claim(database, {}, [&](const ClaimRecord& claim) {
    if (concerns(claim, options.entity) && claim.confidence >= options.min_confidence && published_by(claim, options.as_of)) rows.push_back(row_of(claim, quotes));
  });
  if (!read) return forward(read);
  std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
    if (date_before(a.when, b.when) || date_before(b.when, a.when)) return date_before(a.when, b.when);
    return a.published != b.published ? b.published : a.id < b.id;
  });
  Table table{{"date", "who", "relation", "what", "details", "source", "quote"}, {}};
  for (Row& row : rows) table.rows.push_back(std::move(row.cells));
  return table;
}

}  // namespace signatory::render
