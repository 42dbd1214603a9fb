#include "shell/word_binder.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>

#include "cypher/suggest.h"
#include "render/escape.h"

namespace signatory::shell {
namespace {

template <class Number>
Result<void> read_number(const std::string& name, const std::string& word, Number& value) {
  const auto [end, failed] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (failed == std::errc() && end == word.data() + word.size()) return {};
  return fail(ErrorCode::kUsage, fmt::format("{}: '{}' is no number", name, render::escape_terminal(word)));
}

bool is_option(const std::string& word) { return word.size() > 1 && word[0] == '-' && (word[1] < '0' || word[1] > '9'); }

}  // namespace

Result<std::vector<std::string>> split_words(std::string_view line) {
  std::vector<std::string> words;
  std::string word;
  bool open = false;
  char quote = 0;
  for (std::size_t at = 0; at < line.size(); ++at) {
    const char c = line[at];
    if (quote != 0) {
      if (c == quote) quote = 0;
      else if (c == '\\' && quote == '"' && at + 1 < line.size()) word += line[++at];
      else word += c;
    } else if (c == '\'' || c == '"') {
      quote = c;
      open = true;
    } else if (c == '\\' && at + 1 < line.size()) {
      word += line[++at];
      open = true;
    } else if (c == ' ' || c == '\t' || c == '\n') {
      if (open) words.push_back(std::move(word)), word.clear();
      open = false;
    } else {
      word += c;
      open = true;
    }
  }
  if (quote != 0) return fail(ErrorCode::kUsage, fmt::format("a quote ({}) is not closed", quote));
  if (open) words.push_back(std::move(word));
  return words;
}

void WordBinder::add(const std::string& names, bool takes_value, std::function<Result<void>(const std::string&)> set) {
  Option option{.names = {}, .takes_value = takes_value, .set = std::move(set)};
  for (std::size_t at = 0; at <= names.size();) {
    const std::size_t end = std::min(names.find(',', at), names.size());
    option.names.push_back(names.substr(at, end - at));
    at = end + 1;
  }
  options_.push_back(std::move(option));
}

void WordBinder::positional(const std::string& name, std::string& value, const std::string&, bool required) {
  arguments_.push_back({name, required, false, [&value](const std::string& word) { value = word; }});
}
void WordBinder::positionals(const std::string& name, std::vector<std::string>& values, const std::string&, bool required) {
  arguments_.push_back({name, required, true, [&values](const std::string& word) { values.push_back(word); }});
}
void WordBinder::text(const std::string& name, std::string& value, const std::string&) {
  add(name, true, [&value](const std::string& word) -> Result<void> { return value = word, Result<void>{}; });
}
void WordBinder::choice(const std::string& name, std::string& value, const std::vector<std::string>& choices, const std::string&) {
  add(name, true, [&value, choices, name](const std::string& word) -> Result<void> {
    if (std::find(choices.begin(), choices.end(), word) == choices.end()) {
      return fail(ErrorCode::kUsage, fmt::format("{}: '{}' is not known", name, render::escape_terminal(word))).hint(fmt::format("one of {}", fmt::join(choices, ", ")));
    }
    value = word;
    return {};
  });
}
void WordBinder::texts(const std::string& name, std::vector<std::string>& values, const std::string&) {
  add(name, true, [&values](const std::string& word) -> Result<void> { return values.push_back(word), Result<void>{}; });
}
void WordBinder::integer(const std::string& name, std::int64_t& value, const std::string&) {
  add(name, true, [&value, name](const std::string& word) { return read_number(name, word, value); });
}
void WordBinder::real(const std::string& name, double& value, const std::string&) {
  add(name, true, [&value, name](const std::string& word) { return read_number(name, word, value); });
}
void WordBinder::flag(const std::string& name, bool& value, const std::string&) {
  add(name, false, [&value](const std::string&) -> Result<void> { return value = true, Result<void>{}; });
}

Result<void> WordBinder::bind_option(const std::vector<std::string>& words, std::size_t& at) {
  std::string name = words[at], value;
  const std::size_t equals = name.find('=');
  const bool joined = name.starts_with("--") && equals != std::string::npos;
  if (joined) value = name.substr(equals + 1), name.resize(equals);
  const auto known = std::find_if(options_.begin(), options_.end(), [&](const Option& option) { return std::find(option.names.begin(), option.names.end(), name) != option.names.end(); });
  if (known == options_.end()) {
    std::vector<std::string> names;
    for (const Option& option : options_) names.insert(names.end(), option.names.begin(), option.names.end());
    return fail(ErrorCode::kUsage, fmt::format("unknown option '{}'", render::escape_terminal(name))).hint(cypher::did_you_mean(name, names));
  }
  if (known->takes_value && !joined) {
    if (++at >= words.size()) return fail(ErrorCode::kUsage, fmt::format("{} needs a value", name));
    value = words[at];
  }
  return known->set(value);
}

Result<void> WordBinder::bind(const std::vector<std::string>& words) {
  std::size_t next = 0;
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (is_option(words[at])) {
      if (auto bound = bind_option(words, at); !bound) return bound;
      continue;
    }
    if (next >= arguments_.size()) return fail(ErrorCode::kUsage, fmt::format("'{}' is one argument too many", render::escape_terminal(words[at]))).hint("put a name with blanks in quotes");
    arguments_[next].set(words[at]);
    arguments_[next].required = false;
    if (!arguments_[next].many) ++next;
  }
  for (const Argument& argument : arguments_) {
    if (argument.required) return fail(ErrorCode::kUsage, fmt::format("the argument {} is missing", argument.name));
  }
  return {};
}

}  // namespace signatory::shell
