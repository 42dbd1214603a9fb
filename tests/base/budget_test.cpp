#include "base/budget.h"

#include <doctest/doctest.h>

using namespace signatory::base;

TEST_CASE("a passed deadline stops the work within 1,024 units") {
  Budget budget({.deadline = Deadline::in(std::chrono::nanoseconds(0))});
  int done = 0;
  while (!budget.spend() && done < 5000) ++done;
  CHECK(done <= 1024);
  CHECK(budget.check()->code == ErrorCode::kLimit);
}

TEST_CASE("cancellation is seen at once") {
  BudgetLimits limits;
  Budget budget(limits);
  CHECK_FALSE(budget.spend());
  limits.cancellation.cancel();
  REQUIRE(budget.spend());
  CHECK(budget.check()->code == ErrorCode::kInterrupted);
}

TEST_CASE("memory is given back") {
  Budget budget({.memory_bytes = 100});
  CHECK_FALSE(budget.take_memory(80));
  CHECK(budget.take_memory(30));
  CHECK_FALSE(budget.take_memory(-50));
  CHECK_FALSE(budget.take_memory(20));
  CHECK(budget.memory_peak_bytes() == 110);
}
