#include "cypher/static_type.h"

namespace signatory::cypher {

std::string describe_kinds(KindSet set) {
  std::string out;
  int count = 0;
  for (unsigned i = 1; i <= static_cast<unsigned>(ValueKind::kDuration); ++i) {
    const auto kind = static_cast<ValueKind>(i);
    if ((set & kind_bit(kind)) == 0) continue;
    if (++count > 6) return "anything";
    if (!out.empty()) out += " or ";
    out += type_name(kind);
  }
  return out.empty() ? "null" : out;
}

}  // namespace signatory::cypher
