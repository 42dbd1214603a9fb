#include "shell/progress.h"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

namespace signatory::shell {

namespace {

constexpr std::size_t kWidth = 24;
constexpr auto kInterval = std::chrono::milliseconds(100);

}  // namespace

std::string progress_line(std::uint64_t bytes, std::uint64_t total_bytes, double seconds, const std::string& text) {
  const double speed = seconds > 0 ? static_cast<double>(bytes) / seconds : 0;
  std::string line;
  if (total_bytes > 0) {
    const double share = std::min(1.0, static_cast<double>(bytes) / static_cast<double>(total_bytes));
    const auto filled = static_cast<std::size_t>(share * kWidth);
    line = fmt::format("[{}{}] {:3.0f} %  ", std::string(filled, '#'), std::string(kWidth - filled, ' '), share * 100);
  }
  line += fmt::format("{}  {:.1f} MB/s", text, speed / 1e6);
  if (total_bytes > bytes && speed > 0) {
    const auto left = static_cast<std::uint64_t>(static_cast<double>(total_bytes - bytes) / speed);
    line += fmt::format("  {}:{:02} left", left / 60, left % 60);
  }
  return line;
}

void ProgressBar::show(std::uint64_t bytes, const std::string& text) {
  const auto now = std::chrono::steady_clock::now();
  if (now - last_ < kInterval) return;
  last_ = now;
  shown_ = true;
  out_ << "\r\033[K" << progress_line(bytes, total_bytes_, std::chrono::duration<double>(now - begun_).count(), text) << std::flush;
}

void ProgressBar::clear() {
  if (shown_) out_ << "\r\033[K" << std::flush;
  shown_ = false;
}

}  // namespace signatory::shell
