// The belt between the threads of a build: slots in the order of reading, filled by many, emptied from the front by one.
//
//   reader:  queue.push(std::move(slot));            // waits while the belt is full; false when stopped
//   workers: while (BuildSlot* slot = queue.take()) { …; queue.done(*slot); }
//   writer:  while (auto slot = queue.front()) { …; }
#pragma once
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "store/documents.h"

namespace signatory::store {

struct BuildSlot {
  extract::DocumentInput input;
  std::string sha256;
  PutOutcome state = PutOutcome::kAdded;  // before reading: what the database says
  bool extracted = false;
  std::optional<Error> error;  // reading it failed: a bug
  extract::Extraction extraction;
  std::vector<StatementFeatures> features;
  bool done = false;
};

class BuildQueue {
 public:
  struct Limits {
    std::size_t slots = 0;
    std::uint64_t bytes = 0;
  };
  explicit BuildQueue(Limits limits) : limits_(limits) {}

  bool push(std::unique_ptr<BuildSlot> slot);
  void finish();  // the reader has no more
  void stop();    // nothing more is wanted: push() gives up, take() and front() end
  BuildSlot* take();
  void done(BuildSlot& slot);
  std::unique_ptr<BuildSlot> front();

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::unique_ptr<BuildSlot>> slots_;
  std::size_t taken_ = 0;  // slots from the front that a worker has or had
  std::uint64_t bytes_ = 0;
  bool finished_ = false;
  bool stopped_ = false;
  Limits limits_;
};

}  // namespace signatory::store
