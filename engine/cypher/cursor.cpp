#include "cypher/cursor.h"

#include <fmt/format.h>

#include <atomic>
#include <new>
#include <random>

#include "cypher/suggest.h"

namespace signatory::cypher {
namespace {

// Differs from execution to execution; asking the operating system each time would cost more than a small query.
std::uint64_t fresh_seed() {
  static std::atomic<std::uint64_t> next{std::random_device{}()};
  return next.fetch_add(0x9e3779b97f4a7c15ULL, std::memory_order_relaxed);
}

}  // namespace

CursorState::CursorState(std::shared_ptr<const PreparedQuery> query, graph::SnapshotPtr snapshot, const ExecuteOptions& options)
    : query_(std::move(query)), snapshot_(std::move(snapshot)), run_(snapshot_->view(), options.limits) {}

QueryResult<void> CursorState::begin(const ExecuteOptions& options) {
  for (const std::string& name : query_->bound.parameters) {
    const auto found = options.parameters.find(name);
    if (found == options.parameters.end()) {
      std::vector<std::string> given;
      for (const auto& [other, value] : options.parameters) given.push_back(other);
      return tl::unexpected(locate(query_error("ParameterMissing", "MissingParameter", query_->statement.query->span, fmt::format("no value is given for the parameter ${}", name)).hint(did_you_mean(name, given)), query_->text, Phase::kCompileTime));
    }
    run_.parameters.push_back(found->second);
  }
  run_.row.resize(static_cast<std::size_t>(query_->planned.slot_count));
  run_.context.statement_time = options.now ? *options.now : system_clock_now();
  run_.context.transaction_time = run_.context.statement_time;
  run_.context.default_zone = options.default_zone;
  run_.random.seed(options.random_seed ? *options.random_seed : fresh_seed());
  run_.context.random = &run_.random;
  run_.profile = query_->statement.mode == StatementMode::kProfile;
  row_.resize(query_->planned.outputs.size());
  return {};
}

void CursorState::stop(base::Error error) {
  error_ = locate(std::move(error), query_->text, Phase::kRunTime);
  ended_ = true;
}

bool CursorState::pull() {
  try {
    if (!root_) {
      root_ = query_->planned.plan->start(run_);
      root_->open(run_);
    }
    return root_->next(run_);
  } catch (QueryFailure& failure) {
    stop(std::move(failure.error));
  } catch (const std::bad_alloc&) {
    stop(base::fail(base::ErrorCode::kLimit, "the machine has no memory left for this query").detail("Limit.Memory"));
  }
  return false;
}

void CursorState::copy_row() {
  for (std::size_t i = 0; i < row_.size(); ++i) row_[i] = run_.row[static_cast<std::size_t>(query_->planned.outputs[i])];
}

QueryResult<void> CursorState::run_to_end(graph::Transaction& transaction, graph::Symbols& symbols) {
  run_.transaction = &transaction;
  run_.symbols = &symbols;
  run_.refresh_view();
  buffered_ = true;
  while (pull()) {
    copy_row();
    for (const Value& value : row_) {
      finished_.push_back(value);
      if (auto full = run_.budget.take_memory(static_cast<std::int64_t>(sizeof(Value) + value.memory_bytes()))) stop(std::move(*full));
    }
    ++finished_rows_;
    if (error_) break;
  }
  if (error_) return tl::unexpected(*error_);
  return {};
}

void CursorState::committed(graph::SnapshotPtr snapshot) {
  snapshot_ = std::move(snapshot);
  run_.view = snapshot_->view();
  run_.transaction = nullptr;
}

bool CursorState::next() {
  if (ended_) return false;
  const auto end = [&] {
    ended_ = true;
    return false;
  };
  if (buffered_ ? next_finished_ >= finished_rows_ : !pull()) return end();
  if (rows_returned_ >= run_.budget.limits().rows) {
    stop(base::fail(base::ErrorCode::kLimit, fmt::format("the result has more than {} rows; the rest is left out", run_.budget.limits().rows)).hint("add LIMIT, or raise the limit").detail("Limit.Rows"));
    return false;
  }
  if (buffered_) {
    for (std::size_t i = 0; i < row_.size(); ++i) row_[i] = finished_[next_finished_ * row_.size() + i];
    ++next_finished_;
  } else {
    copy_row();
  }
  ++rows_returned_;
  return true;
}

}  // namespace signatory::cypher
