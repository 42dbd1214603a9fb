#include "base/file.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <system_error>

namespace signatory::base {

Result<std::string> read_file(const std::string& path, std::uint64_t max_bytes) {
  std::error_code status;
  if (std::filesystem::is_directory(path, status)) return fail(ErrorCode::kIo, "is a folder, not a file").where(path);
  std::ifstream in(path, std::ios::binary);
  if (!in) return fail(ErrorCode::kIo, std::string("cannot be read: ") + std::strerror(errno)).where(path);
  std::string bytes;
  char chunk[65536];
  while (in.read(chunk, sizeof chunk) || in.gcount() > 0) {
    bytes.append(chunk, static_cast<std::size_t>(in.gcount()));
    if (bytes.size() > max_bytes)
      return fail(ErrorCode::kLimit, "is larger than " + std::to_string(max_bytes) + " bytes").where(path).hint("split it into documents");
  }
  if (in.bad()) return fail(ErrorCode::kIo, "stopped being readable half-way").where(path);
  return bytes;
}

Result<void> write_file(const std::string& path, std::string_view bytes) {
  const std::string temporary = path + ".tmp";
  {
    std::ofstream out(temporary, std::ios::binary | std::ios::trunc);
    if (!out) return fail(ErrorCode::kIo, std::string("cannot be written: ") + std::strerror(errno)).where(path);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.flush();
    if (!out) {
      const std::string reason = std::strerror(errno);
      std::error_code ignored;
      std::filesystem::remove(temporary, ignored);
      return fail(ErrorCode::kIo, "could not be written whole: " + reason).where(path).hint("is the disk full?");
    }
  }
  std::error_code renamed;
  std::filesystem::rename(temporary, path, renamed);
  if (renamed) return fail(ErrorCode::kIo, "cannot be replaced: " + renamed.message()).where(path);
  return {};
}

}  // namespace signatory::base
