#include "language/quantity_amount.h"

#include <algorithm>

namespace signatory::language {
namespace {

constexpr double kMaxNameNumber = 1000;  // "Nord Stream 2"
constexpr std::size_t kMaxStacked = 3;  // approximators in a row: "up to about"

bool is_dash(std::string_view folded) { return folded == "-" || folded == "–" || folded == "—"; }

// Does the first number share the scale of the second ("10-15 million")?
bool shares_scale(const NumberMatch& low, const NumberMatch& high) { return low.scale == 1 && high.scale > 1 && low.value < 1000 && low.value * high.scale < high.value; }

}  // namespace

std::size_t words_at(std::span<const text::Token> tokens, std::size_t i, const std::vector<std::string>& words) {
  if (words.empty() || i + words.size() > tokens.size()) return 0;
  for (std::size_t k = 0; k < words.size(); ++k) {
    const std::string_view folded = tokens[i + k].folded;
    if (folded != words[k] && !(words[k] == "-" && is_dash(folded))) return 0;
  }
  return words.size();
}

AmountParser::AmountParser(const QuantityLexicon& lexicon, const std::vector<CurrencyNames>& currencies) : numbers_(lexicon) {
  for (const auto& [open, link] : lexicon.ranges) ranges_.push_back({open, link, words_of(open, true), words_of(link, true)});
  ranges_.push_back({"", "-", {}, {"-"}});
  for (const auto& [phrase, value] : lexicon.before) before_.add(phrase, value);
  for (const auto& [phrase, value] : lexicon.after) after_.add(phrase, value);
  for (const auto& [phrase, name] : lexicon.percents) percents_.add(phrase, name);
  for (const auto& [phrase, name] : lexicon.units) units_.add(phrase, name);
  for (const auto& [phrase, name] : lexicon.durations) durations_.add(phrase, name);
  for (const ScaledCurrency& scaled : lexicon.scaled_currencies) currencies_.add(scaled.phrase, {scaled.code, scaled.scale, false});
  for (const CurrencyNames& names : currencies) {
    for (const std::string& name : names.names) currencies_.add(name, {names.code, 1, false});
  }
  for (const CurrencyNames& names : currencies) {
    for (const std::string& symbol : names.symbols) currencies_.add(symbol, {names.code, 1, false});
    codes_.add(names.code, {names.code, 1, true});
  }
  for (const std::string& link : lexicon.links) links_.add(link, 0);
  for (const std::string& word : lexicon.weak_followers) followers_.add(word, 0);
  for (const std::string& word : lexicon.labels) labels_.add(word, 0);
  for (const auto& [word, value] : lexicon.ordinals) ordinals_.add(word, value);
  for (const std::string& suffix : lexicon.ordinal_suffixes) ordinal_suffixes_.add(suffix, 0);
  for (const std::string& prefix : lexicon.ordinal_prefixes) ordinal_prefixes_.add(prefix, 0);
}

void AmountParser::first_words(WordSet& out) const {
  numbers_.first_words(out);
  before_.first_words(out);
  currencies_.first_words(out);
  codes_.first_words(out);
  ordinals_.first_words(out);
  ordinal_prefixes_.first_words(out);
  for (const Range& range : ranges_) {
    if (!range.open_words.empty()) out.insert(range.open_words[0]);
  }
}

std::optional<std::pair<const AmountParser::Currency*, std::size_t>> AmountParser::currency_at(Tokens tokens, std::size_t i) const {
  if (const auto hit = currencies_.at(tokens, i)) return std::pair{hit->value, hit->length};
  const auto code = codes_.at(tokens, i);
  if (!code || !tokens[i].all_caps) return std::nullopt;
  return std::pair{code->value, code->length};
}

std::optional<AmountParser::Ends> AmountParser::parse_one(Tokens tokens, std::size_t i) const {
  Ends ends;
  ends.begin = i;
  std::size_t at = i;
  const auto currency = currency_at(tokens, i);
  if (currency) {
    ends.currency = currency->first->code;
    at += currency->second;
    if (at < tokens.size() && !tokens[at].is_number()) return std::nullopt;
  }
  const auto number = numbers_.parse(tokens, at);
  if (!number) return std::nullopt;
  ends.low = ends.high = *number;
  ends.end = at + number->length;
  return ends;
}

// `ends` has its first number: takes the link and the second one. Returns the end, or 0.
std::size_t AmountParser::extend_range(Tokens tokens, std::size_t at, std::string_view link, Ends& ends) const {
  const auto found = std::find_if(ranges_.begin(), ranges_.end(), [&](const Range& range) { return range.link == link; });
  if (found == ranges_.end()) return 0;
  // a currency or percent sign may stand behind both numbers
  std::size_t skip = at;
  if (const auto percent = percents_.at(tokens, skip)) skip += percent->length;
  else if (const auto currency = currency_at(tokens, skip); currency && ends.currency.empty()) skip += currency->second;
  std::size_t length = words_at(tokens, skip, found->link_words);
  if (length == 0) length = words_at(tokens, skip = at, found->link_words);
  if (length == 0) return 0;
  const auto high = parse_one(tokens, skip + length);
  if (!high) return 0;
  NumberMatch low = ends.low;
  if (shares_scale(low, high->high)) low.value *= high->high.scale;
  if (low.value >= high->high.value) return 0;
  ends.low = low;
  ends.high = high->high;
  if (ends.currency.empty()) ends.currency = high->currency;
  return ends.end = high->end;
}

std::optional<AmountParser::Ends> AmountParser::parse_range(Tokens tokens, std::size_t i) const {
  for (const Range& range : ranges_) {
    const std::size_t open = words_at(tokens, i, range.open_words);
    if (open == 0) continue;
    auto ends = parse_one(tokens, i + open);
    if (ends && extend_range(tokens, ends->end, range.link, *ends) > 0) return ends;
  }
  return std::nullopt;
}

std::optional<AmountParser::Ends> AmountParser::parse_ends(Tokens tokens, std::size_t i) const {
  if (auto range = parse_range(tokens, i)) return range;
  auto ends = parse_one(tokens, i);
  if (!ends) return std::nullopt;
  for (const Range& range : ranges_) {
    if (range.open_words.empty() && extend_range(tokens, ends->end, range.link, *ends) > 0) break;
  }
  return ends;
}

// What the number counts. False when a weak number ("a", "en") counts nothing that makes it a number.
bool AmountParser::take_kind(Tokens tokens, Quantity& quantity, std::size_t& end, const Ends& ends) const {
  std::size_t at = end;
  if (const auto link = links_.at(tokens, at)) at += link->length;
  double scale = 1;
  const bool glued_hyphen = end < tokens.size() && tokens[end].glued && is_dash(tokens[end].folded);
  if (const auto currency = currency_at(tokens, at); currency && (ends.currency.empty() || currency->first->code == ends.currency)) {
    quantity.kind = QuantityKind::kMoney;
    quantity.currency = currency->first->code;
    scale = currency->first->scale;
    end = at + currency->second;
  } else if (!ends.currency.empty()) {
    quantity.kind = QuantityKind::kMoney;
    quantity.currency = ends.currency;
  } else if (const auto percent = percents_.at(tokens, end)) {
    quantity.kind = QuantityKind::kPercent;
    quantity.unit = *percent->value;
    end += percent->length;
  } else if (ends.high.article) {
    return false;
  } else if (const auto unit = units_.at(tokens, at)) {
    quantity.kind = QuantityKind::kMeasure;
    quantity.unit = *unit->value;
    end = at + unit->length;
  } else if (const auto duration = durations_.at(tokens, glued_hyphen ? end + 1 : end)) {
    quantity.kind = QuantityKind::kDuration;
    quantity.unit = *duration->value;
    end += duration->length + (glued_hyphen ? 1 : 0);
  } else if (ends.high.weak) {
    return followers_.at(tokens, end).has_value();
  }
  quantity.low *= scale;
  quantity.high *= scale;
  return true;
}

// "Article 8", "Nord Stream 2": a number that names its neighbour and counts nothing.
bool AmountParser::is_label(Tokens tokens, std::size_t i, const Quantity& quantity) const {
  if (i == 0 || quantity.kind != QuantityKind::kNumber || !quantity.digits || tokens[i].glued) return false;
  const text::Token& before = tokens[i - 1];
  const bool behind_name = i > 1 && before.is_word() && before.capitalised && quantity.high < kMaxNameNumber;
  return behind_name || labels_.at(tokens, i - 1).has_value();
}

std::optional<Quantity> AmountParser::parse_core(Tokens tokens, std::size_t i) const {
  const auto ends = parse_ends(tokens, i);
  if (!ends) return std::nullopt;
  Quantity quantity;
  quantity.low = ends->low.value;
  quantity.high = ends->high.value;
  quantity.digits = ends->low.digits;
  if (ends->low.vague) quantity.approximation = Approximation::kOver;
  std::size_t end = ends->end;
  if (!take_kind(tokens, quantity, end, *ends)) return std::nullopt;
  quantity.value = quantity.low;
  quantity.core_first_token = ends->begin;
  quantity.token_count = end - i;
  return quantity;
}

std::optional<Quantity> AmountParser::parse(Tokens tokens, std::size_t i) const {
  std::size_t at = i;
  Approximation approximation = Approximation::kNone;
  for (std::size_t stacked = 0; stacked < kMaxStacked; ++stacked) {
    const auto hit = before_.at(tokens, at);
    if (!hit) break;
    // of several the nearest counts ("lên tới hơn"), but "about" adds nothing to another ("up to about")
    if (approximation == Approximation::kNone || *hit->value != Approximation::kAbout) approximation = *hit->value;
    at += hit->length;
  }
  auto quantity = parse_core(tokens, at);
  if (!quantity || (at == i && is_label(tokens, i, *quantity))) return std::nullopt;
  if (approximation != Approximation::kNone) quantity->approximation = approximation;
  std::size_t end = at + quantity->token_count;
  if (const auto hit = after_.at(tokens, end)) {
    if (quantity->approximation == Approximation::kNone) quantity->approximation = *hit->value;
    quantity->core.end = tokens[end - 1].span.end;
    end += hit->length;
  } else {
    quantity->core.end = tokens[end - 1].span.end;
  }
  quantity->core.begin = tokens[quantity->core_first_token].span.begin;
  quantity->first_token = i;
  quantity->token_count = end - i;
  return quantity;
}

std::optional<Quantity> AmountParser::parse_ordinal(Tokens tokens, std::size_t i) const {
  Quantity quantity;
  quantity.kind = QuantityKind::kOrdinal;
  quantity.first_token = quantity.core_first_token = i;
  const auto finish = [&](double value, std::size_t length, bool digits) {
    quantity.value = quantity.low = quantity.high = value;
    quantity.token_count = length;
    quantity.digits = digits;
    quantity.core = {tokens[i].span.begin, tokens[i + length - 1].span.end};
    return quantity;
  };
  if (const auto word = ordinals_.at(tokens, i)) return finish(*word->value, word->length, false);
  if (const auto prefix = ordinal_prefixes_.at(tokens, i)) {
    const auto number = numbers_.parse(tokens, i + prefix->length);
    if (number && !number->vague) return finish(number->value, prefix->length + number->length, number->digits);
  }
  if (!tokens[i].is_number() || i + 1 >= tokens.size() || !tokens[i + 1].glued) return std::nullopt;
  const auto suffix = ordinal_suffixes_.at(tokens, i + 1);
  const auto number = suffix ? numbers_.parse(tokens.first(i + 1), i) : std::nullopt;
  return number ? std::optional(finish(number->value, 1 + suffix->length, true)) : std::nullopt;
}

}  // namespace signatory::language
