#include "shell/command_ledger.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <ostream>

#include "render/escape.h"
#include "render/ledger.h"
#include "render/partial_date.h"
#include "render/timeline.h"
#include "shell/query_output.h"
#include "store/judgements.h"
#include "text/unicode.h"

namespace signatory::shell {
namespace {

struct Options {
  render::LedgerFilter filter;
  std::string over;
  std::string entity;
  std::string format = "table";
};

std::vector<std::string> table_formats() {
  std::vector<std::string> all;
  for (const std::string_view name : render::table_format_names()) all.emplace_back(name);
  return all;
}

constexpr std::array<std::pair<std::string_view, double>, 11> kScales = {{
    {"", 1}, {"k", 1e3}, {"thousand", 1e3}, {"m", 1e6}, {"mn", 1e6}, {"million", 1e6}, {"b", 1e9}, {"bn", 1e9}, {"billion", 1e9}, {"tn", 1e12}, {"trillion", 1e12},
}};

Result<void> check_date(const std::string& date, const char* option) {
  if (date.empty() || render::days_covered(date)) return {};
  return fail(ErrorCode::kUsage, fmt::format("{}: '{}' is no date", option, render::escape_terminal(date))).hint("write 2030, 2030-06 or 2030-06-15");
}

// The names of a filter become ids; a day is made of a period for --as-of.
Result<void> resolve(store::Database& database, Options& options) {
  for (std::string* name : {&options.filter.by, &options.filter.to}) {
    if (name->empty()) continue;
    auto entity = store::resolve_entity(database, *name);
    if (!entity) return forward(entity);
    *name = *entity;
  }
  for (const auto& [date, option] : {std::pair(&options.filter.before, "--before"), std::pair(&options.filter.as_of, "--as-of")}) {
    if (auto checked = check_date(*date, option); !checked) return forward(checked);
  }
  if (!options.filter.as_of.empty()) options.filter.as_of = render::days_covered(options.filter.as_of)->last;
  if (options.over.empty()) return {};
  auto amount = read_amount(options.over);
  if (!amount) return forward(amount);
  options.filter.over = amount->value;
  options.filter.currency = amount->currency;
  return {};
}

Result<int> print_commitments(Context& context, Options options) {
  auto database = context.open(store::OpenMode::kReadOnly);
  if (!database) return forward(database);
  if (auto resolved = resolve(*database, options); !resolved) return forward(resolved);
  const auto format = render::table_format(options.format);
  if (!format) return tl::unexpected<Error>(format.error());
  auto ledger = render::read_ledger(*database, options.filter);
  if (!ledger) return forward(ledger);
  context.out << render::ledger_text(*ledger, *format, table_options(context));
  context.err << fmt::format("{} commitment{} as of {}\n", ledger->entries.size(), ledger->entries.size() == 1 ? "" : "s", ledger->day);
  return 0;
}

Result<int> print_timeline(Context& context, const Options& options) {
  auto database = context.open(store::OpenMode::kReadOnly);
  if (!database) return forward(database);
  auto entity = store::resolve_entity(*database, options.entity);
  if (!entity) return forward(entity);
  if (auto checked = check_date(options.filter.as_of, "--as-of"); !checked) return forward(checked);
  const auto format = render::table_format(options.format);
  if (!format) return tl::unexpected<Error>(format.error());
  auto table = render::timeline(*database, {.entity = *entity, .as_of = options.filter.as_of, .min_confidence = options.filter.min_confidence});
  if (!table) return forward(table);
  render::TableOptions how = table_options(context);
  how.title = options.entity;
  context.out << render::to_text(*table, *format, how);
  return 0;
}

}  // namespace

Result<AmountOption> read_amount(const std::string& text) {
  std::string plain;
  for (const char c : text) {
    if (c != ',' && c != ' ') plain += c;
  }
  AmountOption amount;
  const auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (plain.size() > 3 && std::all_of(plain.begin(), plain.begin() + 3, upper)) {
    amount.currency = plain.substr(0, 3);
    plain.erase(0, 3);
  } else if (plain.size() > 3 && std::all_of(plain.end() - 3, plain.end(), upper)) {
    amount.currency = plain.substr(plain.size() - 3);
    plain.resize(plain.size() - 3);
  }
  const auto [end, failed] = std::from_chars(plain.data(), plain.data() + plain.size(), amount.value);
  const std::string scale = text::fold_case(std::string_view(end, static_cast<std::size_t>(plain.data() + plain.size() - end)));
  const auto known = std::find_if(kScales.begin(), kScales.end(), [&](const auto& one) { return one.first == scale; });
  if (failed != std::errc() || known == kScales.end() || amount.value < 0) {
    return fail(ErrorCode::kUsage, fmt::format("'{}' is no amount", render::escape_terminal(text))).hint("write 50000000, 50m, or USD 50 million");
  }
  amount.value *= known->second;
  return amount;
}

Command commitments_command() {
  auto options = std::make_shared<Options>();
  return {.name = "commitments",
          .summary = "the ledger of promises: who, what, to whom, how much, by when, what became of it",
          .examples = {"signatory commitments --db my.db", "signatory commitments --db my.db --by Australia --over 50m", "signatory commitments --db my.db --before 2030 --topic climate --format markdown"},
          .declare =
              [options](OptionBinder& bind) {
                bind.text("--by", options->filter.by, "only promises of this actor; a country includes its officials");
                bind.text("--to", options->filter.to, "only promises to this recipient");
                bind.text("--before", options->filter.before, "only what is due by the end of this day, month or year");
                bind.text("--over", options->over, "only amounts above, e.g. 50m or 'USD 2 billion'");
                bind.text("--topic", options->filter.topic, "only what speaks of these words");
                bind.text("--language", options->filter.language, "only what was said in this language, e.g. sv");
                bind.real("--min-confidence", options->filter.min_confidence, "leave out what is less certain, 0 to 1");
                bind.text("--as-of", options->filter.as_of, "the ledger as it stood on this day (default: today)");
                bind.choice("--format", options->format, table_formats(), "how to print");
              },
          .run = [options](Context& context) { return print_commitments(context, *options); }};
}

Command timeline_command() {
  auto options = std::make_shared<Options>();
  return {.name = "timeline",
          .summary = "what an entity did and what was done to it, in order of time",
          .examples = {"signatory timeline 'Viet Nam' --db my.db", "signatory timeline agreement/hanoi-convention --db my.db --format jsonl"},
          .declare =
              [options](OptionBinder& bind) {
                bind.positional("entity", options->entity, "a name or an id");
                bind.text("--as-of", options->filter.as_of, "only what was published by this day");
                bind.real("--min-confidence", options->filter.min_confidence, "leave out what is less certain, 0 to 1");
                bind.choice("--format", options->format, table_formats(), "how to print");
              },
          .run = [options](Context& context) { return print_timeline(context, *options); }};
}

}  // namespace signatory::shell
