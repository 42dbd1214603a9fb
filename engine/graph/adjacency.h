// The edges of one node: what View::expand() gives. Iterating allocates nothing.
//
// Order: deterministic for a given view; within a slice of one direction and type sorted by neighbour, then edge. A loop appears once
// in kOut, once in kIn and once in kBoth.
//
//   for (const Neighbour& n : view.expand(country, Direction::kOut, signed_type)) use(n.node, n.edge);
#pragma once
#include <array>
#include <cstdint>
#include <iterator>

#include "graph/property_value.h"

namespace signatory::graph {

enum class Direction : std::uint8_t { kOut, kIn, kBoth };

inline Direction reverse(Direction direction) {
  return direction == Direction::kOut ? Direction::kIn : direction == Direction::kIn ? Direction::kOut : Direction::kBoth;
}

struct Neighbour {
  NodeId node;  // the other end
  EdgeId edge;
  friend bool operator==(const Neighbour&, const Neighbour&) = default;
};

// Parallel columns of neighbours and edges, `stride` words from one element to the next.
struct AdjacencySlice {
  const std::uint32_t* nodes = nullptr;
  const std::uint32_t* edges = nullptr;
  std::uint32_t size = 0;
  std::uint32_t stride = 1;
};

// Tells which edges of a node were deleted since its slices were laid down; see delta.h.
class DeletedEdges {
 public:
  virtual ~DeletedEdges() = default;
  virtual bool deleted(std::uint32_t edge) const = 0;
};

class Expansion {
 public:
  static constexpr std::uint32_t kNoLoop = 0xffffffffU;

  class Iterator {
   public:
    using value_type = Neighbour;
    using reference = Neighbour;
    using difference_type = std::ptrdiff_t;
    using iterator_category = std::input_iterator_tag;
    Iterator() = default;
    explicit Iterator(const Expansion* expansion) : expansion_(expansion) { settle(); }
    Neighbour operator*() const {
      const AdjacencySlice& s = expansion_->slices_[slice_];
      return {NodeId(s.nodes[std::size_t{at_} * s.stride]), EdgeId(s.edges[std::size_t{at_} * s.stride])};
    }
    Iterator& operator++() {
      ++at_;
      settle();
      return *this;
    }
    void operator++(int) { ++*this; }
    bool done() const { return slice_ >= expansion_->count_; }
    friend bool operator==(const Iterator& it, std::default_sentinel_t) { return it.done(); }

   private:
    void settle() {
      for (; slice_ < expansion_->count_; ++slice_, at_ = 0) {
        const AdjacencySlice& s = expansion_->slices_[slice_];
        for (; at_ < s.size; ++at_)
          if (!expansion_->hidden(slice_, s.nodes[std::size_t{at_} * s.stride], s.edges[std::size_t{at_} * s.stride])) return;
      }
    }
    const Expansion* expansion_ = nullptr;
    std::uint32_t slice_ = 0;
    std::uint32_t at_ = 0;
  };

  Iterator begin() const { return Iterator(this); }
  std::default_sentinel_t end() const { return {}; }
  bool empty() const { return begin() == end(); }
  // The columns behind it, for kernels: use only when plain(), else some elements have to be skipped.
  const AdjacencySlice* slices() const { return slices_.data(); }
  std::uint32_t slice_count() const { return count_; }
  bool plain() const { return deleted_ == nullptr && loop_ == kNoLoop; }
  // The same with every slice replaced by a part of it.
  template <class Part>
  Expansion narrowed(Part part) const {
    Expansion result = *this;
    result.count_ = 0;
    for (std::uint32_t i = 0; i < count_; ++i) result.add(part(slices_[i]), incoming_[i]);
    return result;
  }

  // For those who make one.
  void add(AdjacencySlice slice, bool incoming) {
    if (slice.size == 0) return;
    incoming_[count_] = incoming;
    slices_[count_++] = slice;
  }
  void hide(const DeletedEdges* deleted) { deleted_ = deleted; }
  void hide_incoming_loops_of(std::uint32_t node) { loop_ = node; }

 private:
  bool hidden(std::uint32_t slice, std::uint32_t node, std::uint32_t edge) const {
    return (node == loop_ && incoming_[slice]) || (deleted_ != nullptr && deleted_->deleted(edge));
  }
  std::array<AdjacencySlice, 4> slices_;
  std::array<bool, 4> incoming_{};
  std::uint32_t count_ = 0;
  std::uint32_t loop_ = kNoLoop;
  const DeletedEdges* deleted_ = nullptr;
};

}  // namespace signatory::graph
