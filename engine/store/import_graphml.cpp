#include <fmt/format.h>

#include <map>
#include <optional>

#include "base/file.h"
#include "base/utf8.h"
#include "store/import.h"
#include "store/import_column.h"
#include "store/import_ids.h"
#include "store/import_writer.h"
#include "store/json_text.h"
#include "store/xml_reader.h"

namespace signatory::store {
namespace {

constexpr std::uint64_t kMaxFileBytes = std::uint64_t{4} << 30;
constexpr std::string_view kUntyped = "RELATED";

// Both passes over the file: nodes first, so that an edge may come before its nodes.
class GraphmlImport {
 public:
  GraphmlImport(Connection& connection, const std::string& path, std::string_view bytes, const ImportOptions& options) : path_(path), bytes_(bytes), options_(options), out_(connection) {}

  ImportReport run() {
    pass("node");
    pass("edge");
    out_.finish();
    if (options_.progress) options_.progress(1);
    return {out_.nodes(), out_.edges(), bytes_.size()};
  }

 private:
  struct Key {
    std::string name;
    ImportColumn column;
    std::string standard;  // its default value
    bool has_standard = false;
    std::string domain;    // "node", "edge", "all"
  };
  struct Element {
    std::string id, source, target, label;
    std::map<std::string, std::string> data;  // by key id
  };

  [[noreturn]] void refuse(const XmlReader& xml, std::string message) const { raise(fail(ErrorCode::kData, std::move(message)).where(fmt::format("{}:{}", path_, xml.line()))); }

  void pass(std::string_view wanted) {
    XmlReader xml(bytes_);
    std::uint64_t count = 0;
    bool any = false;
    while (xml.next()) {
      if (xml.kind() != XmlReader::Kind::kOpen) continue;
      any = any || xml.name() == "graphml";
      if (!any) refuse(xml, fmt::format("<{}> is not GraphML", xml.name()));
      if (xml.name() == "hyperedge") refuse(xml, "edges between more than two nodes are not stored");
      if (xml.name() == "key") read_key(xml);
      if (xml.name() != wanted) continue;
      if (++count % 4096 == 0 && options_.cancellation.cancelled()) raise(fail(ErrorCode::kInterrupted, "interrupted; nothing was imported"));
      const Element element = read_element(xml, wanted);
      if (wanted == "node") node(xml, element);
      else edge(xml, element);
    }
    if (!xml.error().empty()) refuse(xml, xml.error());
    if (!any) refuse(xml, "there is no <graphml> in the file");
  }

  void read_key(XmlReader& xml) {
    Key key;
    const std::string id = xml.attribute("id");
    key.domain = xml.attribute("for");
    key.name = xml.attribute("attr.name").empty() ? id : xml.attribute("attr.name");
    const std::string type = xml.attribute("attr.type").empty() ? "string" : xml.attribute("attr.type");
    auto column = parse_column("x:" + type, FileKind::kNodes);
    if (!column || column->role != ColumnRole::kProperty) refuse(xml, fmt::format("'{}' is not a type", type));
    key.column = *column;
    while (xml.next() && !(xml.kind() == XmlReader::Kind::kClose && xml.name() == "key")) {
      if (xml.kind() == XmlReader::Kind::kOpen && xml.name() == "default") key.has_standard = true;
      if (xml.kind() == XmlReader::Kind::kText && key.has_standard) key.standard += xml.text();
    }
    while (key.standard.ends_with('\n') || key.standard.ends_with(' ')) key.standard.pop_back();
    keys_[id] = key;
  }

  Element read_element(XmlReader& xml, std::string_view name) {
    Element element{xml.attribute("id"), xml.attribute("source"), xml.attribute("target"), xml.attribute("labels"), {}};
    if (element.label.empty()) element.label = xml.attribute("label");
    std::optional<std::string> key;
    while (xml.next() && !(xml.kind() == XmlReader::Kind::kClose && xml.name() == name)) {
      if (xml.kind() == XmlReader::Kind::kOpen && xml.name() == name) refuse(xml, "graphs within nodes are not stored");
      if (xml.kind() == XmlReader::Kind::kOpen && xml.name() == "data") {
        key = xml.attribute("key");
        if (!keys_.contains(*key)) refuse(xml, fmt::format("there is no key '{}'", *key));
        element.data[*key];
      }
      if (xml.kind() == XmlReader::Kind::kClose && xml.name() == "data") key.reset();
      if (xml.kind() == XmlReader::Kind::kText && key) element.data[*key] += xml.text();
    }
    return element;
  }

  // Takes the label or type out of the data and gives the rest as JSON.
  std::string properties(const XmlReader& xml, std::string_view domain, Element& element) {
    std::string json = "{";
    const auto put = [&](const Key& key, const std::string& text) {
      if (json.size() > 1) json += ',';
      append_json_string(json, key.name);
      json += ':';
      if (!append_value(json, text, key.column)) refuse(xml, fmt::format("'{}' is not of type {}, which '{}' has", text.substr(0, 60), name_of(key.column.type), key.name));
    };
    if (domain == "node" && !element.id.empty()) append_id(json, element.id);
    for (const auto& [id, key] : keys_) {
      if (key.domain != domain && key.domain != "all" && !key.domain.empty()) continue;
      const auto given = element.data.find(id);
      if (given == element.data.end() && !key.has_standard) continue;
      const std::string& text = given == element.data.end() ? key.standard : given->second;
      const bool names_label = key.name == "labels" || key.name == "label" || (domain == "edge" && key.name == "type");
      if (names_label && element.label.empty()) element.label = text;
      else if (!names_label && !(domain == "node" && key.name == "id")) put(key, text);
    }
    return json + "}";
  }

  static void append_id(std::string& json, const std::string& id) {
    json += "\"id\":";
    append_json_string(json, id);
  }

  void node(const XmlReader& xml, Element element) {
    if (element.id.empty()) refuse(xml, "a node without an id");
    const std::string json = properties(xml, "node", element);
    std::vector<std::int64_t> labels;
    for (std::size_t at = 0; at < element.label.size();) {
      const std::size_t end = std::min(element.label.find_first_of(":;", at), element.label.size());
      if (end > at) labels.push_back(out_.label(std::string_view(element.label).substr(at, end - at)));
      at = end + 1;
    }
    if (!ids_.add("", element.id, out_.node(labels, json))) refuse(xml, fmt::format("the id '{}' is given twice", element.id));
  }

  void edge(const XmlReader& xml, Element element) {
    const std::string json = properties(xml, "edge", element);
    const std::int64_t source = ids_.find("", element.source), target = ids_.find("", element.target);
    if (source == 0 || target == 0) refuse(xml, fmt::format("there is no node with the id '{}'", source == 0 ? element.source : element.target));
    if (element.label.starts_with(':')) element.label.erase(0, 1);
    out_.edge(out_.type(element.label.empty() ? kUntyped : std::string_view(element.label)), source, target, json);
  }

  const std::string& path_;
  std::string_view bytes_;
  const ImportOptions& options_;
  ImportWriter out_;
  std::map<std::string, Key> keys_;
  ImportIds ids_;
};

}  // namespace

Result<ImportReport> import_graphml(Database& database, const std::string& path, const ImportOptions& options) {
  auto bytes = base::read_file(path, kMaxFileBytes);
  if (!bytes) return forward(bytes);
  if (const auto bad = base::first_invalid_utf8(*bytes)) return fail(ErrorCode::kData, fmt::format("not UTF-8, at byte {}", *bad)).where(path);
  if (bytes->find('\0') != std::string::npos) return fail(ErrorCode::kData, "a NUL byte").where(path);
  return guarded([&] { return GraphmlImport(database.connection(), path, *bytes, options).run(); });
}

}  // namespace signatory::store
