// From query text to tokens, in one linear pass.
//
// Errors: SyntaxError.InvalidUnicodeCharacter (a character that no Cypher token may contain, ill-formed UTF-8), UnexpectedSyntax
// (an unterminated string, comment or quoted name), Limit.Nesting (brackets nested deeper than LexerLimits::nesting) and
// Limit.QuerySize. Nesting is checked here, so that a hundred megabytes of brackets fail before anything is built from them.
//
//   auto lexed = lex("RETURN 1");   lexed->tokens.size() == 3   // RETURN, 1, the end
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "cypher/token.h"

namespace signatory::cypher {

struct LexerLimits {
  std::uint32_t nesting = 400;          // brackets, braces and parentheses open at once
  std::uint32_t tokens = 4'000'000;
  std::uint32_t bytes = 1u << 30;
};

struct LexedQuery {
  std::vector<Token> tokens;           // ends with kEnd
  std::vector<std::uint32_t> partner;  // for an opening bracket the index of the one that closes it; 0 where there is none
};

base::Result<LexedQuery> lex(std::string_view text, const LexerLimits& limits = {});

// The value of a kString token: quotes off, escapes (\n, \', \uXXXX, …) resolved. InvalidUnicodeLiteral on a bad \u escape.
base::Result<std::string> unescape_string(std::string_view text, base::ByteSpan token);
// The name of a kWord, kQuotedName or kParameter token.
std::string name_of_token(std::string_view text, const Token& token);

}  // namespace signatory::cypher
