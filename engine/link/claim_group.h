// From statements to claims: which statements of all documents say the same.
//
// Statements are looked at in groups of one subject and one relation. Two are one claim when object, polarity, modality and the
// outermost source agree, amounts, counts, recipients, dates and deadlines do not contradict each other, and, for a Content object
// (or a `content` or `field`), both speak of the same things: concepts, entities, numbers; within one language also words. What can happen again (a meeting, a statement) joins
// only inside one story: documents that appeared within kStoryDays, or of unknown date. When in doubt, two claims.
//
// The claims are a function of the set of statements: neither the order in which documents came nor row ids matter.
//
//   std::vector<Claim> claims = claims_of_group(statements, {.repeatable = true});
//   claims[0].id, claims[0].statements      // "9f86d081884c7d65", positions in `statements`
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace signatory::link {

inline constexpr int kStoryDays = 14;

struct Quantity {
  double value = 0;
  std::string unit;  // ISO 4217 code, or unit of a count; may be empty
  friend bool operator==(const Quantity&, const Quantity&) = default;
};

// One stored statement as linking sees it; ids are canonical (see identity.h), absent texts empty.
struct LinkStatement {
  std::string document_sha256;
  std::int64_t order = 0;           // position among the statements of its document
  std::int64_t document_days = 0;   // publication day since 1970-01-01; kUnknownDay if not known
  std::string subject;
  std::string object;               // "" for Content
  std::string object_surface;
  std::string language;
  std::vector<std::string> features;  // "c:…" concept, "e:…" entity, "n:…" number, in the order of the text; "w:…" words
  std::string recipient;
  std::string source;                 // outermost attribution; "" for the document itself
  std::optional<Quantity> amount;
  std::optional<Quantity> count;
  std::string date;
  std::string deadline;
  char polarity = '+';
  std::string modality;
  double confidence = 0;
};

inline constexpr std::int64_t kUnknownDay = INT64_MIN;

struct GroupRules {
  std::string relation;
  bool repeatable = false;
};

struct Claim {
  std::string id;                       // 16 hexadecimal digits: a hash of what it says
  std::string object;                   // entity id, or "content/…"
  std::vector<std::size_t> statements;  // positions in the group, by document hash and order
  std::optional<Quantity> amount;       // the most specific that its statements give, as all below
  std::optional<Quantity> count;
  std::string recipient;
  std::string date;
  std::string deadline;
  double confidence = 0;
};

// Sorted by id.
std::vector<Claim> claims_of_group(const std::vector<LinkStatement>& group, const GroupRules& rules);

// 0–1: how far two phrases speak of the same things.
double similarity(const LinkStatement& a, const LinkStatement& b);
// "2025-10" and "2025-10-25", "--06-29" and "2021-06-29", a day inside an interval; an empty date goes with every date.
bool dates_agree(std::string_view a, std::string_view b);
// Of two dates that agree, the one that says more: a day rather than a year, a day rather than the interval around it.
const std::string& more_specific(const std::string& a, const std::string& b);
// The phrase with every run of white space as one space, none at the ends: the text of a Content node.
std::string plain_spaces(std::string_view phrase);
// Days since 1970-01-01 of "2025-10-25"; kUnknownDay for anything less than a day.
std::int64_t days_of(std::string_view date);

}  // namespace signatory::link
