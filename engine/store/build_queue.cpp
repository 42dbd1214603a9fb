#include "store/build_queue.h"

namespace signatory::store {

bool BuildQueue::push(std::unique_ptr<BuildSlot> slot) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return stopped_ || slots_.empty() || (slots_.size() < limits_.slots && bytes_ < limits_.bytes); });
  if (stopped_) return false;
  bytes_ += slot->input.text.size();
  slots_.push_back(std::move(slot));
  changed_.notify_all();
  return true;
}

void BuildQueue::finish() {
  const std::lock_guard lock(mutex_);
  finished_ = true;
  changed_.notify_all();
}

void BuildQueue::stop() {
  const std::lock_guard lock(mutex_);
  stopped_ = true;
  changed_.notify_all();
}

BuildSlot* BuildQueue::take() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return stopped_ || taken_ < slots_.size() || finished_; });
  return stopped_ || taken_ == slots_.size() ? nullptr : slots_[taken_++].get();
}

void BuildQueue::done(BuildSlot& slot) {
  const std::lock_guard lock(mutex_);
  slot.done = true;
  changed_.notify_all();
}

std::unique_ptr<BuildSlot> BuildQueue::front() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return stopped_ || (slots_.empty() ? finished_ : slots_.front()->done); });
  if (stopped_ || slots_.empty()) return nullptr;
  std::unique_ptr<BuildSlot> slot = std::move(slots_.front());
  slots_.pop_front();
  --taken_;
  bytes_ -= slot->input.text.size();
  changed_.notify_all();
  return slot;
}

}  // namespace signatory::store
