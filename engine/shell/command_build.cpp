#include "shell/command_build.h"

#include <fmt/format.h>

#include <filesystem>
#include <memory>
#include <ostream>

#include "shell/progress.h"
#include "shell/reading.h"

namespace signatory::shell {

namespace {

struct Options {
  std::vector<std::string> paths;
  std::int64_t jobs = 1;
  bool dry_run = false;
};

constexpr std::int64_t kMostJobs = 64;
constexpr std::size_t kMostSkipsShown = 20;

std::string plural(std::uint64_t count, const std::string& noun) { return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s"); }

void report_skips(std::ostream& err, const store::BuildReport& report) {
  if (report.skipped == 0) return;
  err << plural(report.skipped, "document") << " skipped:\n";
  std::size_t shown = 0;
  for (const store::Skip& skip : report.skips) {
    if (++shown > kMostSkipsShown) break;
    err << fmt::format("  {}: {}{}\n", skip.name, skip.error.message, skip.error.hint.empty() ? "" : " (" + skip.error.hint + ")");
  }
  if (report.skipped > kMostSkipsShown) err << fmt::format("  … and {} more\n", report.skipped - kMostSkipsShown);
}

void report_done(std::ostream& err, const store::BuildReport& report, bool dry_run) {
  err << fmt::format("{}: {} new, {} changed, {} unchanged, {}; {} read\n", plural(report.done.documents, "document"), report.added, report.replaced, report.unchanged,
                     report.copies == 1 ? "1 copy" : fmt::format("{} copies", report.copies), plural(report.done.statements, "statement"));
  if (dry_run) err << "dry run: nothing was stored\n";
  else err << fmt::format("claims: {} added, {} changed, {} gone\n", report.finalised.claims_added, report.finalised.claims_changed, report.finalised.claims_removed);
}

// 0 when something was read or nothing was wrong; else the exit code of the first reason.
int exit_of(const store::BuildReport& report) {
  if (report.interrupted) return base::exit_code(ErrorCode::kInterrupted);
  if (report.done.documents > 0 || report.skips.empty()) return 0;
  return base::exit_code(report.skips.front().error.code);
}

Result<int> run(Context& context, const Options& options) {
  if (options.jobs < 1 || options.jobs > kMostJobs) return fail(ErrorCode::kUsage, fmt::format("--jobs takes 1 to {}", kMostJobs));
  if (context.database.empty()) return fail(ErrorCode::kUsage, "no database given").hint("add --db FILE");
  auto reading = load_reading(context.schema_folder);
  if (!reading) return forward(reading);
  std::unique_ptr<store::Database> database;
  if (!options.dry_run || std::filesystem::exists(context.database)) {
    auto opened = context.open(options.dry_run ? store::OpenMode::kReadOnly : store::OpenMode::kCreate);
    if (!opened) return forward(opened);
    database = std::make_unique<store::Database>(std::move(*opened));
  }
  ProgressBar bar(context.err, context.err_is_terminal ? store::input_bytes(options.paths) : 0);
  store::BuildOptions build{.paths = options.paths, .jobs = static_cast<unsigned>(options.jobs), .dry_run = options.dry_run};
  build.cancellation = context.cancellation;
  if (context.err_is_terminal)
    build.progress = [&](const store::BuildProgress& done) { bar.show(done.bytes, fmt::format("{}, {}", plural(done.documents, "document"), plural(done.statements, "statement"))); };
  auto report = store::build(database.get(), build, reading->functions);
  bar.clear();
  if (!report) return forward(report);
  report_skips(context.err, *report);
  report_done(context.err, *report, options.dry_run);
  if (report->interrupted) context.err << "interrupted: what is counted above is stored; the same command goes on from there\n";
  return exit_of(*report);
}

}  // namespace

Command build_command() {
  auto options = std::make_shared<Options>();
  return {.name = "build",
          .summary = "read documents into the database (made if it does not exist)",
          .examples = {"signatory build articles/ --db my.db", "signatory build news.jsonl more/a.txt --db my.db --jobs 2", "cat a.txt | signatory build - --db my.db"},
          .declare =
              [options](OptionBinder& bind) {
                bind.positionals("PATH", options->paths, "a text file, a folder (its .txt files), a .jsonl file, or - for standard input");
                bind.integer("--jobs", options->jobs, "threads that read; the result is the same for any number");
                bind.flag("--dry-run", options->dry_run, "read, report, store nothing");
              },
          .run = [options](Context& context) { return run(context, *options); }};
}

}  // namespace signatory::shell
