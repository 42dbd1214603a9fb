#include <doctest/doctest.h>

#include "ask/names.h"

using namespace signatory::ask;

TEST_CASE("edits count insertions, deletions, replacements and swaps of neighbours, and stop at the limit") {
  CHECK(edits_between("hanoi", "hanoi", 2) == 0);
  CHECK(edits_between("hanio", "hanoi", 2) == 1);
  CHECK(edits_between("hano", "hanoi", 2) == 1);
  CHECK(edits_between("hxnoii", "hanoi", 2) == 2);
  CHECK(edits_between("paris", "hanoi", 2) == 3);
  CHECK(edits_between("", "hanoi", 2) == 3);
}
