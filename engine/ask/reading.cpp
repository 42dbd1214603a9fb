#include "ask/reading.h"

#include <algorithm>

namespace signatory::ask {
namespace {

void add_filler(std::string& out, std::string_view slot, const Filler& filler) {
  std::vector<std::string> ids;
  for (const KnownEntity& entity : filler.entities) ids.push_back(entity.id);
  std::sort(ids.begin(), ids.end());
  out += ' ';
  out += slot;
  for (const std::string& id : ids) out += (id == ids.front() ? '=' : '|') + id;
}

}  // namespace

std::string_view name_of(Hole hole) {
  constexpr std::string_view names[] = {"subject", "object", "recipient", "amount", "count", "date", "deadline", "place", "yesno", "path"};
  return names[static_cast<std::size_t>(hole)];
}

std::string Reading::key() const {
  std::string out = negative ? "not " : "";
  out += relations.empty() ? "" : relations.front();
  out += " ?" + std::string(name_of(hole));
  if (!hole_type.empty()) out += ":" + hole_type;
  if (subject) add_filler(out, "subject", *subject);
  if (object) add_filler(out, "object", *object);
  if (recipient) add_filler(out, "recipient", *recipient);
  for (const Filler& filler : about) add_filler(out, "about", filler);
  if (!period.empty()) out += " in=" + period;
  if (planned) out += " planned";
  std::vector<std::string> concepts;
  for (const std::string& topic : topics)
    if (topic.starts_with("c:")) concepts.push_back(topic);
  std::sort(concepts.begin(), concepts.end());
  for (const std::string& concept_id : concepts) out += " " + concept_id;
  return out;
}

}  // namespace signatory::ask
