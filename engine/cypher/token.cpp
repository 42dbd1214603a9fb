#include "cypher/token.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <utility>

namespace signatory::cypher {
namespace {

using Entry = std::pair<std::string_view, Keyword>;

// Sorted by spelling.
constexpr std::array kKeywords = std::to_array<Entry>({
    {"ACYCLIC", Keyword::kAcyclic}, {"ALL", Keyword::kAll}, {"AND", Keyword::kAnd}, {"ANY", Keyword::kAny}, {"AS", Keyword::kAs},
    {"ASC", Keyword::kAsc}, {"ASCENDING", Keyword::kAscending}, {"BY", Keyword::kBy}, {"CALL", Keyword::kCall},
    {"CASE", Keyword::kCase}, {"CHEAPEST", Keyword::kCheapest}, {"COLLECT", Keyword::kCollect}, {"CONTAINS", Keyword::kContains},
    {"COUNT", Keyword::kCount}, {"CREATE", Keyword::kCreate}, {"CSV", Keyword::kCsv}, {"DELETE", Keyword::kDelete},
    {"DESC", Keyword::kDesc}, {"DESCENDING", Keyword::kDescending}, {"DETACH", Keyword::kDetach},
    {"DIFFERENT", Keyword::kDifferent}, {"DISTINCT", Keyword::kDistinct}, {"ELEMENT", Keyword::kElement},
    {"ELEMENTS", Keyword::kElements}, {"ELSE", Keyword::kElse}, {"END", Keyword::kEnd}, {"ENDS", Keyword::kEnds},
    {"EXISTS", Keyword::kExists}, {"EXPLAIN", Keyword::kExplain}, {"FALSE", Keyword::kFalse}, {"FOR", Keyword::kFor},
    {"FOREACH", Keyword::kForeach}, {"GROUP", Keyword::kGroup}, {"GROUPS", Keyword::kGroups}, {"IN", Keyword::kIn},
    {"INF", Keyword::kInf}, {"INFINITY", Keyword::kInfinity}, {"IS", Keyword::kIs}, {"LABELED", Keyword::kLabeled},
    {"LIMIT", Keyword::kLimit}, {"MATCH", Keyword::kMatch}, {"MERGE", Keyword::kMerge}, {"NAN", Keyword::kNan},
    {"NONE", Keyword::kNone_}, {"NORMALIZED", Keyword::kNormalized}, {"NOT", Keyword::kNot}, {"NULL", Keyword::kNull},
    {"OF", Keyword::kOf}, {"OFFSET", Keyword::kOffset}, {"ON", Keyword::kOn}, {"OPTIONAL", Keyword::kOptional},
    {"OR", Keyword::kOr}, {"ORDER", Keyword::kOrder}, {"PATH", Keyword::kPath}, {"PATHS", Keyword::kPaths},
    {"PROFILE", Keyword::kProfile}, {"REDUCE", Keyword::kReduce}, {"RELATIONSHIP", Keyword::kRelationship},
    {"RELATIONSHIPS", Keyword::kRelationships}, {"REMOVE", Keyword::kRemove}, {"REPEATABLE", Keyword::kRepeatable},
    {"RETURN", Keyword::kReturn}, {"SET", Keyword::kSet}, {"SHORTEST", Keyword::kShortest}, {"SIMPLE", Keyword::kSimple},
    {"SINGLE", Keyword::kSingle}, {"SKIP", Keyword::kSkip}, {"STARTS", Keyword::kStarts}, {"THEN", Keyword::kThen},
    {"TRAIL", Keyword::kTrail}, {"TRUE", Keyword::kTrue}, {"TYPED", Keyword::kTyped}, {"UNION", Keyword::kUnion},
    {"UNWIND", Keyword::kUnwind}, {"USING", Keyword::kUsing}, {"WALK", Keyword::kWalk}, {"WHEN", Keyword::kWhen},
    {"WHERE", Keyword::kWhere}, {"WITH", Keyword::kWith}, {"XOR", Keyword::kXor}, {"YIELD", Keyword::kYield},
});
static_assert(std::is_sorted(kKeywords.begin(), kKeywords.end(), [](const Entry& a, const Entry& b) { return a.first < b.first; }));
constexpr std::size_t kLongestKeyword = 13;

}  // namespace

Keyword keyword_of(std::string_view word) {
  if (word.size() > kLongestKeyword) return Keyword::kNone;
  std::array<char, kLongestKeyword> buffer{};
  std::transform(word.begin(), word.end(), buffer.begin(),
                 [](unsigned char c) { return static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c); });
  const std::string_view upper(buffer.data(), word.size());
  const auto found = std::lower_bound(kKeywords.begin(), kKeywords.end(), upper,
                                      [](const Entry& entry, std::string_view name) { return entry.first < name; });
  return found != kKeywords.end() && found->first == upper ? found->second : Keyword::kNone;
}

std::string_view spelling_of(Keyword keyword) {
  const auto found = std::find_if(kKeywords.begin(), kKeywords.end(), [&](const Entry& entry) { return entry.second == keyword; });
  return found == kKeywords.end() ? std::string_view{} : found->first;
}

bool is_reserved(Keyword keyword) {
  switch (keyword) {
    case Keyword::kAll: case Keyword::kAnd: case Keyword::kAs: case Keyword::kAsc: case Keyword::kAscending: case Keyword::kCase:
    case Keyword::kContains: case Keyword::kCreate: case Keyword::kDelete: case Keyword::kDesc: case Keyword::kDescending:
    case Keyword::kDetach: case Keyword::kDistinct: case Keyword::kElse: case Keyword::kEnd: case Keyword::kEnds:
    case Keyword::kExists: case Keyword::kFalse: case Keyword::kIn: case Keyword::kIs: case Keyword::kLimit: case Keyword::kMatch:
    case Keyword::kMerge: case Keyword::kNot: case Keyword::kNull: case Keyword::kOptional: case Keyword::kOr: case Keyword::kOrder:
    case Keyword::kRemove: case Keyword::kReturn: case Keyword::kSet: case Keyword::kSkip: case Keyword::kStarts:
    case Keyword::kThen: case Keyword::kTrue: case Keyword::kUnion: case Keyword::kUnwind: case Keyword::kWhen:
    case Keyword::kWhere: case Keyword::kWith: case Keyword::kXor: return true;
    default: return false;
  }
}

std::string_view describe(TokenKind kind) {
  switch (kind) {
    case TokenKind::kEnd: return "the end of the query";
    case TokenKind::kWord: case TokenKind::kQuotedName: return "a name";
    case TokenKind::kInteger: case TokenKind::kFloat: case TokenKind::kBadNumber: return "a number";
    case TokenKind::kString: return "a string";
    case TokenKind::kParameter: return "a parameter";
    case TokenKind::kUnknown: return "an unknown character";
    case TokenKind::kLeftParen: return "'('";
    case TokenKind::kRightParen: return "')'";
    case TokenKind::kLeftBracket: return "'['";
    case TokenKind::kRightBracket: return "']'";
    case TokenKind::kLeftBrace: return "'{'";
    case TokenKind::kRightBrace: return "'}'";
    case TokenKind::kComma: return "','";
    case TokenKind::kSemicolon: return "';'";
    case TokenKind::kColon: return "':'";
    case TokenKind::kDoubleColon: return "'::'";
    case TokenKind::kDot: return "'.'";
    case TokenKind::kDotDot: return "'..'";
    case TokenKind::kPipe: return "'|'";
    case TokenKind::kDoublePipe: return "'||'";
    case TokenKind::kPlus: return "'+'";
    case TokenKind::kPlusEqual: return "'+='";
    case TokenKind::kMinus: return "'-'";
    case TokenKind::kStar: return "'*'";
    case TokenKind::kSlash: return "'/'";
    case TokenKind::kPercent: return "'%'";
    case TokenKind::kCaret: return "'^'";
    case TokenKind::kEqual: return "'='";
    case TokenKind::kRegexMatch: return "'=~'";
    case TokenKind::kNotEqual: return "'<>'";
    case TokenKind::kLess: return "'<'";
    case TokenKind::kLessEqual: return "'<='";
    case TokenKind::kGreater: return "'>'";
    case TokenKind::kGreaterEqual: return "'>='";
    case TokenKind::kAmpersand: return "'&'";
    case TokenKind::kExclamation: return "'!'";
  }
  return "a token";
}

}  // namespace signatory::cypher
