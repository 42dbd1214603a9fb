#include "text/token.h"

#include <algorithm>
#include <cstring>

#include "base/utf8.h"
#include "text/glyph.h"
#include "text/unicode.h"

namespace signatory::text {
namespace {

// Bounds on what is looked at again, so that time stays linear on any input; longer words are cut.
constexpr std::size_t kMaxWordBytes = 250;
constexpr std::size_t kMaxDottedParts = 8;

// What a word scan learnt about its letters.
struct WordShape {
  std::size_t letters = 0;
  std::size_t upper = 0;
  bool first_upper = false;
  bool ascii = true;
  bool folds_to_itself = true;
  bool apostrophe = false;
  bool hyphen = false;
};

}  // namespace

// Chunks of bytes for the folded forms that differ from the text.
class TokenList::Arena {
 public:
  std::string_view store(std::string_view bytes) {
    if (left_ < bytes.size()) {
      left_ = std::max(kChunkBytes, bytes.size());
      chunks_.push_back(std::make_unique<char[]>(left_));
      next_ = chunks_.back().get();
    }
    std::memcpy(next_, bytes.data(), bytes.size());
    const std::string_view stored(next_, bytes.size());
    next_ += bytes.size();
    left_ -= bytes.size();
    return stored;
  }

 private:
  static constexpr std::size_t kChunkBytes = 16384;
  std::vector<std::unique_ptr<char[]>> chunks_;
  char* next_ = nullptr;
  std::size_t left_ = 0;
};

TokenList::TokenList() : arena_(std::make_unique<Arena>()) {}
TokenList::~TokenList() = default;
TokenList::TokenList(TokenList&&) noexcept = default;
TokenList& TokenList::operator=(TokenList&&) noexcept = default;

class Tokenizer::Scanner {
 public:
  Scanner(std::string_view text, ByteSpan span, const TokenRules& rules, std::vector<Token>& tokens, TokenList::Arena& arena)
      : text_(text.substr(0, span.end)), at_(span.begin), rules_(rules), tokens_(tokens), arena_(arena) {}

  void run() {
    bool space = true;
    bool line = false;
    while (at_ < text_.size()) {
      const Glyph glyph = glyph_at(at_);
      if (glyph.kind == kSpaceByte || glyph.kind == kIgnoredByte) {
        space = space || glyph.kind == kSpaceByte;
        line = line || glyph.code_point == '\n' || glyph.code_point == '\r' || glyph.code_point == 0x2028;
        at_ += glyph.length;
        continue;
      }
      const std::size_t first = tokens_.size();
      if (glyph.kind == kLetterByte) {
        word(glyph);
      } else if (glyph.kind == kDigitByte) {
        number();
      } else {
        mark(glyph, space);
      }
      tokens_[first].space_before = space;
      tokens_[first].line_before = line;
      space = line = false;
    }
  }

 private:
  Glyph glyph_at(std::size_t at) const { return text::glyph_at(text_, at); }

  bool after_number() const { return !tokens_.empty() && tokens_.back().span.end == at_ && tokens_.back().is_number(); }

  Token& add(std::size_t end, TokenKind kind) {
    Token token;
    token.span = {at_, end};
    token.text = text_.substr(at_, end - at_);
    token.folded = token.text;
    token.kind = kind;
    token.glued = !tokens_.empty() && tokens_.back().span.end == at_;
    tokens_.push_back(token);
    at_ = end;
    return tokens_.back();
  }

  // The folded form differs from the text: keeps it in the arena.
  void fold(Token& token) {
    scratch_.clear();
    fold_word_into(token.text, scratch_);
    if (scratch_ != token.text) token.folded = arena_.store(scratch_);
  }

  void number() {
    std::size_t end = at_;
    while (end < text_.size()) {
      const char c = text_[end];
      const bool digit = kByteClass[static_cast<unsigned char>(c)] == kDigitByte;
      const bool inner = (c == '.' || c == ',' || c == ':') && end + 1 < text_.size() && kByteClass[static_cast<unsigned char>(text_[end + 1])] == kDigitByte;
      if (!digit && !inner) break;
      ++end;
    }
    add(end, TokenKind::kNumber);
  }

  void mark(const Glyph& glyph, bool space) {
    const bool touches = !space && !tokens_.empty() && tokens_.back().span.end == at_;
    if (touches && (glyph.code_point == ':' || is_apostrophe(glyph.code_point))) {
      if (const std::size_t end = suffix_here()) {
        Token& token = add(end, TokenKind::kWord);
        token.clitic = true;
        return fold(token);
      }
    }
    if (glyph.code_point == '.' && at_ + 1 < text_.size() && text_[at_ + 1] == '/') {
      const Glyph next = glyph_at(at_ + 2);
      if (next.length == 0 || next.kind == kSpaceByte || next.code_point == '.') {
        add(at_ + 2, TokenKind::kPunctuation);
        return;
      }
    }
    Token& token = add(at_ + glyph.length, glyph.kind == kPunctuationByte ? TokenKind::kPunctuation : TokenKind::kSymbol);
    if (glyph.code_point > 127) fold(token);
  }

  // End of a listed suffix that starts at this mark (":s", "'s") and is not followed by a letter or digit; 0 if there is none.
  std::size_t suffix_here() {
    std::size_t end = at_ + glyph_at(at_).length;
    std::size_t letters = 0;
    for (Glyph g = glyph_at(end); g.kind == kLetterByte || g.kind == kDigitByte; g = glyph_at(end)) {
      if (++letters > 4) return 0;
      end += g.length;
    }
    if (letters == 0) return 0;
    scratch_.clear();
    fold_word_into(text_.substr(at_, end - at_), scratch_);
    return std::find(rules_.suffixes.begin(), rules_.suffixes.end(), scratch_) == rules_.suffixes.end() ? 0 : end;
  }

  void word(const Glyph& first) {
    if (const std::size_t end = url_end()) {
      fold(add(end, TokenKind::kUrl));
      return;
    }
    if (const std::size_t end = dotted_end()) {
      Token& token = add(end, TokenKind::kWord);
      token.capitalised = char_info(first.code_point).upper;
      token.all_caps = is_all_caps(token.text);
      return fold(token);
    }
    const bool glued_to_number = after_number();
    WordShape shape;
    std::size_t end = scan_word(shape, glued_to_number);
    if (end < text_.size() && text_[end] == '@' && glyph_at(end + 1).kind == kLetterByte) {
      fold(add(run_end(end), TokenKind::kUrl));
      return;
    }
    if (!shape.apostrophe) return finish_word(end, shape);
    split_clitics(end, glued_to_number);
  }

  std::size_t scan_word(WordShape& shape, bool glued_to_number) const {
    std::size_t at = at_;
    while (true) {
      const Glyph glyph = glyph_at(at);
      if (at - at_ > kMaxWordBytes) return at;
      if (glyph.kind == kLetterByte) {
        note_letter(glyph, shape);
      } else if (glyph.kind == kDigitByte) {
        if (glued_to_number) return at;
      } else if (!joins(glyph, at, shape, glued_to_number)) {
        return at;
      }
      at += glyph.length;
    }
  }

  static void note_letter(const Glyph& glyph, WordShape& shape) {
    bool upper = glyph.code_point >= 'A' && glyph.code_point <= 'Z';
    if (glyph.code_point > 127) {
      const CharInfo& info = char_info(glyph.code_point);
      upper = info.upper;
      shape.ascii = false;
      if (info.may_compose || info.folded != glyph.code_point) shape.folds_to_itself = false;
      if (info.kind == CharClass::kMark) return;
    } else if (upper) {
      shape.folds_to_itself = false;
    }
    if (shape.letters++ == 0) shape.first_upper = upper;
    shape.upper += upper;
  }

  // Does this mark stand inside the word? An apostrophe or hyphen between letters, a hyphen before a number, an invisible character.
  bool joins(const Glyph& glyph, std::size_t at, WordShape& shape, bool glued_to_number) const {
    const bool apostrophe = is_apostrophe(glyph.code_point);
    const bool hyphen = is_hyphen(glyph.code_point);
    if (!apostrophe && !hyphen && glyph.kind != kIgnoredByte) return false;
    const Glyph next = glyph_at(at + glyph.length);
    if (next.kind != kLetterByte && !(hyphen && next.kind == kDigitByte)) return false;
    if (hyphen && (glued_to_number || (next.kind == kLetterByte && !rules_.join_hyphens))) return false;
    if (hyphen && next.kind == kDigitByte && long_number(at + glyph.length)) return false;
    shape.apostrophe = shape.apostrophe || apostrophe;
    shape.hyphen = shape.hyphen || hyphen;
    if (glyph.code_point > 127 || glyph.kind == kIgnoredByte) shape.folds_to_itself = false;
    return true;
  }

  // More than three digits: "mid-2025", not "Covid-19".
  bool long_number(std::size_t at) const {
    std::size_t digits = 0;
    while (digits < 4 && glyph_at(at + digits).kind == kDigitByte) ++digits;
    return digits == 4;
  }

  void finish_word(std::size_t end, const WordShape& shape) {
    Token& token = add(end, TokenKind::kWord);
    token.capitalised = shape.first_upper;
    token.all_caps = shape.letters >= 2 && shape.upper == shape.letters;
    token.hyphenated = shape.hyphen;
    const bool tone_may_move = !shape.ascii && (shape.hyphen || static_cast<unsigned char>(token.text.back()) > 127);
    if (!shape.folds_to_itself || tone_may_move) fold(token);
  }

  // The word up to `end` has an apostrophe: cuts a listed prefix off its front, or a listed suffix off its end.
  void split_clitics(std::size_t end, bool glued_to_number) {
    const std::string_view whole = text_.substr(at_, end - at_);
    const std::size_t prefix = prefix_bytes(whole);
    const std::size_t suffix = prefix == 0 ? suffix_bytes(whole) : 0;
    const std::size_t full_end = text_.size();
    const std::size_t cut = prefix != 0 ? at_ + prefix : end - suffix;
    if (cut == at_) return finish_shape(end, true);
    text_ = text_.substr(0, cut);
    WordShape shape;
    scan_word(shape, glued_to_number);
    finish_word(cut, shape);
    tokens_.back().clitic = prefix != 0;
    fold(tokens_.back());
    text_ = std::string_view(text_.data(), full_end);
    if (suffix != 0) finish_shape(end, true);
  }

  void finish_shape(std::size_t end, bool clitic) {
    Token& token = add(end, TokenKind::kWord);
    token.clitic = clitic;
    token.capitalised = is_capitalised(token.text);
    fold(token);
  }

  std::size_t prefix_bytes(std::string_view whole) {
    if (rules_.prefixes.empty()) return 0;
    std::size_t at = 0;
    while (at < whole.size()) {
      if (!is_apostrophe(base::decode_utf8(whole, at))) continue;
      scratch_.clear();
      fold_word_into(whole.substr(0, at), scratch_);
      const bool listed = std::find(rules_.prefixes.begin(), rules_.prefixes.end(), scratch_) != rules_.prefixes.end();
      return listed && at < whole.size() ? at : 0;
    }
    return 0;
  }

  std::size_t suffix_bytes(std::string_view whole) {
    std::size_t begin = whole.size();
    std::size_t found = 0;
    for (std::size_t characters = 0; begin > 0 && characters < 6; ++characters) {
      begin = base::previous_utf8(whole, begin);
      scratch_.clear();
      fold_word_into(whole.substr(begin), scratch_);
      const bool listed = std::find(rules_.suffixes.begin(), rules_.suffixes.end(), scratch_) != rules_.suffixes.end();
      if (listed) found = whole.size() - begin;
    }
    return found;
  }

  std::size_t run_end(std::size_t at) const {
    while (at < text_.size() && glyph_at(at).kind != kSpaceByte && std::strchr("<>\"()[]{}", text_[at]) == nullptr) at += glyph_at(at).length;
    while (at > at_ + 1 && std::strchr(".,;:!?'", text_[at - 1]) != nullptr) --at;
    return at;
  }

  std::size_t url_end() const {
    const std::string_view rest = text_.substr(at_);
    const bool http = rest.starts_with("http://") || rest.starts_with("https://") || rest.starts_with("HTTP://") || rest.starts_with("HTTPS://");
    const bool www = rest.starts_with("www.") && rest.size() > 4 && kByteClass[static_cast<unsigned char>(rest[4])] != kSpaceByte;
    return http || www ? run_end(at_) : 0;
  }

  // End of "U.S.", "p.m.", "bl.a.": parts of one or two letters, one of them of a single letter, the last period included.
  // Without a last period only single capitals count ("U.S"). 0 if this is no such abbreviation.
  std::size_t dotted_end() const {
    std::size_t at = at_;
    std::size_t parts = 0;
    std::size_t single = 0;
    bool capitals = true;
    while (true) {
      std::size_t letters = 0;
      for (Glyph g = glyph_at(at); g.kind == kLetterByte; g = glyph_at(at)) {
        if (++letters > 2 || parts >= kMaxDottedParts) return 0;
        capitals = capitals && char_info(g.code_point).upper;
        at += g.length;
      }
      if (letters == 0) return parts >= 2 && single > 0 && glyph_at(at).kind != kDigitByte ? at : 0;
      ++parts;
      single += letters == 1;
      if (at < text_.size() && text_[at] == '.') {
        ++at;
        continue;
      }
      const bool ends = glyph_at(at).kind != kDigitByte && !is_apostrophe(glyph_at(at).code_point);
      return parts >= 2 && single == parts && capitals && ends ? at : 0;
    }
  }

  std::string_view text_;
  std::size_t at_;
  const TokenRules& rules_;
  std::vector<Token>& tokens_;
  TokenList::Arena& arena_;
  std::string scratch_;
};

Tokenizer::Tokenizer(TokenRules rules) : rules_(std::move(rules)) {}

void Tokenizer::append(std::string_view text, ByteSpan span, TokenList& list) const {
  span.end = std::min(span.end, text.size());
  if (span.empty()) return;
  if (list.tokens_.empty()) list.tokens_.reserve(span.size() / 6);
  Scanner(text, span, rules_, list.tokens_, *list.arena_).run();
}

TokenList tokenize(std::string_view text, const TokenRules& rules) {
  TokenList list;
  Tokenizer(rules).append(text, {0, text.size()}, list);
  return list;
}

std::vector<std::string_view> parts_of(const Token& token) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  for (std::size_t at = 0; token.hyphenated && at < token.text.size();) {
    const std::size_t mark = at;
    if (!is_hyphen(base::decode_utf8(token.text, at))) continue;
    parts.push_back(token.text.substr(begin, mark - begin));
    begin = at;
  }
  parts.push_back(token.text.substr(begin));
  return parts;
}

}  // namespace signatory::text
