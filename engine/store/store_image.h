// The graph image: arrays kept as BLOBs beside the rows (table image), so that a start does not have to read every row.
//
// A part is a named array of bytes, stored in pieces with a checksum each. All parts carry the epoch of the rows they were made from.
// Whatever is wrong with an image — older, incomplete, damaged — makes it absent: rows are the truth.
//
//   write_image(db, epoch, {{"header", bytes}, {"out.nodes", bytes}});        // replaces the older one, in one transaction
//   auto image = read_image(db, epoch);                                        // nullopt: make it anew
//   image->at("out.nodes")
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/database.h"

namespace signatory::store {

struct ImagePart {
  std::string name;
  std::string_view bytes;
};

using Image = std::map<std::string, std::string, std::less<>>;

// Does nothing if the rows have another epoch by now.
Result<void> write_image(Database& database, std::int64_t epoch, const std::vector<ImagePart>& parts);
// nullopt if there is none of this epoch, or a piece of it is missing or does not match its checksum.
Result<std::optional<Image>> read_image(Database& database, std::int64_t epoch);

}  // namespace signatory::store
