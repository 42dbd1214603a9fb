// Lines of a JSONL file as documents, and the MANIFEST.jsonl beside a corpus.
//
//   LineReader lines(stream, 64 << 20);
//   while (lines.next()) document_of_line(lines.line());      // lines.number() counts from 1
#pragma once
#include <cstdint>
#include <istream>
#include <map>
#include <string>
#include <string_view>

#include "base/error.h"
#include "extract/claim.h"

namespace signatory::store {

// Reads line by line with bounded memory: a longer line is passed over and reported as too long.
class LineReader {
 public:
  LineReader(std::istream& stream, std::uint64_t most_bytes) : stream_(stream), most_bytes_(most_bytes) {}
  bool next();
  const std::string& line() const { return line_; }
  std::uint64_t number() const { return number_; }
  bool too_long() const { return too_long_; }

 private:
  std::istream& stream_;
  std::uint64_t most_bytes_;
  std::string line_;
  std::uint64_t number_ = 0;
  bool too_long_ = false;
};

// kData: no JSON, no object, "id" or "text" missing or no string.
base::Result<extract::DocumentInput> document_of_line(std::string_view line);

// File → what the manifest says about it (id and text empty). kData with the line number; a missing file is an empty manifest.
base::Result<std::map<std::string, extract::DocumentInput>> read_manifest(const std::string& path);

}  // namespace signatory::store
