#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "cypher/function_support.h"
#include "cypher/text_functions.h"

namespace signatory::cypher {
namespace {

// All the given arguments as strings; an error for the first that is none.
Result<void> need_strings(std::string_view function, Arguments arguments) {
  for (const Value& argument : arguments) {
    if (!argument.is(ValueKind::kString)) return tl::unexpected(wrong_argument(function, "a string", argument));
  }
  return {};
}

// A length or position: an integer that is not negative.
Result<std::size_t> need_count(std::string_view function, const Value& value) {
  if (!value.is(ValueKind::kInteger)) return tl::unexpected(wrong_argument(function, "an integer", value));
  if (value.as_integer() < 0) return tl::unexpected(number_out_of_range(fmt::format("{}() needs a number that is not negative, not {}", function, value.as_integer())));
  return static_cast<std::size_t>(value.as_integer());
}

Result<Value> to_lower(const EvaluationContext&, Arguments arguments) {
  if (const auto ok = need_strings("toLower", arguments); !ok) return tl::unexpected(ok.error());
  return Value::string(lower_text(arguments[0].as_string()));
}

Result<Value> to_upper(const EvaluationContext&, Arguments arguments) {
  if (const auto ok = need_strings("toUpper", arguments); !ok) return tl::unexpected(ok.error());
  return Value::string(upper_text(arguments[0].as_string()));
}

// Without the given characters at the sides.
std::string_view strip(std::string_view text, std::string_view characters, Side side) {
  const auto is_listed = [&](std::string_view character) { return !character.empty() && characters.find(character) != std::string_view::npos; };
  while (side != Side::kRight && !text.empty()) {
    const std::size_t end = byte_offset(text, 1);
    if (!is_listed(text.substr(0, end))) break;
    text.remove_prefix(end);
  }
  while (side != Side::kLeft && !text.empty()) {
    std::size_t begin = text.size() - 1;
    while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) --begin;
    if (!is_listed(text.substr(begin))) break;
    text.remove_suffix(text.size() - begin);
  }
  return text;
}

template <Side S>
Result<Value> trim(const EvaluationContext&, Arguments arguments) {
  if (const auto ok = need_strings("trim", arguments); !ok) return tl::unexpected(ok.error());
  const std::string_view text = arguments[0].as_string();
  return Value::string(arguments.size() > 1 ? strip(text, arguments[1].as_string(), S) : trimmed(text, S));
}

Result<Value> left(const EvaluationContext&, Arguments arguments) {
  if (const auto ok = need_strings("left", arguments.first(1)); !ok) return tl::unexpected(ok.error());
  const auto count = need_count("left", arguments[1]);
  if (!count) return tl::unexpected(count.error());
  const std::string_view text = arguments[0].as_string();
  return Value::string(text.substr(0, byte_offset(text, *count)));
}

Result<Value> right(const EvaluationContext&, Arguments arguments) {
  if (const auto ok = need_strings("right", arguments.first(1)); !ok) return tl::unexpected(ok.error());
  const auto count = need_count("right", arguments[1]);
  if (!count) return tl::unexpected(count.error());
  const std::string_view text = arguments[0].as_string();
  const std::size_t size = code_point_count(text);
  return Value::string(text.substr(byte_offset(text, size - std::min(size, *count))));
}

Result<Value> substring(const EvaluationContext&, Arguments arguments) {
  if (const auto ok = need_strings("substring", arguments.first(1)); !ok) return tl::unexpected(ok.error());
  const auto start = need_count("substring", arguments[1]);
  if (!start) return tl::unexpected(start.error());
  std::string_view text = arguments[0].as_string();
  text = text.substr(byte_offset(text, *start));
  if (arguments.size() > 2) {
    const auto length = need_count("substring", arguments[2]);
    if (!length) return tl::unexpected(length.error());
    text = text.substr(0, byte_offset(text, *length));
  }
  return Value::string(text);
}

// Where the search string occurs, not overlapping, from the left.
std::vector<std::size_t> occurrences(std::string_view text, std::string_view search) {
  std::vector<std::size_t> found;
  for (std::size_t at = text.find(search); at != std::string_view::npos; at = text.find(search, at + search.size())) found.push_back(at);
  return found;
}

Result<Value> replace(const EvaluationContext& context, Arguments arguments) {
  if (const auto ok = need_strings("replace", arguments); !ok) return tl::unexpected(ok.error());
  const std::string_view text = arguments[0].as_string();
  const std::string_view search = arguments[1].as_string();
  const std::string_view by = arguments[2].as_string();
  if (search.empty()) return arguments[0];
  const auto found = occurrences(text, search);
  if (const auto room = check_room(context, text.size() + found.size() * by.size()); !room) return tl::unexpected(room.error());
  std::string out;
  std::size_t copied = 0;
  for (const std::size_t at : found) {
    out += text.substr(copied, at - copied);
    out += by;
    copied = at + search.size();
  }
  out += text.substr(copied);
  return Value::string(out);
}

// An empty delimiter gives the characters.
std::vector<Value> split_text(std::string_view text, std::string_view delimiter) {
  std::vector<Value> parts;
  if (delimiter.empty()) {
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t size = byte_offset(text.substr(at), 1);
      parts.push_back(Value::string(text.substr(at, size)));
      at += size;
    }
    return parts;
  }
  std::size_t begin = 0;
  for (const std::size_t at : occurrences(text, delimiter)) {
    parts.push_back(Value::string(text.substr(begin, at - begin)));
    begin = at + delimiter.size();
  }
  parts.push_back(Value::string(text.substr(begin)));
  return parts;
}

Result<Value> split(const EvaluationContext& context, Arguments arguments) {
  if (const auto ok = need_strings("split", arguments.first(1)); !ok) return tl::unexpected(ok.error());
  const std::string_view text = arguments[0].as_string();
  if (const auto room = check_room(context, text.size() * (sizeof(Value) + 1)); !room) return tl::unexpected(room.error());
  if (arguments[1].is(ValueKind::kString)) return Value::list(split_text(text, arguments[1].as_string()));
  if (!arguments[1].is(ValueKind::kList)) return tl::unexpected(wrong_argument("split", "a string or a list of strings as delimiter", arguments[1]));
  std::vector<Value> parts = {arguments[0]};
  for (const Value& delimiter : arguments[1].as_list()) {
    if (!delimiter.is(ValueKind::kString)) return tl::unexpected(wrong_argument("split", "strings as delimiters", delimiter));
    std::vector<Value> finer;
    for (const Value& part : parts) {
      for (Value& piece : split_text(part.as_string(), delimiter.as_string())) finer.push_back(std::move(piece));
    }
    parts = std::move(finer);
  }
  return Value::list(std::move(parts));
}

Result<Value> character_length(const EvaluationContext&, Arguments arguments) {
  if (const auto ok = need_strings("character_length", arguments); !ok) return tl::unexpected(ok.error());
  return Value::integer(static_cast<std::int64_t>(code_point_count(arguments[0].as_string())));
}

Result<Value> normalize(const EvaluationContext&, Arguments arguments) {
  if (const auto ok = need_strings("normalize", arguments); !ok) return tl::unexpected(ok.error());
  const std::string_view form = arguments.size() > 1 ? arguments[1].as_string() : "NFC";
  if (auto text = normalized(arguments[0].as_string(), form)) return Value::string(*text);
  return tl::unexpected(wrong_argument("normalize", "NFC, NFD, NFKC or NFKD as the form", arguments[1]));
}

}  // namespace

void add_string_functions(std::vector<Function>& out) {
  const Parameter text{"text", kStringKind};
  const auto add = [&](std::string_view name, std::vector<Parameter> parameters, std::uint8_t required, FunctionCall call, std::string_view summary,
                       KindSet returns = kStringKind) {
    const auto most = static_cast<std::uint8_t>(parameters.size());
    out.push_back({name, std::move(parameters), required, most, returns, call, false, summary});
  };
  add("toLower", {text}, 1, strict<to_lower>, "the text in lower case");
  add("lower", {text}, 1, strict<to_lower>, "as toLower()");
  add("toUpper", {text}, 1, strict<to_upper>, "the text in upper case");
  add("upper", {text}, 1, strict<to_upper>, "as toUpper()");
  add("trim", {text, {"characters"}}, 1, strict<trim<Side::kBoth>>, "without white space (or the given characters) at both sides");
  add("bTrim", {text, {"characters"}}, 1, strict<trim<Side::kBoth>>, "as trim()");
  add("lTrim", {text, {"characters"}}, 1, strict<trim<Side::kLeft>>, "without white space (or the given characters) at the start");
  add("rTrim", {text, {"characters"}}, 1, strict<trim<Side::kRight>>, "without white space (or the given characters) at the end");
  add("left", {text, {"length"}}, 2, strict<left>, "the first characters");
  add("right", {text, {"length"}}, 2, strict<right>, "the last characters");
  add("substring", {text, {"start"}, {"length"}}, 2, strict<substring>, "the characters from a position (counted from 0)");
  add("replace", {text, {"search"}, {"replacement"}}, 3, strict<replace>, "the text with every occurrence replaced");
  add("split", {text, {"delimiter"}}, 2, strict<split>, "the parts between the delimiters", kListKind);
  add("char_length", {text}, 1, strict<character_length>, "the number of characters", kIntegerKind);
  add("character_length", {text}, 1, strict<character_length>, "the number of characters", kIntegerKind);
  add("normalize", {text, {"form"}}, 1, strict<normalize>, "the text in a Unicode normal form, NFC if none is named");
}

}  // namespace signatory::cypher
