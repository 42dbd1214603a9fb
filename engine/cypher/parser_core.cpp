#include "cypher/parser_core.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.h"
#include "cypher/diagnostic.h"

namespace signatory::cypher {

using base::ByteSpan;

const Token& Parser::peek(std::size_t ahead) const {
  const std::size_t last = lexed_.tokens.size() - 1;
  return lexed_.tokens[std::min(at_ + ahead, last)];
}

bool Parser::at_word(std::string_view upper, std::size_t ahead) const {
  const Token& token = peek(ahead);
  if (token.kind != TokenKind::kWord || token.end - token.begin != upper.size()) return false;
  for (std::size_t i = 0; i < upper.size(); ++i)
    if ((text_[token.begin + i] & ~0x20) != (upper[i] & ~0x20)) return false;
  return true;
}

bool Parser::accept(TokenKind kind) {
  if (!at(kind)) return false;
  ++at_;
  return true;
}

bool Parser::accept(Keyword keyword) {
  if (!at(keyword)) return false;
  ++at_;
  return true;
}

const Token& Parser::expect(TokenKind kind, std::string_view after) {
  if (!at(kind)) fail_unexpected(fmt::format("{} {}", describe(kind), after));
  return advance();
}

const Token& Parser::expect(Keyword keyword, std::string_view after) {
  if (!at(keyword)) fail_unexpected(fmt::format("{} {}", spelling_of(keyword), after));
  return advance();
}

void Parser::fail_unexpected(std::string_view wanted) const {
  const Token& token = peek();
  if (token.kind == TokenKind::kEnd) fail_at("UnexpectedSyntax", token.span(), fmt::format("the query ends where {} is expected", wanted));
  std::string found = verbatim(token.span());
  if (found.size() > 40) found = found.substr(0, base::previous_utf8(found, 38)) + "…";
  fail_at("UnexpectedSyntax", token.span(), fmt::format("`{}` stands where {} is expected", found, wanted));
}

void Parser::fail_at(std::string_view detail, ByteSpan span, std::string message, std::string hint) const {
  throw_error(syntax_error(detail, span, std::move(message)).hint(std::move(hint)));
}

void Parser::fail_nesting() const {
  throw_error(limit_error("Nesting", peek().span(), "the query is nested too deeply"));
}

bool Parser::at_name(std::size_t ahead) const { return at(TokenKind::kWord, ahead) || at(TokenKind::kQuotedName, ahead); }

bool Parser::at_variable(std::size_t ahead) const {
  return at(TokenKind::kQuotedName, ahead) || (at(TokenKind::kWord, ahead) && !is_reserved(peek(ahead).keyword));
}

Name Parser::name(std::string_view what) {
  if (!at_name()) fail_unexpected(what);
  const Token& token = advance();
  return {name_of_token(text_, token), token.span()};
}

Name Parser::variable(std::string_view what) {
  if (at(TokenKind::kWord) && is_reserved(peek().keyword))
    fail_at("UnexpectedSyntax", peek().span(), fmt::format("{} is a word of the language and stands where {} is expected", spelling_of(peek().keyword), what),
            fmt::format("quote it to use it as a name: `{}`", verbatim(peek().span())));
  return name(what);
}

Name Parser::dotted_name() {
  Name out = name("a name");
  while (at(TokenKind::kDot) && at_name(1)) {
    advance();
    const Name part = name("a name");
    out.text += "." + part.text;
    out.span.end = part.span.end;
  }
  return out;
}

ExprPtr Parser::make(ExprKind kind, std::size_t begin) {
  auto expr = std::make_unique<Expr>();
  expr->kind = kind;
  expr->span = span_from(begin);
  return expr;
}

ExprPtr Parser::make(ExprKind kind, std::size_t begin, std::vector<ExprPtr> args) {
  auto expr = make(kind, begin);
  expr->args = std::move(args);
  std::uint16_t deepest = 0;
  for (const ExprPtr& arg : expr->args)
    if (arg) deepest = std::max(deepest, arg->depth);
  expr->depth = static_cast<std::uint16_t>(deepest + 1);
  if (expr->depth > limits_.depth) throw_error(limit_error("Nesting", expr->span, fmt::format("this expression is nested deeper than {} levels", limits_.depth)));
  return expr;
}

ExprPtr Parser::literal(Value value, ByteSpan span) {
  auto expr = std::make_unique<Expr>();
  expr->kind = ExprKind::kLiteral;
  expr->span = span;
  expr->value = std::move(value);
  return expr;
}

base::Result<Statement> parse(std::string_view text, const ParserLimits& limits) {
  auto lexed = lex(text, limits.lexer);
  if (!lexed) return forward(lexed);
  try {
    return Parser(text, std::move(*lexed), limits).statement();
  } catch (QueryFailure& failure) {
    return tl::unexpected(std::move(failure.error));
  }
}

}  // namespace signatory::cypher
