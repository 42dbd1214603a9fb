#include "cypher/lexer.h"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <string>

#include "base/utf8.h"
#include "cypher/diagnostic.h"

namespace signatory::cypher {
namespace {

using base::ByteSpan;
using base::Error;
using base::Result;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_space(char32_t c) { return c <= ' ' ? (c == ' ' || (c >= 9 && c <= 13) || (c >= 28 && c <= 31)) : u_isUWhiteSpace(static_cast<UChar32>(c)) != 0; }
bool is_name_start(char32_t c) { return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_ID_START) != 0; }
bool is_name_part(char32_t c) { return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_ID_CONTINUE) != 0; }

class Lexer {
 public:
  Lexer(std::string_view text, const LexerLimits& limits) : text_(text), limits_(limits) {}

  Result<LexedQuery> run() {
    if (text_.size() >= limits_.bytes) return limit_error("QuerySize", {0, 0}, "the query is too long");
    out_.tokens.reserve(text_.size() < 4096 ? text_.size() / 3 + 4 : 1024);
    while (true) {
      if (auto error = skip_blank()) return tl::unexpected(std::move(*error));
      if (at_ >= text_.size()) break;
      if (auto error = next()) return tl::unexpected(std::move(*error));
      if (out_.tokens.size() >= limits_.tokens) return limit_error("QuerySize", {at_, at_}, "the query has too many tokens");
    }
    add(TokenKind::kEnd, text_.size());
    out_.partner.resize(out_.tokens.size(), 0);
    return std::move(out_);
  }

 private:
  char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }

  void add(TokenKind kind, std::size_t end, Keyword keyword = Keyword::kNone) {
    out_.tokens.push_back({kind, keyword, static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(end)});
    at_ = end;
  }
  std::optional<Error> add_length(TokenKind kind, std::size_t length) {
    add(kind, at_ + length);
    return std::nullopt;
  }

  std::optional<Error> skip_blank() {
    while (at_ < text_.size()) {
      if (peek() == '/' && peek(1) == '/') {
        at_ = std::min(text_.find('\n', at_), text_.size());
      } else if (peek() == '/' && peek(1) == '*') {
        const std::size_t end = text_.find("*/", at_ + 2);
        if (end == std::string_view::npos) return Error(syntax_error("UnexpectedSyntax", {at_, at_ + 2}, "this comment is not closed").hint("close it with */"));
        at_ = end + 2;
      } else {
        std::size_t after = at_;
        if (!is_space(base::decode_utf8(text_, after))) return std::nullopt;
        at_ = after;
      }
    }
    return std::nullopt;
  }

  std::optional<Error> next() {
    const char c = peek();
    if (is_ascii_letter(c)) return word();
    if (is_digit(c) || (c == '.' && is_digit(peek(1)))) return number();
    if (c == '\'' || c == '"') return string(c);
    if (c == '`') return quoted_name(TokenKind::kQuotedName, at_ + 1);
    if (c == '$') return parameter();
    if (static_cast<unsigned char>(c) >= 0x80) return wide_character();
    if (auto bracket = bracket_kind(c); bracket != TokenKind::kUnknown) return add_bracket(bracket);
    return punctuation(c);
  }

  std::size_t end_of_word(std::size_t from) const {
    while (from < text_.size()) {
      if (is_ascii_letter(text_[from]) || is_digit(text_[from])) {
        ++from;
        continue;
      }
      std::size_t after = from;
      if (static_cast<unsigned char>(text_[from]) < 0x80 || !is_name_part(base::decode_utf8(text_, after))) break;
      from = after;
    }
    return from;
  }

  std::optional<Error> word() {
    const std::size_t end = end_of_word(at_);
    add(TokenKind::kWord, end, keyword_of(text_.substr(at_, end - at_)));
    return std::nullopt;
  }

  std::optional<Error> wide_character() {
    std::size_t after = at_;
    const char32_t c = base::decode_utf8(text_, after);
    if (is_name_start(c)) return word();
    return Error(syntax_error("InvalidUnicodeCharacter", {at_, after}, fmt::format("the character U+{:04X} cannot stand here", static_cast<std::uint32_t>(c)))
                     .hint("put it into quotes, or use the plain ASCII character"));
  }

  std::size_t digits(std::size_t from) const {
    while (from < text_.size() && is_digit(text_[from])) ++from;
    return from;
  }

  std::optional<Error> number() {
    if (peek() == '0' && (peek(1) == 'x' || peek(1) == 'X' || peek(1) == 'o' || peek(1) == 'O')) return based_number();
    std::size_t end = digits(at_);
    TokenKind kind = TokenKind::kInteger;
    if (end + 1 < text_.size() && text_[end] == '.' && is_digit(text_[end + 1])) {
      end = digits(end + 1);
      kind = TokenKind::kFloat;
    }
    if (end < text_.size() && (text_[end] == 'e' || text_[end] == 'E')) {
      const std::size_t sign = end + 1 < text_.size() && (text_[end + 1] == '-' || text_[end + 1] == '+') ? end + 2 : end + 1;
      if (sign < text_.size() && is_digit(text_[sign])) {
        end = digits(sign);
        kind = TokenKind::kFloat;
      }
    }
    const std::size_t word_end = end_of_word(end);
    add(word_end > end ? TokenKind::kBadNumber : kind, word_end);
    return std::nullopt;
  }

  std::optional<Error> based_number() {
    const bool hexadecimal = peek(1) == 'x' || peek(1) == 'X';
    const std::size_t end = end_of_word(at_);
    bool good = end > at_ + 2;
    for (std::size_t i = at_ + 2; i < end; ++i) {
      const char c = text_[i];
      good = good && (hexadecimal ? is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F') : c >= '0' && c <= '7');
    }
    add(good ? TokenKind::kInteger : TokenKind::kBadNumber, end);
    return std::nullopt;
  }

  std::optional<Error> string(char quote) {
    std::size_t end = at_ + 1;
    while (end < text_.size() && text_[end] != quote) end += text_[end] == '\\' ? 2 : 1;
    if (end >= text_.size())
      return Error(syntax_error("UnexpectedSyntax", {at_, at_ + 1}, "this string is not closed").hint(fmt::format("close it with {}", quote)));
    add(TokenKind::kString, end + 1);
    return std::nullopt;
  }

  std::optional<Error> quoted_name(TokenKind kind, std::size_t from) {
    for (std::size_t end = from; end < text_.size(); ++end) {
      if (text_[end] != '`') continue;
      if (end + 1 < text_.size() && text_[end + 1] == '`') {
        ++end;
        continue;
      }
      add(kind, end + 1);
      return std::nullopt;
    }
    return Error(syntax_error("UnexpectedSyntax", {at_, at_ + 1}, "this quoted name is not closed").hint("close it with a backtick"));
  }

  std::optional<Error> parameter() {
    if (peek(1) == '`') return quoted_name(TokenKind::kParameter, at_ + 2);
    const std::size_t end = end_of_word(at_ + 1);
    if (end == at_ + 1) return add_length(TokenKind::kUnknown, 1);
    add(TokenKind::kParameter, end);
    return std::nullopt;
  }

  static TokenKind bracket_kind(char c) {
    switch (c) {
      case '(': return TokenKind::kLeftParen;
      case ')': return TokenKind::kRightParen;
      case '[': return TokenKind::kLeftBracket;
      case ']': return TokenKind::kRightBracket;
      case '{': return TokenKind::kLeftBrace;
      case '}': return TokenKind::kRightBrace;
      default: return TokenKind::kUnknown;
    }
  }

  std::optional<Error> add_bracket(TokenKind kind) {
    const auto index = static_cast<std::uint32_t>(out_.tokens.size());
    const bool opens = kind == TokenKind::kLeftParen || kind == TokenKind::kLeftBracket || kind == TokenKind::kLeftBrace;
    if (opens) {
      if (open_.size() >= limits_.nesting)
        return Error(limit_error("Nesting", {at_, at_ + 1}, fmt::format("brackets are nested deeper than {} levels", limits_.nesting)));
      open_.push_back(index);
    } else if (!open_.empty()) {
      out_.partner.resize(index + 1, 0);
      out_.partner[open_.back()] = index;
      open_.pop_back();
    }
    return add_length(kind, 1);
  }

  std::optional<Error> punctuation(char c) {
    const char d = peek(1);
    switch (c) {
      case ',': return add_length(TokenKind::kComma, 1);
      case ';': return add_length(TokenKind::kSemicolon, 1);
      case ':': return d == ':' ? add_length(TokenKind::kDoubleColon, 2) : add_length(TokenKind::kColon, 1);
      case '.': return d == '.' ? add_length(TokenKind::kDotDot, 2) : add_length(TokenKind::kDot, 1);
      case '|': return d == '|' ? add_length(TokenKind::kDoublePipe, 2) : add_length(TokenKind::kPipe, 1);
      case '+': return d == '=' ? add_length(TokenKind::kPlusEqual, 2) : add_length(TokenKind::kPlus, 1);
      case '-': return add_length(TokenKind::kMinus, 1);
      case '*': return add_length(TokenKind::kStar, 1);
      case '/': return add_length(TokenKind::kSlash, 1);
      case '%': return add_length(TokenKind::kPercent, 1);
      case '^': return add_length(TokenKind::kCaret, 1);
      case '&': return add_length(TokenKind::kAmpersand, 1);
      case '!': return d == '=' ? add_length(TokenKind::kNotEqual, 2) : add_length(TokenKind::kExclamation, 1);
      case '=': return d == '~' ? add_length(TokenKind::kRegexMatch, 2) : add_length(TokenKind::kEqual, 1);
      case '<':
        if (d == '>') return add_length(TokenKind::kNotEqual, 2);
        return d == '=' ? add_length(TokenKind::kLessEqual, 2) : add_length(TokenKind::kLess, 1);
      case '>': return d == '=' ? add_length(TokenKind::kGreaterEqual, 2) : add_length(TokenKind::kGreater, 1);
      default: return add_length(TokenKind::kUnknown, 1);
    }
  }

  std::string_view text_;
  LexerLimits limits_;
  std::size_t at_ = 0;
  LexedQuery out_;
  std::vector<std::uint32_t> open_;
};

std::optional<char> simple_escape(char c) {
  switch (c) {
    case 'n': return '\n';
    case 't': return '\t';
    case 'r': return '\r';
    case 'b': return '\b';
    case 'f': return '\f';
    case '\\': case '\'': case '"': case '`': return c;
    default: return std::nullopt;
  }
}

std::optional<char32_t> hexadecimal(std::string_view digits) {
  char32_t value = 0;
  for (char c : digits) {
    const int digit = is_digit(c) ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
    if (digit < 0) return std::nullopt;
    value = value * 16 + static_cast<char32_t>(digit);
  }
  return value;
}

// Reads the escape \uXXXX or \UXXXXXXXX at `at` (the backslash), joining a surrogate pair.
std::optional<char32_t> unicode_escape(std::string_view body, std::size_t& at) {
  const std::size_t length = body[at + 1] == 'u' ? 4 : 8;
  if (at + 2 + length > body.size()) return std::nullopt;
  auto code = hexadecimal(body.substr(at + 2, length));
  if (!code || *code > 0x10FFFF) return std::nullopt;
  at += 2 + length;
  if (*code < 0xD800 || *code > 0xDFFF) return code;
  if (*code >= 0xDC00 || at + 6 > body.size() || body[at] != '\\' || body[at + 1] != 'u') return std::nullopt;
  const auto low = hexadecimal(body.substr(at + 2, 4));
  if (!low || *low < 0xDC00 || *low > 0xDFFF) return std::nullopt;
  at += 6;
  return 0x10000 + ((*code - 0xD800) << 10) + (*low - 0xDC00);
}

}  // namespace

Result<LexedQuery> lex(std::string_view text, const LexerLimits& limits) {
  if (const auto bad = base::first_invalid_utf8(text))
    return syntax_error("InvalidUnicodeCharacter", {*bad, *bad + 1}, "the query is not well-formed UTF-8");
  return Lexer(text, limits).run();
}

Result<std::string> unescape_string(std::string_view text, ByteSpan token) {
  const std::string_view body = text.substr(token.begin + 1, token.size() - 2);
  std::string out;
  out.reserve(body.size());
  for (std::size_t at = 0; at < body.size();) {
    if (body[at] != '\\' || at + 1 >= body.size()) {
      out += body[at++];
      continue;
    }
    const std::size_t begin = token.begin + 1 + at;
    if (const auto plain = simple_escape(body[at + 1])) {
      out += *plain;
      at += 2;
    } else if (body[at + 1] == 'u' || body[at + 1] == 'U') {
      const auto code = unicode_escape(body, at);
      if (!code) return syntax_error("InvalidUnicodeLiteral", {begin, begin + 2}, "this \\u escape is not a Unicode character").hint("write four hexadecimal digits: \\u00E5");
      base::append_utf8(out, *code);
    } else {
      return syntax_error("UnexpectedSyntax", {begin, begin + 2}, fmt::format("\\{} is not an escape", body[at + 1])).hint("write \\\\ for a backslash");
    }
  }
  return out;
}

std::string name_of_token(std::string_view text, const Token& token) {
  std::string_view body = text.substr(token.begin, token.end - token.begin);
  if (token.kind == TokenKind::kParameter) body.remove_prefix(1);
  if (body.empty() || body.front() != '`') return std::string(body);
  std::string out;
  for (std::size_t at = 1; at + 1 < body.size(); ++at) {
    out += body[at];
    if (body[at] == '`') ++at;
  }
  return out;
}

}  // namespace signatory::cypher
