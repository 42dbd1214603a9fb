#include "store/json_lines.h"

#include <fmt/format.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "base/utf8.h"

namespace signatory::store {

namespace {

using base::ErrorCode;
using base::fail;
using Json = nlohmann::json;

constexpr std::uint64_t kManifestLineBytes = 1 << 20;

// Member as text; a number counts as its digits. `wrong` is set when it has another type.
std::string member(const Json& object, const char* key, bool& wrong) {
  const auto found = object.find(key);
  if (found == object.end() || found->is_null()) return "";
  if (found->is_string()) return found->get<std::string>();
  if (found->is_number_integer()) return found->dump();
  wrong = true;
  return "";
}

base::Result<Json> object_of(std::string_view line) {
  if (const auto bad = base::first_invalid_utf8(line)) return fail(ErrorCode::kData, fmt::format("not UTF-8 at byte {} of the line", *bad));
  try {
    Json value = Json::parse(line);
    if (!value.is_object()) return fail(ErrorCode::kData, "not a JSON object");
    return value;
  } catch (const Json::parse_error& error) {
    return fail(ErrorCode::kData, fmt::format("not JSON (byte {} of the line)", error.byte));
  }
}

extract::DocumentInput metadata_of(const Json& object, bool& wrong) {
  extract::DocumentInput document;
  document.language = member(object, "language", wrong);
  document.date = member(object, "date", wrong);
  document.url = member(object, "url", wrong);
  document.title = member(object, "title", wrong);
  return document;
}

}  // namespace

bool LineReader::next() {
  line_.clear();
  too_long_ = false;
  std::streambuf* buffer = stream_.rdbuf();
  int c = buffer->sbumpc();
  if (c == std::char_traits<char>::eof()) return false;
  ++number_;
  for (; c != std::char_traits<char>::eof() && c != '\n'; c = buffer->sbumpc()) {
    if (line_.size() < most_bytes_) line_ += static_cast<char>(c);
    else too_long_ = true;
  }
  if (!line_.empty() && line_.back() == '\r') line_.pop_back();
  return true;
}

base::Result<extract::DocumentInput> document_of_line(std::string_view line) {
  auto object = object_of(line);
  if (!object) return forward(object);
  bool wrong = false;
  extract::DocumentInput document = metadata_of(*object, wrong);
  document.id = member(*object, "id", wrong);
  const auto text = object->find("text");
  if (wrong) return fail(ErrorCode::kData, "id, language, date, url and title must be strings");
  if (document.id.empty()) return fail(ErrorCode::kData, "no \"id\"");
  if (text == object->end() || !text->is_string()) return fail(ErrorCode::kData, "no \"text\"");
  document.text = text->get<std::string>();
  return document;
}

base::Result<std::map<std::string, extract::DocumentInput>> read_manifest(const std::string& path) {
  std::map<std::string, extract::DocumentInput> entries;
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return entries;
  for (LineReader lines(stream, kManifestLineBytes); lines.next();) {
    if (lines.line().find_first_not_of(" \t") == std::string::npos) continue;
    auto object = object_of(lines.line());
    if (!object) {
      object.error().where = fmt::format("{}:{}", path, lines.number());
      return forward(object);
    }
    bool wrong = false;
    extract::DocumentInput entry = metadata_of(*object, wrong);
    const std::string file = member(*object, "file", wrong);
    if (wrong || file.empty()) return fail(ErrorCode::kData, "expected \"file\" and strings").where(fmt::format("{}:{}", path, lines.number()));
    entries[file] = std::move(entry);
  }
  return entries;
}

}  // namespace signatory::store
