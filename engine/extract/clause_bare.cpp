// The clause parser's decisions for languages whose verbs have no forms (grammar.inflected false): only words and order tell where a
// reported clause begins, who an agent is, and which of two verbs is the main one.
#include <algorithm>
#include <utility>

#include "extract/clause_parser.h"

namespace signatory::extract {

bool ClauseParser::has_direct(const Clause& c) const {
  return std::any_of(c.arguments.begin(), c.arguments.end(), [](const Argument& a) { return a.word == 0 && !a.fronted; });
}

// A verb of speech still waiting for what is said: "Ông A cho biết | mối quan hệ về quốc phòng giữa hai nước là …".
bool ClauseParser::opens_report(const Clause& c) const {
  const VerbGroup* g = group(c);
  if (g == nullptr || s_.pack->grammar.inflected || g->passive || !reporting(*g)) return false;
  const auto& senses = s_.pack->verbs[static_cast<std::size_t>(g->verb)].senses;
  if (std::any_of(senses.begin(), senses.end(), [&](const language::Sense& sense) { return s_.frames->at(sense.frame).relation == "ISSUED"; })) return false;
  if (std::none_of(senses.begin(), senses.end(), [&](const language::Sense& sense) { return s_.frames->at(sense.frame).relation == "STATED" && s_.frames->at(sense.frame).effect.attribute; })) return false;
  const auto index = static_cast<int>(&c - tree_.clauses.data());
  return std::none_of(tree_.clauses.begin(), tree_.clauses.end(), [&](const Clause& x) { return x.parent == index && (x.link == Link::kComplement || x.link == Link::kInfinitive); });
}

// Says, urges, supports, rejects …: an act of its speaker's.
bool ClauseParser::speaks(const VerbGroup& g) const {
  if (g.verb < 0) return false;
  const auto& senses = s_.pack->verbs[static_cast<std::size_t>(g.verb)].senses;
  return !senses.empty() && std::all_of(senses.begin(), senses.end(), [&](const language::Sense& sense) {
    const language::Frame& f = s_.frames->at(sense.frame);
    return !f.relation.empty() && (f.effect.attribute || !f.effect.emit);
  });
}

// The first verb behind a verb of speech: all that stands between belongs to the reported clause.
void ClauseParser::report(std::size_t c) {
  Clause& above = current();
  int subject = std::exchange(pending_np_, -1);
  std::vector<Argument> moved;
  for (std::size_t a = 0; a < above.arguments.size();) {
    const Argument argument = above.arguments[a];
    if (argument.fronted || (argument.word != 0 && (subject < 0 || argument.preposition.first < np(subject).tokens.first))) {
      ++a;
      continue;
    }
    if (argument.word == 0 && subject < 0) subject = argument.np;
    else moved.push_back(argument);
    above.arguments.erase(above.arguments.begin() + static_cast<std::ptrdiff_t>(a));
  }
  const std::uint32_t first = group(above)->tokens.last;
  current_ = open(Link::kComplement, current_);
  current().subject = subject;
  current().arguments = std::move(moved);
  for (Argument& a : current().arguments) a.fronted = true;
  current().tokens.first = first;
  set_verb(current_, c);
  conjunction_ = comma_ = false;
}

// "A khẳng định …, nhấn mạnh …; đồng thời kêu gọi …": a further act of speech is the main speaker's, never one inside what he says.
bool ClauseParser::back_to_speaker(std::size_t c, const VerbGroup& g) {
  if (s_.pack->grammar.inflected || pending_np_ >= 0 || !speaks(g) || g.passive) return false;
  const bool adds = std::any_of(s_.units.begin(), s_.units.end(), [&](const Unit& u) { return u.tokens.first == g.tokens.first && u.classes.has(WC::kAlso) && u.classes.has(WC::kAnd); });
  if (!comma_ && !adds) return false;
  for (int up = at(current_).parent; up >= 0; up = at(up).parent) {
    const VerbGroup* above = group(at(up));
    if (above == nullptr || !speaks(*above) || at(up).link == Link::kInfinitive || at(up).link == Link::kComplement || at(up).link == Link::kRelative) continue;
    current_ = up;
    start_coordinate(c, -1);
    return true;
  }
  return false;
}

// "từ bỏ mục tiêu giảm …": the bare verb behind an act noun is what the noun says.
bool ClauseParser::says_noun(std::size_t c) {
  if (s_.pack->grammar.inflected || conjunction_ || c == 0 || s_.chunks[c - 1].kind != ChunkKind::kNounPhrase || !names_clause(s_.chunks[c - 1].index)) return false;
  if (!np(s_.chunks[c - 1].index).arguments.empty() || current().subject == s_.chunks[c - 1].index) return false;
  infinitive(c);
  return true;
}

// "Phiên thảo luận … do Thủ tướng Estonia, Chủ tịch HĐBA tháng 6, chủ trì": an agent and its verb behind what they act on.
bool ClauseParser::agent_clause(std::size_t c) {
  if (!s_.pack->grammar.modifiers_after || !s_.chunks[c].classes.has(WC::kBy) || !next_is(c, ChunkKind::kNounPhrase) || last_np_ < 0) return false;
  std::size_t k = c + 1;
  while (k < s_.chunks.size() && (s_.chunks[k].kind == ChunkKind::kNounPhrase || s_.chunks[k].kind == ChunkKind::kTime || (s_.chunks[k].kind == ChunkKind::kMark && s_.chunks[k].mark == ','))) ++k;
  if (k >= s_.chunks.size() || s_.chunks[k].kind != ChunkKind::kVerbGroup || s_.verb_groups[static_cast<std::size_t>(s_.chunks[k].index)].passive) return false;
  if (k + 1 < s_.chunks.size() && s_.chunks[k + 1].kind != ChunkKind::kMark && s_.chunks[k + 1].kind != ChunkKind::kTime && s_.chunks[k + 1].kind != ChunkKind::kCoordinator && s_.chunks[k + 1].kind != ChunkKind::kPreposition) return false;
  const auto acted_on = [&](int i) { return i >= 0 && (np(i).label == "Event" || np(i).label == "Program" || np(i).label == "Agreement" || np(i).label == "Document"); };
  int governor = acted_on(last_np_) ? last_np_ : -1;
  for (int up = current_; governor < 0 && up >= 0; up = at(up).parent) {
    for (std::size_t a = at(up).arguments.size(); governor < 0 && a-- > 0;)
      if (acted_on(at(up).arguments[a].np)) governor = at(up).arguments[a].np;
    if (governor < 0 && at(up).verb < 0 && acted_on(at(up).subject)) governor = at(up).subject;
  }
  if (governor < 0) return false;
  if (pending_np_ >= 0) current().arguments.push_back({{}, 0, std::exchange(pending_np_, -1), false, {}});
  current_ = open(Link::kRelative, current_);
  current().governor = governor;
  current().opener = s_.chunks[c].classes, current().opener_tokens = s_.chunks[c].tokens;
  conjunction_ = comma_ = has_preposition_ = false;
  return true;
}

// "Việc A ký B | khiến …": the verb behind a subject clause that has its own, and governs none, is the main one.
bool ClauseParser::close_subject_clause(const VerbGroup& g) {
  if (current().verb < 0 || conjunction_ || !g.finite) return false;
  const bool object_given = std::any_of(current().arguments.begin(), current().arguments.end(), [](const Argument& a) { return a.word == 0 && !a.fronted; });
  if (takes_clause(current()) && (!object_given || steers_object(current()))) return false;
  int at_clause = current_;
  while (at_clause >= 0 && at(at_clause).link != Link::kSubject && at(at_clause).link != Link::kCoordinate && at(at_clause).link != Link::kRoot) at_clause = at(at_clause).parent;
  if (at_clause < 0 || at(at_clause).link != Link::kSubject || at(at(at_clause).parent).verb >= 0) return false;
  if (pending_np_ >= 0) current().arguments.push_back({{}, 0, std::exchange(pending_np_, -1), false, {}});
  current_ = at(at_clause).parent;
  current().subject_clause = at_clause;
  last_np_ = -1;
  comma_ = false;
  return true;
}

}  // namespace signatory::extract
