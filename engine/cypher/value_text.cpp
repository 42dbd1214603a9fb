#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>
#include <iterator>

#include "cypher/temporal.h"
#include "cypher/value.h"

namespace signatory::cypher {

std::string_view type_name(ValueKind kind) {
  switch (kind) {
    case ValueKind::kNull: return "Null";
    case ValueKind::kBoolean: return "Boolean";
    case ValueKind::kInteger: return "Integer";
    case ValueKind::kFloat: return "Float";
    case ValueKind::kDate: return "Date";
    case ValueKind::kLocalTime: return "LocalTime";
    case ValueKind::kTime: return "Time";
    case ValueKind::kLocalDateTime: return "LocalDateTime";
    case ValueKind::kNode: return "Node";
    case ValueKind::kRelationship: return "Relationship";
    case ValueKind::kString: return "String";
    case ValueKind::kList: return "List";
    case ValueKind::kMap: return "Map";
    case ValueKind::kPath: return "Path";
    case ValueKind::kDateTime: return "DateTime";
    case ValueKind::kDuration: return "Duration";
  }
  return "Unknown";
}

std::string float_text(double value) {
  if (std::isnan(value)) return "NaN";
  if (std::isinf(value)) return value < 0 ? "-Infinity" : "Infinity";
  const double size = std::fabs(value);
  const bool plain = size == 0 || (size >= 1e-3 && size < 1e7);
  std::array<char, 40> buffer{};
  const auto format = plain ? std::chars_format::fixed : std::chars_format::scientific;
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, format).ptr;
  std::string text(buffer.data(), end);
  if (plain) return text.find('.') == std::string::npos ? text + ".0" : text;
  // "1e+10" → "1.0E10"
  const std::size_t e = text.find('e');
  std::string digits = text.substr(0, e);
  if (digits.find('.') == std::string::npos) digits += ".0";
  int exponent = 0;
  const char* begin = text.data() + e + (text[e + 1] == '+' ? 2 : 1);
  std::from_chars(begin, text.data() + text.size(), exponent);
  return fmt::format("{}E{}", digits, exponent);
}

namespace {

constexpr std::size_t kDescriptionBytes = 60;

void describe_to(std::string& out, const Value& value) {
  if (out.size() > kDescriptionBytes) return;
  auto append = std::back_inserter(out);
  switch (value.kind()) {
    case ValueKind::kNull: out += "null"; return;
    case ValueKind::kBoolean: out += value.as_boolean() ? "true" : "false"; return;
    case ValueKind::kInteger: fmt::format_to(append, "{}", value.as_integer()); return;
    case ValueKind::kFloat: out += float_text(value.as_float()); return;
    case ValueKind::kString: fmt::format_to(append, "\"{}\"", value.as_string().substr(0, kDescriptionBytes)); return;
    case ValueKind::kNode: out += "(node)"; return;
    case ValueKind::kRelationship: out += "[relationship]"; return;
    case ValueKind::kPath: out += "<path>"; return;
    case ValueKind::kList:
      out += '[';
      for (bool first = true; const Value& item : value.as_list()) {
        if (!first) out += ", ";
        first = false;
        describe_to(out, item);
        if (out.size() > kDescriptionBytes) return;
      }
      out += ']';
      return;
    case ValueKind::kMap:
      out += '{';
      for (bool first = true; const MapEntry& entry : value.as_map()) {
        fmt::format_to(append, "{}{}: ", first ? "" : ", ", entry.key);
        first = false;
        describe_to(out, entry.value);
        if (out.size() > kDescriptionBytes) return;
      }
      out += '}';
      return;
    default: out += temporal_text(value); return;
  }
}

// Cuts at a character boundary.
void cut(std::string& text) {
  if (text.size() <= kDescriptionBytes) return;
  std::size_t end = kDescriptionBytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  text.resize(end);
  text += "…";
}

}  // namespace

std::string describe(const Value& value) {
  std::string out;
  describe_to(out, value);
  cut(out);
  return out;
}

base::Error cypher_error(std::string_view type, std::string_view detail, std::string message) {
  return base::fail(base::ErrorCode::kData, std::move(message)).detail(fmt::format("{}.{}", type, detail));
}

}  // namespace signatory::cypher
