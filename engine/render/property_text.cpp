#include "render/property_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "render/escape.h"
#include "render/table.h"
#include "store/iso_time.h"

namespace signatory::render {
namespace {

using base::PropertyKind;
using base::PropertyRef;
using base::PropertyValue;

std::string temporal(PropertyRef value) {
  switch (value.kind()) {
    case PropertyKind::kDate: return store::iso_text(value.as_date());
    case PropertyKind::kLocalTime: return store::iso_text(value.as_local_time());
    case PropertyKind::kTime: return store::iso_text(value.as_time());
    case PropertyKind::kLocalDateTime: return store::iso_text(value.as_local_date_time());
    case PropertyKind::kDateTime: return store::iso_text(value.as_date_time());
    case PropertyKind::kDuration: return store::iso_text(value.as_duration());
    default: return {};
  }
}

// 83500000 → "83,500,000"; 2000000000 → "2 billion"; 12.5 → "12.5"
std::string grouped(double value) {
  for (const auto& [unit, name] : {std::pair{1e12, "trillion"}, {1e9, "billion"}, {1e6, "million"}}) {
    if (std::fabs(value) < unit) continue;
    const double scaled = value / unit;
    if (std::fabs(scaled * 1000 - std::round(scaled * 1000)) < 1e-6) return fmt::format("{} {}", scaled, name);
    break;
  }
  std::string digits = fmt::format("{}", value);
  if (digits.find_first_of("eE") != std::string::npos) return digits;
  const std::size_t point = std::min(digits.find('.'), digits.size());
  for (std::size_t at = point; at > 3 + (digits[0] == '-' ? 1U : 0U); at -= 3) digits.insert(at - 3, ",");
  return digits;
}

}  // namespace

std::string property_text(PropertyRef value) {
  switch (value.kind()) {
    case PropertyKind::kNone: return {};
    case PropertyKind::kBoolean: return value.as_boolean() ? "true" : "false";
    case PropertyKind::kInteger: return std::to_string(value.as_integer());
    case PropertyKind::kFloat: return float_digits(value.as_float());
    case PropertyKind::kString: return std::string(value.as_string());
    case PropertyKind::kList: break;
    default: return temporal(value);
  }
  std::string out;
  for (const PropertyValue& item : value.as_list()) (out += out.empty() ? "" : ", ") += property_text(item);
  return out;
}

std::string property_json(PropertyRef value) {
  switch (value.kind()) {
    case PropertyKind::kNone: return "null";
    case PropertyKind::kBoolean: case PropertyKind::kInteger: return property_text(value);
    case PropertyKind::kFloat: return Cell::real(value.as_float()).to_json();
    case PropertyKind::kList: break;
    default: return quote_json(property_text(value));
  }
  std::string out = "[";
  for (const PropertyValue& item : value.as_list()) (out += out.size() == 1 ? "" : ", ") += property_json(item);
  return out + ']';
}

std::string money_text(double value, std::string_view currency, std::string_view approximate) {
  std::string out(approximate);
  std::replace(out.begin(), out.end(), '_', ' ');
  if (!out.empty()) out += ' ';
  if (!currency.empty()) out.append(currency) += ' ';
  return out + grouped(value);
}

}  // namespace signatory::render
