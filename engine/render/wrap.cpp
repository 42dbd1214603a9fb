#include "render/wrap.h"

#include <algorithm>

#include "base/utf8.h"
#include "text/unicode.h"

namespace signatory::render {
namespace {

// Bytes of the longest beginning of `text` that fits in `width` columns; at least one character with its marks.
std::size_t fitting_bytes(std::string_view text, std::size_t width) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    columns += text::char_info(base::decode_utf8(text, at)).width;
    if (columns > width && begin > 0) return begin;
  }
  return text.size();
}

void wrap_paragraph(std::string_view text, std::size_t width, std::vector<std::string>& lines) {
  std::string line;
  std::size_t used = 0;
  bool open = false;
  const auto flush = [&] {
    lines.push_back(std::move(line));
    line.clear();
    used = 0;
    open = false;
  };
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t blank = std::min(text.find(' ', at), text.size());
    std::string_view word = text.substr(at, blank - at);
    at = blank + 1;
    const std::size_t columns = text::display_width(word);
    if (open && used + 1 + columns > width) flush();
    if (open) {
      line += ' ';
      ++used;
    }
    while (text::display_width(word) > width) {
      const std::size_t bytes = fitting_bytes(word, width);
      if (bytes == word.size()) break;  // one character wider than the line
      line += word.substr(0, bytes);
      word.remove_prefix(bytes);
      flush();
    }
    line += word;
    used += text::display_width(word);
    open = true;
  }
  flush();
}

}  // namespace

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t feed = std::min(text.find('\n', at), text.size());
    wrap_paragraph(text.substr(at, feed - at), std::max<std::size_t>(width, 1), lines);
    at = feed + 1;
  }
  return lines;
}

std::string cut_to_width(std::string_view text, std::size_t width) {
  if (text::display_width(text) <= width) return std::string(text);
  if (width <= 1) return width == 0 ? "" : "…";
  std::size_t bytes = fitting_bytes(text, width - 1);
  while (bytes > 0 && text[bytes - 1] == ' ') --bytes;
  return std::string(text.substr(0, bytes)) + "…";
}

std::vector<std::string> wrap_lines(std::string_view text, std::size_t width, std::size_t lines) {
  std::vector<std::string> all = wrap(text, width);
  if (all.size() <= lines) return all;
  std::string rest = all[lines - 1];
  for (std::size_t at = lines; at < all.size(); ++at) rest += ' ' + all[at];
  all.resize(lines);
  all.back() = cut_to_width(rest, width);
  return all;
}

}  // namespace signatory::render
