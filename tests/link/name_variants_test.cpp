#include "link/name_variants.h"

#include <doctest/doctest.h>

using namespace signatory::link;
using Pairs = std::vector<std::pair<std::string, std::string>>;

TEST_CASE("a name with a given name left out joins the one longer name") {
  CHECK(shortened_names({"person/andres-manuel-lopez-obrador", "person/manuel-lopez-obrador"}) == Pairs{{"person/andres-manuel-lopez-obrador", "person/manuel-lopez-obrador"}});
  CHECK(shortened_names({"person/andres-manuel-lopez-obrador", "person/jose-manuel-lopez-obrador", "person/manuel-lopez-obrador"}).empty());
  CHECK(shortened_names({"person/anna-lopez-obrador", "person/lopez-obrador"}).empty());  // two words are too common
  CHECK(shortened_names({"person/a-b-c", "person/a-b-d"}).empty());
}

TEST_CASE("names that were put into Latin letters in two ways sound alike") {
  CHECK(sound_alike("person/aleksandr-novak", "person/alexander-novak"));
  CHECK(sound_alike("person/mikhail-gorbachev", "person/michail-gorbatjov") == false);  // kh and ch differ: in doubt two persons
  CHECK(sound_alike("person/vladimir-gorbachev", "person/wladimir-gorbatjov"));
  CHECK_FALSE(sound_alike("person/kim-jong-un", "person/kim-jong-on"));
  CHECK_FALSE(sound_alike("person/anna-berg", "person/anna-borg-lind"));
  CHECK_FALSE(sound_alike("person/anna-berg", "person/anna-berg"));
}

TEST_CASE("who sounds alike is one person under one office alone") {
  CHECK(alike_pairs({{"office/energy-minister|country/RU", "person/alexander-novak", 1}, {"office/energy-minister|country/RU", "person/aleksandr-novak", 1}}) ==
        Pairs{{"person/aleksandr-novak", "person/alexander-novak"}});
  CHECK(alike_pairs({{"office/energy-minister|country/RU", "person/alexander-novak", 1}, {"office/mayor|place/x", "person/aleksandr-novak", 1}}).empty());
}
