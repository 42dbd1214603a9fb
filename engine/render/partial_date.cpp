#include "render/partial_date.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <tuple>

namespace signatory::render {
namespace {

constexpr bool digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<DaysCovered> single(std::string_view date) {
  if (date.size() != 4 && date.size() != 7 && date.size() != 10) return std::nullopt;
  if (!digits(date.substr(0, 4))) return std::nullopt;
  const std::string text(date);
  if (date.size() == 4) return DaysCovered{text + "-01-01", text + "-12-31"};
  if (date[4] != '-' || !digits(date.substr(5, 2))) return std::nullopt;
  if (date.size() == 10) return date[7] == '-' && digits(date.substr(8)) ? std::optional(DaysCovered{text, text}) : std::nullopt;
  const std::chrono::year_month month{std::chrono::year(std::stoi(text.substr(0, 4))), std::chrono::month(static_cast<unsigned>(std::stoi(text.substr(5))))};
  if (!month.ok()) return std::nullopt;
  const unsigned last = static_cast<unsigned>((month / std::chrono::last).day());
  return DaysCovered{text + "-01", fmt::format("{}-{:02}", text, last)};
}

}  // namespace

std::optional<DaysCovered> days_covered(std::string_view date) {
  const std::size_t slash = date.find('/');
  if (slash == std::string_view::npos) return single(date);
  const auto first = single(date.substr(0, slash));
  const auto last = single(date.substr(slash + 1));
  if (!first || !last || last->last < first->first) return std::nullopt;
  return DaysCovered{first->first, last->last};
}

bool date_before(std::string_view a, std::string_view b) {
  const auto key = [](std::string_view date) {
    const auto days = days_covered(date);
    const int group = days ? 0 : (date.empty() ? 2 : 1);
    return std::tuple(group, days ? days->first : std::string(date), days ? days->last : std::string());
  };
  return key(a) < key(b);
}

std::string today() {
  const std::chrono::year_month_day date(std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()));
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

}  // namespace signatory::render
