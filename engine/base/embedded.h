// Data files compiled into the binary (schema/, queries/), so that an installed signatory works alone.
// Names are relative to the project's root: "schema/languages/sv.json". The bytes live as long as the process.
//
//   auto text = embedded_file("schema/ontology.json");   // nullopt if there is no such file
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace signatory::base {

struct EmbeddedFile {
  std::string_view name;
  std::string_view bytes;
};

const std::vector<EmbeddedFile>& embedded_files();  // sorted by name
std::optional<std::string_view> embedded_file(std::string_view name);

}  // namespace signatory::base
