#include "language/quantity.h"

#include <algorithm>

#include "language/quantity_amount.h"
#include "language/quantity_date.h"
#include "language/quantity_lexicon.h"
#include "language/quantity_pattern.h"

namespace signatory::language {

std::string_view name_of(QuantityKind kind) {
  switch (kind) {
    case QuantityKind::kMoney: return "money";
    case QuantityKind::kPercent: return "percent";
    case QuantityKind::kMeasure: return "measure";
    case QuantityKind::kNumber: return "number";
    case QuantityKind::kOrdinal: return "ordinal";
    case QuantityKind::kDate: return "date";
    case QuantityKind::kDuration: return "duration";
  }
  return "number";
}

std::string_view name_of(Approximation value) {
  switch (value) {
    case Approximation::kNone: return "";
    case Approximation::kAbout: return "about";
    case Approximation::kNearly: return "nearly";
    case Approximation::kOver: return "over";
    case Approximation::kUpTo: return "up_to";
  }
  return "";
}

std::string_view name_of(DateRole role) {
  switch (role) {
    case DateRole::kDate: return "date";
    case DateRole::kDeadline: return "deadline";
    case DateRole::kSince: return "since";
    case DateRole::kUntil: return "until";
    case DateRole::kRange: return "range";
  }
  return "date";
}

struct QuantityGrammar::Impl {
  using Tokens = std::span<const text::Token>;
  struct Range {
    std::vector<std::string> open, link;
  };
  // A date with the words before it.
  struct Dated {
    DateMatch match;
    DateRole role = DateRole::kDate;
    std::size_t core = 0;  // first token of the date itself
    std::size_t end = 0;
    bool introduced = false;
  };

  AmountParser amounts;
  DatePatterns dates;
  PhraseTable<DateRole> roles;
  PhraseTable<double> ambiguous_months, month_introductions;
  std::vector<Range> ranges;
  WordSet first_words;  // nothing begins with any other word

  bool may_begin(const text::Token& token) const;
  std::optional<Dated> dated(Tokens tokens, std::size_t i) const;
  std::optional<Dated> range_from(Tokens tokens, std::size_t i) const;
  bool plausible(Tokens tokens, const Dated& dated) const;
  std::optional<Quantity> date(Tokens tokens, std::size_t i, const DateContext& context) const;
};

namespace {

constexpr std::size_t kMaxStacked = 3;  // words that introduce a date, in a row: "senast den"

bool only_year(const DateFields& f) { return f.year != 0 && f.month == 0 && f.day == 0 && f.year2 == 0 && f.quarter == 0; }

// "from 25 to 26 October 2025": the first end takes what it lacks from the second.
DateFields joined(const DateFields& first, const DateFields& second) {
  DateFields out = first;
  out.day2 = second.day;
  if (first.month == 0) out.month = second.month;
  else out.month2 = second.month;
  if (first.year == 0) out.year = second.year;
  else out.year2 = second.year;
  if (first.year == 0 && out.month2 != 0 && out.month2 < out.month) out.year = second.year == 0 ? 0 : second.year - 1, out.year2 = second.year;
  return out;
}

}  // namespace

// A bare four-digit number is a year unless it counts something ("2000 soldiers") or is no year of our time. A bare month is no date.
bool QuantityGrammar::Impl::plausible(Tokens tokens, const Dated& found) const {
  const DateFields& fields = found.match.fields;
  const bool lone = found.match.length == 1;
  if (lone && ambiguous_months.at(tokens, found.core) && found.introduced) return found.core > 0 && month_introductions.at(tokens, found.core - 1).has_value();
  if (found.introduced || !lone) return true;
  if (fields.month != 0 && fields.day == 0 && fields.year == 0) return false;
  if (!only_year(fields)) return true;
  const int year = found.match.fields.year;
  if (year < 1900 || year > 2100) return false;
  const bool word_follows = found.end < tokens.size() && tokens[found.end].is_word() && !tokens[found.end].capitalised;
  return !(year % 100 == 0 && word_follows);
}

std::optional<QuantityGrammar::Impl::Dated> QuantityGrammar::Impl::dated(Tokens tokens, std::size_t i) const {
  std::size_t at = i;
  Dated out;
  for (std::size_t stacked = 0; stacked < kMaxStacked; ++stacked) {
    const auto role = roles.at(tokens, at);
    if (!role) break;
    if (!out.introduced || out.role == DateRole::kDate) out.role = *role->value;
    out.introduced = true;
    at += role->length;
  }
  const auto match = dates.longest(tokens, at);
  // a word that introduces dates may also begin a pattern ("ngày 29/6"): the longer reading wins, then
  // the one that takes in the word
  const auto whole = at == i ? std::nullopt : dates.longest(tokens, i);
  const std::size_t whole_end = whole ? i + whole->length : 0;
  const std::size_t match_end = match ? at + match->length : 0;
  if (whole && (whole_end > match_end || (whole_end == match_end && out.role == DateRole::kDate))) {
    out = {.match = *whole, .role = DateRole::kDate, .core = i, .end = i + whole->length, .introduced = false};
    return out;
  }
  if (!match) return std::nullopt;
  out.match = *match;
  out.core = at;
  out.end = at + match->length;
  if (!plausible(tokens, out)) return std::nullopt;
  return out;
}

std::optional<QuantityGrammar::Impl::Dated> QuantityGrammar::Impl::range_from(Tokens tokens, std::size_t i) const {
  for (const Range& range : ranges) {
    const std::size_t open = words_at(tokens, i, range.open);
    if (open == 0 && !range.open.empty()) continue;
    const auto first = dated(tokens, i + open);
    if (!first) continue;
    const std::size_t link = words_at(tokens, first->end, range.link);
    const auto second = link == 0 ? std::nullopt : dated(tokens, first->end + link);
    if (!second) continue;
    const DateFields both = joined(first->match.fields, second->match.fields);
    const bool backwards = first->match.fields.weekday != 0 || second->match.fields.weekday != 0 || !possible(both) || !first->match.pattern->unit.empty();
    if (backwards || (both.day2 == 0) != (both.day == 0)) continue;
    Dated out = *first;
    out.match.fields = both;
    out.role = DateRole::kRange;
    out.core = i + open;
    out.end = second->end;
    return out;
  }
  return std::nullopt;
}

std::optional<Quantity> QuantityGrammar::Impl::date(Tokens tokens, std::size_t i, const DateContext& context) const {
  auto found = range_from(tokens, i);
  const auto single = dated(tokens, i);
  if (!found || (single && single->end > found->end)) found = single;
  if (!found) return std::nullopt;
  const DateFields& fields = found->match.fields;
  const bool range = fields.day2 != 0 || fields.month2 != 0 || fields.year2 != 0;
  Quantity quantity;
  quantity.kind = QuantityKind::kDate;
  quantity.role = range && found->role != DateRole::kDeadline ? DateRole::kRange : found->role;
  quantity.first_token = i;
  quantity.token_count = found->end - i;
  quantity.core_first_token = found->core;
  quantity.core = {tokens[found->core].span.begin, tokens[found->end - 1].span.end};
  quantity.digits = std::any_of(tokens.begin() + static_cast<std::ptrdiff_t>(found->core), tokens.begin() + static_cast<std::ptrdiff_t>(found->end), [](const text::Token& t) { return t.is_number(); });
  DateContext own = context;
  own.deadline = found->role == DateRole::kDeadline;
  quantity.iso = iso_of(fields, *found->match.pattern, own);
  return quantity;
}

QuantityGrammar::QuantityGrammar(const QuantityLexicon& lexicon, const std::vector<CurrencyNames>& currencies)
    : impl_(std::make_unique<Impl>(Impl{AmountParser(lexicon, currencies), DatePatterns(lexicon), {}, {}, {}, {}, {}})) {
  for (const std::string& month : lexicon.ambiguous_months) impl_->ambiguous_months.add(month, 0);
  for (const std::string& word : lexicon.month_introductions) impl_->month_introductions.add(word, 0);
  for (const auto& [phrase, role] : lexicon.roles) impl_->roles.add(phrase, role);
  for (const auto& [open, link] : lexicon.ranges) impl_->ranges.push_back({words_of(open, true), words_of(link, true)});
  impl_->ranges.push_back({{}, {"-"}});
  impl_->amounts.first_words(impl_->first_words);
  impl_->dates.first_words(impl_->first_words);
  impl_->roles.first_words(impl_->first_words);
}

bool QuantityGrammar::Impl::may_begin(const text::Token& token) const {
  if (token.is_number() || token.hyphenated || first_words.contains(token.folded)) return true;
  return token.is_word() && amounts.numbers().may_be_compound(token.folded);
}

QuantityGrammar::~QuantityGrammar() = default;
QuantityGrammar::QuantityGrammar(QuantityGrammar&&) noexcept = default;
QuantityGrammar& QuantityGrammar::operator=(QuantityGrammar&&) noexcept = default;

std::vector<Quantity> QuantityGrammar::find(std::span<const text::Token> tokens, const QuantityContext& context) const {
  const DateContext dates{.reference = parse_day(context.reference_date), .deadline = false, .month_years = context.month_years};
  std::vector<Quantity> out;
  for (std::size_t i = 0; i < tokens.size();) {
    if (!impl_->may_begin(tokens[i])) {
      ++i;
      continue;
    }
    std::optional<Quantity> best = impl_->date(tokens, i, dates);
    for (auto& other : {impl_->amounts.parse(tokens, i), impl_->amounts.parse_ordinal(tokens, i)}) {
      if (other && (!best || other->token_count > best->token_count)) best = other;
    }
    if (!best) {
      ++i;
      continue;
    }
    best->span = {tokens[i].span.begin, tokens[i + best->token_count - 1].span.end};
    i += best->token_count;
    out.push_back(std::move(*best));
  }
  return out;
}

}  // namespace signatory::language
