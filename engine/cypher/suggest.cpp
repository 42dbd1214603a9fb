#include "cypher/suggest.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "base/utf8.h"

namespace signatory::cypher {
namespace {

constexpr int kStep = 12;  // the price of one ordinary edit
constexpr std::size_t kLongestName = 80;

char32_t lower(char32_t c) { return c >= U'A' && c <= U'Z' ? c + 32 : c; }

std::u32string decode(std::string_view text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size() && out.size() < kLongestName;) out += base::decode_utf8(text, at);
  return out;
}

bool neighbours(char32_t a, char32_t b) {
  static constexpr std::array<std::u32string_view, 3> kRows{U"qwertyuiop", U"asdfghjkl", U"zxcvbnm"};
  const auto place = [](char32_t c) {
    for (int row = 0; row < 3; ++row)
      if (const auto column = kRows[static_cast<std::size_t>(row)].find(c); column != std::u32string_view::npos) return std::pair{row, static_cast<int>(column)};
    return std::pair{-10, -10};
  };
  const auto [row_a, column_a] = place(a);
  const auto [row_b, column_b] = place(b);
  return row_a >= 0 && row_b >= 0 && std::abs(row_a - row_b) <= 1 && std::abs(column_a - column_b) <= 1;
}

int substitution(char32_t a, char32_t b) {
  if (a == b) return 0;
  if (lower(a) == lower(b)) return kStep / 4;
  return neighbours(lower(a), lower(b)) ? kStep - 2 : kStep;
}

// The price of adding or dropping word[at]: a doubled letter is a common slip.
int insertion(const std::u32string& word, std::size_t at) { return at > 0 && lower(word[at]) == lower(word[at - 1]) ? kStep - 2 : kStep; }

int distance(const std::u32string& a, const std::u32string& b) {
  std::vector<int> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 1; j <= b.size(); ++j) last[j] = last[j - 1] + insertion(b, j - 1);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = last[0] + insertion(a, i - 1);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({last[j] + insertion(a, i - 1), row[j - 1] + insertion(b, j - 1), last[j - 1] + substitution(a[i - 1], b[j - 1])});
      if (i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) && lower(a[i - 2]) == lower(b[j - 1]) && a[i - 1] != a[i - 2])
        row[j] = std::min(row[j], before[j - 2] + kStep - 3);
    }
    before.swap(last);
    last.swap(row);
  }
  return last[b.size()];
}

int common_prefix(const std::u32string& a, const std::u32string& b) {
  std::size_t n = 0;
  while (n < a.size() && n < b.size() && lower(a[n]) == lower(b[n])) ++n;
  return static_cast<int>(n);
}

}  // namespace

std::optional<std::string> nearest_name(std::string_view name, const std::vector<std::string>& candidates) {
  const std::u32string wanted = decode(name);
  const int bound = std::max(kStep, static_cast<int>(wanted.size()) * kStep / 3);
  std::optional<std::string> best;
  int best_price = bound * 8 + 1;
  for (const std::string& candidate : candidates) {
    const std::u32string word = decode(candidate);
    if (word == wanted || std::abs(static_cast<int>(word.size()) - static_cast<int>(wanted.size())) * (kStep - 2) > bound) continue;
    const int edits = distance(wanted, word);
    if (edits > bound || (wanted.size() <= 1 && edits >= kStep && word.size() <= 1)) continue;
    const int price = edits * 8 - std::min(common_prefix(wanted, word), 7);
    if (price < best_price || (price == best_price && best && candidate < *best)) {
      best = candidate;
      best_price = price;
    }
  }
  return best;
}

std::string did_you_mean(std::string_view name, const std::vector<std::string>& candidates) {
  const auto best = nearest_name(name, candidates);
  return best ? "did you mean `" + *best + "`?" : std::string();
}

}  // namespace signatory::cypher
