#include "shell/command_diff.h"

#include <fmt/format.h>

#include <functional>
#include <map>
#include <memory>
#include <ostream>

#include "shell/claim_text.h"
#include "store/claims.h"
#include "store/json_text.h"

namespace signatory::shell {

namespace {

struct Options {
  std::string old_path, new_path;
  std::string format = "table";
};

using Hashes = std::map<std::string, std::size_t>;  // claim id → hash of its line

Result<Hashes> hashes_of(store::Database& database) {
  Hashes hashes;
  auto listed = store::each_claim(database, {}, [&](const store::ClaimRecord& claim) { hashes.emplace(claim.id, std::hash<std::string>{}(store::claim_json(claim))); });
  if (!listed) return forward(listed);
  return hashes;
}

struct Counts {
  std::uint64_t added = 0, removed = 0, changed = 0;
};

void print(Context& context, const std::string& format, const std::string& change, const store::ClaimRecord& claim) {
  static const std::map<std::string, std::string> marks{{"added", "+"}, {"removed", "-"}, {"changed", "~"}};
  if (format == "jsonl") context.out << store::JsonText(store::JsonText::Style::kSpaced).open('{').key("change").text(change).key("claim").raw(store::claim_json(claim)).close('}').str() << '\n';
  else context.out << fmt::format("{} {}  {}\n            {}\n", marks.at(change), claim.id.substr(0, 8), claim_sentence(claim), claim_details(claim));
}

// Claims of `database` whose line is not in `other`.
Result<void> print_changes(Context& context, const Options& options, store::Database& database, const Hashes& other, bool is_new, Counts& counts) {
  return store::each_claim(database, {}, [&](const store::ClaimRecord& claim) {
    const auto found = other.find(claim.id);
    if (found == other.end()) {
      ++(is_new ? counts.added : counts.removed);
      print(context, options.format, is_new ? "added" : "removed", claim);
    } else if (is_new && found->second != std::hash<std::string>{}(store::claim_json(claim))) {
      ++counts.changed;
      print(context, options.format, "changed", claim);
    }
  });
}

Result<int> run(Context& context, const Options& options) {
  context.database = options.old_path;
  auto before = context.open(store::OpenMode::kReadOnly);
  if (!before) return forward(before);
  context.database = options.new_path;
  auto after = context.open(store::OpenMode::kReadOnly);
  if (!after) return forward(after);
  auto old_hashes = hashes_of(*before);
  if (!old_hashes) return forward(old_hashes);
  auto new_hashes = hashes_of(*after);
  if (!new_hashes) return forward(new_hashes);
  Counts counts;
  if (auto printed = print_changes(context, options, *before, *new_hashes, false, counts); !printed) return forward(printed);
  if (auto printed = print_changes(context, options, *after, *old_hashes, true, counts); !printed) return forward(printed);
  context.err << fmt::format("{} added, {} removed, {} changed\n", counts.added, counts.removed, counts.changed);
  return 0;
}

}  // namespace

Command diff_command() {
  auto options = std::make_shared<Options>();
  return {.name = "diff",
          .summary = "claims added, removed and changed between two databases",
          .examples = {"signatory diff old.db new.db", "signatory diff old.db new.db --format jsonl"},
          .declare =
              [options](OptionBinder& bind) {
                bind.positional("OLD", options->old_path, "the database before");
                bind.positional("NEW", options->new_path, "the database after");
                bind.choice("--format", options->format, {"table", "jsonl"}, "how to print");
              },
          .run = [options](Context& context) { return run(context, *options); },
          .needs_database = false};
}

}  // namespace signatory::shell
