// From clauses to statements: picks each verb's sense, fills the slots of its frame, and carries polarity, modality and attribution
// down the tree. Everything a statement claims is recorded as evidence and as a step of its trace.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "extract/clause.h"
#include "extract/claim.h"
#include "extract/discourse.h"

namespace signatory::extract {

// What stands above a clause: inherited by everything below it.
struct Standing {
  bool negative = false;
  Modality modality = Modality::kAsserted;
  std::vector<EntityRef> attribution;  // outermost first
  bool emit = true;
  std::vector<TraceStep> steps;
};

struct SentenceInfo {
  Section section = Section::kBody;
};

class Interpreter {
 public:
  Interpreter(Sentence& s, ClauseTree& tree, Discourse& discourse, const SentenceInfo& info, std::vector<Statement>& out)
      : s_(s), tree_(tree), discourse_(discourse), info_(info), out_(out) {}
  void run();
  const std::vector<std::string>& notes() const { return notes_; }

 private:
  using WC = language::WordClass;
  struct Chosen {
    const language::Sense* sense = nullptr;
    const language::Frame* frame = nullptr;
    int light_noun = -1;  // argument that is the light verb's noun
    int particle_argument = -1;
  };
  struct Slots {
    std::vector<EntityRef> subjects;
    std::vector<EntityRef> objects;
    std::vector<EntityRef> excluded;  // "except Serbia": the negative
    std::optional<EntityRef> content;  // a clause or phrase as object
    std::optional<EntityRef> recipient;
    std::optional<EntityRef> place;
    int object_np = -1;
    int content_clause = -1;
    std::vector<EntityRef> further;  // "to do X and to do Y": the contents after the first
    TokenRange trigger;
    const char* construction = "active";
  };

  // interpreter.cpp: the walk
  void interpret(int clause, const Standing& above);
  Standing own_standing(const Clause& c, const Standing& above) const;
  Standing below(const Clause& c, const Chosen& chosen, const Standing& own, const Slots& slots);
  Standing of_subject(const Clause& c, const Standing& own, const Chosen& chosen) const;
  bool only_introduces(const Slots& slots, const Chosen& chosen) const;
  void spoke_at(int clause, const Chosen& chosen, const Slots& slots, const Standing& st);
  void act_of_speech(Chosen& chosen, Slots& slots);
  void children(int clause, const Standing& above, const Standing& own, const Chosen& chosen, const Slots& slots);
  void reported(int clause);
  bool elliptical(int clause, const Standing& own);
  void note(int clause, const Chosen& chosen, const Slots& slots);
  void apply_opener(const Clause& c, Standing& st) const;
  void inherit_group(const Clause& c, VerbGroup& g) const;
  std::vector<EntityRef> subjects_of(int clause, const Standing& st);
  int subject_np(int clause) const;

  // senses.cpp
  Chosen choose(int clause) const;
  int score(const language::Sense& sense, int clause, Chosen& chosen) const;
  const language::Frame& frame(std::size_t i) const { return s_.frames->at(i); }
  bool takes(const language::Sense& sense, int child) const;
  std::vector<int> child_clauses(int clause, bool infinitive_too) const;

  // slots.cpp
  Slots fill(int clause, const Chosen& chosen, const Standing& st);
  bool fill_object(int clause, const Chosen& chosen, Slots& slots, const Standing& st);
  void share_preposition(const std::vector<Argument>& arguments, const Argument& first, const language::Frame& f, Slots& slots, const Standing& st);
  bool object_from_np(int np, const language::Frame& f, const language::Sense* sense, Slots& slots, const Standing& st);
  std::optional<EntityRef> content_of(TokenRange tokens) const;
  void split_content(const language::Frame& f, Slots& slots) const;
  std::optional<EntityRef> content_of_np(int np) const;
  bool ends_with_joint(std::uint32_t end) const;
  void unstated_object(int clause, const Chosen& chosen, Slots& slots);
  void fill_recipient(int clause, const Chosen& chosen, Slots& slots, const Standing& st);
  bool type_fits(const EntityRef& e, const std::vector<std::string>& types) const;
  bool preposition_fits(const Argument& a, const std::string& word_class) const;

  // emit.cpp
  void emit(int clause, const Chosen& chosen, const Slots& slots, const Standing& st);
  bool demands(const language::Frame& f, const Slots& slots) const;
  void emit_one(Statement statement, const Standing& st);
  void emit_places();
  void emit_membership(const NounPhrase& whole, const NounPhrase& apposition);
  void emit_offices();
  void emit_office(const NounPhrase& person, const NounPhrase& title);
  void emit_event(int clause, const Slots& slots, const Standing& st, const EntityRef& event, const language::Frame& f);
  void emit_meeting_of_subjects(int clause, const Chosen& chosen, Slots slots, const Standing& st);
  void fill_quantities(Statement& statement, int clause, const Slots& slots) const;
  Statement base(const Standing& st, const std::string& relation, const std::string& rule) const;

  const std::vector<Argument>& arguments_of(int clause) const;

  // nominal.cpp
  void nominals(int clause, const Standing& own, const Chosen& chosen);
  void nominal(int np, const Standing& st, int clause, bool own_subject = false);

  const Clause& clause(int i) const { return tree_.clauses[static_cast<std::size_t>(i)]; }
  Clause& clause(int i) { return tree_.clauses[static_cast<std::size_t>(i)]; }
  const NounPhrase& np(int i) const { return s_.noun_phrases[static_cast<std::size_t>(i)]; }
  const VerbGroup* group(const Clause& c) const { return c.verb < 0 ? nullptr : &s_.verb_groups[static_cast<std::size_t>(c.verb)]; }

  Sentence& s_;
  ClauseTree& tree_;
  Discourse& discourse_;
  SentenceInfo info_;
  std::vector<Statement>& out_;
  std::vector<std::pair<Chosen, Slots>> filled_;  // by clause; for clauses that leave their verb out
  std::vector<std::string> notes_;                // what was recognised and what was missing, for `why --text`
};

Modality weaker(Modality a, Modality b);

}  // namespace signatory::extract
