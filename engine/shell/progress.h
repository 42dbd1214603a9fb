// A progress bar of one line, drawn at most ten times a second; the caller draws it on a terminal only.
//
//   ProgressBar bar(std::cerr, total_bytes);   bar.show(1200, 3'400'000, "1200 documents");   bar.clear();
#pragma once
#include <chrono>
#include <cstdint>
#include <iosfwd>
#include <string>

namespace signatory::shell {

class ProgressBar {
 public:
  // `total_bytes` 0: unknown, no percentage.
  ProgressBar(std::ostream& out, std::uint64_t total_bytes) : out_(out), total_bytes_(total_bytes) {}
  void show(std::uint64_t bytes, const std::string& text);
  void clear();

 private:
  std::ostream& out_;
  std::uint64_t total_bytes_;
  std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
  std::chrono::steady_clock::time_point last_ = {};
  bool shown_ = false;
};

// One line of the bar: "[#####     ]  50 %  text  3.4 MB/s  0:12 left".
std::string progress_line(std::uint64_t bytes, std::uint64_t total_bytes, double seconds, const std::string& text);

}  // namespace signatory::shell
