#include "shell/claim_text.h"

#include <fmt/format.h>

namespace signatory::shell {

std::string shown_name(const store::EntityView& entity) { return entity.name.empty() ? entity.surface : entity.name; }

std::string shown_sources(const store::ClaimRecord& claim) {
  std::string names;
  for (const store::EntityView& source : claim.attribution) names += (names.empty() ? "" : " > ") + shown_name(source);
  return names;
}

std::string shown_quantity(const store::ClaimRecord& claim) {
  const auto& one = claim.amount ? claim.amount : claim.count;
  return one ? fmt::format("{}{}{}", one->approximate.empty() ? "" : one->approximate + " ", one->value, one->unit.empty() ? "" : " " + one->unit) : "";
}

std::string claim_sentence(const store::ClaimRecord& claim) {
  return fmt::format("{} {}{} {}", shown_name(claim.subject), claim.polarity == "-" ? "NOT " : "", claim.relation, shown_name(claim.object));
}

std::string claim_details(const store::ClaimRecord& claim) {
  std::string details = claim.modality;
  const auto add = [&](const char* name, const std::string& value) {
    if (!value.empty()) details += fmt::format(" · {} {}", name, value);
  };
  add("to", claim.recipient ? shown_name(*claim.recipient) : "");
  add("amount", shown_quantity(claim));
  add("on", claim.date), add("by", claim.deadline), add("according to", shown_sources(claim)), add("in", claim.section);
  return details + fmt::format(" · confidence {:.2f} · {} document{}: {}", claim.confidence, claim.documents, claim.documents == 1 ? "" : "s", claim.statements.front().document);
}

}  // namespace signatory::shell
