// The clause parser's decisions: where a noun phrase and a verb group belong.
#include <algorithm>

#include "extract/clause_parser.h"

namespace signatory::extract {

void ClauseParser::on_noun_phrase(std::size_t c) {
  const Chunk& chunk = s_.chunks[c];
  const int index = chunk.index;
  const bool after_mark = c > 0 && s_.chunks[c - 1].kind == ChunkKind::kMark && s_.chunks[c - 1].mark != ';';
  Clause& clause = current();
  if (has_preposition_) {
    has_preposition_ = false;
    if (preposition_.classes.has(WC::kAccording)) {
      tree_.according.push_back({index, {preposition_.tokens.first, chunk.tokens.last}});
      last_np_ = index;
      return;
    }
    clause.arguments.push_back({preposition_.classes, preposition_.word, index, clause.verb < 0, preposition_.tokens});
    last_np_ = index, last_np_chunk_ = c;
    return;
  }
  // "…, said Kenya", "…, säger hon": the speaker after the reporting verb
  if (clause.link == Link::kCoordinate && clause.subject_from_parent && clause.opener.empty() && clause.arguments.empty() && group(clause) != nullptr && reporting(*group(clause)) && !has_preposition_) {
    clause.subject = index, clause.subject_from_parent = false, clause.inverted = true;
    last_np_ = index, last_np_chunk_ = c;
    return;
  }
  // a phrase behind a fronted adverbial and its comma is the subject
  const bool after_fronted = clause.verb < 0 && clause.subject < 0 && std::any_of(clause.arguments.begin(), clause.arguments.end(), [&](const Argument& a) { return a.np == last_np_ && !a.preposition.empty(); });
  const bool apposition = after_mark && !after_fronted && last_np_ >= 0 && last_np_chunk_ + 2 == c && !conjunction_ && ((np(index).office && np(last_np_).label == "Person") || (np(last_np_).office && np(index).label == "Person") || np(index).label == np(last_np_).label || (np(last_np_).label == "Place" && np(index).label == "Country" && !clause.arguments.empty() && clause.arguments.back().np == last_np_)) && np(index).pronoun == PronounKind::kNone;
  if (apposition && !(next_group(c) != nullptr && next_group(c)->finite && clause.verb >= 0)) {
    np(last_np_).appositions.push_back(index);
    last_np_chunk_ = c;  // a further apposition may follow
    comma_ = false;
    return;
  }
  if (clause.verb < 0 && clause.subject >= 0 && after_mark && np(clause.subject).proper && (np(index).label == "Group" || np(index).label == "Content" || np(index).label == "Person") && !np(index).proper) {
    last_np_ = index, last_np_chunk_ = c;  // "Norway – one of the sceptics –": an aside about the subject
    return;
  }
  if (clause.verb < 0) {
    if (clause.subject >= 0) clause.arguments.push_back({{}, 0, clause.subject, true, {}});
    clause.subject = index;
  } else if (clause.subject < 0 && s_.pack->grammar.verb_second && !clause.subject_from_parent && !conjunction_ && clause.link != Link::kInfinitive && clause.link != Link::kRelative &&
             clause.link != Link::kParticipial && group(clause) != nullptr && group(clause)->finite && std::all_of(clause.arguments.begin(), clause.arguments.end(), [&](const Argument& a) { return a.fronted || np(a.np).pronoun == PronounKind::kReflexive; }) &&
             np(index).pronoun != PronounKind::kReflexive) {
    clause.subject = index, clause.inverted = true;
  } else if (clause.subject < 0 && group(clause) != nullptr && group(clause)->auxiliary_only && clause.link == Link::kRoot && clause.arguments.empty()) {
    clause.subject = index, clause.inverted = true, clause.question = !s_.pack->grammar.verb_second;  // "Did X attend"
  } else {
    const VerbGroup* g = next_group(c);
    if (opens_report(clause)) {
      pending_np_ = index;  // what a report begins with is the subject of its clause, wherever the verb stands
    } else if (conjunction_ || comma_ || (g != nullptr && (g->finite || g->auxiliary_only) && takes_clause(clause) && !(steers_object(clause) && !s_.pack->grammar.inflected))) {
      if (pending_np_ >= 0) clause.arguments.push_back({{}, 0, pending_np_, false, {}});
      pending_np_ = index;
    } else {
      clause.arguments.push_back({{}, 0, index, false, {}});
    }
  }
  last_np_ = index, last_np_chunk_ = c;
}

// Vietnamese "được Mexico chủ trì": the agent stands between the passive word and the verb.
void ClauseParser::passive_with_agent(std::size_t c) {
  Clause& clause = current();
  VerbGroup& g = s_.verb_groups[static_cast<std::size_t>(clause.verb)];
  const int agent = take_last_direct();
  VerbGroup merged = s_.verb_groups[static_cast<std::size_t>(s_.chunks[c].index)];
  merged.passive = true, merged.finite = true;
  merged.negated |= g.negated, merged.future |= g.future, merged.possible |= g.possible, merged.past |= g.past, merged.not_yet |= g.not_yet, merged.hearsay |= g.hearsay;
  merged.obligation |= g.obligation, merged.perhaps |= g.perhaps;
  merged.cues.insert(merged.cues.begin(), g.cues.begin(), g.cues.end());
  g = merged;
  clause.passive_agent = agent;
}

// "gratulerade … för att ha antagit … och betonade": a finite verb stands beside a finite verb of its own tense.
int ClauseParser::parallel(int clause, const VerbGroup& g) const {
  if (!s_.pack->grammar.inflected) return clause;
  const auto fits = [&](const VerbGroup& other) {
    if (other.infinitive != g.infinitive || other.gerund != g.gerund) return false;
    const std::uint16_t both = g.forms & other.forms & (language::kPresent | language::kPast | language::kSupine | language::kParticiple);
    return both != 0 || g.verb < 0 || other.verb < 0 || g.perfect || other.perfect || other.future || other.possible;
  };
  for (int up = clause; up >= 0; up = tree_.clauses[static_cast<std::size_t>(up)].parent) {
    const VerbGroup* other = group(tree_.clauses[static_cast<std::size_t>(up)]);
    if (other != nullptr && fits(*other)) return up;
  }
  return clause;
}

void ClauseParser::start_coordinate(std::size_t c, int subject) {
  int above = current_;
  if (at(above).link == Link::kRelative && subject >= 0) above = at(above).parent;
  if (subject < 0) above = parallel(above, s_.verb_groups[static_cast<std::size_t>(s_.chunks[c].index)]);
  // With a subject of its own it stands beside the outermost clause that is not what somebody says.
  if (subject >= 0)
    while (at(above).parent >= 0 && at(above).link != Link::kComplement && at(above).link != Link::kNounComplement && at(above).link != Link::kCoordinate) above = at(above).parent;
  current_ = open(Link::kCoordinate, above);
  current().subject = subject;
  current().subject_from_parent = subject < 0;
  if (conjunction_) current().opener = conjunction_classes_;
  current().opener_tokens = {};
  current().tokens.first = subject >= 0 ? np(subject).tokens.first : s_.chunks[c].tokens.first;
  set_verb(current_, c);
  conjunction_ = comma_ = false;
}

void ClauseParser::start_complement(std::size_t c) {
  const int subject = take_last_direct();
  current_ = open(Link::kComplement, current_);
  current().subject = subject;
  if (subject >= 0) current().tokens.first = np(subject).tokens.first;
  set_verb(current_, c);
  conjunction_ = comma_ = false;
}

// Does the noun phrase name an act whose content a clause can give ("pledge to …", "fear that …")?
bool ClauseParser::names_clause(int index) const {
  if (np(index).noun < 0) return false;
  const int frame = s_.pack->nouns[static_cast<std::size_t>(np(index).noun)].frame;
  if (frame < 0) return false;
  const auto& from = s_.frames->at(static_cast<std::size_t>(frame)).object_from;
  return std::find(from.begin(), from.end(), "clause") != from.end();
}

void ClauseParser::infinitive(std::size_t c) {
  int above = current_;
  if (pending_np_ >= 0) current().arguments.push_back({{}, 0, std::exchange(pending_np_, -1), false, {}});
  // "its goal to halve food waste": the infinitive is what the noun says
  if (!conjunction_ && c > 0 && s_.chunks[c - 1].kind == ChunkKind::kNounPhrase && names_clause(s_.chunks[c - 1].index)) {
    current_ = open(Link::kNounComplement, above);
    current().governor = s_.chunks[c - 1].index;
    set_verb(current_, c);
    conjunction_ = comma_ = false;
    return;
  }
  // "pledged to halve … and to ban …"
  const VerbGroup& g = s_.verb_groups[static_cast<std::size_t>(s_.chunks[c].index)];
  const bool listed = conjunction_ || (comma_ && g.verb_token == g.tokens.first && s_.pack->grammar.inflected);
  const bool below = current().link == Link::kInfinitive || current().link == Link::kComplement || current().link == Link::kNounComplement || (current().link == Link::kCoordinate && group(current()) != nullptr && group(current())->infinitive);
  if (listed && below) {
    int above_list = current_;
    while (at(above_list).link == Link::kCoordinate && at(above_list).parent >= 0) above_list = at(above_list).parent;
    current_ = open(Link::kCoordinate, above_list);
    current().subject_from_parent = true;
  } else {
    current_ = open(Link::kInfinitive, above);
    current().preposition = std::exchange(clause_preposition_, 0);
  }
  current().opener_tokens = {};
  set_verb(current_, c);
  conjunction_ = comma_ = false;
}

// A finite verb group although the clause has its verb already.
void ClauseParser::finite_after_verb(std::size_t c, const VerbGroup& g) {
  if (pending_np_ >= 0 && takes_clause(current()) && !conjunction_ && !comma_) return start_complement(c);
  if (pending_np_ >= 0) {
    const int subject = std::exchange(pending_np_, -1);
    return start_coordinate(c, subject);
  }
  if (comma_ && !conjunction_ && reporting(g)) return start_coordinate(c, -1);
  if (conjunction_ || (comma_ && !(g.participle && !g.passive && c > 0 && s_.chunks[c - 1].kind == ChunkKind::kMark && s_.pack->grammar.inflected && g.forms != language::kPast))) return start_coordinate(c, -1);
  const bool after_np = !current().arguments.empty() && current().arguments.back().word == 0 && c > 0 && s_.chunks[c - 1].kind == ChunkKind::kNounPhrase;
  if (after_np && steers_object(current()) && !s_.pack->grammar.inflected) {
    current_ = open(Link::kInfinitive, current_);  // "kêu gọi Philippines tài trợ": the object is the subject below
    return set_verb(current_, c);
  }
  if (after_np && takes_clause(current())) return start_complement(c);
  if (!s_.pack->grammar.inflected && !after_np) {
    current_ = open(Link::kInfinitive, current_);
    return set_verb(current_, c);
  }
  if (last_np_ >= 0 && (g.participle || !s_.pack->grammar.inflected)) {
    const int governor = last_np_;
    current_ = open(Link::kRelative, current_);
    current().governor = governor;
    if (g.participle) s_.verb_groups[static_cast<std::size_t>(s_.chunks[c].index)].passive = true;
    return set_verb(current_, c);
  }
  start_coordinate(c, -1);
}

void ClauseParser::on_verb_group(std::size_t c) {
  const VerbGroup& g = s_.verb_groups[static_cast<std::size_t>(s_.chunks[c].index)];
  has_preposition_ = false;
  Clause& clause = current();
  if (clause.verb >= 0 && group(clause)->auxiliary_only && group(clause)->passive && !conjunction_ && (pending_np_ >= 0 || (!clause.arguments.empty() && clause.arguments.back().word == 0))) return passive_with_agent(c);
  if (merge_split_group(c)) return;
  if (close_subject_clause(g)) return on_verb_group(c);
  if (clause.verb >= 0 && g.finite && !conjunction_ && !comma_) {
    // the end of a clause before the verb of the one above: "Om X besöker Nepal kan …", "Countries that signed must …"
    for (int up = current_; at(up).parent >= 0 && at(up).verb >= 0; up = at(up).parent) {
      const int parent = at(up).parent;
      const bool relative = at(up).link == Link::kRelative && at(parent).subject >= 0;
      const bool fronted = s_.pack->grammar.verb_second && at(parent).subject < 0;
      if (at(parent).verb >= 0 || !(relative || fronted) || pending_np_ >= 0) continue;
      current_ = parent;
      last_np_ = -1;
      return set_verb(current_, c);
    }
  }
  if (clause.verb < 0) {
    // fronted participle: "Having signed …, Serbia", "Phát biểu tại …, X": its subject is the main clause's
    const bool bare = clause.subject < 0 && clause.link == Link::kRoot && clause.subject_clause < 0;
    if (bare && g.gerund) {
      current_ = open(Link::kParticipial, current_);
      return set_verb(current_, c);
    }
    if (bare && !s_.pack->grammar.inflected && !conjunction_) {
      current_ = open(Link::kParticipial, current_);
      return set_verb(current_, c);
    }
    if (clause.link == Link::kRelative && clause.subject < 0) clause.subject = clause.governor;
    return set_verb(current_, c);
  }
  if (g.gerund) {
    if (conjunction_ && group(clause)->gerund) return start_coordinate(c, -1);
    if (!comma_ && takes_clause(clause)) return infinitive(c);  // "denied signing", "stopped funding"
    current_ = open(Link::kParticipial, comma_ ? current_ : current_);
    set_verb(current_, c);
    conjunction_ = comma_ = false;
    return;
  }
  if (g.infinitive) return infinitive(c);
  if (back_to_speaker(c, g) || says_noun(c)) return;
  if (opens_report(current()) && (pending_np_ >= 0 || has_direct(current())) && (!comma_ || pending_np_ >= 0)) return report(c);
  finite_after_verb(c, g);
}

}  // namespace signatory::extract
