#include "store/input_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <unordered_set>

#include "base/file.h"
#include "base/utf8.h"
#include "store/json_lines.h"

namespace signatory::store {

namespace {

namespace fs = std::filesystem;
using base::Error;
using base::ErrorCode;
using base::fail;
using extract::DocumentInput;

constexpr std::string_view kManifest = "MANIFEST.jsonl";
constexpr std::uint64_t kEscapedGrowth = 6;  // "\u00e9" for one byte at worst

// Text that can be stored: not empty, no NUL, well-formed UTF-8, not too large.
std::optional<Error> unusable(const std::string& text, std::uint64_t most_bytes) {
  if (text.size() > most_bytes) return Error(fail(ErrorCode::kLimit, fmt::format("larger than {} MiB", most_bytes >> 20)).hint("cut it into its articles"));
  if (const std::size_t nul = text.find('\0'); nul != std::string::npos) return Error(fail(ErrorCode::kData, fmt::format("binary: NUL at byte {}", nul)));
  if (const auto bad = base::first_invalid_utf8(text)) return Error(fail(ErrorCode::kData, fmt::format("not UTF-8 at byte {}", *bad)).hint("convert it with iconv"));
  if (text.find_first_not_of(" \t\r\n") == std::string::npos) return Error(fail(ErrorCode::kData, "empty"));
  return std::nullopt;
}

bool usable_name(const std::string& name) {
  return !name.empty() && !base::first_invalid_utf8(name) && std::none_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

std::string printable(const std::string& name) {
  std::string out;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    out += byte < 0x20 || byte >= 0x7f ? fmt::format("\\x{:02x}", byte) : std::string(1, c);
  }
  return out;
}

// Files below a folder, depth first, each folder's entries sorted by name; folders behind symbolic links are not entered.
class FolderWalk {
 public:
  explicit FolderWalk(fs::path root, InputReader::OnSkip on_skip) : root_(std::move(root)), on_skip_(std::move(on_skip)) { enter(root_); }

  std::optional<fs::path> next() {
    while (!open_.empty()) {
      if (open_.back().empty()) {
        open_.pop_back();
        continue;
      }
      const fs::directory_entry entry = std::move(open_.back().back());
      open_.back().pop_back();
      std::error_code error;
      if (entry.is_directory(error) && !entry.is_symlink(error)) enter(entry.path());
      else if (entry.path().extension() == ".txt") return entry.path();
    }
    return std::nullopt;
  }

 private:
  void enter(const fs::path& folder) {
    std::vector<fs::directory_entry> entries;
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
      if (!at->path().filename().native().starts_with(".")) entries.push_back(*at);
    if (error && on_skip_) on_skip_({folder.lexically_relative(root_).native(), fail(ErrorCode::kIo, "cannot read the folder: " + error.message())});
    std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.path().filename().native() > b.path().filename().native(); });
    open_.push_back(std::move(entries));
  }

  fs::path root_;
  InputReader::OnSkip on_skip_;
  std::vector<std::vector<fs::directory_entry>> open_;  // last first
};

class Reader : public InputReader {
 public:
  Reader(std::vector<std::string> paths, InputLimits limits, std::istream& standard_input, OnSkip on_skip)
      : paths_(std::move(paths)), limits_(limits), standard_input_(standard_input), on_skip_(std::move(on_skip)) {}

  std::optional<DocumentInput> next() override {
    for (;;) {
      std::optional<DocumentInput> document = lines_ ? next_line() : folder_ ? next_file() : next_path();
      if (document) {
        if (accept(*document)) return document;
      } else if (!lines_ && !folder_ && at_ == paths_.size()) {
        return std::nullopt;
      }
    }
  }

 private:
  void skip(const std::string& name, Error error) { on_skip_({usable_name(name) ? name : printable(name), std::move(error)}); }

  bool accept(const DocumentInput& document) {
    if (!usable_name(document.id)) return skip(document.id, fail(ErrorCode::kData, "the name is empty, no UTF-8 or has control characters")), false;
    if (auto error = unusable(document.text, limits_.document_bytes)) return skip(document.id, std::move(*error)), false;
    if (names_.insert(std::hash<std::string>{}(document.id)).second) return true;
    skip(document.id, fail(ErrorCode::kData, "another document of this run has the same name").hint("give the folder that holds both"));
    return false;
  }

  // Opens the next path; a single text is a document at once.
  std::optional<DocumentInput> next_path() {
    if (at_ == paths_.size()) return std::nullopt;
    const std::string& path = paths_[at_++];
    if (path == "-") return open_standard_input();
    std::error_code error;
    if (fs::is_directory(path, error)) return open_folder(path), std::nullopt;
    if (path.ends_with(".jsonl")) {
      file_ = std::make_unique<std::ifstream>(path, std::ios::binary);
      if (*file_) open_lines(*file_, path);
      else skip(path, fail(ErrorCode::kIo, "cannot read the file"));
      return std::nullopt;
    }
    read_manifest_of(fs::path(path).parent_path());
    return read_text(path, fs::path(path).filename().native());
  }

  void open_lines(std::istream& stream, const std::string& name) {
    lines_name_ = name;
    lines_ = std::make_unique<LineReader>(stream, limits_.document_bytes * kEscapedGrowth);
  }

  std::optional<DocumentInput> open_standard_input() {
    if (standard_input_.peek() == '{') return open_lines(standard_input_, "stdin"), std::nullopt;
    DocumentInput document{.id = "stdin", .text = "", .language = "", .date = "", .url = "", .title = ""};
    char buffer[1 << 16];
    while (document.text.size() <= limits_.document_bytes && (standard_input_.read(buffer, sizeof buffer), standard_input_.gcount() > 0))
      document.text.append(buffer, static_cast<std::size_t>(standard_input_.gcount()));
    return document;
  }

  void read_manifest_of(const fs::path& folder) {
    auto manifest = read_manifest((folder.empty() ? fs::path(".") : folder) / kManifest);
    if (manifest) manifest_ = std::move(*manifest);
    else manifest_.clear(), skip(std::string(kManifest), std::move(manifest.error()));
  }

  void open_folder(const std::string& path) {
    root_ = path;
    files_in_folder_ = 0;
    read_manifest_of(root_);
    folder_ = std::make_unique<FolderWalk>(root_, on_skip_);
  }

  std::optional<DocumentInput> next_file() {
    const std::optional<fs::path> path = folder_->next();
    if (path) return ++files_in_folder_, read_text(path->native(), path->lexically_relative(root_).native());
    folder_.reset();
    if (files_in_folder_ == 0) skip(root_.native(), fail(ErrorCode::kData, "no .txt file in the folder"));
    return std::nullopt;
  }

  std::optional<DocumentInput> read_text(const std::string& path, const std::string& name) {
    auto text = base::read_file(path, limits_.document_bytes);
    if (!text) return skip(name, std::move(text.error())), std::nullopt;
    DocumentInput document;
    if (const auto entry = manifest_.find(name); entry != manifest_.end()) document = entry->second;
    document.id = name;
    document.text = std::move(*text);
    return document;
  }

  std::optional<DocumentInput> next_line() {
    while (lines_->next()) {
      const std::string where = fmt::format("{}:{}", lines_name_, lines_->number());
      if (lines_->too_long()) {
        skip(where, fail(ErrorCode::kLimit, fmt::format("the line is longer than {} MiB", limits_.document_bytes * kEscapedGrowth >> 20)));
        continue;
      }
      if (lines_->line().find_first_not_of(" \t") == std::string::npos) continue;
      auto document = document_of_line(lines_->line());
      if (document) return std::move(*document);
      skip(where, std::move(document.error()));
    }
    lines_.reset();
    file_.reset();
    return std::nullopt;
  }

  std::vector<std::string> paths_;
  InputLimits limits_;
  std::istream& standard_input_;
  OnSkip on_skip_;
  std::size_t at_ = 0;
  std::unordered_set<std::uint64_t> names_;
  fs::path root_;
  std::size_t files_in_folder_ = 0;
  std::unique_ptr<FolderWalk> folder_;
  std::map<std::string, DocumentInput> manifest_;
  std::unique_ptr<std::ifstream> file_;
  std::string lines_name_;
  std::unique_ptr<LineReader> lines_;
};

}  // namespace

base::Result<std::unique_ptr<InputReader>> InputReader::over(std::vector<std::string> paths, InputLimits limits, std::istream& standard_input, OnSkip on_skip) {
  for (const std::string& path : paths) {
    std::error_code error;
    if (path != "-" && !fs::exists(path, error)) return fail(ErrorCode::kIo, "no such file or folder").where(path);
  }
  return std::unique_ptr<InputReader>(new Reader(std::move(paths), limits, standard_input, std::move(on_skip)));
}

std::uint64_t input_bytes(const std::vector<std::string>& paths) {
  std::uint64_t sum = 0;
  for (const std::string& path : paths) {
    std::error_code error;
    if (path == "-") return 0;
    if (!fs::is_directory(path, error)) {
      sum += fs::file_size(path, error);
      continue;
    }
    FolderWalk walk(path, nullptr);
    while (const auto file = walk.next()) sum += fs::file_size(*file, error);
  }
  return sum;
}

}  // namespace signatory::store
