// Validated reading of the data files in schema/. Every error names the file, the JSON pointer inside it and what was expected.
// The nlohmann header stays inside the .cpp files of this folder; this header is included by them alone.
//
//   JsonReader root = JsonReader::parse("schema/frames.json", bytes, errors);
//   std::string lemma = root["verbs"][3].text("lemma");           // "" and an error if it is missing or no string
#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace signatory::language {

// Collects the first faults of one file; reading goes on so that a linguist sees more than one at a time.
struct JsonFaults {
  static constexpr std::size_t kMost = 20;
  std::string file;
  std::vector<std::string> faults;
  void add(const std::string& pointer, const std::string& expected);
  // An error of code kData that lists the faults, if there are any.
  std::optional<base::Error> error() const;
};

class JsonReader {
 public:
  using Json = nlohmann::json;
  JsonReader(const Json& value, std::string pointer, JsonFaults& faults) : value_(&value), pointer_(std::move(pointer)), faults_(&faults) {}

  bool has(const char* key) const { return value_->is_object() && value_->contains(key); }
  const Json& json() const { return *value_; }
  const std::string& pointer() const { return pointer_; }
  void fault(const std::string& expected) const { faults_->add(pointer_, expected); }

  // Optional member; null JSON if absent.
  JsonReader member(const char* key) const;
  std::string text(const char* key, bool required = true) const;
  bool flag(const char* key) const;
  // A list of strings; a single string counts as a list of one. Absent: empty.
  std::vector<std::string> texts(const char* key) const;
  std::vector<std::string> own_texts() const;
  // Items of the list under `key`; absent: none.
  std::vector<JsonReader> items(const char* key) const;
  // Members of an object, sorted by key.
  std::vector<std::pair<std::string, JsonReader>> members() const;

 private:
  const Json* value_;
  std::string pointer_;
  JsonFaults* faults_;
};

// Parses; on a syntax error adds a fault with line and column and returns null JSON.
nlohmann::json parse_json(std::string_view bytes, JsonFaults& faults);

}  // namespace signatory::language
