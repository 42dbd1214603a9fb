#include "render/quotes.h"

#include <algorithm>
#include <string_view>

#include "link/claim_group.h"

namespace signatory::render {
namespace {

constexpr std::size_t kDocumentsKept = 64;
constexpr std::size_t kFewClaims = 50;  // below this, claims are read one by one

}  // namespace

const extract::DocumentInput* QuoteReader::document(const std::string& name) {
  const auto known = documents_.find(name);
  if (known != documents_.end()) return &known->second;
  auto read = store::stored_document(database_, name);
  if (!read) return nullptr;
  if (documents_.size() >= kDocumentsKept) documents_.clear();
  return &documents_.emplace(name, std::move(*read)).first->second;
}

std::vector<Quote> QuoteReader::quotes(const store::ClaimRecord& claim) {
  std::vector<Quote> out;
  for (const store::StatementRow& statement : claim.statements) {
    const extract::DocumentInput* from = document(statement.document);
    const auto begin = static_cast<std::size_t>(statement.sentence_begin), end = static_cast<std::size_t>(statement.sentence_end);
    if (from == nullptr || begin > end || end > from->text.size()) continue;
    const std::string text = link::plain_spaces(std::string_view(from->text).substr(begin, end - begin));
    const bool known = std::any_of(out.begin(), out.end(), [&](const Quote& quote) { return quote.document == statement.document && quote.text == text; });
    if (!known) out.push_back({.document = statement.document, .language = statement.language, .date = statement.document_date, .url = from->url, .text = text});
  }
  return out;
}

base::Result<QuoteMap> quotes_of(store::Database& database, const std::set<std::string>& claims) {
  QuoteMap map;
  QuoteReader reader(database);
  const auto take = [&](const store::ClaimRecord& claim) {
    if (claims.contains(claim.id)) map[claim.id] = reader.quotes(claim);
  };
  if (claims.size() > kFewClaims) {
    if (auto read = store::each_claim(database, {}, take); !read) return forward(read);
    return map;
  }
  for (const std::string& id : claims) {
    auto read = store::each_claim(database, {.document = {}, .relation = {}, .id = id}, take);
    if (!read && read.error().code != base::ErrorCode::kNotFound) return forward(read);
  }
  return map;
}

}  // namespace signatory::render
