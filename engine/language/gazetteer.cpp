#include "language/gazetteer.h"

#include <algorithm>
#include <set>

#include "language/json_reader.h"
#include "language/phrase.h"
#include "text/unicode.h"

namespace signatory::language {

int Gazetteer::find(std::string_view id) const {
  const auto it = by_id_.find(id);
  return it == by_id_.end() ? -1 : static_cast<int>(it->second);
}

int Gazetteer::country_of_capital(std::uint32_t place) const {
  const auto it = capitals_.find(entities_[place].id);
  return it == capitals_.end() ? -1 : static_cast<int>(it->second);
}

const Gazetteer::Names& Gazetteer::names(std::string_view language) const {
  const auto it = names_.find(language);
  return it != names_.end() ? it->second : names_.at("en");
}

bool Gazetteer::Names::case_fits(const Entry& entry, const Text& text, std::size_t at) const {
  if (text.ignore_case) return true;
  for (std::size_t i = 0; i < entry.written.size(); ++i) {
    const std::string& written = entry.written[i];
    const std::string_view seen = text.texts[at + i];
    if (entry.role == NameRole::kAcronym) {
      if (!seen.starts_with(written)) return false;
    } else if (text::is_capitalised(written) && !text::is_capitalised(seen)) {
      return false;
    }
  }
  return true;
}

void Gazetteer::Names::matches(const Text& text, std::size_t at, std::vector<NameMatch>& out) const {
  out.clear();
  static thread_local std::vector<Lexicon::Match> found;
  trie_.matches(text.words, text.last_word, at, found);
  for (const Lexicon::Match& match : found)
    for (const Reading& reading : trie_.readings(match.node)) {
      const Entry& entry = entries_[reading.index];
      if (case_fits(entry, text, at)) out.push_back({match.length, entry.entity, entry.role, entry.ambiguous, match.stripped, entry.borrowed});
    }
}

class GazetteerReader {
 public:
  GazetteerReader(Gazetteer& gazetteer, const std::vector<std::string>& languages) : gazetteer_(gazetteer) {
    for (const std::string& language : languages) gazetteer_.names_[language];
    gazetteer_.names_["en"];
  }

  void read_file(const NameFile& file, JsonFaults& faults) {
    const nlohmann::json json = parse_json(file.bytes, faults);
    const JsonReader root(json, "", faults);
    for (const JsonReader& entity : root.items("entities")) read_entity(entity);
  }

 private:
  void read_entity(const JsonReader& json) {
    GazetteerEntity entity{json.text("id"), json.text("type"), json.text("name"), json.text("class", false), json.text("capital", false), json.text("located_in", false)};
    const auto index = static_cast<std::uint32_t>(gazetteer_.entities_.size());
    if (!gazetteer_.by_id_.emplace(entity.id, index).second) json.fault("an id that no other entity has, not '" + entity.id + "'");
    if (!entity.capital.empty()) gazetteer_.capitals_.emplace(entity.capital, index);
    gazetteer_.entities_.push_back(std::move(entity));
    for (auto& [language, names] : gazetteer_.names_) {
      const std::vector<std::string> listed = json.member("ambiguous").texts(language.c_str());
      const std::set<std::string> ambiguous(listed.begin(), listed.end());
      const Target target{names, index, ambiguous, false};
      const Target pivot{names, index, ambiguous, language != kPivot};
      add(target, json.member("names").texts(language.c_str()), NameRole::kName);
      add(target, json.member("acronyms").texts(language.c_str()), NameRole::kAcronym);
      add(target, json.member("metonyms").texts(language.c_str()), NameRole::kMetonym);
      const JsonReader demonyms = json.member("demonyms").member(language.c_str());
      add(target, demonyms.texts("adjective"), NameRole::kAdjective);
      add(target, demonyms.texts("people"), NameRole::kPeople);
      add(pivot, {gazetteer_.entities_[index].name}, NameRole::kName);
      if (language == kPivot) continue;
      add(pivot, json.member("names").texts(kPivot), NameRole::kName);
      if (!json.member("acronyms").has(language.c_str())) add(pivot, json.member("acronyms").texts(kPivot), NameRole::kAcronym);
    }
  }

  struct Target {
    Gazetteer::Names& names;
    std::uint32_t entity;
    const std::set<std::string>& ambiguous;
    bool borrowed = false;
  };

  void add(const Target& target, const std::vector<std::string>& phrases, NameRole role) {
    for (const std::string& phrase : phrases) {
      const std::vector<std::string> folded = phrase_words(phrase);
      if (folded.empty()) continue;
      const std::string key = std::to_string(target.entity) + "\n" + std::to_string(static_cast<int>(role)) + "\n" + phrase;
      if (!seen_[&target.names].insert(key).second) continue;
      const auto entry = static_cast<std::uint32_t>(target.names.entries_.size());
      target.names.entries_.push_back({target.entity, role, target.ambiguous.contains(phrase), target.borrowed, written_words(phrase)});
      target.names.trie_.add(folded, {.kind = ReadingKind::kFunction, .index = entry});
    }
  }

  static constexpr const char* kPivot = "en";  // canonical names, used in texts of every language
  Gazetteer& gazetteer_;
  std::map<const Gazetteer::Names*, std::set<std::string>> seen_;
};

base::Result<Gazetteer> load_gazetteer(const std::vector<NameFile>& files, const std::vector<std::string>& languages) {
  Gazetteer gazetteer;
  GazetteerReader reader(gazetteer, languages);
  for (const NameFile& file : files) {
    JsonFaults faults{file.file, {}};
    reader.read_file(file, faults);
    if (auto error = faults.error()) return tl::unexpected(std::move(*error));
  }
  return gazetteer;
}

}  // namespace signatory::language
