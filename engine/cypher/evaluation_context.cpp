#include "cypher/evaluation_context.h"

#include <chrono>

namespace signatory::cypher {

Instant system_clock_now() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  const auto seconds = std::chrono::floor<std::chrono::seconds>(now);
  return {seconds.count(), static_cast<std::int32_t>(std::chrono::duration_cast<std::chrono::nanoseconds>(now - seconds).count())};
}

Result<void> check_room(const EvaluationContext& context, std::uint64_t bytes) {
  if (context.budget == nullptr) return {};
  const std::uint64_t limit = context.budget->limits().memory_bytes;
  const std::uint64_t used = context.budget->memory_in_use_bytes();
  if (used <= limit && bytes <= limit - used) return {};
  return base::fail(base::ErrorCode::kLimit, "the result is larger than the memory limit allows").hint("raise it with --memory").detail("MemoryLimit");
}

Result<void> spend(const EvaluationContext& context, std::uint32_t units) {
  if (context.budget == nullptr) return {};
  if (auto stop = context.budget->spend(units)) return tl::unexpected(*std::move(stop));
  return {};
}

}  // namespace signatory::cypher
