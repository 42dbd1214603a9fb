#include "store/csv_reader.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "base/utf8.h"

namespace signatory::store {

using base::ErrorCode;
using base::fail;
using base::Result;

struct CsvReader::Mapping {
  void* data = MAP_FAILED;
  std::size_t size = 0;
  ~Mapping() {
    if (data != MAP_FAILED) munmap(data, size);
  }
};

CsvReader::CsvReader() = default;
CsvReader::CsvReader(CsvReader&&) noexcept = default;
CsvReader& CsvReader::operator=(CsvReader&&) noexcept = default;
CsvReader::~CsvReader() = default;

Result<CsvReader> CsvReader::open(const std::string& path) {
  CsvReader reader;
  reader.path_ = path;
  reader.mapping_ = std::make_unique<Mapping>();
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return fail(ErrorCode::kIo, fmt::format("cannot read: {}", std::strerror(errno))).where(path);
  struct stat info {};
  const bool regular = fstat(file, &info) == 0 && S_ISREG(info.st_mode);
  if (regular && info.st_size > 0) {
    reader.mapping_->size = static_cast<std::size_t>(info.st_size);
    reader.mapping_->data = mmap(nullptr, reader.mapping_->size, PROT_READ, MAP_PRIVATE, file, 0);
  }
  ::close(file);
  if (!regular) return fail(ErrorCode::kIo, "not a regular file").where(path);
  if (info.st_size == 0) return fail(ErrorCode::kData, "the file is empty; it needs a header line").where(path + ":1");
  if (reader.mapping_->data == MAP_FAILED) return fail(ErrorCode::kIo, "cannot map the file").where(path);
  static_cast<void>(madvise(reader.mapping_->data, reader.mapping_->size, MADV_SEQUENTIAL));
  reader.bytes_ = {static_cast<const char*>(reader.mapping_->data), reader.mapping_->size};
  if (reader.bytes_.starts_with("\xef\xbb\xbf")) reader.at_ = 3;

  const std::string_view first = reader.bytes_.substr(reader.at_, reader.bytes_.find_first_of("\r\n", reader.at_) - reader.at_);
  for (const char candidate : {';', '\t'})
    if (std::count(first.begin(), first.end(), candidate) > std::count(first.begin(), first.end(), reader.delimiter_)) reader.delimiter_ = candidate;
  if (!reader.next()) {
    if (reader.error_) return tl::unexpected(*reader.error_);
    return fail(ErrorCode::kData, "the file has no header line").where(path + ":1");
  }
  for (const CsvField& field : reader.fields_) reader.header_.emplace_back(field.text);
  reader.first_row_ = reader.at_;
  return reader;
}

void CsvReader::rewind() {
  at_ = first_row_;
  line_ = 1 + static_cast<std::uint64_t>(std::count(bytes_.begin(), bytes_.begin() + static_cast<std::ptrdiff_t>(at_), '\n'));
  error_.reset();
}

std::string CsvReader::place() const { return fmt::format("{}:{}", path_, row_line_); }

bool CsvReader::stop(std::string message) {
  error_ = fail(ErrorCode::kData, std::move(message)).where(place());
  return false;
}

bool CsvReader::next() {
  if (error_) return false;
  while (at_ < bytes_.size() && (bytes_[at_] == '\n' || bytes_[at_] == '\r')) line_ += bytes_[at_++] == '\n';
  if (at_ >= bytes_.size()) return false;
  row_line_ = line_;
  const std::size_t begin = at_;
  fields_.clear();
  unquoted_.clear();
  if (!read_row()) return false;
  if (!header_.empty() && fields_.size() != header_.size()) return stop(fmt::format("{} fields, but the header has {}", fields_.size(), header_.size()));
  const std::string_view row = bytes_.substr(begin, at_ - begin);
  if (const auto bad = base::first_invalid_utf8(row)) return stop(fmt::format("not UTF-8, at byte {} of the row", *bad));
  if (row.find('\0') != std::string_view::npos) return stop("a NUL byte");
  return true;
}

// Reads up to and including the line's end.
bool CsvReader::read_row() {
  for (;;) {
    if (at_ < bytes_.size() && bytes_[at_] == '"') {
      if (!read_quoted()) return false;
    } else {
      const std::size_t begin = at_;
      while (at_ < bytes_.size() && bytes_[at_] != delimiter_ && bytes_[at_] != '\n' && bytes_[at_] != '\r') ++at_;
      fields_.push_back({bytes_.substr(begin, at_ - begin), false});
    }
    if (at_ >= bytes_.size()) return true;
    const char c = bytes_[at_];
    if (c == delimiter_) {
      ++at_;
      continue;
    }
    if (c == '\r') ++at_;
    if (at_ < bytes_.size() && bytes_[at_] == '\n') ++at_, ++line_;
    else if (c != '\r') return stop(fmt::format("'{}' behind a closing quote", c));
    return true;
  }
}

bool CsvReader::read_quoted() {
  const std::size_t begin = ++at_;
  std::string joined;
  std::size_t piece = begin;
  bool doubled = false;
  for (;;) {
    const std::size_t quote = bytes_.find('"', at_);
    if (quote == std::string_view::npos) return stop("a quoted field is never closed");
    line_ += static_cast<std::uint64_t>(std::count(bytes_.begin() + static_cast<std::ptrdiff_t>(at_), bytes_.begin() + static_cast<std::ptrdiff_t>(quote), '\n'));
    at_ = quote + 1;
    if (at_ >= bytes_.size() || bytes_[at_] != '"') break;
    doubled = true;
    joined.append(bytes_.substr(piece, at_ - piece));  // with one of the two quotes
    piece = ++at_;
  }
  const std::string_view last = bytes_.substr(piece, at_ - 1 - piece);
  if (!doubled) {
    fields_.push_back({last, true});
  } else {
    joined.append(last);
    fields_.push_back({unquoted_.emplace_back(std::move(joined)), true});
  }
  if (at_ < bytes_.size() && bytes_[at_] != delimiter_ && bytes_[at_] != '\n' && bytes_[at_] != '\r') return stop(fmt::format("'{}' behind a closing quote", bytes_[at_]));
  return true;
}

}  // namespace signatory::store
