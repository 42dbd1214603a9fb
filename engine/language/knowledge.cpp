#include "language/knowledge.h"

#include <algorithm>
#include <filesystem>

#include "base/embedded.h"
#include "base/file.h"
#include "language/quantity_lexicon.h"

namespace signatory::language {
namespace {

constexpr std::string_view kSchema = "schema/";

const DataFile* find_file(const DataSource& files, const std::string& name) {
  for (const DataFile& file : files)
    if (file.name == name) return &file;
  return nullptr;
}

// schema/languages/<code>.json → code
std::string language_code(const std::string& name) {
  constexpr std::string_view folder = "schema/languages/";
  if (!name.starts_with(folder) || !name.ends_with(".json")) return {};
  const std::string rest = name.substr(folder.size(), name.size() - folder.size() - 5);
  return rest.find('/') == std::string::npos ? rest : std::string{};
}

base::Error missing(const std::string& name) { return base::fail(base::ErrorCode::kData, "is missing").where(name).hint("every language has three files, see schema/languages/README.md"); }

class Loader {
 public:
  Loader(const DataSource& files, Knowledge& out) : files_(files), out_(out) {}

  std::optional<base::Error> load() {
    const DataFile* frames = find_file(files_, "schema/frames.json");
    if (frames == nullptr) return missing("schema/frames.json");
    auto loaded = load_frames(frames->name, frames->bytes);
    if (!loaded) return loaded.error();
    out_.frames = std::move(*loaded);
    std::vector<std::string> codes;
    for (const DataFile& file : files_)
      if (const std::string code = language_code(file.name); !code.empty()) codes.push_back(code);
    if (codes.empty()) return missing("schema/languages/<code>.json");
    if (auto error = load_names(codes)) return error;
    for (const std::string& code : codes)
      if (auto error = load_language(code)) return error;
    out_.reader = std::make_unique<TextReader>(std::move(sections_));
    return std::nullopt;
  }

 private:
  std::optional<base::Error> load_names(const std::vector<std::string>& codes) {
    std::vector<NameFile> names;
    for (const DataFile& file : files_)
      if (file.name.starts_with("schema/gazetteer/")) names.push_back({file.name, file.bytes});
    auto gazetteer = load_gazetteer(names, codes);
    if (!gazetteer) return gazetteer.error();
    out_.gazetteer = std::move(*gazetteer);
    return std::nullopt;
  }

  std::optional<base::Error> load_language(const std::string& code) {
    const DataFile* pack_file = find_file(files_, "schema/languages/" + code + ".json");
    const DataFile* quantity_file = find_file(files_, "schema/languages/quantities/" + code + ".json");
    const DataFile* section_file = find_file(files_, "schema/languages/sections/" + code + ".json");
    if (quantity_file == nullptr) return missing("schema/languages/quantities/" + code + ".json");
    if (section_file == nullptr) return missing("schema/languages/sections/" + code + ".json");
    auto pack = load_pack(pack_file->name, pack_file->bytes, out_.frames);
    if (!pack) return pack.error();
    auto sections = parse_section_data(section_file->name, section_file->bytes);
    if (!sections) return sections.error();
    auto lexicon = parse_quantity_lexicon(quantity_file->name, quantity_file->bytes);
    if (!lexicon) return lexicon.error();
    std::vector<CurrencyNames> currencies;
    if (const DataFile* file = find_file(files_, "schema/gazetteer/currencies.json")) {
      auto read = parse_currencies(file->name, file->bytes, code);
      if (!read) return read.error();
      currencies = std::move(*read);
    }
    sections_.push_back(std::move(*sections));
    out_.languages.push_back({std::move(*pack), QuantityGrammar(*lexicon, currencies)});
    return std::nullopt;
  }

  const DataSource& files_;
  Knowledge& out_;
  std::vector<SectionData> sections_;
};

}  // namespace

DataSource embedded_source() {
  DataSource files;
  for (const base::EmbeddedFile& file : base::embedded_files())
    if (file.name.starts_with(kSchema)) files.push_back({std::string(file.name), std::string(file.bytes)});
  std::sort(files.begin(), files.end(), [](const DataFile& a, const DataFile& b) { return a.name < b.name; });
  return files;
}

base::Result<DataSource> folder_source(const std::string& folder) {
  namespace fs = std::filesystem;
  DataSource files;
  std::error_code error;
  for (auto it = fs::recursive_directory_iterator(folder, error); !error && it != fs::recursive_directory_iterator(); it.increment(error)) {
    if (!it->is_regular_file() || it->path().extension() != ".json") continue;
    auto bytes = base::read_file(it->path().string());
    if (!bytes) return base::forward(bytes);
    files.push_back({std::string(kSchema) + fs::relative(it->path(), folder).generic_string(), std::move(*bytes)});
  }
  if (error) return base::fail(base::ErrorCode::kIo, "cannot be read: " + error.message()).where(folder);
  std::sort(files.begin(), files.end(), [](const DataFile& a, const DataFile& b) { return a.name < b.name; });
  return files;
}

const Language* Knowledge::find(std::string_view code) const {
  for (const Language& language : languages)
    if (language.pack.language == code) return &language;
  return nullptr;
}

base::Result<Knowledge> load_knowledge(const DataSource& files) {
  Knowledge knowledge;
  if (auto error = Loader(files, knowledge).load()) return tl::unexpected(std::move(*error));
  return knowledge;
}

}  // namespace signatory::language
