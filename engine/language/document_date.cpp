#include "language/document_date.h"

#include <algorithm>

#include "language/quantity_date.h"

namespace signatory::language {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool plausible(const std::string& iso) { return iso >= "1990" && iso < "2100" && parse_day(iso).has_value(); }

// "20251025201953242": the date at the start of a long run of digits.
std::string date_in_digits(std::string_view run) {
  if (run.size() < 8) return {};
  const std::string iso = std::string(run.substr(0, 4)) + "-" + std::string(run.substr(4, 2)) + "-" + std::string(run.substr(6, 2));
  return plausible(iso) ? iso : std::string();
}

// "2025/10/25", "2025-10-25".
std::string date_with_marks(std::string_view text) {
  if (text.size() < 10 || (text[4] != '/' && text[4] != '-') || text[7] != text[4]) return {};
  std::string iso(text.substr(0, 10));
  iso[4] = iso[7] = '-';
  return plausible(iso) ? iso : std::string();
}

bool is_full_date(std::string_view iso) { return iso.size() == 10 && parse_day(iso).has_value(); }

// Notes the years in which the text puts each month; -1 when there are several.
void note_month(std::string_view iso, std::array<int, 13>& years) {
  const bool month = (iso.size() == 7 || iso.size() == 10 || (iso.size() == 21 && iso[10] == '/')) && iso[4] == '-' && is_digit(iso[0]) && is_digit(iso[5]) && is_digit(iso[6]);
  if (!month) return;
  const int year = (iso[0] - '0') * 1000 + (iso[1] - '0') * 100 + (iso[2] - '0') * 10 + (iso[3] - '0');
  int& known = years[static_cast<std::size_t>((iso[5] - '0') * 10 + (iso[6] - '0'))];
  known = known == 0 || known == year ? year : -1;
}

}  // namespace

std::string date_in_url(std::string_view url) {
  for (std::size_t at = 0; at < url.size(); ++at) {
    if (!is_digit(url[at])) continue;
    if (std::string marked = date_with_marks(url.substr(at)); !marked.empty()) return marked;
    std::size_t end = at;
    while (end < url.size() && is_digit(url[end])) ++end;
    if (std::string run = date_in_digits(url.substr(at, end - at)); !run.empty()) return run;
    at = end - 1;
  }
  return {};
}

QuantityContext date_context(const text::Document& document, std::string_view given, const GrammarOf& grammar_of) {
  QuantityContext context;
  std::string from_url;
  std::string from_byline;
  if (parse_day(given)) context.reference_date = std::string(given.substr(0, 10));
  for (const text::Block& block : document.blocks) {
    if (block.section == text::SectionKind::kRelated) break;
    const bool meta = block.section == text::SectionKind::kMeta;
    if (meta && from_url.empty()) from_url = date_in_url(document.bytes(block.span).substr(0, 2000));
    for (const text::Sentence& sentence : document.sentences_of(block)) {
      const QuantityGrammar* grammar = grammar_of(document.language_of(sentence));
      if (grammar == nullptr) continue;
      for (const Quantity& quantity : grammar->find(document.tokens_of(sentence))) {
        if (quantity.kind != QuantityKind::kDate) continue;
        if (meta && from_byline.empty() && is_full_date(quantity.iso)) from_byline = quantity.iso;
        if (!meta) note_month(quantity.iso, context.month_years);
      }
    }
  }
  if (context.reference_date.empty()) context.reference_date = from_url.empty() ? from_byline : from_url;
  for (int& year : context.month_years) year = std::max(year, 0);
  return context;
}

}  // namespace signatory::language
