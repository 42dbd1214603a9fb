#include "language/quantity_pattern.h"

#include <algorithm>
#include <array>
#include <map>

#include "language/quantity_date.h"
#include "language/quantity_lexicon.h"
#include "language/quantity_phrases.h"

namespace signatory::language {
namespace {

enum class Field { kDay, kDay2, kMonth, kMonth2, kMonthName, kMonthName2, kYear, kYear2, kQuarter, kCount, kWeekday, kCapitalWeekday, kFirstWeekday, kTime, kDayMonth, kDayMonthYear, kNone };

constexpr std::array<std::pair<std::string_view, Field>, 16> kFields = {{
    {"d", Field::kDay}, {"d2", Field::kDay2}, {"m", Field::kMonth}, {"m2", Field::kMonth2}, {"month", Field::kMonthName}, {"month2", Field::kMonthName2}, {"y", Field::kYear},
    {"y2", Field::kYear2}, {"q", Field::kQuarter}, {"n", Field::kCount}, {"weekday", Field::kWeekday}, {"Weekday", Field::kCapitalWeekday}, {"weekday1", Field::kFirstWeekday}, {"time", Field::kTime}, {"dm", Field::kDayMonth}, {"dmy", Field::kDayMonthYear}}};

constexpr std::size_t kMaxVariants = 2000;  // of one pattern
constexpr std::size_t kMaxSteps = 4000;     // of one match, against patterns with many readings

struct Element {
  Field field = Field::kNone;  // kNone: a word
  std::string word;
  bool glued = false;
};
using Sequence = std::vector<Element>;

// Expands a pattern to flat sequences; empty when it is ill-formed.
class PatternParser {
 public:
  explicit PatternParser(std::string_view pattern) : pattern_(pattern) {}

  std::vector<Sequence> parse() {
    std::vector<Sequence> all = alternatives();
    if (at_ != pattern_.size() || failed_) return {};
    std::erase_if(all, [](const Sequence& s) { return s.empty(); });
    return all;
  }

 private:
  std::vector<Sequence> alternatives() {
    std::vector<Sequence> all = sequence();
    while (at_ < pattern_.size() && pattern_[at_] == '|') {
      ++at_;
      const std::vector<Sequence> more = sequence();
      all.insert(all.end(), more.begin(), more.end());
    }
    return all;
  }

  std::vector<Sequence> sequence() {
    std::vector<Sequence> all{{}};
    bool space = true;
    while (at_ < pattern_.size() && !failed_) {
      const char c = pattern_[at_];
      if (c == '|' || c == ']' || c == ')') break;
      if (c == ' ') {
        space = true;
        ++at_;
        continue;
      }
      append(all, c == '[' || c == '(' ? group() : std::vector<Sequence>{c == '{' ? field() : word()}, !space);
      space = false;
    }
    return all;
  }

  void append(std::vector<Sequence>& all, const std::vector<Sequence>& tails, bool glued) {
    std::vector<Sequence> out;
    for (const Sequence& head : all) {
      for (const Sequence& tail : tails) {
        out.push_back(head);
        for (std::size_t i = 0; i < tail.size(); ++i) {
          out.back().push_back(tail[i]);
          if (i == 0 && glued && !head.empty()) out.back().back().glued = true;
        }
      }
    }
    failed_ = failed_ || out.size() > kMaxVariants;
    all = std::move(out);
  }

  std::vector<Sequence> group() {
    const bool optional = pattern_[at_] == '[';
    ++at_;
    std::vector<Sequence> all = alternatives();
    failed_ = failed_ || at_ >= pattern_.size() || pattern_[at_] != (optional ? ']' : ')');
    if (!failed_) ++at_;
    if (optional) all.emplace_back();
    return all;
  }

  Sequence field() {
    const std::size_t close = pattern_.find('}', at_);
    if (close == std::string_view::npos) {
      failed_ = true;
      return {};
    }
    const std::string_view name = pattern_.substr(at_ + 1, close - at_ - 1);
    at_ = close + 1;
    const auto found = std::find_if(kFields.begin(), kFields.end(), [&](const auto& entry) { return entry.first == name; });
    failed_ = failed_ || found == kFields.end();
    return failed_ ? Sequence{} : Sequence{{found->second, "", false}};
  }

  Sequence word() {
    const std::size_t end = std::min(pattern_.find_first_of(" {[(|)]", at_), pattern_.size());
    Sequence out;
    for (std::string& form : words_of(pattern_.substr(at_, end - at_), true)) out.push_back({Field::kNone, std::move(form), !out.empty()});
    at_ = end;
    return out;
  }

  std::string_view pattern_;
  std::size_t at_ = 0;
  bool failed_ = false;
};

bool is_dash(std::string_view folded) { return folded == "-" || folded == "–" || folded == "—"; }

std::string literal_of(std::string_view folded) { return is_dash(folded) ? "-" : std::string(folded); }

// Digits only, at most `most` of them; -1 otherwise.
int digits(std::string_view text, std::size_t most) {
  if (text.empty() || text.size() > most) return -1;
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

bool valid_pattern(std::string_view pattern) { return !PatternParser(pattern).parse().empty(); }

struct DatePatterns::Impl {
  struct Edge {
    Field field = Field::kNone;
    bool glued = false;
    std::size_t target = 0;
  };
  struct Node {
    std::map<std::string, std::vector<Edge>, std::less<>> words;
    std::vector<Edge> fields;
    int accepts = -1;  // index into patterns
  };

  std::vector<DatePattern> patterns;
  std::vector<Node> nodes{1};
  PhraseTable<double> months, weekdays, first_weekdays, counts, ordinals, ordinal_suffixes;
  bool names_capitalised = false;

  void add(const Sequence& sequence, int pattern);
  std::size_t step(std::size_t node, const Element& element);
  std::size_t consume(Field field, std::span<const text::Token> tokens, std::size_t i, DateFields& out) const;
  std::size_t consume_name(const PhraseTable<double>& names, std::span<const text::Token> tokens, std::size_t i, int& out) const;
  std::size_t consume_day(std::span<const text::Token> tokens, std::size_t i, int& out) const;

  struct Search {
    std::span<const text::Token> tokens;
    std::size_t begin = 0;
    std::size_t steps = 0;
    std::optional<DateMatch> best = std::nullopt;
  };
  void walk(Search& search, std::size_t node, std::size_t i, const DateFields& fields) const;
};

std::size_t DatePatterns::Impl::step(std::size_t node, const Element& element) {
  auto& edges = element.field == Field::kNone ? nodes[node].words[literal_of(element.word)] : nodes[node].fields;
  for (const Edge& edge : edges) {
    if (edge.field == element.field && edge.glued == element.glued) return edge.target;
  }
  const std::size_t target = nodes.size();
  edges.push_back({element.field, element.glued, target});
  nodes.emplace_back();
  return target;
}

void DatePatterns::Impl::add(const Sequence& sequence, int pattern) {
  std::size_t node = 0;
  for (const Element& element : sequence) node = step(node, element);
  if (nodes[node].accepts < 0) nodes[node].accepts = pattern;
}

std::size_t DatePatterns::Impl::consume_name(const PhraseTable<double>& names, std::span<const text::Token> tokens, std::size_t i, int& out) const {
  const auto hit = names.at(tokens, i);
  if (!hit || (names_capitalised && !tokens[i].capitalised)) return 0;
  out = static_cast<int>(*hit->value);
  const bool abbreviated = tokens[i].text.size() <= 5 && i + 1 < tokens.size() && tokens[i + 1].text == "." && tokens[i + 1].glued;
  const bool goes_on = i + 2 < tokens.size() && (tokens[i + 2].is_number() || tokens[i + 2].text == ",");
  return hit->length + (hit->length == 1 && abbreviated && goes_on ? 1 : 0);
}

std::size_t DatePatterns::Impl::consume_day(std::span<const text::Token> tokens, std::size_t i, int& out) const {
  out = digits(tokens[i].text, 2);
  if (out < 0) {
    const auto word = ordinals.at(tokens, i);
    out = word ? static_cast<int>(*word->value) : -1;
    return out >= 1 && out <= 31 ? word->length : 0;
  }
  if (out < 1 || out > 31) return 0;
  return i + 1 < tokens.size() && tokens[i + 1].glued && ordinal_suffixes.at(tokens, i + 1) ? 2 : 1;
}

namespace {

std::size_t consume_time(std::span<const text::Token> tokens, std::size_t i, DateFields& out) {
  const std::string_view text = tokens[i].text;
  const std::size_t cut = text.find_first_of(":.");
  out.hour = digits(text.substr(0, cut), 2);
  if (out.hour < 0 || out.hour > 24) return 0;
  if (cut != std::string_view::npos) {
    out.minute = digits(text.substr(cut + 1), 2);
    return out.minute >= 0 && out.minute < 60 ? 1 : 0;
  }
  const bool hours = i + 1 < tokens.size() && tokens[i + 1].glued && tokens[i + 1].folded == "h";
  if (!hours) return 1;
  const int minute = i + 2 < tokens.size() && tokens[i + 2].glued ? digits(tokens[i + 2].text, 2) : -1;
  if (minute < 0 || minute > 59) return 2;
  out.minute = minute;
  return 3;
}

// "29.6" and "29.6.2021" in one token.
std::size_t consume_dotted(std::string_view text, bool with_year, DateFields& out) {
  const std::size_t first = text.find('.');
  if (first == std::string_view::npos) return 0;
  const std::size_t second = text.find('.', first + 1);
  if ((second != std::string_view::npos) != with_year) return 0;
  out.day = digits(text.substr(0, first), 2);
  out.month = digits(text.substr(first + 1, second - first - 1), 2);
  if (with_year) out.year = text.size() - second == 5 ? digits(text.substr(second + 1), 4) : -1;
  return out.day >= 1 && out.month >= 1 && out.month <= 12 && (!with_year || out.year > 0) ? 1 : 0;
}

std::size_t consume_year(std::string_view text, int& out) {
  out = text.size() == 4 ? digits(text, 4) : -1;
  return out >= 1000 && out <= 2999 ? 1 : 0;
}

std::size_t consume_quarter(std::string_view folded, int& out) {
  constexpr std::array<std::string_view, 4> kRoman = {"i", "ii", "iii", "iv"};
  const auto roman = std::find(kRoman.begin(), kRoman.end(), folded);
  out = roman != kRoman.end() ? static_cast<int>(roman - kRoman.begin()) + 1 : digits(folded, 1);
  return out >= 1 && out <= 4 ? 1 : 0;
}

std::size_t consume_month(std::string_view text, int& out) {
  out = digits(text, 2);
  return out >= 1 && out <= 12 ? 1 : 0;
}

}  // namespace

std::size_t DatePatterns::Impl::consume(Field field, std::span<const text::Token> tokens, std::size_t i, DateFields& out) const {
  const text::Token& token = tokens[i];
  switch (field) {
    case Field::kDay: return consume_day(tokens, i, out.day);
    case Field::kDay2: return consume_day(tokens, i, out.day2);
    case Field::kMonth: return consume_month(token.text, out.month);
    case Field::kMonth2: return consume_month(token.text, out.month2);
    case Field::kMonthName: return consume_name(months, tokens, i, out.month);
    case Field::kMonthName2: return consume_name(months, tokens, i, out.month2);
    case Field::kYear: return consume_year(token.text, out.year);
    case Field::kYear2: return consume_year(token.text, out.year2);
    case Field::kQuarter: return consume_quarter(token.folded, out.quarter);
    case Field::kWeekday: return consume_name(weekdays, tokens, i, out.weekday);
    case Field::kFirstWeekday: return consume_name(first_weekdays, tokens, i, out.weekday);
    case Field::kCapitalWeekday: {
      const std::size_t length = consume_name(weekdays, tokens, i, out.weekday);
      return length > 0 && tokens[i + length - 1].capitalised ? length : 0;
    }
    case Field::kTime: return token.is_number() ? consume_time(tokens, i, out) : 0;
    case Field::kDayMonth: return consume_dotted(token.text, false, out);
    case Field::kDayMonthYear: return consume_dotted(token.text, true, out);
    case Field::kCount: {
      out.count = digits(token.text, 3);
      if (out.count >= 0) return 1;
      const auto hit = counts.at(tokens, i);
      if (!hit) return 0;
      out.count = static_cast<int>(*hit->value);
      return hit->length;
    }
    case Field::kNone: break;
  }
  return 0;
}

void DatePatterns::Impl::walk(Search& search, std::size_t node, std::size_t i, const DateFields& fields) const {
  const Node& here = nodes[node];
  if (here.accepts >= 0 && i > search.begin && (!search.best || i - search.begin > search.best->length) && possible(fields)) {
    search.best = DateMatch{i - search.begin, &patterns[static_cast<std::size_t>(here.accepts)], fields};
  }
  if (i >= search.tokens.size() || ++search.steps > kMaxSteps) return;
  const bool glued = search.tokens[i].glued;
  if (const auto found = here.words.find(is_dash(search.tokens[i].folded) ? std::string_view("-") : search.tokens[i].folded); found != here.words.end()) {
    for (const Edge& edge : found->second) {
      if (!edge.glued || glued) walk(search, edge.target, i + 1, fields);
    }
  }
  for (const Edge& edge : here.fields) {
    if (edge.glued && !glued) continue;
    DateFields next = fields;
    const std::size_t length = consume(edge.field, search.tokens, i, next);
    if (length > 0) walk(search, edge.target, i + length, next);
  }
}

DatePatterns::DatePatterns(const QuantityLexicon& lexicon) : impl_(std::make_unique<Impl>()) {
  impl_->patterns = lexicon.dates;
  impl_->names_capitalised = lexicon.names_capitalised;
  for (const auto& [name, number] : lexicon.months) impl_->months.add(name, number);
  double last = 0;
  for (const auto& [name, number] : lexicon.weekdays) {
    impl_->weekdays.add(name, number);
    if (number != last) impl_->first_weekdays.add(name, number);
    last = number;
  }
  for (const auto& [word, value] : lexicon.cardinals) {
    if (value < 100) impl_->counts.add(word, value);
  }
  for (const auto& [word, value] : lexicon.ordinal_days ? lexicon.ordinals : std::vector<ValuedPhrase>()) impl_->ordinals.add(word, value);
  for (const std::string& suffix : lexicon.ordinal_suffixes) impl_->ordinal_suffixes.add(suffix, 0);
  for (std::size_t i = 0; i < impl_->patterns.size(); ++i) {
    for (const Sequence& sequence : PatternParser(impl_->patterns[i].pattern).parse()) impl_->add(sequence, static_cast<int>(i));
  }
}

DatePatterns::~DatePatterns() = default;
DatePatterns::DatePatterns(DatePatterns&&) noexcept = default;
DatePatterns& DatePatterns::operator=(DatePatterns&&) noexcept = default;

void DatePatterns::first_words(WordSet& out) const {
  for (const auto& [word, edges] : impl_->nodes[0].words) out.insert(word);
  for (const auto* table : {&impl_->months, &impl_->weekdays, &impl_->counts, &impl_->ordinals}) table->first_words(out);
}

std::optional<DateMatch> DatePatterns::longest(std::span<const text::Token> tokens, std::size_t i) const {
  Impl::Search search{.tokens = tokens, .begin = i};
  impl_->walk(search, 0, i, {});
  return search.best;
}

}  // namespace signatory::language
