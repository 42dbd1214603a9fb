#include "base/budget.h"

#include <algorithm>

namespace signatory::base {

std::optional<Error> Budget::spend(std::uint32_t units) {
  if (units < until_clock_) {
    until_clock_ -= units;
    if (!limits_.cancellation.cancelled()) return std::nullopt;
  }
  until_clock_ = 1024;
  return check();
}

std::optional<Error> Budget::check() const {
  if (limits_.cancellation.cancelled()) return Error(fail(ErrorCode::kInterrupted, "cancelled"));
  if (limits_.deadline.passed())
    return Error(fail(ErrorCode::kLimit, "the time limit was reached").hint("raise it with --timeout").detail("Timeout"));
  return std::nullopt;
}

std::optional<Error> Budget::take_memory(std::int64_t bytes) {
  if (bytes < 0) {
    memory_bytes_ -= std::min(memory_bytes_, static_cast<std::uint64_t>(-bytes));
    return std::nullopt;
  }
  memory_bytes_ += static_cast<std::uint64_t>(bytes);
  memory_peak_bytes_ = std::max(memory_peak_bytes_, memory_bytes_);
  if (memory_bytes_ > limits_.memory_bytes)
    return Error(fail(ErrorCode::kLimit, "the memory limit was reached").hint("raise it with --memory").detail("MemoryLimit"));
  return std::nullopt;
}

}  // namespace signatory::base
