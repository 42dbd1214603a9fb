// Internal to extract/: the clause parser's state.
#pragma once
#include "extract/clause.h"

namespace signatory::extract {

class ClauseParser {
 public:
  explicit ClauseParser(Sentence& s) : s_(s) {}
  ClauseTree run();

 private:
  using WC = language::WordClass;

  void on_noun_phrase(std::size_t c);
  void on_verb_group(std::size_t c);
  void on_preposition(std::size_t c);
  void on_adverb(std::size_t c);
  void on_that(std::size_t c);
  void on_relative(std::size_t c);
  void on_subordinator(std::size_t c);
  void on_coordinator(std::size_t c);
  void on_mark(std::size_t c);
  void on_time(std::size_t c);

  int open(Link link, int parent);
  void close_to(int clause);
  void close_fronted();
  Clause& current() { return tree_.clauses[static_cast<std::size_t>(current_)]; }
  Clause& at(int clause) { return tree_.clauses[static_cast<std::size_t>(clause)]; }
  const VerbGroup* group(const Clause& c) const { return c.verb < 0 ? nullptr : &s_.verb_groups[static_cast<std::size_t>(c.verb)]; }
  const NounPhrase& np(int i) const { return s_.noun_phrases[static_cast<std::size_t>(i)]; }
  NounPhrase& np(int i) { return s_.noun_phrases[static_cast<std::size_t>(i)]; }
  void set_verb(int clause, std::size_t c);
  // clause_bare.cpp: languages whose verbs have no forms
  bool opens_report(const Clause& c) const;
  bool has_direct(const Clause& c) const;
  bool speaks(const VerbGroup& g) const;
  void report(std::size_t c);
  bool says_noun(std::size_t c);
  bool back_to_speaker(std::size_t c, const VerbGroup& g);
  bool agent_clause(std::size_t c);
  bool close_subject_clause(const VerbGroup& g);
  bool head_only(const VerbGroup& g) const;
  bool merge_split_group(std::size_t c);
  bool takes_clause(const Clause& c) const;
  bool names_clause(int np) const;
  bool reporting(const VerbGroup& g) const;
  bool steers_object(const Clause& c) const;
  bool takes_infinitive_with_object(const Clause& c) const;
  int parallel(int clause, const VerbGroup& g) const;
  void start_coordinate(std::size_t c, int subject);
  void start_complement(std::size_t c);
  void finite_after_verb(std::size_t c, const VerbGroup& g);
  void infinitive(std::size_t c);
  void passive_with_agent(std::size_t c);
  int take_last_direct();
  int root_of(int clause) const;
  bool next_is(std::size_t c, ChunkKind kind) const { return c + 1 < s_.chunks.size() && s_.chunks[c + 1].kind == kind; }
  const VerbGroup* next_group(std::size_t c) const;
  void finish_spans();
  void take_except(std::size_t c);

  Sentence& s_;
  ClauseTree tree_;
  int current_ = -1;
  int pending_np_ = -1;             // a phrase that may be the subject of a clause to come
  bool has_preposition_ = false;
  Chunk preposition_;
  language::WordId clause_preposition_ = 0;  // before an infinitive
  bool conjunction_ = false;        // "and", "or", "but" since the last element
  language::WordClassSet conjunction_classes_;
  TokenRange conjunction_tokens_;
  bool comma_ = false;
  int last_np_ = -1;
  std::size_t last_np_chunk_ = 0;
};

}  // namespace signatory::extract
