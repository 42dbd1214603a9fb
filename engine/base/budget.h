// Budgets: how long, how much memory and how many rows a piece of work may use, and how it is cancelled.
//
// A Budget is shared by everything that works on one request. Workers call `spend()` in their loops; it is cheap (one relaxed
// load, the clock only every 1,024 units) and returns the error to pass on once a limit is hit or the user cancelled.
//
//   Budget budget({.deadline = Deadline::in(std::chrono::seconds(30)), .memory_bytes = 1 << 30, .rows = 100'000});
//   for (...) if (auto stop = budget.spend(1)) return tl::unexpected(*stop);
#pragma once
#include <atomic>
#include <chrono>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>

#include "base/error.h"

namespace signatory::base {

// A point in time after which work stops. The default never comes.
class Deadline {
 public:
  using Clock = std::chrono::steady_clock;
  Deadline() = default;
  static Deadline in(Clock::duration duration) { return Deadline(Clock::now() + duration); }
  bool passed() const { return at_ != Clock::time_point::max() && Clock::now() >= at_; }

 private:
  explicit Deadline(Clock::time_point at) : at_(at) {}
  Clock::time_point at_ = Clock::time_point::max();
};

// Set from another thread or a signal handler (lock-free); read by the work.
class CancellationToken {
 public:
  CancellationToken() : flag_(std::make_shared<std::atomic<bool>>(false)) {}
  void cancel() noexcept { flag_->store(true, std::memory_order_relaxed); }
  void reset() noexcept { flag_->store(false, std::memory_order_relaxed); }
  bool cancelled() const noexcept { return flag_->load(std::memory_order_relaxed); }

 private:
  std::shared_ptr<std::atomic<bool>> flag_;
};

struct BudgetLimits {
  Deadline deadline = {};
  std::uint64_t memory_bytes = std::numeric_limits<std::uint64_t>::max();
  std::uint64_t rows = std::numeric_limits<std::uint64_t>::max();
  CancellationToken cancellation = {};
};

class Budget {
 public:
  explicit Budget(BudgetLimits limits = {}) : limits_(std::move(limits)) {}

  // Accounts `units` of work; an error of code kLimit or kInterrupted when the work must stop, nullopt otherwise.
  std::optional<Error> spend(std::uint32_t units = 1);
  // Accounts memory taken (positive) or given back (negative), in bytes; an error once the limit is exceeded.
  std::optional<Error> take_memory(std::int64_t bytes);
  // Looks at deadline and cancellation now, whatever the count.
  std::optional<Error> check() const;

  const BudgetLimits& limits() const { return limits_; }
  std::uint64_t memory_in_use_bytes() const { return memory_bytes_; }
  std::uint64_t memory_peak_bytes() const { return memory_peak_bytes_; }

 private:
  BudgetLimits limits_;
  std::uint32_t until_clock_ = 1024;
  std::uint64_t memory_bytes_ = 0;
  std::uint64_t memory_peak_bytes_ = 0;
};

}  // namespace signatory::base
