// Ranges of node or edge ids: what View::nodes() and View::edges() give.
//
// Most graphs number the nodes of a label, and the edges of a type, in few dense runs; a scan walks them, skips what was deleted or
// changed since, and goes on with what was added.
//
//   for (NodeId n : view.nodes(label)) ...        scan.runs() for kernels, if scan.plain()
#pragma once
#include <cstdint>
#include <iterator>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

#include "graph/property_value.h"

namespace signatory::graph {

// Half-open: ids begin … end - 1.
struct IdRun {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  friend bool operator==(const IdRun&, const IdRun&) = default;
};

// Tells which ids of the runs are to be left out of a scan.
class ScanFilter {
 public:
  virtual ~ScanFilter() = default;
  virtual bool skipped_node(std::uint32_t id) const = 0;
  virtual bool skipped_edge(std::uint32_t id) const = 0;
};

template <class Id>
class IdScan {
 public:
  class Iterator {
   public:
    using value_type = Id;
    using reference = Id;
    using difference_type = std::ptrdiff_t;
    using iterator_category = std::input_iterator_tag;
    Iterator() = default;
    explicit Iterator(const IdScan* scan) : scan_(scan) {
      if (!scan_->runs_.empty()) id_ = scan_->runs_[0].begin;
      settle();
    }
    Id operator*() const { return Id(run_ < scan_->runs_.size() ? id_ : scan_->added_[added_]); }
    Iterator& operator++() {
      if (run_ < scan_->runs_.size()) ++id_, settle();
      else ++added_;
      return *this;
    }
    void operator++(int) { ++*this; }
    bool done() const { return run_ >= scan_->runs_.size() && added_ >= scan_->added_.size(); }
    friend bool operator==(const Iterator& it, std::default_sentinel_t) { return it.done(); }

   private:
    void settle() {
      while (run_ < scan_->runs_.size()) {
        for (; id_ < scan_->runs_[run_].end; ++id_)
          if (!scan_->skipped(id_)) return;
        if (++run_ < scan_->runs_.size()) id_ = scan_->runs_[run_].begin;
      }
    }
    const IdScan* scan_ = nullptr;
    std::size_t run_ = 0;
    std::size_t added_ = 0;
    std::uint32_t id_ = 0;
  };

  IdScan() = default;
  IdScan(std::span<const IdRun> runs, const ScanFilter* filter, std::vector<std::uint32_t> added) : runs_(runs), filter_(filter), added_(std::move(added)) {}
  Iterator begin() const { return Iterator(this); }
  std::default_sentinel_t end() const { return {}; }
  bool empty() const { return begin() == end(); }
  std::span<const IdRun> runs() const { return runs_; }
  bool plain() const { return filter_ == nullptr && added_.empty(); }

 private:
  bool skipped(std::uint32_t id) const {
    if (filter_ == nullptr) return false;
    if constexpr (std::is_same_v<Id, NodeId>) return filter_->skipped_node(id);
    else return filter_->skipped_edge(id);
  }
  std::span<const IdRun> runs_;
  const ScanFilter* filter_ = nullptr;
  std::vector<std::uint32_t> added_;
};

// Calls use(id) with plain numbers until it returns false; walks dense runs without asking anything.
template <class Id, class Use>
void for_each_id(const IdScan<Id>& scan, Use&& use) {
  if (!scan.plain()) {
    for (const Id id : scan)
      if (!use(static_cast<std::uint32_t>(id.value()))) return;
    return;
  }
  for (const IdRun& run : scan.runs())
    for (std::uint32_t id = run.begin; id < run.end; ++id)
      if (!use(id)) return;
}

using NodeScan = IdScan<NodeId>;
using EdgeScan = IdScan<EdgeId>;

}  // namespace signatory::graph
