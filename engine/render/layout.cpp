#include "render/layout.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <thread>

#include "base/file.h"
#include "render/escape.h"

extern char** environ;

namespace signatory::render {
namespace {

using base::ErrorCode;
using base::fail;
using base::Result;

constexpr std::size_t kMessageBytes = 400;

// A private folder with the files of one run; removed with them.
class Workplace {
 public:
  Workplace() {
    std::error_code failed;
    const std::filesystem::path base = std::filesystem::temp_directory_path(failed);
    if (failed) return;
    folder_ = (base / "signatory-XXXXXX").string();
    if (mkdtemp(folder_.data()) == nullptr) folder_.clear();
  }
  ~Workplace() {
    if (folder_.empty()) return;
    for (const char* name : {"in.dot", "out", "messages"}) unlink(path(name).c_str());
    rmdir(folder_.c_str());
  }
  Workplace(const Workplace&) = delete;
  Workplace& operator=(const Workplace&) = delete;
  bool ready() const { return !folder_.empty(); }
  std::string path(const char* name) const { return folder_ + '/' + name; }

 private:
  std::string folder_;
};

const char* name_of(Picture picture) {
  switch (picture) {
    case Picture::kSvg: return "svg";
    case Picture::kPng: return "png";
    case Picture::kPdf: return "pdf";
  }
  return "svg";
}

Result<pid_t> start(const Workplace& place, Picture picture) {
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&files, STDERR_FILENO, place.path("messages").c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  std::string type = fmt::format("-T{}", name_of(picture)), resolution = "-Gdpi=120", output = "-o" + place.path("out"), input = place.path("in.dot"), program = "dot";
  // Only bitmaps need a resolution; in an SVG it would scale the fonts.
  std::array<char*, 6> with = {program.data(), type.data(), output.data(), input.data(), picture == Picture::kPng ? resolution.data() : nullptr, nullptr};
  pid_t child = 0;
  const int failed = posix_spawnp(&child, "dot", &files, nullptr, with.data(), environ);
  posix_spawn_file_actions_destroy(&files);
  if (failed == ENOENT) {
    return fail(ErrorCode::kNotFound, "GraphViz is not installed: there is no program `dot` on PATH").hint("install the package graphviz, or export to a .dot file").detail("Layout.NoGraphviz");
  }
  if (failed != 0) return fail(ErrorCode::kIo, fmt::format("cannot start `dot`: {}", std::strerror(failed)));
  return child;
}

// The exit status of the child; it is killed when its time is up.
Result<int> wait_for(pid_t child, const LayoutOptions& options) {
  const auto deadline = base::Deadline::in(std::chrono::milliseconds(static_cast<std::int64_t>(options.seconds * 1000)));
  int status = 0;
  for (auto pause = std::chrono::milliseconds(2);; pause = std::min(pause * 2, std::chrono::milliseconds(50))) {
    const pid_t done = waitpid(child, &status, WNOHANG);
    if (done == child) return status;
    if (done < 0 && errno != EINTR) return fail(ErrorCode::kIo, fmt::format("lost `dot`: {}", std::strerror(errno)));
    const bool cancelled = options.cancellation.cancelled();
    if (cancelled || deadline.passed()) {
      kill(child, SIGKILL);
      waitpid(child, &status, 0);
      if (cancelled) return fail(ErrorCode::kInterrupted, "interrupted while GraphViz laid out the picture");
      return fail(ErrorCode::kLimit, fmt::format("GraphViz did not finish within {} seconds", options.seconds)).hint("draw fewer nodes with --max-nodes");
    }
    std::this_thread::sleep_for(pause);
  }
}

}  // namespace

std::optional<Picture> picture_of(std::string_view ending) {
  for (const Picture picture : {Picture::kSvg, Picture::kPng, Picture::kPdf}) {
    if (ending == name_of(picture)) return picture;
  }
  return std::nullopt;
}

Result<std::string> layout(std::string_view dot, Picture picture, const LayoutOptions& options) {
  const Workplace place;
  if (!place.ready()) return fail(ErrorCode::kIo, fmt::format("cannot make a temporary folder: {}", std::strerror(errno)));
  if (auto written = base::write_file(place.path("in.dot"), dot); !written) return forward(written);
  auto child = start(place, picture);
  if (!child) return forward(child);
  auto status = wait_for(*child, options);
  if (!status) return forward(status);
  if (WIFEXITED(*status) && WEXITSTATUS(*status) == 127) {
    return fail(ErrorCode::kNotFound, "GraphViz is not installed: there is no program `dot` on PATH").hint("install the package graphviz, or export to a .dot file").detail("Layout.NoGraphviz");
  }
  if (*status != 0) {
    const std::string messages = base::read_file(place.path("messages")).value_or("");
    return fail(ErrorCode::kInternal, fmt::format("GraphViz could not lay out the picture: {}", escape_terminal(messages.substr(0, kMessageBytes))));
  }
  return base::read_file(place.path("out"));
}

}  // namespace signatory::render
