// What is known at compile time about the values of an expression: the kinds they can have, and for lists the kinds of their elements.
//
// Knowledge is an upper bound: a value is of one of `kinds` or null. A conflict is reported only if it is certain, that is, if no
// kind is possible; so `WITH 1 AS a` makes a.b an error, while a parameter or a property never does.
//
//   StaticType t = StaticType::list_of(StaticType::of(ValueKind::kInteger));   t.certainly_not(kNumberKinds) == true
#pragma once
#include <string>

#include "cypher/functions.h"
#include "cypher/value.h"

namespace signatory::cypher {

struct StaticType {
  KindSet kinds = kAnyKind;
  KindSet elements = kAnyKind;  // of lists

  static StaticType any() { return {}; }
  static StaticType null() { return {kind_bit(ValueKind::kNull), kAnyKind}; }
  static StaticType of(ValueKind kind) { return {kind_bit(kind) | kind_bit(ValueKind::kNull), kAnyKind}; }
  static StaticType of_kinds(KindSet set) { return {set | kind_bit(ValueKind::kNull), kAnyKind}; }
  static StaticType list_of(StaticType element) { return {kind_bit(ValueKind::kList) | kind_bit(ValueKind::kNull), element.kinds}; }
  StaticType element() const { return (kinds & kind_bit(ValueKind::kList)) != 0 ? StaticType{elements, kAnyKind} : any(); }
  StaticType joined(StaticType other) const { return {kinds | other.kinds, elements | other.elements}; }

  KindSet without_null() const { return kinds & ~kind_bit(ValueKind::kNull); }
  // No value of this type, null aside, is of one of the accepted kinds.
  bool certainly_not(KindSet accepted) const { return without_null() != 0 && (without_null() & accepted) == 0; }
  bool certainly_not(ValueKind kind) const { return certainly_not(kind_bit(kind)); }
  bool is_any() const { return kinds == kAnyKind; }
};

// "Integer or Float"; "anything".
std::string describe_kinds(KindSet kinds);

}  // namespace signatory::cypher
