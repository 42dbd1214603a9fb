#include "text/lines.h"

#include <algorithm>

#include "base/utf8.h"
#include "text/unicode.h"

namespace signatory::text {
namespace {

// Text is wrapped at widths between these; a longer line is a paragraph of its own.
constexpr std::size_t kMinWrapColumns = 40;
constexpr std::size_t kMaxWrapColumns = 110;
constexpr std::size_t kMinContinuedColumns = 25;

bool is_space_at(std::string_view text, std::size_t at, std::size_t& next) {
  next = at;
  const char32_t c = base::decode_utf8(text, next);
  const CharClass kind = char_info(c).kind;
  return kind == CharClass::kSpace || kind == CharClass::kIgnorable;
}

ByteSpan trimmed(std::string_view text, ByteSpan span) {
  std::size_t next = 0;
  const std::string_view inside = text.substr(0, span.end);
  while (span.begin < span.end && is_space_at(inside, span.begin, next)) span.begin = next;
  while (span.end > span.begin) {
    const std::size_t last = base::previous_utf8(text, span.end);
    if (last < span.begin || !is_space_at(text, last, next)) break;
    span.end = last;
  }
  return span;
}

std::size_t count_columns(std::string_view line) {
  return static_cast<std::size_t>(std::count_if(line.begin(), line.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::vector<Line> split_lines(std::string_view text) {
  std::vector<Line> lines;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = text.find_first_of("\n\r", at);
    if (end == std::string_view::npos) end = text.size();
    const ByteSpan span = trimmed(text, {at, end});
    lines.push_back({span, count_columns(text.substr(span.begin, span.size()))});
    at = end + (end + 1 < text.size() && text[end] == '\r' && text[end + 1] == '\n' ? 2 : 1);
  }
  return lines;
}

std::string_view bytes(std::string_view text, const Line& line) { return text.substr(line.span.begin, line.span.size()); }

bool starts_lower_case(std::string_view line) {
  std::size_t at = 0;
  return !line.empty() && char_info(base::decode_utf8(line, at)).lower;
}

std::size_t first_word_columns(std::string_view line) { return count_columns(line.substr(0, line.find(' '))); }

bool opens_item(std::string_view line) { return list_mark_bytes(line) > 0; }

bool starts_upper_case(std::string_view line) {
  std::size_t at = 0;
  return !line.empty() && char_info(base::decode_utf8(line, at)).upper;
}

// Neighbouring lines of wrapping length. `wrapped`: each is as full as its width allows, or ends a sentence.
struct Run {
  std::size_t end = 0;
  std::size_t width = 0;
  bool wrapped = false;
};

class Joiner {
 public:
  Joiner(std::string_view text, const std::vector<Line>& lines) : text_(text), lines_(lines) {}

  // A stretch of lines of wrapping length from `first` on, up to a blank or a long line.
  Run find_run(std::size_t first) const {
    Run run{.end = first, .width = 0, .wrapped = false};
    for (; run.end < lines_.size() && !lines_[run.end].span.empty() && lines_[run.end].columns <= kMaxWrapColumns; ++run.end) run.width = std::max(run.width, lines_[run.end].columns);
    if (run.width < kMinWrapColumns || run.end < first + 2) return run;
    if (run.end == first + 2) {
      run.wrapped = !starts_upper_case(bytes(text_, lines_[first + 1]));
      return run;
    }
    run.wrapped = true;
    for (std::size_t i = first; i + 1 < run.end; ++i) run.wrapped = run.wrapped && (ends_sentence(bytes(text_, lines_[i])) || full(i, run.width));
    return run;
  }

  bool joined(std::size_t i, const Run& run) const {
    const Line& line = lines_[i];
    const Line& next = lines_[i + 1];
    if (line.span.empty() || next.span.empty() || line.columns > kMaxWrapColumns) return false;
    const std::string_view here = bytes(text_, line);
    std::string_view behind = bytes(text_, next);
    const std::size_t mail = mail_mark_bytes(behind);
    if ((mail > 0) != (mail_mark_bytes(here) > 0)) return false;
    behind.remove_prefix(mail);
    if (behind.empty() || opens_item(behind) || ends_sentence(here)) return false;
    if (starts_lower_case(behind) && line.columns >= kMinContinuedColumns && here.back() != ':' && here.back() != ';') return true;
    return i + 1 < run.end && run.wrapped && full(i, run.width);
  }

 private:
  // Would the first word of the next line not have fitted on this one?
  bool full(std::size_t i, std::size_t width) const { return lines_[i].columns + 1 + first_word_columns(bytes(text_, lines_[i + 1])) > width; }

  std::string_view text_;
  const std::vector<Line>& lines_;
};

bool is_closing(char32_t c) {
  return c == '"' || c == '\'' || c == 0x201D || c == 0x2019 || c == 0xBB || c == ')' || c == ']' || c == 0x201C;
}

}  // namespace

std::size_t list_mark_bytes(std::string_view line) {
  std::size_t at = 0;
  if (line.empty()) return 0;
  const char32_t first = base::decode_utf8(line, at);
  const bool bullet = first == '-' || first == '*' || first == '+' || first == 0x2013 || first == 0x2014 || first == 0x2022 || first == 0xB7 || first == 0x25AA || first == 0x25CF;
  if (!bullet) {
    const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
    const bool lettered = digits == 0 && first >= 'a' && first <= 'z';
    at = lettered ? 1 : digits;
    if (at == 0 || at > 3 || at >= line.size() || (line[at] != ')' && (line[at] != '.' || lettered))) return 0;
    ++at;
  }
  std::size_t end = at;
  while (end < line.size() && (line[end] == ' ' || line[end] == '\t')) ++end;
  return end > at && end < line.size() ? end : 0;
}

std::size_t mail_mark_bytes(std::string_view line) {
  std::size_t at = 0;
  std::size_t marks = 0;
  for (; at < line.size() && (line[at] == '>' || line[at] == ' '); ++at) marks += line[at] == '>';
  return marks > 0 && (line[0] == '>') ? at : 0;
}

bool ends_sentence(std::string_view line) {
  std::size_t end = line.size();
  while (end > 0) {
    const std::size_t last = base::previous_utf8(line, end);
    std::size_t at = last;
    const char32_t c = base::decode_utf8(line, at);
    if (!is_closing(c)) {
      const bool agency_mark = c == '/' && last > 0 && line[last - 1] == '.';
      return agency_mark || c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002;
    }
    end = last;
  }
  return false;
}

Paragraphs split_paragraphs(std::string_view text) {
  Paragraphs out;
  out.lines = split_lines(text);
  const Joiner joiner(text, out.lines);
  Run run;
  bool blank = true;
  for (std::size_t i = 0; i < out.lines.size(); ++i) {
    if (out.lines[i].span.empty()) {
      blank = true;
      continue;
    }
    Paragraph paragraph{.span = out.lines[i].span, .first_line = i, .line_count = 1, .columns = out.lines[i].columns, .after_blank = blank};
    while (i + 1 < out.lines.size()) {
      if (i >= run.end) run = joiner.find_run(i);
      if (!joiner.joined(i, run)) break;
      ++i;
      ++paragraph.line_count;
      paragraph.columns += out.lines[i].columns + 1;
      paragraph.span.end = out.lines[i].span.end;
    }
    out.paragraphs.push_back(paragraph);
    blank = false;
  }
  return out;
}

}  // namespace signatory::text
