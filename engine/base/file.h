// Reading and writing whole files with errors that name the file. Writing is atomic: a temporary file beside the target, then rename.
//
//   Result<std::string> text = read_file("a.txt");           // kIo: missing, unreadable, a folder; kLimit: larger than max_bytes
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "base/error.h"

namespace signatory::base {

inline constexpr std::uint64_t kMaxFileBytes = std::uint64_t{2} << 30;

Result<std::string> read_file(const std::string& path, std::uint64_t max_bytes = kMaxFileBytes);
// kIo when the folder is missing, the disk is full or permission is denied; the old file then stays as it was.
Result<void> write_file(const std::string& path, std::string_view bytes);

}  // namespace signatory::base
