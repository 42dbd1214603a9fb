#include "shell/completion.h"

#include <algorithm>
#include <set>

#include "cypher/functions.h"
#include "cypher/token.h"
#include "text/unicode.h"

namespace signatory::shell {
namespace {

constexpr std::size_t kSampledElements = 200;  // of each label or type, for its properties
constexpr std::size_t kNames = 20000;
constexpr std::size_t kCandidates = 200;

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || (static_cast<unsigned char>(c) & 0x80U) != 0;
}

std::size_t word_begin(std::string_view text) {
  std::size_t begin = text.size();
  while (begin > 0 && is_word(text[begin - 1])) --begin;
  return begin;
}

// The quote that is open at the end of the text; npos if none is.
std::size_t open_quote(std::string_view text) {
  std::size_t open = std::string_view::npos;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (open == std::string_view::npos) {
      if (c == '\'' || c == '"') open = at;
    } else if (c == '\\') {
      ++at;
    } else if (c == text[open]) {
      open = std::string_view::npos;
    }
  }
  return open;
}

// The last bracket of ( [ { that is open at the end; 0 if none is.
char open_bracket(std::string_view text) {
  std::vector<char> open;
  for (const char c : text) {
    if (c == '(' || c == '[' || c == '{') open.push_back(c);
    else if ((c == ')' || c == ']' || c == '}') && !open.empty()) open.pop_back();
  }
  return open.empty() ? '\0' : open.back();
}

Completion matching(const std::vector<std::string>& words, std::string_view text, std::size_t begin) {
  const std::string typed = text::fold_case(text.substr(begin));
  std::set<std::string> found;
  for (const std::string& word : words) {
    if (found.size() < kCandidates && text::fold_case(word).starts_with(typed)) found.insert(word);
  }
  return {begin, {found.begin(), found.end()}};
}

template <class Scan>
std::vector<std::string> keys_of(const graph::View& view, const Scan& elements) {
  std::set<std::string> keys;
  std::size_t seen = 0;
  for (const auto element : elements) {
    if (++seen > kSampledElements) break;
    for (const graph::Property& property : view.properties(element)) keys.emplace(view.symbols().keys.name(property.key));
  }
  return {keys.begin(), keys.end()};
}

}  // namespace

Completer::Completer(const graph::View& view) {
  const graph::Symbols& symbols = view.symbols();
  for (std::uint32_t id = 0; id < symbols.labels.size(); ++id) {
    const graph::LabelId label(id);
    if (view.count(label) == 0) continue;
    labels_.emplace_back(symbols.labels.name(label));
    keys_by_symbol_.emplace_back(labels_.back(), keys_of(view, view.nodes(label)));
  }
  for (std::uint32_t id = 0; id < symbols.types.size(); ++id) {
    const graph::TypeId type(id);
    if (view.count(type) == 0) continue;
    types_.emplace_back(symbols.types.name(type));
    keys_by_symbol_.emplace_back(types_.back(), keys_of(view, view.edges(type)));
  }
  for (const std::string_view key : symbols.keys.names()) keys_.emplace_back(key);
  if (const auto name = symbols.keys.find("name")) {
    for (const base::NodeId node : view.nodes()) {
      if (names_.size() >= kNames) break;
      const graph::PropertyRef value = view.property(node, *name);
      if (value.is(graph::PropertyKind::kString)) names_.emplace_back(value.as_string());
    }
  }
  for (int keyword = 1; keyword <= static_cast<int>(cypher::Keyword::kYield); ++keyword) {
    const std::string_view word = cypher::spelling_of(static_cast<cypher::Keyword>(keyword));
    if (!word.empty()) words_.emplace_back(word);
  }
  for (const cypher::Function& function : cypher::all_functions()) words_.push_back(std::string(function.name) + '(');
  for (const cypher::AggregateFunction& function : cypher::all_aggregates()) words_.push_back(std::string(function.name) + '(');
}

std::vector<std::string> Completer::properties_of(std::string_view text, std::string_view variable) const {
  // `(x:Label` or `[x:TYPE` somewhere before.
  for (std::size_t at = text.rfind(variable); at != std::string_view::npos && at > 0; at = text.rfind(variable, at - 1)) {
    const std::size_t colon = at + variable.size();
    if (is_word(text[at - 1]) || colon >= text.size() || text[colon] != ':') continue;
    std::size_t end = colon + 1;
    while (end < text.size() && is_word(text[end])) ++end;
    const std::string_view symbol = text.substr(colon + 1, end - colon - 1);
    for (const auto& [name, keys] : keys_by_symbol_) {
      if (name == symbol) return keys;
    }
  }
  return keys_;
}

Completion Completer::complete(std::string_view text) const {
  const std::size_t begin = word_begin(text);
  if (text.starts_with(':')) {
    if (text.starts_with(":run ") && text.find(' ', 5) == std::string_view::npos) return matching(queries_, text, 5);
    if (text.find(' ') == std::string_view::npos) return matching(commands_, text, 0);
  }
  if (const std::size_t quote = open_quote(text); quote != std::string_view::npos) return matching(names_, text, quote + 1);
  const char before = begin > 0 ? text[begin - 1] : '\0';
  if (before == '$') return matching(parameters_, text, begin);
  if (before == '.' && begin >= 2 && is_word(text[begin - 2])) {
    const std::size_t variable = word_begin(text.substr(0, begin - 1));
    return matching(properties_of(text, text.substr(variable, begin - 1 - variable)), text, begin);
  }
  const char bracket = open_bracket(text);
  if (before == ':' || before == '|' || before == '&' || before == '!') {
    if (bracket == '[') return matching(types_, text, begin);
    if (bracket == '(') return matching(labels_, text, begin);
  }
  if (begin == text.size()) return {begin, {}};
  std::vector<std::string> words = words_;
  for (std::size_t at = 0; at < begin;) {
    if (!is_word(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && is_word(text[end])) ++end;
    if (end < begin) words.emplace_back(text.substr(at, end - at));
    at = end;
  }
  return matching(words, text, begin);
}

}  // namespace signatory::shell
