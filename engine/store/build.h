// The build: documents in, claims and graph out. One thread reads, `jobs` threads extract, the calling thread writes in the order of
// reading, so that the database is the same for any number of jobs.
//
// Memory is bounded: at most kDocumentsAhead documents for each job and kBytesAhead bytes wait between the threads. What is unchanged
// since the last build is not extracted again. Documents are committed in batches, each whole; a cancelled build keeps what is done.
//
//   BuildReport report = *build(database, {.paths = {"articles/"}, .jobs = 2}, {extract, features, fingerprint});
#pragma once
#include <cstdint>
#include <functional>
#include <iostream>
#include <string>
#include <vector>

#include "base/budget.h"
#include "store/documents.h"
#include "store/finalise.h"
#include "store/input_reader.h"

namespace signatory::store {

struct BuildProgress {
  std::uint64_t documents = 0;
  std::uint64_t bytes = 0;
  std::uint64_t statements = 0;
};

struct BuildOptions {
  std::vector<std::string> paths;
  unsigned jobs = 1;
  bool dry_run = false;  // reads and extracts, stores nothing
  InputLimits limits = {};
  base::CancellationToken cancellation = {};
  std::function<void(const BuildProgress&)> progress = nullptr;  // called by the writing thread after each document
  std::istream* standard_input = &std::cin;
};

// What reads a document. Both functions are called by several threads at once.
struct Reading {
  std::function<extract::Extraction(const extract::DocumentInput&)> extract;
  std::function<std::vector<StatementFeatures>(const extract::DocumentInput&, const extract::Extraction&)> features;
  std::string fingerprint;  // of program and rules; another one makes stored documents be read again
};

struct BuildReport {
  static constexpr std::size_t kMostSkips = 1000;
  BuildProgress done;
  std::uint64_t added = 0, replaced = 0, unchanged = 0, copies = 0, skipped = 0;
  std::vector<Skip> skips;  // the first kMostSkips
  bool interrupted = false;
  Finalised finalised;
};

// `database` may be null for a dry run on a file that does not exist. Errors: those of InputReader::over and of writing; skipped
// documents are no errors.
Result<BuildReport> build(Database* database, const BuildOptions& options, const Reading& reading);

}  // namespace signatory::store
