// The parser's one class; its methods are spread over parser_core.cpp (tokens, errors), parser_clause.cpp (queries and clauses),
// parser_pattern.cpp (patterns), parser_expression.cpp (operators) and parser_atom.cpp (literals, names, brackets).
// Private to the parser: include parser.h instead. Methods throw QueryFailure (diagnostic.h), which parse() turns into a Result.
//
//   Parser parser(text, lexed, limits);   Statement s = parser.statement();
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cypher/ast.h"
#include "cypher/parser.h"

namespace signatory::cypher {

class Parser {
 public:
  Parser(std::string_view text, LexedQuery lexed, const ParserLimits& limits) : text_(text), lexed_(std::move(lexed)), limits_(limits) {}
  Statement statement();

 private:
  // Tokens.
  const Token& peek(std::size_t ahead = 0) const;
  bool at(TokenKind kind, std::size_t ahead = 0) const { return peek(ahead).kind == kind; }
  bool at(Keyword keyword, std::size_t ahead = 0) const { return peek(ahead).kind == TokenKind::kWord && peek(ahead).keyword == keyword; }
  bool at_word(std::string_view upper, std::size_t ahead = 0) const;
  const Token& advance() { return lexed_.tokens[at_++]; }
  bool accept(TokenKind kind);
  bool accept(Keyword keyword);
  const Token& expect(TokenKind kind, std::string_view after);
  const Token& expect(Keyword keyword, std::string_view after);
  std::size_t end_of_previous() const { return at_ == 0 ? 0 : lexed_.tokens[at_ - 1].end; }
  base::ByteSpan span_from(std::size_t begin) const { return {begin, end_of_previous()}; }
  std::string verbatim(base::ByteSpan span) const { return std::string(text_.substr(span.begin, span.size())); }
  [[noreturn]] void fail_unexpected(std::string_view wanted) const;
  [[noreturn]] void fail_nesting() const;
  [[noreturn]] void fail_at(std::string_view detail, base::ByteSpan span, std::string message, std::string hint = {}) const;
  // Counts the recursion of rules that brackets do not bound (NOT NOT NOT …, nested subqueries).
  class DepthGuard;

  // Names.
  bool at_name(std::size_t ahead = 0) const;      // any word or quoted name
  bool at_variable(std::size_t ahead = 0) const;  // a name that is not reserved
  Name name(std::string_view what);
  Name variable(std::string_view what);
  Name dotted_name();

  // Queries and clauses.
  Query query();
  SingleQuery single_query();
  Clause clause();
  bool at_clause() const;
  [[noreturn]] void fail_no_clause() const;
  MatchClause match(bool optional);
  UnwindClause unwind();
  WithClause with();
  Projection projection();
  ProjectionColumn column();
  CreateClause create();
  MergeClause merge();
  std::vector<SetItem> set_items();
  SetItem set_item();
  RemoveClause remove();
  SetItem remove_item();
  DeleteClause delete_clause(bool detach);
  std::variant<CallClause, SubqueryClause> call(bool optional);
  CallClause call_procedure(bool optional);
  SubqueryClause call_subquery(bool optional);
  void yield(CallClause& call);
  ForeachClause foreach();
  std::vector<Name> label_names();

  // Patterns.
  std::vector<PatternPart> patterns();
  PatternPart pattern_part();
  void path_prefix(PatternPart& part);
  std::int64_t small_count(std::int64_t otherwise);
  void path_mode(PatternPart& part);
  PatternPart shortest_path_function(Name variable);
  bool at_shortest_path_function() const;
  PathPattern path();
  NodePattern node();
  EdgePattern edge();
  void edge_body(EdgePattern& edge);
  GroupPattern group();
  bool at_edge(std::size_t ahead = 0) const;
  std::optional<HopRange> quantifier();
  HopRange star_range();
  std::int64_t hop_count();
  GroupPattern quantified_edge(EdgePattern edge, HopRange range);
  ExprPtr pattern_properties();
  LabelExprPtr label_expression();
  LabelExprPtr label_or();
  LabelExprPtr label_and();
  LabelExprPtr label_not();
  bool looks_like_pattern() const;

  // Expressions.
  ExprPtr expression();
  ExprPtr or_expression();
  ExprPtr xor_expression();
  ExprPtr and_expression();
  ExprPtr not_expression();
  ExprPtr comparison();
  ExprPtr predicate_expression();
  ExprPtr is_predicate(ExprPtr left);
  ExprPtr sum();
  ExprPtr product();
  ExprPtr power();
  ExprPtr unary();
  ExprPtr postfix();
  ExprPtr postfix_labels(ExprPtr base);
  ExprPtr bracket_suffix(ExprPtr base);
  ExprPtr map_projection(ExprPtr base);
  ExprPtr atom();
  ExprPtr word_atom();
  ExprPtr parenthesized();
  ExprPtr integer_literal(bool negative);
  ExprPtr float_literal();
  ExprPtr string_literal();
  ExprPtr list_atom();
  ExprPtr list_comprehension(std::size_t begin);
  ExprPtr pattern_comprehension(std::size_t begin);
  ExprPtr map_literal();
  ExprPtr case_expression();
  ExprPtr quantifier_expression(Quantifier kind);
  ExprPtr reduce();
  ExprPtr subquery_expression(ExprKind kind);
  ExprPtr function_call();
  ExprPtr exists_function();
  ExprPtr pattern_predicate();
  ExprPtr shortest_path_value();

  ExprPtr make(ExprKind kind, std::size_t begin);
  ExprPtr make(ExprKind kind, std::size_t begin, std::vector<ExprPtr> args);
  ExprPtr literal(Value value, base::ByteSpan span);
  ExprPtr chain(ExprKind kind, ExprPtr (Parser::*operand)(), Keyword keyword);

  std::string_view text_;
  LexedQuery lexed_;
  ParserLimits limits_;
  std::size_t at_ = 0;
  std::uint32_t depth_ = 0;
  bool pipe_ends_ = false;  // inside [x IN xs WHERE … | …]: a bar belongs to the comprehension, not to a label expression
};

class Parser::DepthGuard {
 public:
  explicit DepthGuard(Parser& parser) : parser_(parser) {
    if (++parser_.depth_ > 2 * parser_.limits_.lexer.nesting) {
      parser_.fail_nesting();
    }
  }
  ~DepthGuard() { --parser_.depth_; }
  DepthGuard(const DepthGuard&) = delete;
  DepthGuard& operator=(const DepthGuard&) = delete;

 private:
  Parser& parser_;
};

}  // namespace signatory::cypher
