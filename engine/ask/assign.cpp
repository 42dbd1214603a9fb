// Who stands in which slot: every way of giving the names of a question and its hole to the slots of a frame, scored by type, place in
// the sentence and preposition. A question has few names, so all ways are tried.
#include <algorithm>

#include "ask/question_parse.h"

namespace signatory::ask {
namespace {

constexpr double kImpossible = -1e6;
constexpr std::size_t kMostMentions = 6;

bool actor(std::string_view type) { return type == "Country" || type == "Person" || type == "Organization" || type == "Group" || type == "Office"; }

bool takes(const std::vector<std::string>& types, const char* what) { return std::find(types.begin(), types.end(), what) != types.end(); }

}  // namespace

bool fits(const std::vector<std::string>& types, std::string_view type) {
  return types.empty() || std::any_of(types.begin(), types.end(), [&](const std::string& t) { return t == "any" || t == type || (t == "actor" && actor(type)); });
}

double QuestionParse::place_mention(const Act& act, const Mention& mention, Slot slot) const {
  const language::Frame& frame = *act.frame;
  const auto any_fits = [&](const std::vector<std::string>& types) { return std::any_of(mention.candidates.begin(), mention.candidates.end(), [&](const KnownEntity& e) { return fits(types, e.type); }); };
  const bool before = mention.first < act.first;
  const bool agent = mention.preposition.has(WC::kBy) && mention.first >= act.last;
  const bool bare = mention.preposition.empty();
  const bool office = frame.relation == "HOLDS_OFFICE";
  switch (slot) {
    case Slot::kSubject:
      if (!any_fits(frame.subject_types)) return kImpossible;
      if (act.noun) return mention.possessor || mention.preposition.any_of(WC::kOf, WC::kBy, WC::kFrom) ? 2 : 1;
      if (agent) return act.passive ? 3 : 1.5;
      if (act.passive) return -2;
      // "Vad lovade Australien?": behind the verb, but the hole is not the subject
      return (before ? 2 : hole_.kind != "actor" && !hole_.kind.empty() ? 1.5 : 0) + (bare ? 0 : -1.5);
    case Slot::kObject: {
      std::vector<std::string> types = frame.object_types;
      if (!frame.event_relation.empty()) types.emplace_back("Event");
      if (!any_fits(types) || (takes(types, "content") && !takes(types, "any"))) return kImpossible;
      if (office) return 2;
      if (takes(types, "content") && bare && !act.passive) return before ? -1 : 0.5;
      const double place = act.passive ? (before ? 2 : 0) : (before && !act.noun ? -0.5 : 2);
      return place + (agent && act.passive ? -3 : 0) + (takes(types, "any") ? -0.5 : 0.3);
    }
    case Slot::kRecipient:
      return office && (actor(mention.candidates.front().type) && mention.candidates.front().type != "Person") ? 1.5 : kImpossible;
    case Slot::kAbout:
      if (office) return kImpossible;
      return (takes(frame.object_types, "any") || takes(frame.object_types, "content") || !frame.recipient_from.empty() ? 0.2 : -2.5) + (bare || mention.possessor ? -0.4 : 0.8);
    case Slot::kNone: break;
  }
  return kImpossible;
}

double QuestionParse::place_hole(const Act& act, const Assignment& assignment, Slot slot) const {
  const language::Frame& frame = *act.frame;
  const auto filled = [&](Slot s) { return std::find(assignment.slots.begin(), assignment.slots.end(), s) != assignment.slots.end(); };
  const std::string& kind = hole_.kind;
  const bool needs_slot = kind == "actor" || kind == "thing" || kind == "count";
  if (!needs_slot) return slot == Slot::kNone ? 0 : kImpossible;
  if (slot == Slot::kNone || slot == Slot::kAbout || filled(slot)) return kImpossible;
  const std::vector<std::string>& types = slot == Slot::kSubject ? frame.subject_types : frame.object_types;
  const bool has_actor = takes(types, "actor") || takes(types, "any") || takes(types, "Person") || takes(types, "Country") || takes(types, "Organization");
  if (slot == Slot::kRecipient) return (hole_.slot == "recipient" && !frame.recipient_from.empty()) ? 4 : kImpossible;
  if (!hole_.type.empty() && !fits(types, hole_.type) && !takes(types, "content")) return kImpossible;
  if (kind == "actor" && !has_actor) return kImpossible;
  if (kind == "thing" && slot == Slot::kSubject && (hole_.type.empty() || actor(hole_.type))) return kImpossible;
  double points = kind == "thing" ? (slot == Slot::kObject ? 1.5 : 0.5) : (slot == Slot::kSubject ? 0.5 : 0);
  if (hole_.slot == "object") points += slot == Slot::kObject ? 2 : -1;
  if (hole_.slot == "recipient") points -= 2;
  if (hole_.agent) points += slot == Slot::kSubject ? 4 : 0;
  const bool in_place = hole_.first >= act.last && act.last > 0;  // "ký gì", "signed what"
  if (in_place && kind == "actor") points += slot == Slot::kObject && !hole_.agent ? 1.5 : 0;
  if (!in_place && kind == "actor" && !act.noun && !hole_.agent) {
    const bool between = std::any_of(mentions_.begin(), mentions_.end(), [&](const Mention& m) { return m.first >= hole_.last && m.last <= act.first; });
    points += (between || act.passive) == (slot == Slot::kObject) ? 1 : 0;
  }
  return points;
}

void QuestionParse::extend(const Act& act, Assignment partial, std::size_t mention, Assignment& best) const {
  if (mention < std::min(mentions_.size(), kMostMentions)) {
    const Mention& one = mentions_[mention];
    for (const Slot slot : {Slot::kSubject, Slot::kObject, Slot::kRecipient, Slot::kAbout}) {
      const bool with_last = one.joined && mention > 0 && partial.slots.back() == slot;
      const bool filled = slot != Slot::kAbout && std::find(partial.slots.begin(), partial.slots.end(), slot) != partial.slots.end();
      if ((one.joined && mention > 0 && !with_last) || (filled && !with_last)) continue;
      const double points = with_last ? (place_mention(act, one, slot) < -100 ? kImpossible : 0) : place_mention(act, one, slot);
      if (points < -100) continue;
      Assignment next = partial;
      next.slots.push_back(slot), next.points += points;
      extend(act, std::move(next), mention + 1, best);
    }
    return;
  }
  for (const Slot slot : {Slot::kNone, Slot::kSubject, Slot::kObject, Slot::kRecipient}) {
    const double points = place_hole(act, partial, slot);
    if (points < -100 || partial.points + points <= best.points) continue;
    best = partial;
    best.hole = slot, best.points = partial.points + points;
  }
}

Assignment QuestionParse::assign(const Act& act) const {
  Assignment best, start;
  start.points = 0;
  extend(act, start, 0, best);
  return best;
}

std::optional<Reading> QuestionParse::path_reading() const {
  if (!path_ || mentions_.size() < 2) return std::nullopt;
  Reading reading;
  reading.language = data_.language, reading.hole = Hole::kPath;
  reading.subject = Filler{{mentions_[0].candidates.front()}, mentions_[0].written, mentions_[0].corrected};
  reading.object = Filler{{mentions_[1].candidates.front()}, mentions_[1].written, mentions_[1].corrected};
  return reading;
}

// One reading, or several when a name may be that of several entities that all fit.
std::vector<Reading> QuestionParse::readings_of(const Act& act, const Assignment& assignment) const {
  Reading reading;
  reading.language = data_.language;
  reading.relations = {act.frame->relation};
  if (const auto family = parts_.families.find(act.frame->relation); family != parts_.families.end()) reading.relations.insert(reading.relations.end(), family->second.begin(), family->second.end());
  if (const auto family = parts_.families.find(act.frame->relation + "?" + hole_.kind); family != parts_.families.end()) reading.relations.insert(reading.relations.end(), family->second.begin(), family->second.end());
  const std::string& kind = hole_.kind;
  if (kind == "amount") reading.hole = Hole::kAmount;
  else if (kind == "count") reading.hole = assignment.hole == Slot::kObject ? Hole::kObject : Hole::kCount;
  else if (kind == "date") reading.hole = Hole::kDate;
  else if (kind == "deadline") reading.hole = Hole::kDeadline;
  else if (kind == "place") reading.hole = Hole::kPlace;
  else if (kind.empty()) reading.hole = Hole::kYesNo;
  else reading.hole = assignment.hole == Slot::kSubject ? Hole::kSubject : assignment.hole == Slot::kRecipient ? Hole::kRecipient : Hole::kObject;
  const bool content = std::find(act.frame->object_types.begin(), act.frame->object_types.end(), "content") != act.frame->object_types.end();
  if (!(content && reading.hole == Hole::kObject && !actor(hole_.type))) reading.hole_type = hole_.type == "Content" ? "" : hole_.type;
  reading.negative = negative_, reading.planned = planned_, reading.period = period_;
  std::vector<Reading> out = {reading};
  for (std::size_t m = 0; m < assignment.slots.size(); ++m) {
    const Slot slot = assignment.slots[m];
    const std::vector<std::string>* types = slot == Slot::kSubject ? &act.frame->subject_types : slot == Slot::kObject ? &act.frame->object_types : nullptr;
    std::vector<KnownEntity> fitting;
    for (const KnownEntity& candidate : mentions_[m].candidates)
      if ((types == nullptr || fits(*types, candidate.type)) && (fitting.empty() || candidate.type == fitting.front().type)) fitting.push_back(candidate);
    if (fitting.empty()) fitting.push_back(mentions_[m].candidates.front());
    std::vector<Reading> next;
    for (const Reading& one : out)
      for (std::size_t i = 0; i < std::min<std::size_t>(fitting.size(), 3); ++i) {
        Reading filled = one;
        auto& into = slot == Slot::kSubject ? filled.subject : slot == Slot::kObject ? filled.object : filled.recipient;
        const Filler filler{{fitting[i]}, mentions_[m].written, mentions_[m].corrected};
        if (slot == Slot::kAbout || (slot == Slot::kObject && content)) filled.about.push_back(filler);
        else if (into) into->entities.push_back(fitting[i]), into->written += ", " + filler.written;
        else into = filler;
        next.push_back(std::move(filled));
      }
    out = std::move(next);
  }
  const bool speaks = content || takes(act.frame->object_types, "any");
  for (Reading& one : out) {
    one.asks_actor = kind == "actor";
    if (act.frame->symmetric && one.hole == Hole::kObject && one.subject && !one.object) std::swap(one.subject, one.object), one.hole = Hole::kSubject;
    leftovers(act, one);
    if (!speaks && (one.object || one.hole == Hole::kObject)) one.topics.clear(), one.topic_words.clear();
  }
  return out;
}

}  // namespace signatory::ask
