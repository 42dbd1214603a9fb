// Reads documents one after another from files, folders, JSON lines and standard input, in an order that depends on names alone.
//
// A folder gives its .txt files, recursively, sorted; the document's name is the path below the folder. A MANIFEST.jsonl in the folder
// ({"file", "language"?, "date"?, "url"?, "title"?} a line) supplies what the files do not say. A .jsonl file gives one document a line
// ({"id", "text", "language"?, "date"?, "url"?, "title"?}). "-" is standard input: JSON lines if it begins with '{', else one text
// named "stdin". Any other file is one text, named by its file name. What cannot be read is skipped with a reason, and reading goes on:
// broken UTF-8 (with the byte), empty, binary, unreadable, too large, a line that is no JSON (with its number), a name given twice.
// Memory: one document at a time, and eight bytes for every name.
//
//   auto reader = InputReader::over({"articles/"}, {}, std::cin);          // kIo when a path does not exist
//   while (auto document = reader->next()) use(*document);
#pragma once
#include <cstdint>
#include <functional>
#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "extract/claim.h"

namespace signatory::store {

struct Skip {
  std::string name;    // of the document, file or line
  base::Error error;   // why
};

struct InputLimits {
  std::uint64_t document_bytes = 16 << 20;
};

class InputReader {
 public:
  using OnSkip = std::function<void(Skip)>;
  static base::Result<std::unique_ptr<InputReader>> over(std::vector<std::string> paths, InputLimits limits, std::istream& standard_input, OnSkip on_skip);
  virtual ~InputReader() = default;
  // The next document; nothing at the end.
  virtual std::optional<extract::DocumentInput> next() = 0;
};

// Bytes of the files that would be read, for a progress bar; 0 when standard input is among them.
std::uint64_t input_bytes(const std::vector<std::string>& paths);

}  // namespace signatory::store
