// The binder's one class; its methods are spread over binder_core.cpp (names, slots), binder_query.cpp (queries and their parts),
// binder_clause.cpp, binder_write.cpp, binder_pattern.cpp, binder_projection.cpp, binder_expression.cpp and binder_function.cpp.
// Private to the binder: include binder.h instead. Methods throw QueryFailure.
//
//   Binder binder(procedures);   BoundStatement bound = binder.run(statement);
#pragma once
#include <set>
#include <string>
#include <vector>

#include "cypher/binder.h"
#include "cypher/scope.h"

namespace signatory::cypher {

class Binder {
 public:
  explicit Binder(const ProcedureRegistry& procedures) : procedures_(procedures) {}
  BoundStatement run(Statement& statement);

 private:
  // Where an expression stands, as far as it matters for what it may contain.
  struct Place {
    bool aggregates = false;          // may contain aggregates
    bool inside_aggregate = false;    // is an argument of one
    bool patterns = false;            // is a condition: may be a pattern such as (a)-->(b)
    bool constant = false;            // SKIP and LIMIT: no variables
  };
  enum class PatternUse : std::uint8_t { kMatch, kCreate, kMerge, kPredicate, kComprehension };

  // Names and slots.
  Slot new_slot() { return out_.slot_count++; }
  Slot declare(Name& name, StaticType type);
  const Variable& lookup(Name& name);
  [[noreturn]] void fail(std::string_view detail, base::ByteSpan span, std::string message, std::string hint = {}) const;
  [[noreturn]] void fail_type(base::ByteSpan span, std::string_view what, StaticType found, KindSet wanted, std::string_view error_type = "SyntaxError") const;
  void require(const Expr& expr, StaticType found, KindSet wanted, std::string_view what) const;
  void note(GraphName::Kind kind, const Name& name) { out_.names_read.push_back({kind, name}); }
  class LocalVariable;  // hides an outer variable of the same name while it lives

  // Queries.
  void query(Query& query, bool subquery);
  void single_query(SingleQuery& part, bool subquery, std::vector<Name>& outputs, std::vector<StaticType>& types);
  void check_order(const SingleQuery& part, bool subquery) const;
  void union_outputs(Query& query, const std::vector<std::vector<Name>>& parts, const std::vector<std::vector<StaticType>>& types);
  void nested_query(Query& query, bool updates_allowed);

  // Clauses.
  void clause(Clause& clause);
  void match(MatchClause& clause);
  void unwind(UnwindClause& clause);
  void call(CallClause& clause);
  void call_arguments(CallClause& clause);
  void call_yields(CallClause& clause, bool standalone);
  void call_subquery(SubqueryClause& clause);
  void foreach(ForeachClause& clause);
  void create(CreateClause& clause);
  void merge(MergeClause& clause);
  void set_items(std::vector<SetItem>& items);
  void set_item(SetItem& item);
  void delete_clause(DeleteClause& clause);

  // Patterns.
  void patterns(std::vector<PatternPart>& parts, PatternUse use);
  void declare_part(PatternPart& part, PatternUse use, std::set<std::string>& edges_here);
  void declare_path(PathPattern& path, PatternUse use, std::set<std::string>& edges_here);
  void declare_group(GroupPattern& group, PatternUse use, std::set<std::string>& edges_here);
  void declare_node(NodePattern& node, PatternUse use);
  void declare_edge(EdgePattern& edge, PatternUse use, std::set<std::string>& edges_here);
  void bind_path(PathPattern& path, PatternUse use);
  void bind_group(GroupPattern& group, PatternUse use);
  void bind_node(NodePattern& node, PatternUse use);
  void bind_edge(EdgePattern& edge, PatternUse use);
  void bind_properties(ExprPtr& properties, PatternUse use);
  void note_labels(const LabelExpr* labels, GraphName::Kind kind);
  void check_shortest(const PatternPart& part) const;
  void check_bounded(const PathPattern& path) const;
  void created_part(PatternPart& part, PatternUse use);
  void created_node(NodePattern& node, bool alone, PatternUse use);
  void created_edge(EdgePattern& edge, PatternUse use);

  // Projections.
  std::vector<Name> projection(Projection& projection, ExprPtr* where, bool is_with, std::vector<StaticType>& types);
  void expand_star(Projection& projection, bool is_with);
  std::vector<StaticType> bind_columns(Projection& projection);
  void bind_order(Projection& projection, ExprPtr* where, const Scope& overlay);
  void resolve_output(ExprPtr& expr, const Projection& projection, bool has_aggregate, bool inside_key);
  void take_aggregates(ExprPtr& expr, Projection& projection, std::set<Slot>& locals);
  void bind_bound(ExprPtr& expr, std::string_view word);

  // Expressions.
  StaticType expression(Expr& expr, Place place);
  StaticType condition(Expr& expr, Place place, std::string_view what);
  StaticType bind_kind(Expr& expr, Place place);
  StaticType variable(Expr& expr, Place place);
  StaticType logical(Expr& expr, Place place);
  StaticType arithmetic(Expr& expr, Place place);
  StaticType property(Expr& expr, Place place);
  StaticType list_literal(Expr& expr, Place place);
  StaticType case_expression(Expr& expr, Place place);
  StaticType comprehension(Expr& expr, Place place);
  StaticType quantifier(Expr& expr, Place place);
  StaticType reduce(Expr& expr, Place place);
  StaticType map_projection(Expr& expr, Place place);
  StaticType pattern_expression(Expr& expr, Place place);
  StaticType subquery(Expr& expr, Place place);
  StaticType label_test(Expr& expr, Place place);
  StaticType function(Expr& expr, Place place);
  StaticType aggregate(Expr& expr, Place place);
  std::vector<StaticType> arguments(Expr& expr, Place place);
  void check_arguments(const Expr& expr, const std::vector<StaticType>& types) const;

  const ProcedureRegistry& procedures_;
  BoundStatement out_;
  Scope scope_;
  std::set<std::string> parameters_;
  bool read_only_ = false;   // inside EXISTS, COUNT, COLLECT
  bool standalone_call_ = false;
};

class Binder::LocalVariable {
 public:
  LocalVariable(Binder& binder, Name& name, StaticType type) : binder_(binder), name_(name.text) {
    if (const Variable* outer = binder.scope_.find(name_)) hidden_ = *outer;
    name.slot = binder.new_slot();
    binder.scope_.set({name_, name.slot, type});
  }
  ~LocalVariable() {
    if (hidden_.name.empty()) {
      binder_.scope_.erase(name_);
    } else {
      binder_.scope_.set(hidden_);
    }
  }
  LocalVariable(const LocalVariable&) = delete;
  LocalVariable& operator=(const LocalVariable&) = delete;

 private:
  Binder& binder_;
  std::string name_;
  Variable hidden_;
};

}  // namespace signatory::cypher
