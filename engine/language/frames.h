// Frames: what a verb, a predicate or an act noun says, whatever the language (schema/frames.json).
//
// A frame names a relation (or none), the admissible types of its arguments, where they stand, and what it does to the clause below
// it (polarity, modality, attribution). Language packs point at frames by name.
//
//   Result<Frames> frames = load_frames(read);       // kData with file and JSON pointer when the file is wrong
//   const Frame& sign = frames->at(*frames->find("sign"));
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace signatory::language {

enum class PolarityEffect : std::uint8_t { kKeep, kFlip, kNegative };
enum class Control : std::uint8_t { kSubject, kObject };

struct FrameEffect {
  PolarityEffect polarity = PolarityEffect::kKeep;
  std::string modality;    // "" keeps
  bool attribute = false;  // the clause below is what the subject says
  bool emit = true;        // whether the clause below may give claims of its own
};

struct Frame {
  std::string name;
  std::string relation;                   // "" for a frame that only affects the clause below
  std::vector<std::string> subject_types;  // "actor", "any", "content" or labels
  std::vector<std::string> object_types;
  std::vector<std::string> object_from;  // "direct", "clause", "quote", "date", "prep:<class>"
  std::vector<std::string> recipient_from;
  std::vector<std::string> content_from;
  std::vector<std::string> field_from;
  std::string modality;  // of the claim itself; "" = from the context
  std::string strength;
  std::string event_relation;   // relation to use when the object is an Event
  std::string fallback;         // frame to use when the object's type does not fit
  std::string fallback_object;  // frame to use when there is a noun phrase and no clause as object
  std::string nominal_subject;  // "keep"|"negative": an act noun as subject is asserted or did not come about
  bool co_subject = false;
  bool symmetric = false;
  bool between = false;
  bool reciprocal = false;
  bool requires_money = false;
  bool event = false;
  bool experiencer = false;  // "is worried": the passive subject is the one who feels
  Control control = Control::kSubject;
  FrameEffect effect;
};

class Frames {
 public:
  std::optional<std::size_t> find(std::string_view name) const;
  const Frame& at(std::size_t index) const { return frames_[index]; }
  std::size_t size() const { return frames_.size(); }

 private:
  friend base::Result<Frames> load_frames(const std::string&, std::string_view);
  std::vector<Frame> frames_;
  std::map<std::string, std::size_t, std::less<>> index_;
};

// `file` names the bytes in errors.
base::Result<Frames> load_frames(const std::string& file, std::string_view bytes);

}  // namespace signatory::language
