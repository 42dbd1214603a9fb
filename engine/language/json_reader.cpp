#include "language/json_reader.h"

#include <fmt/format.h>

namespace signatory::language {
namespace {
const nlohmann::json kNull;
}

void JsonFaults::add(const std::string& pointer, const std::string& expected) {
  if (faults.size() < kMost) faults.push_back(fmt::format("{}: expected {}", pointer.empty() ? "/" : pointer, expected));
}

std::optional<base::Error> JsonFaults::error() const {
  if (faults.empty()) return std::nullopt;
  std::string message = faults[0];
  for (std::size_t i = 1; i < faults.size(); ++i) message += "\n  " + faults[i];
  return base::Error(base::fail(base::ErrorCode::kData, message).where(file).hint("schema/languages/README.md describes the format"));
}

JsonReader JsonReader::member(const char* key) const {
  const bool there = has(key);
  return JsonReader(there ? (*value_)[key] : kNull, pointer_ + "/" + key, *faults_);
}

std::string JsonReader::text(const char* key, bool required) const {
  if (!has(key)) {
    if (required) faults_->add(pointer_ + "/" + key, "a string");
    return {};
  }
  const Json& value = (*value_)[key];
  if (value.is_string()) return value.get<std::string>();
  faults_->add(pointer_ + "/" + key, "a string");
  return {};
}

bool JsonReader::flag(const char* key) const {
  if (!has(key)) return false;
  const Json& value = (*value_)[key];
  if (!value.is_boolean()) faults_->add(pointer_ + "/" + key, "true or false");
  return value.is_boolean() && value.get<bool>();
}

std::vector<std::string> JsonReader::own_texts() const {
  std::vector<std::string> out;
  if (value_->is_null()) return out;
  if (value_->is_string()) return {value_->get<std::string>()};
  if (!value_->is_array()) {
    fault("a list of strings");
    return out;
  }
  for (std::size_t i = 0; i < value_->size(); ++i) {
    if ((*value_)[i].is_string()) out.push_back((*value_)[i].get<std::string>());
    else faults_->add(fmt::format("{}/{}", pointer_, i), "a string");
  }
  return out;
}

std::vector<std::string> JsonReader::texts(const char* key) const { return member(key).own_texts(); }

std::vector<JsonReader> JsonReader::items(const char* key) const {
  std::vector<JsonReader> out;
  const JsonReader list = member(key);
  if (list.value_->is_null()) return out;
  if (!list.value_->is_array()) {
    list.fault("a list");
    return out;
  }
  for (std::size_t i = 0; i < list.value_->size(); ++i) out.emplace_back((*list.value_)[i], fmt::format("{}/{}", list.pointer_, i), *faults_);
  return out;
}

std::vector<std::pair<std::string, JsonReader>> JsonReader::members() const {
  std::vector<std::pair<std::string, JsonReader>> out;
  if (!value_->is_object()) return out;
  for (auto it = value_->begin(); it != value_->end(); ++it) out.emplace_back(it.key(), JsonReader(it.value(), pointer_ + "/" + it.key(), *faults_));
  return out;
}

nlohmann::json parse_json(std::string_view bytes, JsonFaults& faults) {
  try {
    return nlohmann::json::parse(bytes.begin(), bytes.end());
  } catch (const nlohmann::json::parse_error& e) {
    std::size_t line = 1, column = 1;
    for (std::size_t i = 0; i + 1 < e.byte && i < bytes.size(); ++i) {
      column = bytes[i] == '\n' ? 1 : column + 1;
      if (bytes[i] == '\n') ++line;
    }
    faults.add(fmt::format("line {} column {}", line, column), "well-formed JSON");
    return {};
  }
}

}  // namespace signatory::language
