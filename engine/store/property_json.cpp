#include "store/property_json.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <limits>

#include "base/utf8.h"
#include "store/iso_time.h"
#include "store/json_text.h"

namespace signatory::store {

using base::ErrorCode;
using base::fail;
using base::PropertyKind;
using base::PropertyRef;
using base::PropertyValue;
using base::Result;

Result<std::span<const NamedRef>> PropertyJson::parse(std::string_view json) {
  text_ = json;
  at_ = 0;
  found_.clear();
  strings_.clear();
  values_.clear();
  try {
    expect('{');
    if (!take('}')) {
      do {
        const std::string_view key = string();
        expect(':');
        nested_ = false;
        if (const PropertyRef read = value(); read.exists()) found_.push_back({key, read});
      } while (take(','));
      expect('}');
    }
    if (peek() != '\0' || at_ != text_.size()) throw Bad();
  } catch (const Bad&) {
    return fail(ErrorCode::kDamaged, fmt::format("properties are not what the database keeps, at byte {}", at_)).detail("Store.Properties");
  }
  return std::span<const NamedRef>(found_);
}

// The next byte that is not white space; 0 at the end.
char PropertyJson::peek() {
  while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\t' || text_[at_] == '\r')) ++at_;
  return at_ < text_.size() ? text_[at_] : '\0';
}

void PropertyJson::expect(char c) {
  if (!take(c)) throw Bad();
}

bool PropertyJson::take(char c) {
  if (peek() != c) return false;
  ++at_;
  return true;
}

std::string_view PropertyJson::string() {
  expect('"');
  const std::size_t begin = at_;
  for (; at_ < text_.size(); ++at_) {
    if (text_[at_] == '"') return text_.substr(begin, at_++ - begin);
    if (text_[at_] == '\\') return unescape(begin);
  }
  throw Bad();
}

std::string_view PropertyJson::unescape(std::size_t begin) {
  std::string out(text_.substr(begin, at_ - begin));
  while (at_ < text_.size() && text_[at_] != '"') {
    if (text_[at_] == '\\') ++at_, append_escape(out);
    else out += text_[at_++];
  }
  if (at_ >= text_.size()) throw Bad();
  ++at_;
  return strings_.emplace_back(std::move(out));
}

unsigned PropertyJson::hex4() {
  unsigned value = 0;
  if (at_ + 4 > text_.size()) throw Bad();
  const auto [end, error] = std::from_chars(text_.data() + at_, text_.data() + at_ + 4, value, 16);
  if (error != std::errc() || end != text_.data() + at_ + 4) throw Bad();
  at_ += 4;
  return value;
}

void PropertyJson::append_escape(std::string& out) {
  constexpr std::string_view kNames = "\"\\/bfnrt", kMeanings = "\"\\/\b\f\n\r\t";
  if (at_ >= text_.size()) throw Bad();
  const char c = text_[at_++];
  if (const auto known = kNames.find(c); known != std::string_view::npos) {
    out += kMeanings[known];
    return;
  }
  if (c != 'u') throw Bad();
  char32_t code = hex4();
  if (code >= 0xd800 && code < 0xdc00) {
    if (text_.substr(at_, 2) != "\\u") throw Bad();
    at_ += 2;
    const unsigned low = hex4();
    if (low < 0xdc00 || low > 0xdfff) throw Bad();
    code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
  } else if (code >= 0xdc00 && code <= 0xdfff) {
    throw Bad();
  }
  base::append_utf8(out, code);
}

PropertyRef PropertyJson::word(std::string_view text, PropertyRef meaning) {
  if (text_.substr(at_, text.size()) != text) throw Bad();
  at_ += text.size();
  return meaning;
}

PropertyRef PropertyJson::value() {
  switch (peek()) {
    case '"': return PropertyRef::string(string());
    case 't': return word("true", PropertyRef::boolean(true));
    case 'f': return word("false", PropertyRef::boolean(false));
    case 'n': return word("null", {});
    case '{': return tagged();
    case '[': return list();
    default: return number();
  }
}

PropertyRef PropertyJson::number() {
  const std::size_t begin = at_;
  bool whole = true;
  for (; at_ < text_.size(); ++at_) {
    const char c = text_[at_];
    if (c == '.' || c == 'e' || c == 'E' || c == '+') whole = false;
    else if (c != '-' && (c < '0' || c > '9')) break;
  }
  const char *first = text_.data() + begin, *last = text_.data() + at_;
  if (whole) {
    std::int64_t integer = 0;
    const auto [end, error] = std::from_chars(first, last, integer);
    if (error != std::errc() || end != last) throw Bad();
    return PropertyRef::integer(integer);
  }
  double real = 0;
  const auto [end, error] = std::from_chars(first, last, real);
  if (error != std::errc() || end != last) throw Bad();
  return PropertyRef::floating(real);
}

PropertyRef PropertyJson::tagged() {
  expect('{');
  const std::string_view tag = string();
  expect(':');
  if (peek() != '"') throw Bad();
  const std::string_view text = string();
  expect('}');
  const auto need = [](const auto& parsed) -> const auto& {
    if (!parsed) throw Bad();
    return *parsed;
  };
  if (tag == "$date") return PropertyRef::date(need(parse_iso_date(text)));
  if (tag == "$localtime") return PropertyRef::local_time(need(parse_iso_local_time(text)));
  if (tag == "$time") return PropertyRef::time(need(parse_iso_time(text)));
  if (tag == "$localdatetime") return PropertyRef::local_date_time(need(parse_iso_local_date_time(text)));
  if (tag == "$datetime") return values_.emplace_back(PropertyValue::date_time(need(parse_iso_date_time(text)))).ref();
  if (tag == "$duration") return values_.emplace_back(PropertyValue::duration(need(parse_iso_duration(text)))).ref();
  if (tag == "$float" && text == "NaN") return PropertyRef::floating(std::numeric_limits<double>::quiet_NaN());
  if (tag == "$float" && text == "Infinity") return PropertyRef::floating(std::numeric_limits<double>::infinity());
  if (tag == "$float" && text == "-Infinity") return PropertyRef::floating(-std::numeric_limits<double>::infinity());
  throw Bad();
}

PropertyRef PropertyJson::list() {
  expect('[');
  if (std::exchange(nested_, true)) throw Bad();  // no lists of lists
  std::vector<PropertyValue> items;
  if (!take(']')) {
    do {
      items.emplace_back(value());
      if (!items.back().ref().exists()) throw Bad();
    } while (take(','));
    expect(']');
  }
  return values_.emplace_back(PropertyValue::list(std::move(items))).ref();
}

namespace {

void append_tagged(std::string& out, std::string_view tag, std::string_view text) {
  out += fmt::format("{{\"${}\":", tag);
  append_json_string(out, text);
  out += '}';
}

void append_float(std::string& out, double value) {
  if (std::isnan(value)) return append_tagged(out, "float", "NaN");
  if (std::isinf(value)) return append_tagged(out, "float", value < 0 ? "-Infinity" : "Infinity");
  char buffer[32];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
  const std::string_view text(buffer, static_cast<std::size_t>(end - buffer));
  out += text;
  if (text.find_first_of(".e") == std::string_view::npos) out += ".0";
}

}  // namespace

void append_property_json(std::string& out, PropertyRef value) {
  switch (value.kind()) {
    case PropertyKind::kNone: out += "null"; break;
    case PropertyKind::kBoolean: out += value.as_boolean() ? "true" : "false"; break;
    case PropertyKind::kInteger: fmt::format_to(std::back_inserter(out), "{}", value.as_integer()); break;
    case PropertyKind::kFloat: append_float(out, value.as_float()); break;
    case PropertyKind::kString: append_json_string(out, value.as_string()); break;
    case PropertyKind::kDate: append_tagged(out, "date", iso_text(value.as_date())); break;
    case PropertyKind::kLocalTime: append_tagged(out, "localtime", iso_text(value.as_local_time())); break;
    case PropertyKind::kTime: append_tagged(out, "time", iso_text(value.as_time())); break;
    case PropertyKind::kLocalDateTime: append_tagged(out, "localdatetime", iso_text(value.as_local_date_time())); break;
    case PropertyKind::kDateTime: append_tagged(out, "datetime", iso_text(value.as_date_time())); break;
    case PropertyKind::kDuration: append_tagged(out, "duration", iso_text(value.as_duration())); break;
    case PropertyKind::kList: {
      out += '[';
      bool first = true;
      for (const PropertyValue& item : value.as_list()) {
        if (!std::exchange(first, false)) out += ',';
        append_property_json(out, item.ref());
      }
      out += ']';
      break;
    }
  }
}

std::string property_json(const base::NamedProperties& properties) {
  std::string out = "{";
  for (const auto& [key, value] : properties) {
    if (out.size() > 1) out += ',';
    append_json_string(out, key);
    out += ':';
    append_property_json(out, value.ref());
  }
  return out + "}";
}

}  // namespace signatory::store
