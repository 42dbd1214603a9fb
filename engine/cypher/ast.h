// The syntax tree of a query: what was written, with the byte span of every part. The parser makes it, the binder annotates
// expressions (`slot`, `function`) and checks it, the planner reads it; nobody else changes it.
//
// Expressions are one node type with a kind; the table at ExprKind says which fields a kind uses. Clauses are a variant.
// Patterns are sequences node (edge | group) node … : adjacent parts in the text are joined by anonymous nodes.
//
// Depth is bounded by the parser (ParserLimits), so that walking, checking and destroying a tree may recurse.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/error.h"
#include "cypher/value.h"

namespace signatory::cypher {

struct Function;
struct AggregateFunction;
struct Expr;
struct Query;
struct PatternPart;
struct LabelExpr;
using ExprPtr = std::unique_ptr<Expr>;
using QueryPtr = std::unique_ptr<Query>;
using LabelExprPtr = std::unique_ptr<LabelExpr>;

// A slot is the place of a variable in the row of a running query.
using Slot = std::int32_t;
inline constexpr Slot kNoSlot = -1;

// A name as written, without quotes.
struct Name {
  std::string text;
  base::ByteSpan span;
  Slot slot = kNoSlot;  // for variables: set by the binder
  bool empty() const { return text.empty(); }
};

enum class ExprKind : std::uint8_t {
  kLiteral,             // 1, 'a', true, null                              value
  kParameter,           // $name                                           name
  kVariable,            // n                                               name (with slot)
  kProperty,            // args[0].name
  kIndex,               // args[0][args[1]]
  kSlice,               // args[0][args[1]..args[2]], either bound may be null
  kList,                // [args…]
  kMap,                 // {names[i]: args[i], …}
  kMapProjection,       // args[0] {.key, .*, alias: expr, variable}       names, args[1…]; see ProjectionItem
  kNot, kNegate, kUnaryPlus,                                            // args[0]
  kAnd, kOr, kXor,                                                      // args…, two or more
  kAdd, kSubtract, kMultiply, kDivide, kModulo, kPower, kConcatenate,   // args[0], args[1]
  kComparison,          // args[0] operators[0] args[1] operators[1] args[2] …, a chain
  kIn, kStartsWith, kEndsWith, kContains, kRegexMatch,                  // args[0], args[1]
  kIsNull, kIsNotNull,                                                  // args[0]
  kHasLabels,           // args[0]:A|B, args[0] IS LABELED A               labels
  kFunction,            // name(args…), distinct                           function or aggregate after binding
  kCountStar,           // count(*)
  kCase,                // CASE args… END                                  flags say if there is a subject and an ELSE
  kListComprehension,   // [name IN args[0] WHERE args[1] | args[2]]       args[1], args[2] may be null
  kQuantifier,          // all(name IN args[0] WHERE args[1])              quantifier
  kReduce,              // reduce(name = args[0], name2 IN args[1] | args[2])
  kPatternPredicate,    // (a)-->(b)                                       pattern
  kPatternComprehension,  // [name = (a)-->(b) WHERE args[0] | args[1]]    pattern; args[0] may be null
  kShortestPath,        // shortestPath((a)-[*]-(b)) as a value            pattern
  kExists, kCountSubquery, kCollectSubquery,                            // query
};

enum class Comparison : std::uint8_t { kEqual, kNotEqual, kLess, kLessEqual, kGreater, kGreaterEqual };
enum class Quantifier : std::uint8_t { kAll, kAny, kNone, kSingle };

struct Expr {
  ExprKind kind = ExprKind::kLiteral;
  base::ByteSpan span;
  std::vector<ExprPtr> args;
  Name name;
  std::uint16_t depth = 1;
  bool distinct = false;     // of a function's arguments
  bool has_subject = false;  // of CASE
  bool has_else = false;     // of CASE
  bool parenthesized = false;
  Quantifier quantifier = Quantifier::kAll;
  Name name2;                // of reduce
  std::vector<Name> names;   // keys of a map
  std::vector<Comparison> operators;
  Value value;
  LabelExprPtr labels;
  std::unique_ptr<PatternPart> pattern;
  QueryPtr query;
  Slot inner_begin = kNoSlot;  // of a pattern or subquery: slots from here on are its own, those before are bound outside
  const Function* function = nullptr;
  const AggregateFunction* aggregate = nullptr;
};

// The element i of a map projection is names[i], args[i + 1] and, in `operators`' stead, this kind kept in names[i].slot.
enum class ProjectionItem : Slot { kKey, kAll, kExpression };

// Labels of a node or types of a relationship: A, A|B, A&!B, %.
enum class LabelExprKind : std::uint8_t { kName, kAny, kNot, kAnd, kOr };
struct LabelExpr {
  LabelExprKind kind = LabelExprKind::kName;
  Name name;
  std::vector<LabelExprPtr> parts;
  base::ByteSpan span;
};

struct NodePattern {
  Name variable;  // empty if anonymous; the slot is set all the same
  LabelExprPtr labels;
  ExprPtr properties;  // a map or a parameter
  ExprPtr where;
  base::ByteSpan span;
};

enum class Direction : std::uint8_t { kRight, kLeft, kBoth };

struct HopRange {
  std::int64_t least = 1;
  std::optional<std::int64_t> most;
};

struct EdgePattern {
  Name variable;
  LabelExprPtr types;
  ExprPtr properties;
  ExprPtr where;
  Direction direction = Direction::kBoth;
  bool both_heads = false;        // written <-[]->
  std::optional<HopRange> range;  // [*1..3]: the variable is a list of relationships
  base::ByteSpan span;
};

// ((a)-[r]->(b) WHERE …){1,3}: the variables inside are lists outside.
struct GroupPattern {
  std::unique_ptr<PatternPart> part;
  ExprPtr where;
  HopRange range;
  bool counted = true;  // false: parentheses without a quantifier
  base::ByteSpan span;
  struct Export {
    std::string name;
    Slot inner = kNoSlot;
    Slot outer = kNoSlot;
  };
  std::vector<Export> exports;  // set by the binder
};

struct PathStep {
  std::variant<EdgePattern, GroupPattern> what;
  NodePattern node;  // the node behind the edge or group
};

struct PathPattern {
  NodePattern first;
  std::vector<PathStep> steps;
};

enum class PathMode : std::uint8_t { kWalk, kTrail, kAcyclic, kSimple };
enum class Selector : std::uint8_t { kAll, kAny, kAnyShortest, kAllShortest, kShortestK, kShortestGroups, kCheapest };

struct PatternPart {
  Name variable;  // p in p = (a)-->(b)
  PathPattern path;
  PathMode mode = PathMode::kTrail;
  bool mode_given = false;
  Selector selector = Selector::kAll;
  std::int64_t count = 1;      // k of SHORTEST k, CHEAPEST k, ANY k
  Name cost_key;               // property that CHEAPEST adds up
  bool function_form = false;  // shortestPath(…), allShortestPaths(…)
  base::ByteSpan span;
};

struct SortItem {
  ExprPtr expression;
  bool descending = false;
};

struct ProjectionColumn {
  ExprPtr expression;
  Name alias;             // given, or the verbatim text of the expression
  bool has_alias = false;
};

// An aggregate taken out of a column: the column reads its result from `slot`.
struct AggregateCall {
  ExprPtr call;
  Slot slot = kNoSlot;
};

struct Projection {
  bool distinct = false;
  bool star = false;
  base::ByteSpan star_span;
  std::vector<ProjectionColumn> columns;
  std::vector<SortItem> order;
  ExprPtr skip;
  ExprPtr limit;
  // Set by the binder. `columns` then also hold what * stands for, aliases have slots, and aggregates are taken out.
  bool aggregating = false;
  std::vector<AggregateCall> aggregates;
  std::vector<bool> grouping;  // for each column, whether it is a grouping key (if aggregating)
};

struct MatchClause {
  bool optional = false;
  bool repeatable = false;  // REPEATABLE ELEMENTS: relationships may be used more than once
  std::vector<PatternPart> patterns;
  ExprPtr where;
};
struct UnwindClause {
  ExprPtr list;
  Name variable;
};
struct WithClause {
  Projection projection;
  ExprPtr where;
};
struct ReturnClause {
  Projection projection;
};
struct CreateClause {
  std::vector<PatternPart> patterns;
};

enum class SetKind : std::uint8_t { kProperty, kReplace, kMerge, kLabels };
struct SetItem {
  SetKind kind = SetKind::kProperty;
  ExprPtr target;       // the expression whose entity changes
  Name key;             // of kProperty
  ExprPtr dynamic_key;  // n[expr] = …
  ExprPtr value;
  std::vector<Name> labels;
  base::ByteSpan span;
};
struct SetClause {
  std::vector<SetItem> items;
};
// kProperty and kLabels only.
struct RemoveClause {
  std::vector<SetItem> items;
};
struct MergeClause {
  PatternPart pattern;
  std::vector<SetItem> on_create;
  std::vector<SetItem> on_match;
};
struct DeleteClause {
  bool detach = false;
  std::vector<ExprPtr> targets;
};
struct YieldItem {
  Name output;
  Name variable;
};
struct CallClause {
  Name procedure;  // with its namespace: db.labels
  bool explicit_arguments = false;
  std::vector<ExprPtr> arguments;
  bool has_yield = false;
  bool yield_star = false;
  bool optional = false;
  std::vector<YieldItem> yields;
  ExprPtr where;
  const struct Procedure* signature = nullptr;  // set by the binder
  std::vector<std::size_t> outputs;             // for each yield, the index of the procedure's output
};
struct SubqueryClause {
  QueryPtr query;
  bool has_imports = false;  // CALL (a, b) { … } or CALL (*) { … }
  bool import_all = false;
  bool optional = false;
  std::vector<Name> imports;
};
struct Clause;
struct ForeachClause {
  Name variable;
  ExprPtr list;
  std::vector<Clause> clauses;
};

struct Clause {
  base::ByteSpan span;     // the whole clause
  base::ByteSpan keyword;  // its first words
  std::variant<MatchClause, UnwindClause, WithClause, ReturnClause, CreateClause, MergeClause, SetClause, RemoveClause, DeleteClause,
               CallClause, SubqueryClause, ForeachClause>
      what;
};

struct SingleQuery {
  std::vector<Clause> clauses;
  base::ByteSpan span;
};

struct Query {
  std::vector<SingleQuery> parts;  // joined by UNION
  bool union_all = false;
  std::vector<base::ByteSpan> unions;  // the keyword between part i and part i + 1
  base::ByteSpan span;
  std::vector<Name> outputs;           // set by the binder: columns of the result; empty if the query returns nothing
};

enum class StatementMode : std::uint8_t { kRun, kExplain, kProfile };

struct Statement {
  StatementMode mode = StatementMode::kRun;
  std::unique_ptr<Query> query;
};

}  // namespace signatory::cypher
