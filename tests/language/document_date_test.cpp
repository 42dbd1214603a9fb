#include "language/document_date.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "language/quantity_lexicon.h"
#include "language/text_reader.h"

using namespace signatory;
using namespace signatory::language;

namespace {

QuantityContext context_of(const std::string& text, std::string_view given = {}) {
  static const TextReader reader = *TextReader::embedded();
  static const QuantityGrammar english = *embedded_quantity_grammar("en");
  const text::Document document = reader.read(text, "en");
  return date_context(document, given, [](std::string_view code) { return code == "en" ? &english : nullptr; });
}

}  // namespace

TEST_CASE("dates in web addresses") {
  CHECK(date_in_url("https://a.org/2024/05/17/pact.html") == "2024-05-17");
  CHECK(date_in_url("https://a.org/news-2024-05-17") == "2024-05-17");
  CHECK(date_in_url("https://a.org/pact-20240517093012345.htm") == "2024-05-17");
  CHECK(date_in_url("https://a.org/20241399/id-99999999") == "");
  CHECK(date_in_url("https://a.org/436377.html") == "");
}

TEST_CASE("the date of a document, best source first") {
  const std::string body = "The pact is done\n\nUpdated 3 March 2031\n\nThe ministers met and signed it.\n\n";
  const std::string url = "https://a.org/2031/03/02/pact\n";
  CHECK(context_of(body + url, "2031-03-01").reference_date == "2031-03-01");
  CHECK(context_of(body + url, "yesterday").reference_date == "2031-03-02");
  CHECK(context_of(body).reference_date == "2031-03-03");
  CHECK(context_of("The ministers met and signed it on 3 March 2031.").reference_date == "");
}

TEST_CASE("a month with one year gives the year of its days") {
  const QuantityContext context = context_of("They met in June 2031. They met in May 2030 and in May 2029. On 4 June they signed.");
  CHECK(context.month_years[6] == 2031);
  CHECK(context.month_years[5] == 0);
  const text::TokenList tokens = text::tokenize("On 4 June and on 5 May they signed.");
  const auto found = embedded_quantity_grammar("en")->find(tokens.all(), context);
  REQUIRE(found.size() == 2);
  CHECK(found[0].iso == "2031-06-04");
  CHECK(found[1].iso == "--05-05");
}
