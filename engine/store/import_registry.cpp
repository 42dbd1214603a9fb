#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

#include "base/embedded.h"
#include "extract/discourse.h"
#include "store/csv_reader.h"
#include "store/import.h"
#include "store/import_writer.h"
#include "store/iso_time.h"
#include "store/json_text.h"

namespace signatory::store {
namespace {

using Json = nlohmann::json;

constexpr std::string_view kNever = "9999-12-31";

struct Party {
  std::string id;
  std::string name;
  std::string label;
};

Json embedded_json(std::string_view name) {
  const auto text = base::embedded_file(name);
  Json value = text ? Json::parse(*text, nullptr, false) : Json();
  if (!value.is_object()) raise(fail(ErrorCode::kInternal, fmt::format("{} is not compiled in", name)));
  return value;
}

// Codes and names of registries to the entities that extraction knows.
class Parties {
 public:
  Parties() {
    const Json codes = embedded_json("schema/country_codes.json"), gazetteer = embedded_json("schema/gazetteer/countries.json");
    std::map<std::string, std::string> names;
    for (const Json& entity : gazetteer.at("entities")) names[entity.at("id")] = entity.at("name");
    for (const auto& [code, id] : codes.at("codes").items()) {
      const auto name = names.find(id.get<std::string>());
      known_[code] = {id, name == names.end() ? code : name->second, "Country"};
    }
    for (const auto& [code, state] : codes.at("former").items()) known_[code] = {state.at("id"), state.at("name"), "Country"};
    for (const auto& [code, body] : codes.at("organizations").items()) known_[code] = {body.at("id"), body.at("name"), "Organization"};
  }
  Party find(const std::string& state) const {
    if (const auto at = known_.find(state); at != known_.end()) return at->second;
    return {"organization/" + extract::slug(state), state, "Organization"};
  }

 private:
  std::map<std::string, Party> known_;
};

class RegistryImport {
 public:
  RegistryImport(Connection& connection, CsvReader csv, const ImportOptions& options) : csv_(std::move(csv)), options_(options), out_(connection) {}

  ImportReport run() {
    for (std::size_t i = 0; i < csv_.header().size(); ++i) columns_[csv_.header()[i]] = i;
    while (csv_.next()) {
      if (options_.cancellation.cancelled()) raise(fail(ErrorCode::kInterrupted, "interrupted; nothing was imported"));
      row();
    }
    if (csv_.error()) raise(*csv_.error());
    out_.finish();
    if (options_.progress) options_.progress(1);
    return {out_.nodes(), out_.edges(), csv_.size_bytes()};
  }

 private:
  std::string_view field(const std::string& name) const {
    const auto at = columns_.find(name);
    if (at == columns_.end()) return {};
    const std::string_view text = csv_.field(at->second).text;
    return text == kNever ? std::string_view() : text;
  }

  void row() {
    if (field("state").empty() || field("treaty").empty()) raise(fail(ErrorCode::kData, "a state and a treaty are needed").where(csv_.place()));
    const std::int64_t party = party_node(), treaty = treaty_node();
    if (!field("signed").empty()) edge("SIGNED", party, treaty, field("signed"), {});
    if (const auto form = form_of_consent()) edge("RATIFIED", party, treaty, field("ratified").empty() ? field(form->column) : field("ratified"), form->name);
    if (!field("withdrawn").empty()) edge("WITHDREW_FROM", party, treaty, field("withdrawn"), {});
  }

  struct Form {
    const char* column;
    const char* name;
  };
  // The registry repeats the date of an accession under "ratified": the more special column says which form it was.
  std::optional<Form> form_of_consent() const {
    for (const Form form : {Form{"acceded", "acceded"}, Form{"succeeded", "succeeded"}, Form{"accepted", "accepted"}, Form{"consented", "approved"}, Form{"ratified", "ratified"}})
      if (!field(form.column).empty()) return form;
    return std::nullopt;
  }

  std::int64_t party_node() {
    const std::string state(field("state"));
    const auto [at, added] = party_nodes_.try_emplace(state);
    if (!added) return at->second;
    const Party party = parties_.find(state);
    JsonText json;
    json.open('{').key("id").text(party.id).key("name").text(party.name).close('}');
    return at->second = out_.keyed_node(party.id, out_.label(party.label), json.str());
  }

  // Two treaties of one title are told apart by their ids in the registry; the first has the plain key.
  std::int64_t treaty_node() {
    const std::string id(field("treaty_id")), title(field("treaty"));
    const auto [at, added] = treaty_nodes_.try_emplace({id, title});
    if (!added) return at->second;
    std::string key = "agreement/" + extract::slug(title);
    if (!keys_.insert(key).second) key += "-" + extract::slug(id), keys_.insert(key);
    JsonText json;
    json.open('{').key("id").text(key).key("name").text(title);
    if (!id.empty()) json.key("treaty_id").text(id);
    for (const auto& [column, property] : {std::pair{"treaty_signed", "concluded"}, std::pair{"treaty_in_force", "in_force"}})
      if (parse_iso_date(field(column))) json.key(property).text(field(column));
    json.close('}');
    return at->second = out_.keyed_node(key, out_.label("Agreement"), json.str());
  }

  void edge(const char* type, std::int64_t party, std::int64_t treaty, std::string_view date, std::string_view form) {
    JsonText json;
    json.open('{');
    if (parse_iso_date(date)) json.key("date").text(date);
    else json.key("note").text(fmt::format("the registry gives the date as {}", date));
    if (!form.empty()) {
      json.key("form").text(form);
      if (parse_iso_date(field("in_force"))) json.key("in_force").text(field("in_force"));
    }
    json.key("polarity").text("+").key("modality").text("asserted").key("source").text("registry").close('}');
    out_.edge(out_.type(type), party, treaty, json.str());
  }

  CsvReader csv_;
  const ImportOptions& options_;
  ImportWriter out_;
  Parties parties_;
  std::map<std::string, std::size_t, std::less<>> columns_;
  std::map<std::string, std::int64_t> party_nodes_;
  std::map<std::pair<std::string, std::string>, std::int64_t> treaty_nodes_;
  std::set<std::string> keys_;
};

}  // namespace

Result<bool> is_registry(const std::string& path) {
  auto csv = CsvReader::open(path);
  if (!csv) return forward(csv);
  const auto& header = csv->header();
  for (const char* needed : {"state", "treaty", "signed", "ratified"})
    if (std::find(header.begin(), header.end(), needed) == header.end()) return false;
  return true;
}

Result<ImportReport> import_registry(Database& database, const std::string& path, const ImportOptions& options) {
  auto csv = CsvReader::open(path);
  if (!csv) return forward(csv);
  const auto known = is_registry(path);
  if (!known || !*known) return fail(ErrorCode::kData, "not a registry of treaties").where(path + ":1").hint("it needs the columns state, treaty, signed and ratified");
  return guarded([&] { return RegistryImport(database.connection(), std::move(*csv), options).run(); });
}

}  // namespace signatory::store
