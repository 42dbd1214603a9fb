// Integer ids that cannot be mixed up: StrongId<struct NodeTag> and StrongId<struct EdgeTag> are different types.
//
//   using NodeId = StrongId<struct NodeTag>;   NodeId n{7};   n.value() == 7
#pragma once
#include <compare>
#include <cstdint>
#include <functional>

namespace signatory::base {

template <class Tag, class Rep = std::uint64_t>
class StrongId {
 public:
  constexpr StrongId() = default;
  constexpr explicit StrongId(Rep value) : value_(value) {}
  constexpr Rep value() const { return value_; }
  friend constexpr auto operator<=>(const StrongId&, const StrongId&) = default;

 private:
  Rep value_ = 0;
};

}  // namespace signatory::base

template <class Tag, class Rep>
struct std::hash<signatory::base::StrongId<Tag, Rep>> {
  std::size_t operator()(signatory::base::StrongId<Tag, Rep> id) const noexcept { return std::hash<Rep>{}(id.value()); }
};
