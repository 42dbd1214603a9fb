// Internal to ask/: one question on its way to a reading. Split over question_reader.cpp (masks, names, holes), act.cpp (which
// relation) and assign.cpp (who stands in which slot).
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ask/question_reader.h"
#include "extract/chunk.h"

namespace signatory::ask {

// A named thing in the question.
struct Mention {
  std::uint32_t first = 0, last = 0;
  std::vector<KnownEntity> candidates;  // best first
  std::string written;
  bool corrected = false;
  bool possessor = false;              // "Vietnam's", "của Việt Nam"
  language::WordClassSet preposition;  // before it
  bool joined = false;                 // "Sweden and Finland": goes where the one before goes
};

struct HoleWord {
  std::string kind;  // of QuestionPhrase::hole; "" when nothing is asked for: yes or no
  std::string type, slot;
  std::uint32_t first = 0, last = 0;
  bool agent = false;  // "by whom"
};

// A word that may name the relation.
struct Act {
  const language::Frame* frame = nullptr;
  std::uint32_t first = 0, last = 0;
  double points = 0;
  bool passive = false;
  bool noun = false;
  bool phrase = false;  // from the question data
};

enum class Slot : std::uint8_t { kSubject, kObject, kRecipient, kAbout, kNone };

struct Assignment {
  std::vector<Slot> slots;  // for each mention
  Slot hole = Slot::kNone;
  double points = -1e9;
};

class QuestionParse {
 public:
  QuestionParse(const ReaderParts& parts, const language::QuestionData& data, std::string_view question);
  ReadResult run();

 private:
  using WC = language::WordClass;
  enum class Use : std::uint8_t { kFree, kQuestion, kName, kAct, kIgnored, kQuantity, kType };

  // question_reader.cpp
  void read_sentence();
  std::uint32_t phrase_at(const language::PhraseWords& words, std::uint32_t at) const;  // its end, or `at`
  void find_holes();
  void type_of_which();
  void find_yes_no();
  void find_names();
  void add_gazetteer_names(std::vector<Mention>& found);
  void describe_mention(Mention& mention) const;
  void find_offices();
  void find_bare_titles();
  void settle_effects();
  void misunderstood(ReadResult& result) const;
  void leftovers(const Act& act, Reading& reading) const;
  std::string unknown_name() const;
  static bool embeds_another(const Act& act, const std::vector<Act>& candidates);

  // act.cpp
  std::vector<Act> acts() const;
  std::optional<extract::Unit> verb_inside(const extract::Unit& unit, std::uint32_t token) const;
  void acts_of_unit(const extract::Unit& unit, std::vector<Act>& out) const;
  std::optional<double> sense_points(const language::Sense& sense, const extract::Unit& unit, bool passive) const;
  bool passive_at(const extract::Unit& unit) const;
  bool preposition_in(const std::vector<language::WordId>& words) const;

  // assign.cpp
  Assignment assign(const Act& act) const;
  void extend(const Act& act, Assignment partial, std::size_t mention, Assignment& best) const;
  double place_mention(const Act& act, const Mention& mention, Slot slot) const;
  double place_hole(const Act& act, const Assignment& assignment, Slot slot) const;
  std::vector<Reading> readings_of(const Act& act, const Assignment& assignment) const;
  std::optional<Reading> path_reading() const;
  std::optional<Act> office_act() const;

  bool free(std::uint32_t first, std::uint32_t last) const;
  void use(std::uint32_t first, std::uint32_t last, Use how);
  std::string written(std::uint32_t first, std::uint32_t last) const;
  language::WordClassSet classes_at(std::uint32_t token) const;

  const ReaderParts& parts_;
  const language::QuestionData& data_;
  std::string question_;
  text::Document document_;
  extract::Sentence s_;
  std::vector<Use> used_;
  std::vector<Mention> mentions_;
  HoleWord hole_;
  bool path_ = false;
  bool negative_ = false, planned_ = false;
  std::string period_;
};

bool fits(const std::vector<std::string>& types, std::string_view type);

}  // namespace signatory::ask
