#include "store/build.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <exception>
#include <mutex>
#include <thread>

#include "base/sha256.h"
#include "store/build_queue.h"

namespace signatory::store {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kDocumentsAhead = 16;
constexpr std::uint64_t kBytesAhead = 32 << 20;
constexpr std::size_t kBatchDocuments = 500;
constexpr std::uint64_t kBatchBytes = 32 << 20;
constexpr auto kBatchTime = std::chrono::seconds(2);

void extract_into(BuildSlot& slot, const Reading& reading) {
  try {
    slot.extraction = reading.extract(slot.input);
    slot.features = reading.features(slot.input, slot.extraction);
    slot.features.resize(slot.extraction.statements.size());
    slot.extracted = true;
  } catch (const std::exception& exception) {
    slot.error = fail(ErrorCode::kInternal, fmt::format("reading it failed: {}", exception.what())).hint("this is a bug in signatory");
  }
}

class Build {
 public:
  Build(Database* database, const BuildOptions& options, const Reading& reading)
      : database_(database), options_(options), reading_(reading), jobs_(std::clamp(options.jobs, 1U, 64U)), queue_({.slots = kDocumentsAhead * jobs_, .bytes = kBytesAhead}) {}

  Result<BuildReport> run() {
    auto reader = InputReader::over(options_.paths, options_.limits, *options_.standard_input, [this](Skip skip) { note(std::move(skip)); });
    if (!reader) return forward(reader);
    auto lookup = open_lookup();
    if (!lookup) return forward(lookup);
    std::vector<std::thread> threads;
    threads.emplace_back([&] { read(**reader, lookup->get()); });
    for (unsigned at = 0; at < jobs_; ++at) threads.emplace_back([this] { work(); });
    Result<void> written = write();
    queue_.stop();
    for (std::thread& thread : threads) thread.join();
    if (!written) return forward(written);
    if (read_error_) return tl::unexpected<Error>(std::move(*read_error_));
    report_.interrupted = options_.cancellation.cancelled();
    if (database_ == nullptr || options_.dry_run) return std::move(report_);
    auto finalised = finalise(*database_);
    if (!finalised) return forward(finalised);
    report_.finalised = *finalised;
    return std::move(report_);
  }

 private:
  // A connection of the reading thread's own, to ask what is stored already.
  Result<std::unique_ptr<Database>> open_lookup() {
    if (database_ == nullptr) return std::unique_ptr<Database>();
    auto opened = Database::open(database_->connection().path(), {.mode = OpenMode::kReadOnly, .schema_folder = database_->schema_folder()});
    if (!opened) return forward(opened);
    return std::make_unique<Database>(std::move(*opened));
  }

  void note(Skip skip) {
    const std::lock_guard lock(report_mutex_);
    ++report_.skipped;
    if (report_.skips.size() < BuildReport::kMostSkips) report_.skips.push_back(std::move(skip));
  }

  void read(InputReader& reader, Database* lookup) {
    while (!options_.cancellation.cancelled()) {
      auto input = reader.next();
      if (!input) break;
      auto slot = std::make_unique<BuildSlot>();
      slot->input = std::move(*input);
      slot->sha256 = base::sha256_hex(slot->input.text);
      if (lookup != nullptr) {
        auto state = stored_state(*lookup, slot->input, slot->sha256, reading_.fingerprint);
        if (!state) {
          read_error_ = std::move(state.error());
          break;
        }
        slot->state = *state;
      }
      if (!queue_.push(std::move(slot))) break;
    }
    queue_.finish();
  }

  void work() {
    while (BuildSlot* slot = queue_.take()) {
      const bool needed = slot->state == PutOutcome::kAdded || slot->state == PutOutcome::kReplaced;
      if (needed && !options_.cancellation.cancelled()) extract_into(*slot, reading_);
      queue_.done(*slot);
    }
  }

  Result<void> write() {
    std::unique_ptr<WriteBatch> batch;
    std::size_t documents = 0;
    std::uint64_t bytes = 0;
    auto begun = Clock::now();
    const bool storing = database_ != nullptr && !options_.dry_run;
    while (auto slot = queue_.front()) {
      if (options_.cancellation.cancelled()) break;
      if (storing && !batch) {
        auto opened = WriteBatch::begin(*database_);
        if (!opened) return forward(opened);
        batch = std::move(*opened), documents = 0, bytes = 0, begun = Clock::now();
      }
      if (auto stored = put(*slot, storing); !stored) return stored;
      ++documents, bytes += slot->input.text.size();
      if (batch && (documents >= kBatchDocuments || bytes >= kBatchBytes || Clock::now() - begun >= kBatchTime)) {
        if (auto committed = batch->commit(); !committed) return committed;
        batch.reset();
      }
    }
    return batch ? batch->commit() : Result<void>();
  }

  Result<void> put(BuildSlot& slot, bool storing) {
    PutOutcome outcome = slot.state;
    // The state was asked before earlier documents of this run were stored: ask again, and read it here if it is needed after all.
    if (storing && !slot.extracted && !slot.error) {
      auto state = stored_state(*database_, slot.input, slot.sha256, reading_.fingerprint);
      if (!state) return forward(state);
      outcome = *state;
      if (outcome == PutOutcome::kAdded || outcome == PutOutcome::kReplaced) extract_into(slot, reading_);
    }
    if (slot.error) return note({slot.input.id, std::move(*slot.error)}), Result<void>();
    if (storing) {
      auto stored = put_document(*database_, {.input = slot.input, .sha256 = slot.sha256, .extraction = slot.extraction, .features = slot.features, .extractor = reading_.fingerprint});
      if (!stored && stored.error().code == ErrorCode::kInternal) return note({slot.input.id, std::move(stored.error())}), Result<void>();
      if (!stored) return forward(stored);
      outcome = *stored;
    }
    count(slot, outcome);
    return {};
  }

  void count(const BuildSlot& slot, PutOutcome outcome) {
    const std::lock_guard lock(report_mutex_);
    ++(outcome == PutOutcome::kAdded ? report_.added : outcome == PutOutcome::kReplaced ? report_.replaced : outcome == PutOutcome::kCopy ? report_.copies : report_.unchanged);
    ++report_.done.documents;
    report_.done.bytes += slot.input.text.size();
    report_.done.statements += slot.extraction.statements.size();
    if (options_.progress) options_.progress(report_.done);
  }

  Database* database_;
  const BuildOptions& options_;
  const Reading& reading_;
  unsigned jobs_;
  BuildQueue queue_;
  std::mutex report_mutex_;
  BuildReport report_;
  std::optional<Error> read_error_;  // written by the reading thread, read after it has ended
};

}  // namespace

Result<BuildReport> build(Database* database, const BuildOptions& options, const Reading& reading) { return Build(database, options, reading).run(); }

}  // namespace signatory::store
