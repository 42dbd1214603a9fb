// Iterates the relationships of one node that a Hop follows, several types one after the other.
//
//   HopWalk walk(hop);   walk.begin(run, node);   while (walk.next(run, neighbour)) …
#pragma once
#include "cypher/op_match.h"

namespace signatory::cypher {

class HopWalk {
 public:
  explicit HopWalk(const Hop& hop) : hop_(&hop) {}
  // Its iterator points into the expansion beside it: a walk does not move.
  HopWalk(const HopWalk&) = delete;
  HopWalk& operator=(const HopWalk&) = delete;

  void begin(Run& run, NodeId from) { start(run, from, std::nullopt); }
  void begin_to(Run& run, NodeId from, NodeId to) { start(run, from, to); }
  void stop() { running_ = false; }
  bool next(Run& run, graph::Neighbour& found) {
    while (running_) {
      while (iterator_ != std::default_sentinel) {
        found = *iterator_;
        ++iterator_;
        if (to_ && found.node != *to_) continue;
        if (!hop_->type_test || hop_->type_test->matches(run.view.type(found.edge))) return true;
      }
      running_ = expand(run);
    }
    return false;
  }

 private:
  void start(Run& run, NodeId from, std::optional<NodeId> to) {
    from_ = from;
    to_ = to;
    type_ = 0;
    running_ = expand(run);
  }
  bool expand(Run& run) {
    const std::size_t rounds = hop_->any_type || hop_->type_test ? 1 : hop_->types.size();
    if (type_ >= rounds) return false;
    std::optional<graph::TypeId> type;
    if (!hop_->any_type && !hop_->type_test) type = hop_->types[type_];
    ++type_;
    expansion_ = to_ && type ? run.view.expand_to(from_, *to_, hop_->direction, *type) : run.view.expand(from_, hop_->direction, type);
    iterator_ = expansion_.begin();
    return true;
  }
  const Hop* hop_ = nullptr;
  NodeId from_;
  std::optional<NodeId> to_;
  std::size_t type_ = 0;
  bool running_ = false;
  graph::Expansion expansion_;
  graph::Expansion::Iterator iterator_;
};

}  // namespace signatory::cypher
