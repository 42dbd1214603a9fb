#include "render/dossier.h"

#include <fmt/format.h>

#include <optional>
#include <set>

#include "render/escape.h"
#include "render/ledger.h"
#include "render/timeline.h"
#include "store/judgements.h"

namespace signatory::render {
namespace {

constexpr std::size_t kNamesShown = 20;

base::Result<store::EntityListing> listing(store::Database& database, const std::string& id) {
  std::optional<store::EntityListing> found;
  auto read = store::each_entity(database, {.text = id, .type = {}}, [&](const store::EntityListing& entity) {
    if (entity.id == id) found = entity;
  });
  if (!read) return forward(read);
  if (!found) return base::fail(base::ErrorCode::kNotFound, fmt::format("there is no entity '{}'", escape_terminal(id)));
  return *found;
}

std::string names(const store::EntityListing& entity) {
  std::set<std::string> seen;
  std::string out;
  for (const store::AliasView& alias : entity.aliases) {
    if (alias.surface == entity.name || !seen.insert(alias.surface).second || seen.size() > kNamesShown) continue;
    out += fmt::format("{}{} ({})", out.empty() ? "" : ", ", escape_markdown(alias.surface), escape_markdown(alias.language));
  }
  return out;
}

void add_commitments(std::string& page, const Ledger& ledger) {
  if (ledger.entries.empty()) return;
  page += fmt::format("\n## Commitments as of {}\n\n", ledger.day) + ledger_text(ledger, TableFormat::kMarkdown, {});
  page += "\n### Quotes\n\n";
  for (const LedgerEntry& entry : ledger.entries) {
    for (const Quote& quote : entry.quotes) {
      page += fmt::format("- `{}` “{}” — {}{}{}\n", entry.claim.id.substr(0, 8), escape_markdown(quote.text), escape_markdown(quote.document), quote.date.empty() ? "" : ", ", quote.date);
    }
  }
}

}  // namespace

base::Result<std::string> dossier(store::Database& database, const DossierOptions& options) {
  auto entity = listing(database, options.entity);
  if (!entity) return forward(entity);
  auto ledger = read_ledger(database, {.by = options.entity, .as_of = options.as_of});
  if (!ledger) return forward(ledger);
  auto events = timeline(database, {.entity = options.entity, .as_of = options.as_of});
  if (!events) return forward(events);

  std::string page = fmt::format("# {}\n\n{} `{}`\n", escape_markdown(entity->name), escape_markdown(entity->type), entity->id);
  if (const std::string also = names(*entity); !also.empty()) page += "\nAlso written: " + also + "\n";
  add_commitments(page, *ledger);
  page += "\n## Timeline\n\n";
  page += events->rows.empty() ? "Nothing is known.\n" : to_text(*events, TableFormat::kMarkdown, {});
  return page;
}

}  // namespace signatory::render
