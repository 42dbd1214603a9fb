#include "extract/clause_parser.h"

#include <algorithm>

namespace signatory::extract {

ClauseTree parse_clauses(Sentence& sentence) { return ClauseParser(sentence).run(); }

ClauseTree ClauseParser::run() {
  current_ = open(Link::kRoot, -1);
  for (std::size_t c = 0; c < s_.chunks.size(); ++c) {
    switch (s_.chunks[c].kind) {
      case ChunkKind::kNounPhrase: on_noun_phrase(c); break;
      case ChunkKind::kVerbGroup: on_verb_group(c); break;
      case ChunkKind::kPreposition: on_preposition(c); break;
      case ChunkKind::kThat: on_that(c); break;
      case ChunkKind::kRelative: on_relative(c); break;
      case ChunkKind::kSubordinator: on_subordinator(c); break;
      case ChunkKind::kCoordinator: on_coordinator(c); break;
      case ChunkKind::kMark: on_mark(c); break;
      case ChunkKind::kTime: on_time(c); break;
      case ChunkKind::kQuestion: current().question = true; break;
      case ChunkKind::kAdverb: on_adverb(c); break;
    }
    Clause& clause = current();
    clause.tokens.last = std::max(clause.tokens.last, s_.chunks[c].tokens.last);
    if (clause.tokens.first == 0xFFFFFFFF) clause.tokens.first = s_.chunks[c].tokens.first;
  }
  if (pending_np_ >= 0 && current_ >= 0) current().arguments.push_back({{}, 0, pending_np_, false, {}});
  finish_spans();
  return std::move(tree_);
}

int ClauseParser::open(Link link, int parent) {
  Clause clause;
  clause.link = link, clause.parent = parent;
  clause.tokens = {0xFFFFFFFF, 0};
  tree_.clauses.push_back(std::move(clause));
  return static_cast<int>(tree_.clauses.size()) - 1;
}

int ClauseParser::root_of(int clause) const {
  while (tree_.clauses[static_cast<std::size_t>(clause)].parent >= 0) clause = tree_.clauses[static_cast<std::size_t>(clause)].parent;
  return clause;
}

const VerbGroup* ClauseParser::next_group(std::size_t c) const {
  return next_is(c, ChunkKind::kVerbGroup) ? &s_.verb_groups[static_cast<std::size_t>(s_.chunks[c + 1].index)] : nullptr;
}

// May the clause's verb govern a clause or an infinitive?
bool ClauseParser::takes_clause(const Clause& c) const {
  const VerbGroup* g = group(c);
  if (g == nullptr) return false;
  const auto governs = [&](const std::vector<language::Sense>& senses) {
    return std::any_of(senses.begin(), senses.end(), [&](const language::Sense& sense) {
      const language::Frame& f = s_.frames->at(sense.frame);
      if (f.relation.empty()) return f.name != "neutral" && !f.event && f.name != "cancelled";
      return std::find(f.object_from.begin(), f.object_from.end(), "clause") != f.object_from.end();
    });
  };
  if (g->predicate >= 0) return governs(s_.pack->predicates[static_cast<std::size_t>(g->predicate)].senses);
  return g->verb >= 0 && governs(s_.pack->verbs[static_cast<std::size_t>(g->verb)].senses);
}

// "said", "säger": a verb that can report what stands before it.
bool ClauseParser::reporting(const VerbGroup& g) const {
  if (g.verb < 0 || g.infinitive) return false;
  const auto& senses = s_.pack->verbs[static_cast<std::size_t>(g.verb)].senses;
  return std::any_of(senses.begin(), senses.end(), [&](const language::Sense& sense) {
    const language::Frame& f = s_.frames->at(sense.frame);
    return !f.relation.empty() && std::find(f.object_from.begin(), f.object_from.end(), "clause") != f.object_from.end() && f.relation != "TARGETS";
  });
}

// "kêu gọi A làm B", "khiến A làm B": what stands behind the verb is whom it moves to act.
bool ClauseParser::steers_object(const Clause& c) const {
  const VerbGroup* g = group(c);
  if (g == nullptr || g->verb < 0) return false;
  const auto& senses = s_.pack->verbs[static_cast<std::size_t>(g->verb)].senses;
  return std::any_of(senses.begin(), senses.end(), [&](const language::Sense& sense) {
    const language::Frame& f = s_.frames->at(sense.frame);
    const bool addresses = std::find(f.recipient_from.begin(), f.recipient_from.end(), "addressee") != f.recipient_from.end();
    return f.control == language::Control::kObject && !f.effect.attribute && (addresses || f.relation.empty());
  });
}

bool ClauseParser::takes_infinitive_with_object(const Clause& c) const {
  const VerbGroup* g = group(c);
  if (g == nullptr || g->verb < 0) return false;
  const auto& senses = s_.pack->verbs[static_cast<std::size_t>(g->verb)].senses;
  return std::any_of(senses.begin(), senses.end(), [&](const language::Sense& sense) { return s_.frames->at(sense.frame).control == language::Control::kObject; });
}

void ClauseParser::set_verb(int clause, std::size_t c) {
  at(clause).verb = s_.chunks[c].index;
  comma_ = false;
  if (at(clause).tokens.first == 0xFFFFFFFF) at(clause).tokens.first = s_.chunks[c].tokens.first;
}

// "has", "har" with a noun phrase: no auxiliary of an infinitive that follows.
bool ClauseParser::head_only(const VerbGroup& g) const { return g.may_help || (g.copula && g.verb >= 0); }

// "har Sverige inte undertecknat", "kommer Mexiko snart att införa": the second half of a group split by its subject.
bool ClauseParser::merge_split_group(std::size_t c) {
  Clause& clause = current();
  if (clause.verb < 0) return false;
  VerbGroup& first = s_.verb_groups[static_cast<std::size_t>(clause.verb)];
  const VerbGroup& second = s_.verb_groups[static_cast<std::size_t>(s_.chunks[c].index)];
  if (!(first.auxiliary_only || first.may_help) || conjunction_ || (second.finite && !second.participle && s_.pack->grammar.inflected && !second.passive)) return false;
  const auto behind = std::count_if(clause.arguments.begin(), clause.arguments.end(), [](const Argument& a) { return !a.fronted; });
  const bool subject_behind = clause.subject < 0 && !clause.arguments.empty() && clause.arguments.back().word == 0;
  if (behind > (subject_behind ? 1 : 0) || (head_only(first) && second.infinitive)) return false;
  const VerbGroup head = first;
  first = second;
  first.auxiliary_only = second.auxiliary_only;
  first.finite = true, first.infinitive = false, first.gerund = false;
  first.negated |= head.negated, first.not_yet |= head.not_yet, first.future |= head.future, first.possible |= head.possible;
  first.conditional |= head.conditional, first.obligation |= head.obligation, first.ability |= head.ability;
  first.perhaps |= head.perhaps, first.hearsay |= head.hearsay, first.perfect |= head.perfect, first.past |= head.past;
  if (head.may_help && (second.forms & (language::kSupine | language::kParticiple)) == 0) {
    first = head;
    return false;
  }
  if (head.may_help) first.perfect = true, first.passive = second.passive && (second.forms & language::kPassiveForm) != 0;
  if ((head.passive || head.copula) && (second.participle || (second.forms & language::kParticiple) != 0)) first.passive = true;
  first.cues.insert(first.cues.begin(), head.cues.begin(), head.cues.end());
  if (clause.subject < 0 && !clause.arguments.empty() && clause.arguments.back().word == 0) {
    clause.subject = clause.arguments.back().np;
    clause.arguments.pop_back();
  }
  return true;
}

int ClauseParser::take_last_direct() {
  Clause& clause = current();
  if (pending_np_ >= 0) return std::exchange(pending_np_, -1);
  if (clause.arguments.empty() || clause.arguments.back().word != 0 || clause.arguments.back().fronted) return -1;
  const int found = clause.arguments.back().np;
  clause.arguments.pop_back();
  return found;
}

void ClauseParser::close_to(int clause) { current_ = clause < 0 ? current_ : clause; }

// A comma after a fronted adverbial or participial clause that has its verb: back to the clause above.
void ClauseParser::close_fronted() {
  while (current().parent >= 0 && current().verb >= 0 && at(current().parent).verb < 0) {
    current_ = current().parent;
    if (current().subject < 0) last_np_ = -1;  // what follows is no apposition to the fronted clause's phrase
  }
}

void ClauseParser::on_preposition(std::size_t c) {
  const Chunk& chunk = s_.chunks[c];
  if (agent_clause(c)) return;
  // English "after signing": a preposition before a gerund opens an adverbial clause.
  if (const VerbGroup* g = next_group(c); g != nullptr && (g->gerund || g->infinitive)) {
    const bool fronted = current().verb < 0;
    const int above = current_;
    if (g->infinitive && !fronted && takes_clause(current())) {
      clause_preposition_ = chunk.word;  // "hotade med att …"
      return;
    }
    current_ = open(Link::kAdverbial, above);
    current().opener = chunk.classes, current().opener_tokens = chunk.tokens;
    return;
  }
  has_preposition_ = true, preposition_ = chunk;
}

// "träffade inte", "kommer snart att", "välkomnar kanske": an adverb behind the finite verb says how the clause stands.
void ClauseParser::on_adverb(std::size_t c) {
  const auto& classes = s_.chunks[c].classes;
  // "Nếu … hơn thì Thái Lan …": what joins the consequence ends the condition
  if (classes.has(WC::kAlso) && next_is(c, ChunkKind::kNounPhrase) && !s_.pack->grammar.inflected) {
    has_preposition_ = false;
    if (current().link == Link::kAdverbial && current().opener.has(WC::kConditional)) close_fronted();
  }
  if (current().verb < 0 || conjunction_ || pending_np_ >= 0 || !s_.pack->grammar.inflected) return;
  VerbGroup& g = s_.verb_groups[static_cast<std::size_t>(current().verb)];
  const auto cue = [&](const char* what) { g.cues.emplace_back(what, s_.chunks[c].tokens); };
  if (classes.any_of(WC::kNegation, WC::kNever)) g.negated = true, cue("negation");
  if (classes.has(WC::kNotYet)) g.not_yet = true, cue("not yet");
  if (classes.has(WC::kPerhaps)) g.perhaps = true, cue("possibility");
  if (classes.has(WC::kHearsay)) g.hearsay = true, cue("hearsay");
}

void ClauseParser::on_time(std::size_t c) {
  current().times.push_back(s_.chunks[c].index);
  // "after two days of talks", "sau hai ngày đàm phán": a time that measures the noun behind it leaves the preposition to that
  const bool measures = s_.quantities[static_cast<std::size_t>(s_.chunks[c].index)].kind == language::QuantityKind::kDuration && next_is(c, ChunkKind::kNounPhrase) && np(s_.chunks[c + 1].index).label == "Event";
  if (s_.pack->grammar.modifiers_after ? measures : next_is(c, ChunkKind::kNounPhrase)) return;
  has_preposition_ = false;
}

void ClauseParser::on_that(std::size_t c) {
  if (pending_np_ >= 0) current().arguments.push_back({{}, 0, std::exchange(pending_np_, -1), false, {}});
  const Chunk& chunk = s_.chunks[c];
  const bool after_np = c > 0 && s_.chunks[c - 1].kind == ChunkKind::kNounPhrase && last_np_ >= 0;
  const bool relative = chunk.classes.has(WC::kRelative) && after_np && !takes_clause(current());
  if (relative) return on_relative(c);
  int above = current_;
  if (conjunction_ && current().link == Link::kComplement) above = current().parent;  // "said that … and that …"
  conjunction_ = false;
  // "Việc Kenya phê chuẩn … khiến …": a whole clause as the subject of a verb to come
  if (chunk.classes.has(WC::kClauseNominalizer) && current().verb < 0 && current().link != Link::kRelative) {
    current_ = open(Link::kSubject, current_);
    current().opener = chunk.classes, current().opener_tokens = chunk.tokens;
    return;
  }
  const bool noun = after_np && np(last_np_).noun >= 0 && (!takes_clause(at(above)) || (names_clause(last_np_) && s_.chunks[c - 1].index == last_np_));
  current_ = open(noun ? Link::kNounComplement : Link::kComplement, above);
  current().governor = noun ? last_np_ : -1;
  current().opener = chunk.classes, current().opener_tokens = chunk.tokens;
}

void ClauseParser::on_relative(std::size_t c) {
  if (pending_np_ >= 0) current().arguments.push_back({{}, 0, std::exchange(pending_np_, -1), false, {}});
  if (last_np_ < 0) return;
  const int governor = last_np_;
  current_ = open(Link::kRelative, current_);
  current().governor = governor;
  current().opener = s_.chunks[c].classes, current().opener_tokens = s_.chunks[c].tokens;
  conjunction_ = comma_ = has_preposition_ = false;
}

void ClauseParser::on_subordinator(std::size_t c) {
  const Chunk& chunk = s_.chunks[c];
  if (agent_clause(c)) return;
  // "before the deadline", "efter mötet": without a verb behind the phrase it is a preposition.
  const VerbGroup* direct = next_group(c);
  bool clause_follows = direct != nullptr;
  for (std::size_t k = c + 1; !clause_follows && k < s_.chunks.size() && s_.chunks[k].kind != ChunkKind::kMark; ++k) {
    if (s_.chunks[k].kind == ChunkKind::kPreposition && k > c + 1) continue;
    if (s_.chunks[k].kind == ChunkKind::kVerbGroup) clause_follows = true;
  }
  if (!clause_follows && chunk.classes.preposition()) return on_preposition(c);
  if (!clause_follows && chunk.classes.any_of(WC::kCausal, WC::kWithout, WC::kInstead, WC::kAfter, WC::kBefore, WC::kTemporal)) {
    has_preposition_ = true, preposition_ = chunk;
    return;
  }
  if (pending_np_ >= 0) current().arguments.push_back({{}, 0, std::exchange(pending_np_, -1), false, {}});
  // "sitt åtagande för att …", "efforts to …": a purpose behind an act noun is what the noun is about
  if (chunk.classes.has(WC::kPurpose) && c > 0 && s_.chunks[c - 1].kind == ChunkKind::kNounPhrase && names_clause(s_.chunks[c - 1].index)) {
    current_ = open(Link::kNounComplement, current_);
    current().governor = s_.chunks[c - 1].index;
    current().opener = chunk.classes, current().opener_tokens = chunk.tokens;
    conjunction_ = comma_ = has_preposition_ = false;
    return;
  }
  // "doubts whether", "frågade om": a question below the verb.
  if (chunk.classes.has(WC::kWhether) && current().verb >= 0 && takes_clause(current())) {
    current_ = open(Link::kComplement, current_);
  } else {
    // a subordinate clause hangs on the clause it stands in; a relative clause is over when a comma came first
    if (comma_ && current().link == Link::kRelative && current().verb >= 0) current_ = current().parent;
    current_ = open(Link::kAdverbial, current_);
  }
  current().opener = chunk.classes, current().opener_tokens = chunk.tokens;
  conjunction_ = comma_ = has_preposition_ = false;
}

void ClauseParser::on_coordinator(std::size_t c) {
  const Chunk& chunk = s_.chunks[c];
  if (chunk.classes.any_of(WC::kExcept, WC::kIncluding, WC::kUnlike)) return take_except(c);
  conjunction_ = true;
  conjunction_classes_ = chunk.classes;
  conjunction_tokens_ = chunk.tokens;
  has_preposition_ = false;
}

// "all countries except Serbia", "40 countries, including Japan", "Jordan (unlike Nepal)": the next phrase belongs to the last one.
void ClauseParser::take_except(std::size_t c) {
  const int whole = current().verb < 0 && current().subject >= 0 ? current().subject : last_np_;
  if (whole < 0 || !next_is(c, ChunkKind::kNounPhrase)) return;
  const auto& classes = s_.chunks[c].classes;
  const int inner = s_.chunks[c + 1].index;
  if (classes.has(WC::kExcept)) np(whole).except.push_back(inner);
  if (classes.has(WC::kIncluding)) np(whole).including.push_back(inner);
  s_.chunks[c + 1].kind = ChunkKind::kAdverb;
  s_.chunks[c + 1].index = -1;
}

void ClauseParser::on_mark(std::size_t c) {
  const char mark = s_.chunks[c].mark;
  if (mark == ';') {
    if (pending_np_ >= 0) current().arguments.push_back({{}, 0, std::exchange(pending_np_, -1), false, {}});
    current_ = root_of(current_);
    conjunction_ = true, conjunction_classes_ = {}, conjunction_tokens_ = s_.chunks[c].tokens;
    conjunction_classes_.add(WC::kAnd);
    comma_ = false;
    return;
  }
  if (mark == '?') at(root_of(current_)).question = true;
  if (mark != ',' && mark != '-' && mark != '(' && mark != ')' && mark != ':') return;
  if (pending_np_ >= 0 && !conjunction_) {
    current().arguments.push_back({{}, 0, std::exchange(pending_np_, -1), false, {}});
  }
  comma_ = true;
  has_preposition_ = false;
  close_fronted();
  // the end of a relative clause set off by commas
  if (current().link == Link::kRelative && current().verb >= 0 && current().parent >= 0) {
    const VerbGroup* g = next_group(c);
    if (g != nullptr && g->finite) current_ = current().parent;
  }
}

void ClauseParser::finish_spans() {
  for (std::size_t i = tree_.clauses.size(); i-- > 0;) {
    Clause& c = tree_.clauses[i];
    if (c.tokens.first == 0xFFFFFFFF) c.tokens = {0, 0};
    if (c.parent >= 0 && c.link != Link::kCoordinate) {
      Clause& p = at(c.parent);
      p.tokens.last = std::max(p.tokens.last, c.tokens.last);
      if (p.tokens.first == 0xFFFFFFFF) p.tokens.first = c.tokens.first;
    }
    if (c.link == Link::kCoordinate && c.parent >= 0) {
      const Clause& p = at(c.parent);
      int top = c.parent;
      while (at(top).link == Link::kCoordinate && at(top).parent >= 0) top = at(top).parent;
      const bool inside = at(top).link == Link::kComplement || at(top).link == Link::kInfinitive;
      if (p.link == Link::kComplement || p.link == Link::kInfinitive || (inside && !s_.pack->grammar.inflected)) at(c.parent).tokens.last = std::max(p.tokens.last, c.tokens.last);
    }
    c.content = c.tokens;
    if (!c.opener_tokens.empty() && c.opener_tokens.last > c.content.first && c.opener_tokens.last < c.content.last) c.content.first = c.opener_tokens.last;
  }
}

}  // namespace signatory::extract
