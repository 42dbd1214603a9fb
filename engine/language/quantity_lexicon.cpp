#include "language/quantity_lexicon.h"

#include <array>

#include "base/embedded.h"
#include "language/json_reader.h"
#include "language/quantity_pattern.h"

namespace signatory::language {
namespace {

constexpr std::array<std::pair<const char*, Approximation>, 4> kApproximations = {{{"about", Approximation::kAbout}, {"nearly", Approximation::kNearly}, {"over", Approximation::kOver}, {"up_to", Approximation::kUpTo}}};
constexpr std::array<std::pair<const char*, DateRole>, 4> kRoles = {{{"date", DateRole::kDate}, {"deadline", DateRole::kDeadline}, {"since", DateRole::kSince}, {"until", DateRole::kUntil}}};

double number_of(const JsonReader& value, const char* expected) {
  if (value.json().is_number()) return value.json().get<double>();
  value.fault(expected);
  return 0;
}

std::vector<ValuedPhrase> valued(const JsonReader& from, const char* key) {
  std::vector<ValuedPhrase> out;
  for (const auto& [phrase, value] : from.member(key).members()) out.emplace_back(phrase, number_of(value, "a number"));
  return out;
}

std::vector<NamedPhrase> named(const JsonReader& from, const char* key) {
  std::vector<NamedPhrase> out;
  for (const auto& [name, forms] : from.member(key).members()) {
    for (std::string& form : forms.own_texts()) out.emplace_back(std::move(form), name);
  }
  return out;
}

// A list of lists of forms: the number of each is its place, from 1.
std::vector<ValuedPhrase> numbered(const JsonReader& from, const char* key, std::size_t size) {
  std::vector<ValuedPhrase> out;
  const std::vector<JsonReader> lists = from.items(key);
  if (!lists.empty() && lists.size() != size) from.member(key).fault(std::to_string(size) + " lists of names");
  for (std::size_t i = 0; i < lists.size(); ++i) {
    for (std::string& form : lists[i].own_texts()) out.emplace_back(std::move(form), static_cast<double>(i + 1));
  }
  return out;
}

template <class Value, std::size_t kSize>
std::vector<std::pair<std::string, Value>> classed(const JsonReader& from, const char* key, const std::array<std::pair<const char*, Value>, kSize>& classes) {
  std::vector<std::pair<std::string, Value>> out;
  const JsonReader object = from.member(key);
  for (const auto& [name, forms] : object.members()) {
    bool known = false;
    for (const auto& [label, value] : classes) {
      if (name != label) continue;
      known = true;
      for (std::string& form : forms.own_texts()) out.emplace_back(std::move(form), value);
    }
    if (!known) forms.fault("one of the classes of \"" + std::string(key) + "\"");
  }
  return out;
}

int small(const JsonReader& from, const char* key) { return from.has(key) ? static_cast<int>(number_of(from.member(key), "a whole number")) : 0; }

std::vector<DatePattern> date_patterns(const JsonReader& root) {
  std::vector<DatePattern> out;
  for (const JsonReader& item : root.items("dates")) {
    DatePattern date;
    if (item.json().is_string()) {
      date.pattern = item.json().get<std::string>();
    } else {
      date.pattern = item.text("pattern");
      date.unit = item.text("unit", false);
      date.offset = small(item, "offset");
      date.sign = small(item, "sign");
      date.direction = small(item, "direction");
      date.half = small(item, "half");
      date.quarter = small(item, "quarter");
      date.decade = item.flag("decade");
    }
    if (!valid_pattern(date.pattern)) item.fault("a date pattern: words, {d} {m} {month} {y} {q} {n} {weekday} {time} …, [optional], (either|or)");
    out.push_back(std::move(date));
  }
  return out;
}

void read_numbers(const JsonReader& json, QuantityLexicon& lexicon) {
  const std::string decimal = json.text("decimal");
  lexicon.decimal = decimal.empty() ? '.' : decimal[0];
  for (const std::string& group : json.texts("groups")) lexicon.groups += group;
  lexicon.compound_words = json.flag("compound_words");
  lexicon.cardinals = valued(json, "cardinals");
  lexicon.multipliers = valued(json, "multipliers");
  lexicon.scales = valued(json, "scales");
  lexicon.glued_scales = valued(json, "glued_scales");
  lexicon.halves = valued(json, "halves");
  lexicon.vague = valued(json, "vague");
  lexicon.ordinals = valued(json, "ordinals");
  lexicon.plus_halves = json.texts("plus_halves");
  lexicon.articles = json.texts("articles");
  lexicon.weak = json.texts("weak");
  lexicon.weak_followers = json.texts("weak_followers");
  lexicon.labels = json.texts("labels");
  lexicon.joiners = json.texts("joiners");
  lexicon.ordinal_suffixes = json.texts("ordinal_suffixes");
  lexicon.ordinal_prefixes = json.texts("ordinal_prefixes");
}

void read_amounts(const JsonReader& root, QuantityLexicon& lexicon) {
  lexicon.before = classed(root, "approximators", kApproximations);
  lexicon.after = classed(root, "approximators_after", kApproximations);
  for (const JsonReader& range : root.items("ranges")) {
    const std::vector<std::string> words = range.own_texts();
    if (words.size() == 2) lexicon.ranges.emplace_back(words[0], words[1]);
    else range.fault("two phrases");
  }
  lexicon.links = root.texts("links");
  lexicon.percents = named(root, "percent");
  lexicon.units = named(root, "units");
  lexicon.durations = named(root, "durations");
  for (const auto& [phrase, value] : root.member("scaled_currencies").members()) {
    const auto& json = value.json();
    if (json.is_array() && json.size() == 2 && json[0].is_string() && json[1].is_number()) lexicon.scaled_currencies.push_back({phrase, json[0].get<std::string>(), json[1].get<double>()});
    else value.fault("a currency code and a number");
  }
}

}  // namespace

base::Result<QuantityLexicon> parse_quantity_lexicon(const std::string& file, std::string_view bytes) {
  JsonFaults faults{.file = file, .faults = {}};
  const nlohmann::json json = parse_json(bytes, faults);
  QuantityLexicon lexicon;
  if (faults.faults.empty()) {
    const JsonReader root(json, "", faults);
    if (!json.is_object()) root.fault("an object");
    lexicon.language = root.text("language");
    read_numbers(root.member("numbers"), lexicon);
    read_amounts(root, lexicon);
    lexicon.months = numbered(root, "months", 12);
    lexicon.weekdays = numbered(root, "weekdays", 7);
    lexicon.names_capitalised = root.flag("names_capitalised");
    lexicon.ordinal_days = root.flag("ordinal_days");
    lexicon.ambiguous_months = root.texts("ambiguous_months");
    lexicon.month_introductions = root.texts("month_introductions");
    lexicon.roles = classed(root, "roles", kRoles);
    lexicon.dates = date_patterns(root);
  }
  if (auto error = faults.error()) return tl::unexpected(*error);
  return lexicon;
}

base::Result<std::vector<CurrencyNames>> parse_currencies(const std::string& file, std::string_view bytes, std::string_view language) {
  JsonFaults faults{.file = file, .faults = {}};
  const nlohmann::json json = parse_json(bytes, faults);
  std::vector<CurrencyNames> out;
  if (faults.faults.empty()) {
    for (const JsonReader& item : JsonReader(json, "", faults).items("currencies")) {
      CurrencyNames names;
      names.code = item.text("code");
      names.symbols = item.texts("symbols");
      names.names = item.member("names").texts(std::string(language).c_str());
      out.push_back(std::move(names));
    }
  }
  if (auto error = faults.error()) return tl::unexpected(*error);
  return out;
}

base::Result<QuantityGrammar> embedded_quantity_grammar(std::string_view language) {
  const std::string file = "schema/languages/quantities/" + std::string(language) + ".json";
  const std::string currency_file = "schema/gazetteer/currencies.json";
  const auto bytes = base::embedded_file(file);
  if (!bytes) return base::fail(base::ErrorCode::kNotFound, "no quantities for language \"" + std::string(language) + "\"").where(file);
  auto lexicon = parse_quantity_lexicon(file, *bytes);
  if (!lexicon) return base::forward(lexicon);
  auto currencies = parse_currencies(currency_file, base::embedded_file(currency_file).value_or("{}"), language);
  if (!currencies) return base::forward(currencies);
  return QuantityGrammar(*lexicon, *currencies);
}

}  // namespace signatory::language
