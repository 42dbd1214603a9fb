#include <algorithm>
#include <chrono>

#include "link/claim_group.h"

namespace signatory::link {

namespace {

bool digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int number(std::string_view text) {
  int value = 0;
  for (const char c : text) value = value * 10 + (c - '0');
  return value;
}

// Interval "a/b": does `day` lie inside, at the precision of the ends?
bool inside(std::string_view day, std::string_view interval) {
  const std::size_t slash = interval.find('/');
  const std::string_view begin = interval.substr(0, slash);
  const std::string_view end = interval.substr(slash + 1);
  return day.substr(0, begin.size()) >= begin && day.substr(0, end.size()) <= end;
}

}  // namespace

bool dates_agree(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty() || a == b) return true;
  const bool interval_a = a.find('/') != std::string_view::npos;
  const bool interval_b = b.find('/') != std::string_view::npos;
  if (interval_a && interval_b) return false;
  if (interval_a) return inside(b, a);
  if (interval_b) return inside(a, b);
  if (a.size() > b.size()) std::swap(a, b);
  if (a.starts_with("--")) return b.size() == 10 && b.substr(4) == a.substr(1);
  return b.starts_with(a) && b[a.size()] == '-';
}

const std::string& more_specific(const std::string& a, const std::string& b) {
  const auto rank = [](const std::string& date) {
    const bool interval = date.find('/') != std::string::npos;
    return std::pair(date.empty() ? 0 : interval ? 1 : 2, interval ? std::size_t{0} : date.size());
  };
  return rank(a) < rank(b) ? b : a;
}

std::string plain_spaces(std::string_view phrase) {
  std::string plain;
  for (const char c : phrase) {
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!space) plain += c;
    else if (!plain.empty() && plain.back() != ' ') plain += ' ';
  }
  if (!plain.empty() && plain.back() == ' ') plain.pop_back();
  return plain;
}

std::int64_t days_of(std::string_view date) {
  if (date.size() < 10 || date[4] != '-' || date[7] != '-' || !digits(date.substr(0, 4)) || !digits(date.substr(5, 2)) || !digits(date.substr(8, 2))) return kUnknownDay;
  const std::chrono::year_month_day day{std::chrono::year(number(date.substr(0, 4))), std::chrono::month(static_cast<unsigned>(number(date.substr(5, 2)))),
                                        std::chrono::day(static_cast<unsigned>(number(date.substr(8, 2))))};
  return day.ok() ? std::chrono::sys_days(day).time_since_epoch().count() : kUnknownDay;
}

}  // namespace signatory::link
