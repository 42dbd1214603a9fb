#include "text/sentences.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "text/unicode.h"

namespace signatory::text {
namespace {

bool is_terminal(const Token& token) {
  const std::string_view t = token.text;
  return t == "." || t == "!" || t == "?" || t == "…" || t == "./" || t == "。" || t == "？" || t == "！";
}

bool is_closer(const Token& token) {
  const std::string_view t = token.text;
  return t == "”" || t == "\"" || t == "’" || t == "'" || t == "»" || t == ")" || t == "]" || t == "“";
}

bool is_opener(const Token& token) {
  const std::string_view t = token.text;
  return t == "“" || t == "\"" || t == "”" || t == "«" || t == "»" || t == "(" || t == "[" || t == "‘" || t == "'" || t == "„" || t == "’";
}

bool is_dash(const Token& token) { return token.text == "–" || token.text == "—" || token.text == "-"; }

// "U.S.", "p.m.": the period is part of the token.
bool has_final_period(const Token& token) { return token.is_word() && token.text.size() > 1 && token.text.ends_with('.'); }

bool is_initial(const Token& token) {
  if (!token.is_word() || !token.capitalised) return false;
  std::size_t at = 0;
  base::decode_utf8(token.folded, at);
  return at == token.folded.size();
}

class Splitter {
 public:
  Splitter(std::span<const Token> tokens, const SentenceRules& rules) : tokens_(tokens), rules_(rules) {}

  std::vector<TokenRange> run() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (is_terminal(tokens_[i]) || has_final_period(tokens_[i])) {
        std::size_t end = closed_end(i);
        if (boundary(i, end)) {
          close(end);
          i = end - 1;
          continue;
        }
      }
      if (i + 1 - first_ >= kMaxSentenceTokens) close(cut_point(i + 1));
    }
    if (first_ < tokens_.size()) close(tokens_.size());
    return std::move(ranges_);
  }

 private:
  void close(std::size_t end) {
    ranges_.push_back({first_, end - first_});
    first_ = end;
  }

  // Index behind the terminal, further terminals and the closers that touch it.
  std::size_t closed_end(std::size_t i) const {
    std::size_t end = i + 1;
    while (end < tokens_.size() && tokens_[end].glued && (is_terminal(tokens_[end]) || closes(end))) ++end;
    // "bền vững. ”": a closing mark after white space, at the end of the line or before a comma
    if (end < tokens_.size() && tokens_[end].text == "”" && (end + 1 == tokens_.size() || !tokens_[end + 1].glued)) ++end;
    return end;
  }

  // A quotation mark that touches what is before it and not what is behind it.
  bool closes(std::size_t at) const {
    if (!is_closer(tokens_[at])) return false;
    return at + 1 == tokens_.size() || !tokens_[at + 1].glued || !(tokens_[at + 1].is_word() || tokens_[at + 1].is_number());
  }

  bool boundary(std::size_t i, std::size_t end) const {
    if (end >= tokens_.size()) return true;
    const Token& next = tokens_[end];
    if (tokens_[end - 1].text == "./") return true;
    const bool quoted = end > i + 1 && is_closer(tokens_[end - 1]) && tokens_[end - 1].text != ")";
    if (quoted && is_dash(next)) return false;
    if (next.glued) return missing_space(i, end);
    if (!can_start(end)) return false;
    const bool plain_period = tokens_[i].text == "." && end == i + 1;
    if (plain_period || has_final_period(tokens_[i])) return period_ends(i, next);
    return true;
  }

  // "rõ đó.Ở đây": a lower-case word, a period, a capitalised word.
  bool missing_space(std::size_t i, std::size_t end) const {
    if (i == first_ || end != i + 1 || tokens_[i].text != ".") return false;
    const Token& before = tokens_[i - 1];
    const Token& next = tokens_[end];
    return before.is_word() && !before.capitalised && before.glued == false && next.is_word() && next.capitalised && !next.all_caps;
  }

  bool can_start(std::size_t at) const {
    const Token& next = tokens_[at];
    if (next.is_word()) {
      std::size_t offset = 0;
      return next.capitalised || !char_info(base::decode_utf8(next.text, offset)).lower;
    }
    if (next.text == "," || next.text == ";" || next.text == ":" || is_terminal(next)) return false;
    if (is_opener(next) && at + 1 < tokens_.size() && tokens_[at + 1].glued && tokens_[at + 1].is_word()) return can_start(at + 1);
    if (is_dash(next) && at + 1 < tokens_.size() && tokens_[at + 1].is_word()) return tokens_[at + 1].capitalised;
    return true;
  }

  // The period at `i` is followed by something that can begin a sentence: does it end one?
  bool period_ends(std::size_t i, const Token& next) const {
    const bool starter = rules_.sentence_starters.contains(std::string(next.folded));
    if (has_final_period(tokens_[i])) {
      if (rules_.abbreviations.contains(std::string(tokens_[i].folded))) return false;
      return rules_.final_abbreviations.contains(std::string(tokens_[i].folded)) ? next.is_word() : starter;
    }
    if (i == first_) return false;
    const Token& before = tokens_[i - 1];
    if (!tokens_[i].glued) return true;
    if (before.is_number()) return i > first_ + 1;  // "1." at the start is a list number
    if (!before.is_word()) return true;
    if (is_initial(before) && !before.glued) return starter;
    const std::string form = std::string(before.folded) + '.';
    if (rules_.final_abbreviations.contains(form)) return next.is_word();
    return !rules_.abbreviations.contains(form);
  }

  // The sentence is too long at `end`: cuts behind its last mark, if there is one in its second half.
  std::size_t cut_point(std::size_t end) const {
    for (std::size_t at = end; at > first_ + kMaxSentenceTokens / 2; --at) {
      const std::string_view t = tokens_[at - 1].text;
      if (t == ";" || t == "," || t == ":" || is_terminal(tokens_[at - 1])) return at;
    }
    return end;
  }

  std::span<const Token> tokens_;
  const SentenceRules& rules_;
  std::size_t first_ = 0;
  std::vector<TokenRange> ranges_;
};

}  // namespace

std::vector<TokenRange> split_sentences(std::span<const Token> tokens, const SentenceRules& rules) { return Splitter(tokens, rules).run(); }

}  // namespace signatory::text
