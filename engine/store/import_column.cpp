#include "store/import_column.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

#include "base/property_value.h"
#include "store/iso_time.h"
#include "store/json_text.h"
#include "store/property_json.h"

namespace signatory::store {

using base::ErrorCode;
using base::fail;
using base::PropertyRef;
using base::Result;

namespace {

struct TypeName {
  std::string_view name;
  ColumnType type;
};
// The first of each type is the one to show.
constexpr std::array kTypeNames = {
    TypeName{"boolean", ColumnType::kBoolean}, TypeName{"bool", ColumnType::kBoolean},
    TypeName{"int", ColumnType::kInteger},     TypeName{"integer", ColumnType::kInteger}, TypeName{"long", ColumnType::kInteger},
    TypeName{"short", ColumnType::kInteger},   TypeName{"byte", ColumnType::kInteger},    TypeName{"int64", ColumnType::kInteger},
    TypeName{"int32", ColumnType::kInteger},   TypeName{"float", ColumnType::kFloat},     TypeName{"double", ColumnType::kFloat},
    TypeName{"string", ColumnType::kString},   TypeName{"char", ColumnType::kString},     TypeName{"date", ColumnType::kDate},
    TypeName{"localtime", ColumnType::kLocalTime}, TypeName{"time", ColumnType::kTime},
    TypeName{"localdatetime", ColumnType::kLocalDateTime}, TypeName{"datetime", ColumnType::kDateTime}, TypeName{"duration", ColumnType::kDuration},
};

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return result;
}

// Roles that a header names with a colon: ":START_ID(Person)".
bool set_role(ImportColumn& column, std::string_view role) {
  if (const auto open = role.find('('); open != std::string_view::npos && role.ends_with(')')) {
    column.space = role.substr(open + 1, role.size() - open - 2);
    role = role.substr(0, open);
  }
  const std::string name = lower(role);
  if (name == "id") column.role = ColumnRole::kId;
  else if (name == "label" || name == "labels") column.role = ColumnRole::kLabel;
  else if (name == "start_id") column.role = ColumnRole::kSource;
  else if (name == "end_id") column.role = ColumnRole::kTarget;
  else if (name == "type") column.role = ColumnRole::kType;
  else if (name == "ignore") column.role = ColumnRole::kIgnore;
  else return false;
  return true;
}

// Roles by custom: plain headers.
ColumnRole plain_role(const std::string& name, FileKind kind) {
  const auto is_one_of = [&](std::initializer_list<std::string_view> names) { return std::find(names.begin(), names.end(), name) != names.end(); };
  if (kind == FileKind::kNodes) {
    if (name == "id") return ColumnRole::kId;
    return is_one_of({"label", "labels"}) ? ColumnRole::kLabel : ColumnRole::kProperty;
  }
  if (is_one_of({"src", "from", "source", "start", "start_id", "source_id", "subject"})) return ColumnRole::kSource;
  if (is_one_of({"dst", "to", "target", "end", "end_id", "target_id", "object"})) return ColumnRole::kTarget;
  return is_one_of({"type", "relation"}) ? ColumnRole::kType : ColumnRole::kProperty;
}

bool is_integer(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return !text.empty() && error == std::errc() && end == text.data() + text.size();
}

bool has_leading_zero(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  return text.size() > 1 && text[0] == '0' && text[1] >= '0' && text[1] <= '9';
}

std::optional<double> as_float(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<bool> as_boolean(std::string_view text) {
  if (text == "true" || text == "True" || text == "TRUE") return true;
  if (text == "false" || text == "False" || text == "FALSE") return false;
  return std::nullopt;
}

bool append_temporal(std::string& out, std::string_view text, ColumnType type) {
  const auto put = [&](const auto& parsed, auto wrap) {
    if (!parsed) return false;
    append_property_json(out, wrap(*parsed));
    return true;
  };
  switch (type) {
    case ColumnType::kDate: return put(parse_iso_date(text), [](base::Date v) { return PropertyRef::date(v); });
    case ColumnType::kLocalTime: return put(parse_iso_local_time(text), [](base::LocalTime v) { return PropertyRef::local_time(v); });
    case ColumnType::kTime: return put(parse_iso_time(text), [](base::Time v) { return PropertyRef::time(v); });
    case ColumnType::kLocalDateTime: return put(parse_iso_local_date_time(text), [](base::LocalDateTime v) { return PropertyRef::local_date_time(v); });
    case ColumnType::kDateTime: return put(parse_iso_date_time(text), [](const base::DateTime& v) { return PropertyRef::date_time(v); });
    default: return put(parse_iso_duration(text), [](const base::Duration& v) { return PropertyRef::duration(v); });
  }
}

bool append_scalar(std::string& out, std::string_view text, ColumnType type) {
  switch (type) {
    case ColumnType::kBoolean:
      if (!as_boolean(text)) return false;
      out += *as_boolean(text) ? "true" : "false";
      return true;
    case ColumnType::kInteger:
      if (!is_integer(text)) return false;
      if (has_leading_zero(text)) {
        std::int64_t value = 0;
        std::from_chars(text.data(), text.data() + text.size(), value);
        out += fmt::format("{}", value);
      } else {
        out += text;
      }
      return true;
    case ColumnType::kFloat: {
      const auto value = as_float(text);
      if (value) append_property_json(out, PropertyRef::floating(*value));
      return value.has_value();
    }
    case ColumnType::kInferred:
    case ColumnType::kString: append_json_string(out, text); return true;
    default: return append_temporal(out, text, type);
  }
}

}  // namespace

Result<ImportColumn> parse_column(std::string_view header, FileKind kind) {
  ImportColumn column;
  const auto colon = header.rfind(':');
  column.name = header.substr(0, colon);
  if (colon == std::string_view::npos) {
    column.role = plain_role(lower(column.name), kind);
  } else if (const std::string_view behind = header.substr(colon + 1); !set_role(column, behind)) {
    std::string type = lower(behind);
    if (type.ends_with("[]")) column.list = true, type.resize(type.size() - 2);
    const auto known = std::find_if(kTypeNames.begin(), kTypeNames.end(), [&](const TypeName& each) { return each.name == type; });
    if (known == kTypeNames.end()) return fail(ErrorCode::kData, fmt::format("'{}' is not a type of a column", behind)).hint("int, float, boolean, string, date, datetime …, or ID, LABEL, START_ID, END_ID, TYPE, IGNORE");
    column.type = known->type;
  }
  if (column.role == ColumnRole::kProperty && column.name.empty()) column.role = ColumnRole::kIgnore;
  append_json_string(column.json_key, column.name);
  column.json_key += ':';
  return column;
}

void TypeGuess::add(const CsvField& field) {
  if (field.text.empty() && !field.quoted) return;
  any_ = true;
  if (field.quoted) boolean_ = integer_ = number_ = date_ = false;
  if (integer_) integer_ = is_integer(field.text) && !has_leading_zero(field.text);
  if (number_ && !integer_) number_ = as_float(field.text) && !has_leading_zero(field.text) && std::isfinite(*as_float(field.text));
  boolean_ = boolean_ && as_boolean(field.text).has_value();
  date_ = date_ && parse_iso_date(field.text).has_value();
}

ColumnType TypeGuess::type() const {
  if (!any_) return ColumnType::kString;
  return integer_ ? ColumnType::kInteger : number_ ? ColumnType::kFloat : boolean_ ? ColumnType::kBoolean : date_ ? ColumnType::kDate : ColumnType::kString;
}

bool append_value(std::string& out, std::string_view text, const ImportColumn& column) {
  if (!column.list) return append_scalar(out, text, column.type);
  out += '[';
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(';', at), text.size());
    if (at > 0) out += ',';
    if (!append_scalar(out, text.substr(at, end - at), column.type)) return false;
    at = end + 1;
  }
  out += ']';
  return true;
}

std::string_view name_of(ColumnType type) {
  for (const TypeName& each : kTypeNames)
    if (each.type == type) return each.name;
  return "text";
}

}  // namespace signatory::store
