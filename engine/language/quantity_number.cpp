#include "language/quantity_number.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace signatory::language {
namespace {

constexpr std::size_t kMaxDigits = 40;
constexpr std::size_t kMaxCompoundBytes = 60;

bool all_digits(std::string_view text) { return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos; }

// Digits and one decimal point.
double to_double(const std::string& plain) { return std::strtod(plain.c_str(), nullptr); }

std::string without(std::string_view text, char mark) {
  std::string out;
  for (const char c : text) {
    if (c != mark) out += c;
  }
  return out;
}

// Is the mark a thousands separator in "1<mark>234[<mark>567]"?
bool groups_by(std::string_view text, char mark) {
  std::size_t at = text.find(mark);
  if (at == 0 || at > 3 || text[0] == '0') return false;
  while (at != std::string_view::npos) {
    const std::size_t next = text.find(mark, at + 1);
    if ((next == std::string_view::npos ? text.size() : next) - at != 4) return false;
    at = next;
  }
  return true;
}

}  // namespace

std::optional<double> digits_value(std::string_view text, const QuantityLexicon& lexicon) {
  if (text.size() > kMaxDigits || text.find(':') != std::string_view::npos) return std::nullopt;
  const std::size_t dots = static_cast<std::size_t>(std::count(text.begin(), text.end(), '.'));
  const std::size_t commas = static_cast<std::size_t>(std::count(text.begin(), text.end(), ','));
  if (dots + commas == 0) return to_double(std::string(text));
  if (dots > 0 && commas > 0) {
    const char decimal = text.rfind('.') > text.rfind(',') ? '.' : ',';
    if ((decimal == '.' ? dots : commas) > 1 || !groups_by(text.substr(0, text.rfind(decimal)), decimal == '.' ? ',' : '.')) return std::nullopt;
    std::string plain = without(text, decimal == '.' ? ',' : '.');
    std::replace(plain.begin(), plain.end(), ',', '.');
    return to_double(plain);
  }
  const char mark = dots > 0 ? '.' : ',';
  if (dots + commas > 1) return groups_by(text, mark) ? std::optional(to_double(without(text, mark))) : std::nullopt;
  const bool listed = lexicon.groups.find(mark) != std::string::npos;
  const bool thousands = groups_by(text, mark) && (listed || text.ends_with("000"));
  if (thousands) return to_double(without(text, mark));
  std::string plain(text);
  std::replace(plain.begin(), plain.end(), ',', '.');
  return to_double(plain);
}

// Adds up number words: current is what stands before the next scale, total what earlier scales gave.
class NumberParser::State {
 public:
  bool started = false;
  bool digits = false;
  bool half = false;
  double last_scale = 1;

  double value() const { return total_ + current_; }

  bool cardinal(double v) {
    if (digits && current_ != 0) return false;
    if (started && current_ != 0) {
      double unit = 1;
      while (unit < 1e6 && std::fmod(current_, unit * 10) == 0) unit *= 10;
      if (v >= unit) return false;
    } else if (started && last_scale == 1 && total_ == 0) {
      return false;  // behind a zero
    }
    current_ += v;
    return started = true;
  }

  bool multiplier(double m) {
    const double rest = std::fmod(current_, m);
    const double tail = current_ == 0 ? 0 : rest == 0 ? current_ : rest;
    if (tail == 0 && started && total_ == 0) return false;
    current_ += tail == 0 ? m : tail * (m - 1);
    return started = true;
  }

  bool scale(double s) {
    if (!started) return false;
    if (last_scale == 1 || s < last_scale) {
      if (last_scale != 1 && current_ == 0) return false;
      total_ += current_ * s;
    } else {
      total_ = (total_ + current_) * s;
    }
    current_ = 0;
    last_scale = s;
    return true;
  }

  void digits_here(double v) {
    current_ = v;
    started = digits = true;
  }

  void half_more() { (last_scale == 1 ? current_ : total_) += 0.5 * last_scale; }
  bool between_scales() const { return current_ == 0 && last_scale != 1; }

 private:
  double total_ = 0;
  double current_ = 0;
};

NumberParser::NumberParser(const QuantityLexicon& lexicon) : lexicon_(lexicon) {
  const auto add = [&](const std::vector<ValuedPhrase>& entries, WordKind kind) {
    for (const auto& [phrase, value] : entries) words_.add(phrase, {kind, value});
  };
  for (const std::string& phrase : lexicon.plus_halves) words_.add(phrase, {WordKind::kPlusHalf, 0.5});
  add(lexicon.scales, WordKind::kScale);
  add(lexicon.multipliers, WordKind::kMultiplier);
  add(lexicon.halves, WordKind::kHalf);
  add(lexicon.cardinals, WordKind::kCardinal);
  for (const std::string& phrase : lexicon.joiners) words_.add(phrase, {WordKind::kJoiner, 0});
  for (const auto& [phrase, value] : lexicon.compound_words ? lexicon.cardinals : std::vector<ValuedPhrase>()) compound_heads_.insert(text::fold_word(phrase).substr(0, 2));
  for (const auto& [phrase, value] : lexicon.glued_scales) glued_scales_.add(phrase, value);
  for (const auto& [phrase, value] : lexicon.vague) vague_.add(phrase, value);
  for (const std::string& phrase : lexicon.weak) weak_.add(phrase, 0);
  for (const std::string& phrase : lexicon.articles) articles_.add(phrase, 0);
  for (const std::string& phrase : lexicon.links) links_.add(phrase, 0);
}

void NumberParser::first_words(WordSet& out) const {
  words_.first_words(out);
  vague_.first_words(out);
}

bool NumberParser::may_be_compound(std::string_view folded) const { return compound_heads_.contains(folded.substr(0, 2)); }

std::optional<NumberMatch> NumberParser::parse(std::span<const text::Token> tokens, std::size_t i) const {
  if (i >= tokens.size()) return std::nullopt;
  if (auto vague = parse_vague(tokens, i)) return vague;
  State state;
  std::size_t k = i;
  while (k < tokens.size()) {
    const std::size_t taken = tokens[k].is_number() ? take_digits(tokens, k, state) : take_word(tokens, k, state);
    if (taken == 0) break;
    k += taken;
  }
  if (k == i) return std::nullopt;
  NumberMatch match{.length = k - i, .value = state.value(), .scale = state.last_scale, .digits = state.digits};
  const bool one_word = k == i + 1 && !state.digits;
  match.article = (state.half && state.last_scale == 1) || (one_word && articles_.at(tokens, i));
  match.weak = match.article || (one_word && weak_.at(tokens, i));
  return match;
}

std::optional<NumberMatch> NumberParser::parse_vague(std::span<const text::Token> tokens, std::size_t i) const {
  const auto hit = vague_.at(tokens, i);
  if (!hit) return std::nullopt;
  NumberMatch match{.length = hit->length, .value = *hit->value, .vague = true};
  while (true) {
    std::size_t k = i + match.length;
    if (const auto link = links_.at(tokens, k)) k += link->length;
    std::size_t length = 0;
    if (const auto next = vague_.at(tokens, k)) {
      match.value *= *next->value;
      length = next->length;
    } else if (const Word* scale = scale_at(tokens, k, length)) {
      match.value *= scale->value;
    }
    if (length == 0) return match;
    match.length = k + length - i;
  }
}

const NumberParser::Word* NumberParser::scale_at(std::span<const text::Token> tokens, std::size_t k, std::size_t& length) const {
  const auto hit = words_.at(tokens, k);
  if (!hit || hit->value->kind != WordKind::kScale) return nullptr;
  length = hit->length;
  return hit->value;
}

std::size_t NumberParser::take_digits(std::span<const text::Token> tokens, std::size_t k, State& state) const {
  const std::optional<double> value = digits_value(tokens[k].text, lexicon_);
  if (!value || (state.started && !(state.digits && state.between_scales()))) return 0;
  std::string whole(tokens[k].text);
  std::size_t length = 1;
  const bool spaces = lexicon_.groups.find(' ') != std::string::npos && whole.size() <= 3 && all_digits(whole) && whole[0] != '0';
  while (spaces && k + length < tokens.size()) {
    const text::Token& next = tokens[k + length];
    const bool group = next.is_number() && !next.glued && !next.line_before && next.text.size() >= 3 && all_digits(next.text.substr(0, 3));
    if (!group || (next.text.size() > 3 && (next.text[3] == '.' || next.text[3] == ',') == false)) break;
    if (next.text.size() == 3 && k + length + 1 < tokens.size() && (tokens[k + length + 1].text == "/" || tokens[k + length + 1].text == "-") && tokens[k + length + 1].glued) break;
    whole += next.text;
    ++length;
    if (next.text.size() > 3) break;
  }
  const std::optional<double> total = length == 1 ? value : digits_value(whole, lexicon_);
  if (!total) return 0;
  if (state.started) {  // "2 triệu 300 nghìn": only before a smaller scale
    std::size_t ignored = 0;
    const Word* scale = scale_at(tokens, k + length, ignored);
    if (scale == nullptr || scale->value >= state.last_scale) return 0;
  }
  state.digits_here(*total);
  return length;
}

std::size_t NumberParser::take_word(std::span<const text::Token> tokens, std::size_t k, State& state) const {
  const text::Token& token = tokens[k];
  if (state.digits && token.glued && tokens[k - 1].is_number()) {
    const auto glued = glued_scales_.at(tokens, k);
    if (glued && state.scale(*glued->value)) return glued->length;
  }
  if (!token.is_word()) return 0;
  const auto hit = words_.at(tokens, k);
  if (!hit) return take_parts(token, state) ? 1 : 0;
  const Word& word = *hit->value;
  switch (word.kind) {
    case WordKind::kCardinal: return !(state.digits && !state.between_scales()) && !(state.digits && state.between_scales()) && state.cardinal(word.value) ? hit->length : 0;
    case WordKind::kMultiplier: return state.multiplier(word.value) ? hit->length : 0;
    case WordKind::kScale: return state.scale(word.value) ? hit->length : 0;
    case WordKind::kHalf:
      if (state.started || !state.cardinal(word.value)) return 0;
      state.half = true;
      return hit->length;
    case WordKind::kPlusHalf:
      if (!state.started) return 0;
      state.half_more();
      return hit->length;
    case WordKind::kJoiner: break;
  }
  // "and", "lẻ": part of the number only when a smaller cardinal in words follows a multiplier or scale
  const auto next = words_.at(tokens, k + hit->length);
  if (!state.started || state.digits || !next || next->value->kind != WordKind::kCardinal) return 0;
  if (std::fmod(state.value(), 100) != 0 || next->value->value >= 100) return 0;
  return state.cardinal(next->value->value) ? hit->length + next->length : 0;
}

// "twenty-five", "quatre-vingt-dix-sept", "tjugofem": a number in one token.
bool NumberParser::take_parts(const text::Token& token, State& state) const {
  if (token.folded.size() > kMaxCompoundBytes || state.digits) return false;
  std::vector<Word> parts;
  if (token.hyphenated) {
    for (const std::string_view part : text::parts_of(token)) {
      const text::TokenList list = text::tokenize(part);
      const auto hit = list.size() == 1 ? words_.at(list.all(), 0) : std::nullopt;
      if (!hit) return false;
      if (hit->value->kind != WordKind::kJoiner) parts.push_back(*hit->value);
    }
  } else if (!lexicon_.compound_words || !split_compound(token.folded, parts) || parts.size() < 2) {
    return false;
  }
  State trial = state;
  for (const Word& part : parts) {
    const bool fits = part.kind == WordKind::kCardinal ? trial.cardinal(part.value) : part.kind == WordKind::kMultiplier ? trial.multiplier(part.value) : part.kind == WordKind::kScale && trial.scale(part.value);
    if (!fits) return false;
  }
  state = trial;
  return true;
}

// Longest number words first, without going back: enough for compounds as languages form them.
bool NumberParser::split_compound(std::string_view word, std::vector<Word>& out) const {
  while (!word.empty()) {
    const Word* found = nullptr;
    std::size_t length = word.size();
    for (; length >= 2 && found == nullptr; --length) {
      if (length < word.size() && (static_cast<unsigned char>(word[length]) & 0xC0U) == 0x80U) continue;
      const text::TokenList list = text::tokenize(word.substr(0, length));
      const auto hit = list.size() == 1 ? words_.at(list.all(), 0) : std::nullopt;
      if (hit && hit->value->kind <= WordKind::kScale) found = hit->value;
    }
    if (found == nullptr) return false;
    out.push_back(*found);
    word.remove_prefix(length + 1);
  }
  return true;
}

}  // namespace signatory::language
