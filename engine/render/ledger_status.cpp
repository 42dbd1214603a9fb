#include "render/ledger_status.h"

#include <algorithm>
#include <array>

#include "link/claim_group.h"
#include "render/partial_date.h"

namespace signatory::render {
namespace {

using store::ClaimRecord;

constexpr std::array<std::string_view, 5> kDeeds = {"FUNDED", "SIGNED", "RATIFIED", "ADOPTED", "ISSUED"};

link::LinkStatement as_link(const store::StatementRow& row) {
  link::LinkStatement out;
  out.object_surface = row.object_surface;
  out.language = row.language;
  out.features = row.features;
  return out;
}

bool same_thing(const ClaimRecord& a, const ClaimRecord& b) {
  for (const store::StatementRow& left : a.statements) {
    for (const store::StatementRow& right : b.statements) {
      if (link::similarity(as_link(left), as_link(right)) >= kSameThing) return true;
    }
  }
  return false;
}

std::string first_date(const ClaimRecord& claim) {
  std::string first = claim.date;
  for (const store::StatementRow& row : claim.statements) {
    if (claim.date.empty() && !row.document_date.empty() && (first.empty() || date_before(row.document_date, first))) first = row.document_date;
  }
  return first;
}

// Whether `later` may have happened after `earlier` was said; undated things may.
bool not_earlier(const std::string& later, const std::string& earlier) {
  const auto a = days_covered(later), b = days_covered(earlier);
  return !a || !b || a->last >= b->first;
}

bool speaks_of(const ClaimRecord& claim, const std::string& entity) {
  return std::any_of(claim.statements.begin(), claim.statements.end(), [&](const store::StatementRow& row) {
    return std::find(row.features.begin(), row.features.end(), "e:" + entity) != row.features.end();
  });
}

bool fulfils(const ClaimRecord& deed, const LedgerEntry& entry) {
  if (!not_earlier(first_date(deed), entry.first_said)) return false;
  if (deed.relation != "FUNDED") return speaks_of(entry.claim, deed.object.id);
  return deed.amount && entry.claim.amount && deed.amount->value == entry.claim.amount->value && deed.amount->unit == entry.claim.amount->unit;
}

bool says_otherwise(const ClaimRecord& a, const ClaimRecord& b) {
  const bool amounts = a.amount && b.amount && (a.amount->value != b.amount->value || a.amount->unit != b.amount->unit);
  const bool deadlines = !a.deadline.empty() && !b.deadline.empty() && !link::dates_agree(a.deadline, b.deadline);
  return amounts || deadlines;
}

class StatusRules {
 public:
  explicit StatusRules(const StatusContext& context) : context_(context) {}

  std::string actor(const ClaimRecord& claim) const {
    const std::string country = context_.officials.country_of(claim.subject.id);
    return country.empty() ? claim.subject.id : country;
  }

  void link(LedgerEntry& entry, const char* relation, const ClaimRecord& other) {
    const std::vector<Quote> quotes = context_.quotes.quotes(other);
    entry.links.push_back({.relation = relation, .claim = other.id, .quote = quotes.empty() ? Quote{} : quotes.front()});
  }

  void compare(LedgerEntry& entry, const LedgerEntry& other) {
    if (!same_thing(entry.claim, other.claim)) return;
    if (entry.claim.polarity != other.claim.polarity) return link(entry, "CONTRADICTS", other.claim);
    // What was said first is restated or superseded by what was said later, not the other way round.
    if (!says_otherwise(entry.claim, other.claim)) {
      if (!date_before(other.first_said, entry.first_said)) link(entry, "RESTATES", other.claim);
    } else if (!other.first_said.empty() && !entry.last_said.empty() && date_before(entry.last_said, other.first_said)) {
      link(entry, "SUPERSEDES", other.claim);
    }
  }

  std::string status(const LedgerEntry& entry) const {
    const auto linked = [&](std::string_view relation) {
      return std::any_of(entry.links.begin(), entry.links.end(), [&](const LedgerLink& one) { return one.relation == relation; });
    };
    if (entry.claim.polarity == "-") return "refused";
    if (linked("CONTRADICTS")) return "contradicted";
    if (linked("FULFILS")) return "fulfilled";
    if (linked("SUPERSEDES")) return "superseded";
    const auto deadline = days_covered(entry.claim.deadline);
    if (deadline && deadline->last < context_.day) return "overdue";
    const bool again = linked("RESTATES") || (!entry.first_said.empty() && date_before(entry.first_said, entry.last_said));
    return again ? "restated" : "open";
  }

 private:
  const StatusContext& context_;
};

}  // namespace

void Officials::note(const ClaimRecord& claim) {
  if (claim.relation != "HOLDS_OFFICE" || claim.polarity != "+" || !claim.recipient || claim.recipient->type != "Country") return;
  country_by_person_.emplace(claim.subject.id, claim.recipient->id);
  names_[claim.recipient->id] = claim.recipient->name;
}

std::string Officials::country_of(const std::string& person) const {
  const auto at = country_by_person_.find(person);
  return at == country_by_person_.end() ? std::string() : at->second;
}

std::string Officials::name_of(const std::string& country) const {
  const auto at = names_.find(country);
  return at == names_.end() ? std::string() : at->second;
}

bool is_deed(const ClaimRecord& claim) {
  return claim.polarity == "+" && claim.modality == "asserted" && std::find(kDeeds.begin(), kDeeds.end(), claim.relation) != kDeeds.end();
}

void set_statuses(std::vector<LedgerEntry>& entries, const std::vector<ClaimRecord>& deeds, const StatusContext& context) {
  StatusRules rules(context);
  std::map<std::string, std::vector<std::size_t>> by_actor;
  for (std::size_t at = 0; at < entries.size(); ++at) by_actor[rules.actor(entries[at].claim)].push_back(at);
  for (const auto& [actor, members] : by_actor) {
    for (const std::size_t at : members) {
      for (const std::size_t other : members) {
        if (at != other) rules.compare(entries[at], entries[other]);
      }
    }
  }
  for (const ClaimRecord& deed : deeds) {
    for (const std::size_t at : by_actor[rules.actor(deed)]) {
      if (fulfils(deed, entries[at])) rules.link(entries[at], "FULFILS", deed);
    }
  }
  for (LedgerEntry& entry : entries) entry.status = rules.status(entry);
}

}  // namespace signatory::render
