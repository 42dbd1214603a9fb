#include "link/misspelling.h"

#include <doctest/doctest.h>

using namespace signatory::link;

TEST_CASE("one edit inside a long word") {
  CHECK(one_edit_apart("person/izumi-nakamitsu", "person/izumi-nakamisu"));
  CHECK(one_edit_apart("person/izumi-nakamitsu", "person/izumi-nakamistu"));
  CHECK(one_edit_apart("person/anna-larsson", "person/anna-larssen"));
  CHECK_FALSE(one_edit_apart("person/george-h-bush", "person/george-w-bush"));
  CHECK_FALSE(one_edit_apart("person/kim-jong-un", "person/kim-jong-il"));
  CHECK_FALSE(one_edit_apart("person/anna-larsson", "person/anna-carsson"));   // the first letter
  CHECK_FALSE(one_edit_apart("person/anna-larsson", "person/anni-larsson"));   // a short word
  CHECK_FALSE(one_edit_apart("person/anna-larsson", "person/maria-larsson"));
  CHECK_FALSE(one_edit_apart("person/anna-larsson", "person/anna-larsson"));
}

TEST_CASE("a misspelling needs the same office and a better supported spelling") {
  const OfficeHolder right{"office/high-representative|organization/un", "person/izumi-nakamitsu", 3};
  const OfficeHolder wrong{"office/high-representative|organization/un", "person/izumi-nakamisu", 1};
  const OfficeHolder elsewhere{"office/mayor|place/kobe", "person/izumi-nakamisu", 1};
  CHECK(misspelt_pairs({right, wrong}) == std::vector{std::pair<std::string, std::string>("person/izumi-nakamitsu", "person/izumi-nakamisu")});
  CHECK(misspelt_pairs({wrong, right}).size() == 1);
  CHECK(misspelt_pairs({right, elsewhere}).empty());
  CHECK(misspelt_pairs({{right.office, right.person, 1}, wrong}).empty());
}
