// Reads CSV (RFC 4180) of any size from a mapped file: quoted fields with delimiters, quotes ("") and line breaks; LF or CRLF; a byte
// order mark is skipped. The delimiter is a comma, semicolon or tab, whichever the header line has most of.
//
//   auto csv = CsvReader::open("nodes.csv");                      // kIo
//   while (csv->next()) use(csv->field(0).text, csv->line());     // false at the end and at an error
//   if (csv->error()) ...                                         // kData, where = "nodes.csv:17"
//
// A field's text lives until the next call of next(). Empty lines are skipped. Errors: a quote that is never closed, bytes behind a
// closing quote, a NUL byte, a row of another length than the header, text that is not UTF-8.
#pragma once
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace signatory::store {

struct CsvField {
  std::string_view text;
  bool quoted = false;  // "" is an empty text, nothing at all is no value
};

class CsvReader {
 public:
  static base::Result<CsvReader> open(const std::string& path);
  CsvReader(CsvReader&&) noexcept;
  CsvReader& operator=(CsvReader&&) noexcept;
  ~CsvReader();

  const std::vector<std::string>& header() const { return header_; }
  bool next();
  const CsvField& field(std::size_t at) const { return fields_[at]; }
  // Where the current row begins; the header is line 1.
  std::uint64_t line() const { return row_line_; }
  const std::optional<base::Error>& error() const { return error_; }
  // "nodes.csv:17", for errors about the current row.
  std::string place() const;
  // Back to the first row.
  void rewind();
  std::uint64_t size_bytes() const { return bytes_.size(); }
  std::uint64_t position_bytes() const { return at_; }

 private:
  CsvReader();
  struct Mapping;
  bool read_row();
  bool read_quoted();
  bool stop(std::string message);
  std::unique_ptr<Mapping> mapping_;
  std::string path_;
  std::string_view bytes_;
  std::size_t at_ = 0;
  std::size_t first_row_ = 0;
  std::uint64_t line_ = 1;
  std::uint64_t row_line_ = 1;
  char delimiter_ = ',';
  std::vector<std::string> header_;
  std::vector<CsvField> fields_;
  std::deque<std::string> unquoted_;  // fields with doubled quotes
  std::optional<base::Error> error_;
};

}  // namespace signatory::store
