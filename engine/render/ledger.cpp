#include "render/ledger.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "link/claim_group.h"
#include "render/ledger_status.h"
#include "render/partial_date.h"
#include "render/quotes.h"
#include "text/unicode.h"

namespace signatory::render {
namespace {

using store::ClaimRecord;

constexpr std::string_view kUncertain[] = {"hypothetical", "urged"};

bool is_commitment(const ClaimRecord& claim) {
  if (claim.relation != "COMMITTED_TO" && claim.relation != "TARGETS") return false;
  return std::find(std::begin(kUncertain), std::end(kUncertain), claim.modality) == std::end(kUncertain);
}

// What was not yet published on the day of the ledger is taken out; false if nothing is left.
bool restrict_to(ClaimRecord& claim, const std::string& day) {
  if (day.empty()) return true;
  std::erase_if(claim.statements, [&](const store::StatementRow& row) {
    const auto days = days_covered(row.document_date);
    return days && days->first > day;
  });
  return !claim.statements.empty();
}

void note_dates(LedgerEntry& entry) {
  for (const store::StatementRow& row : entry.claim.statements) {
    if (row.document_date.empty()) continue;
    if (entry.first_said.empty() || date_before(row.document_date, entry.first_said)) entry.first_said = row.document_date;
    if (entry.last_said.empty() || date_before(entry.last_said, row.document_date)) entry.last_said = row.document_date;
  }
}

bool holds_topic(const LedgerEntry& entry, const std::string& topic) {
  if (topic.empty()) return true;
  std::string folded = ' ' + text::fold_name(entry.what);
  for (const Quote& quote : entry.quotes) folded += ' ' + text::fold_name(quote.text);
  const std::string wanted = text::fold_name(topic) + ' ';
  for (std::size_t at = 0; at < wanted.size();) {
    const std::size_t end = wanted.find(' ', at);
    if (folded.find(wanted.substr(at, end - at)) == std::string::npos) return false;
    at = end + 1;
  }
  return true;
}

bool due_before(const LedgerEntry& entry, const std::string& before) {
  if (before.empty()) return true;
  const auto deadline = days_covered(entry.claim.deadline);
  const auto limit = days_covered(before);
  return deadline && limit && deadline->last <= limit->last;
}

bool passes(const LedgerEntry& entry, const LedgerFilter& filter, const Officials& officials) {
  const ClaimRecord& claim = entry.claim;
  if (!filter.by.empty() && claim.subject.id != filter.by && officials.country_of(claim.subject.id) != filter.by) return false;
  if (!filter.to.empty() && (!claim.recipient || claim.recipient->id != filter.to)) return false;
  if (filter.over > 0 && (!claim.amount || claim.amount->value <= filter.over)) return false;
  if (!filter.currency.empty() && (!claim.amount || claim.amount->unit != filter.currency)) return false;
  if (claim.confidence < filter.min_confidence) return false;
  const auto speaks = [&](const store::StatementRow& row) { return row.language == filter.language; };
  if (!filter.language.empty() && std::none_of(claim.statements.begin(), claim.statements.end(), speaks)) return false;
  return due_before(entry, filter.before) && holds_topic(entry, filter.topic);
}

std::vector<CurrencySum> sums_of(const std::vector<LedgerEntry>& entries) {
  std::map<std::string, CurrencySum> sums;
  std::set<std::string> said;  // claims that are in the sums, and those that restate them
  for (const LedgerEntry& entry : entries) {
    const auto& amount = entry.claim.amount;
    if (!amount || entry.status == "refused" || entry.status == "contradicted" || entry.status == "superseded") continue;
    std::vector<std::string> same{entry.claim.id};
    for (const LedgerLink& link : entry.links) {
      if (link.relation == "RESTATES") same.push_back(link.claim);
    }
    const bool again = std::any_of(same.begin(), same.end(), [&](const std::string& claim) { return said.contains(claim); });
    said.insert(same.begin(), same.end());
    if (again) continue;
    CurrencySum& sum = sums[amount->unit];
    sum.currency = amount->unit;
    sum.value += amount->value;
    ++sum.count;
    if (!amount->approximate.empty()) ++sum.approximate;
  }
  std::vector<CurrencySum> out;
  for (auto& [currency, sum] : sums) out.push_back(sum);
  return out;
}

}  // namespace

base::Result<Ledger> read_ledger(store::Database& database, const LedgerFilter& filter) {
  std::vector<ClaimRecord> deeds;
  std::vector<LedgerEntry> entries;
  Officials officials;
  auto read = store::each_claim(database, {}, [&](const ClaimRecord& record) {
    ClaimRecord claim = record;
    if (!restrict_to(claim, filter.as_of)) return;
    officials.note(claim);
    if (is_deed(claim)) deeds.push_back(claim);
    if (!is_commitment(claim)) return;
    LedgerEntry entry{.claim = std::move(claim), .what = {}, .through = {}, .status = {}, .links = {}, .first_said = {}, .last_said = {}, .quotes = {}};
    entry.what = link::plain_spaces(entry.claim.object.name.empty() ? entry.claim.object.surface : entry.claim.object.name);
    note_dates(entry);
    entries.push_back(std::move(entry));
  });
  if (!read) return forward(read);

  Ledger ledger{.day = filter.as_of.empty() ? today() : filter.as_of, .entries = {}, .sums = {}};
  QuoteReader quotes(database);
  for (LedgerEntry& entry : entries) {
    entry.quotes = quotes.quotes(entry.claim);
    entry.through = officials.name_of(officials.country_of(entry.claim.subject.id));
  }
  set_statuses(entries, deeds, {.officials = officials, .day = ledger.day, .quotes = quotes});
  std::copy_if(std::make_move_iterator(entries.begin()), std::make_move_iterator(entries.end()), std::back_inserter(ledger.entries),
               [&](const LedgerEntry& entry) { return passes(entry, filter, officials); });
  std::sort(ledger.entries.begin(), ledger.entries.end(), [](const LedgerEntry& a, const LedgerEntry& b) {
    if (a.claim.subject.name != b.claim.subject.name) return a.claim.subject.name < b.claim.subject.name;
    if (a.claim.deadline != b.claim.deadline) return date_before(a.claim.deadline, b.claim.deadline);
    return a.claim.id < b.claim.id;
  });
  ledger.sums = sums_of(ledger.entries);
  return ledger;
}

}  // namespace signatory::render
