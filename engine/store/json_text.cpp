#include "store/json_text.h"

#include <charconv>
#include <cmath>

namespace signatory::store {

void append_json_string(std::string& out, std::string_view text) {
  static constexpr char kHex[] = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') (out += '\\') += c;
    else if (c == '\n') out += "\\n";
    else if (c == '\t') out += "\\t";
    else if (c == '\r') out += "\\r";
    else if (byte < 0x20 || byte == 0x7f) ((out += "\\u00") += kHex[byte >> 4]) += kHex[byte & 15];
    else out += c;
  }
  out += '"';
}

void JsonText::separate() {
  if (!first_ && !after_key_) out_ += spaced_ ? ", " : ",";
  first_ = after_key_ = false;
}

JsonText& JsonText::open(char bracket) {
  separate();
  out_ += bracket;
  first_ = true;
  return *this;
}

JsonText& JsonText::close(char bracket) {
  out_ += bracket;
  first_ = after_key_ = false;
  return *this;
}

JsonText& JsonText::key(std::string_view name) {
  separate();
  append_json_string(out_, name);
  out_ += spaced_ ? ": " : ":";
  after_key_ = true;
  return *this;
}

JsonText& JsonText::text(std::string_view value) {
  separate();
  append_json_string(out_, value);
  return *this;
}

JsonText& JsonText::text_or_null(std::string_view value) { return value.empty() ? null() : text(value); }
JsonText& JsonText::null() { return raw("null"); }

JsonText& JsonText::integer(std::int64_t value) { return raw(std::to_string(value)); }

JsonText& JsonText::number(double value) {
  constexpr double kExact = 9007199254740992.0;
  if (std::floor(value) == value && std::abs(value) < kExact) return integer(static_cast<std::int64_t>(value));
  return real(value);
}

JsonText& JsonText::real(double value) {
  char buffer[32];
  const auto result = std::to_chars(buffer, buffer + sizeof buffer, value);
  std::string text(buffer, result.ptr);
  if (text.find_first_of(".en") == std::string::npos) text += ".0";
  return raw(text);
}

JsonText& JsonText::raw(std::string_view json) {
  separate();
  out_ += json;
  return *this;
}

}  // namespace signatory::store
