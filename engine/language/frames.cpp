#include "language/frames.h"

#include "language/json_reader.h"

namespace signatory::language {
namespace {

PolarityEffect polarity_of(const JsonReader& effect) {
  const std::string name = effect.text("polarity", false);
  if (name == "flip") return PolarityEffect::kFlip;
  if (name == "negative") return PolarityEffect::kNegative;
  if (!name.empty() && name != "keep") effect.fault("polarity keep, flip or negative");
  return PolarityEffect::kKeep;
}

Frame read_frame(const std::string& name, const JsonReader& json) {
  Frame frame;
  frame.name = name;
  frame.relation = json.text("relation", false);
  frame.subject_types = json.texts("subject");
  frame.object_types = json.texts("object");
  frame.object_from = json.texts("object_from");
  frame.recipient_from = json.texts("recipient");
  frame.content_from = json.texts("content");
  frame.field_from = json.texts("field");
  frame.modality = json.text("modality", false);
  frame.strength = json.text("strength", false);
  frame.event_relation = json.text("event_relation", false);
  frame.fallback = json.text("fallback", false);
  frame.fallback_object = json.text("fallback_object", false);
  frame.nominal_subject = json.text("nominal_subject", false);
  frame.co_subject = json.flag("co_subject");
  frame.symmetric = json.flag("symmetric");
  frame.between = json.flag("between");
  frame.reciprocal = json.flag("reciprocal");
  frame.requires_money = json.flag("requires_money");
  frame.event = json.flag("event");
  frame.experiencer = json.flag("experiencer");
  frame.control = json.text("control", false) == "object" ? Control::kObject : Control::kSubject;
  const JsonReader effect = json.member("effect");
  if (effect.json().is_object()) {
    frame.effect.polarity = polarity_of(effect);
    frame.effect.modality = effect.text("modality", false);
    frame.effect.attribute = effect.flag("attribute");
    frame.effect.emit = !effect.has("emit") || effect.flag("emit");
  }
  return frame;
}

}  // namespace

std::optional<std::size_t> Frames::find(std::string_view name) const {
  const auto it = index_.find(name);
  if (it == index_.end()) return std::nullopt;
  return it->second;
}

base::Result<Frames> load_frames(const std::string& file, std::string_view bytes) {
  JsonFaults faults{file, {}};
  const nlohmann::json json = parse_json(bytes, faults);
  const JsonReader root(json, "", faults);
  Frames frames;
  const JsonReader list = root.member("frames");
  if (!list.json().is_object()) list.fault("an object of frames");
  for (const auto& [name, value] : list.members()) {
    frames.index_[name] = frames.frames_.size();
    frames.frames_.push_back(read_frame(name, value));
  }
  for (const Frame& frame : frames.frames_)
    for (const std::string& other : {frame.fallback, frame.fallback_object})
      if (!other.empty() && !frames.find(other)) faults.add("/frames/" + frame.name, "a known frame instead of '" + other + "'");
  if (auto error = faults.error()) return tl::unexpected(std::move(*error));
  return frames;
}

}  // namespace signatory::language
