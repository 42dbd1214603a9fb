// Tokens of a Cypher query. Each token is a kind and a byte span of the query text; nothing is copied.
//
// Keywords are not reserved by the lexer: an unquoted word is kWord, and `keyword` says which keyword it spells in any case
// (kNone if none), so that the parser decides by position whether `count` is a function, a label or a variable.
#pragma once
#include <cstdint>
#include <string_view>

#include "base/error.h"

namespace signatory::cypher {

enum class TokenKind : std::uint8_t {
  kEnd,
  kWord,        // name, maybe a keyword
  kQuotedName,  // `name`
  kInteger,     // 12, 0x1F, 0o17
  kFloat,       // 1.5, .5, 1e9
  kBadNumber,   // 12abc, 0x
  kString,      // 'text' or "text"
  kParameter,   // $name, $`name`, $0
  kUnknown,     // one character that no token starts with
  kLeftParen, kRightParen, kLeftBracket, kRightBracket, kLeftBrace, kRightBrace,
  kComma, kSemicolon, kColon, kDoubleColon, kDot, kDotDot, kPipe, kDoublePipe,
  kPlus, kPlusEqual, kMinus, kStar, kSlash, kPercent, kCaret,
  kEqual, kRegexMatch, kNotEqual, kLess, kLessEqual, kGreater, kGreaterEqual,
  kAmpersand, kExclamation,
};

enum class Keyword : std::uint8_t {
  kNone,
  kAcyclic, kAll, kAnd, kAny, kAs, kAsc, kAscending, kBy, kCall, kCase, kCheapest, kCollect, kContains, kCount, kCreate, kCsv, kDelete,
  kDesc, kDescending, kDetach, kDifferent, kDistinct, kElement, kElements, kElse, kEnd, kEnds, kExists, kExplain, kFalse, kFor, kForeach,
  kGroup, kGroups, kIn, kInf, kInfinity, kIs, kLabeled, kLimit, kMatch, kMerge, kNan, kNone_, kNormalized, kNot, kNull, kOf, kOffset, kOn,
  kOptional, kOr, kOrder, kPath, kPaths, kProfile, kReduce, kRelationship, kRelationships, kRemove, kRepeatable, kReturn, kSet, kShortest,
  kSimple, kSingle, kSkip, kStarts, kThen, kTrail, kTrue, kTyped, kUnion, kUnwind, kUsing, kWalk, kWhen, kWhere, kWith, kXor, kYield,
};

struct Token {
  TokenKind kind = TokenKind::kEnd;
  Keyword keyword = Keyword::kNone;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  base::ByteSpan span() const { return {begin, end}; }
};

// The keyword that `word` spells in any case; kNone if none.
Keyword keyword_of(std::string_view word);
// Spelling in upper case; empty for kNone.
std::string_view spelling_of(Keyword keyword);
// Keywords that cannot name a variable without backticks (openCypher 9, "ReservedWord", less those that are never ambiguous).
bool is_reserved(Keyword keyword);
// How a token kind is called in an error message: "'('", "a name".
std::string_view describe(TokenKind kind);

}  // namespace signatory::cypher
