#include "store/store_image.h"

#include "base/sha256.h"

namespace signatory::store {
namespace {

constexpr std::size_t kPieceBytes = std::size_t{4} << 20;
// Says how many pieces each part has: the last thing written, the first read.
constexpr std::string_view kTable = "table";

void insert(Query& query, std::string_view part, std::int64_t chunk, std::int64_t epoch, std::string_view bytes) {
  query.reset();
  query.bind(1, part);
  query.bind(2, chunk);
  query.bind(3, epoch);
  query.bind(4, base::sha256_hex(bytes));
  query.bind_blob(5, bytes);
  query.step();
  query.reset();
}

std::optional<std::string> read_part(Query& query, std::string_view part, std::int64_t epoch) {
  std::string bytes;
  std::int64_t expected = 0;
  for (query.start(part, epoch); query.step(); ++expected) {
    const std::string_view piece = query.view(2);
    if (query.integer(0) != expected || base::sha256_hex(piece) != query.view(1)) return query.reset(), std::nullopt;
    bytes.append(piece);
  }
  query.reset();
  return expected == 0 ? std::nullopt : std::optional(std::move(bytes));
}

}  // namespace

Result<void> write_image(Database& database, std::int64_t epoch, const std::vector<ImagePart>& parts) {
  return guarded([&] {
    Connection& connection = database.connection();
    Transaction transaction(connection);
    if (database.epoch() != epoch) return;
    connection.execute("DELETE FROM image");
    Query query(connection, "INSERT INTO image (part, chunk, epoch, sha256, bytes) VALUES (?, ?, ?, ?, ?)");
    std::string table;
    for (const ImagePart& part : parts) {
      std::int64_t chunk = 0;
      for (std::size_t at = 0; at < part.bytes.size() || chunk == 0; at += kPieceBytes) insert(query, part.name, chunk++, epoch, part.bytes.substr(at, kPieceBytes));
      table += part.name + " " + std::to_string(part.bytes.size()) + "\n";
    }
    insert(query, kTable, 0, epoch, table);
    transaction.commit();
  });
}

Result<std::optional<Image>> read_image(Database& database, std::int64_t epoch) {
  return guarded([&]() -> std::optional<Image> {
    Query query(database.connection(), "SELECT chunk, sha256, bytes FROM image WHERE part = ? AND epoch = ? ORDER BY chunk");
    const auto table = read_part(query, kTable, epoch);
    if (!table) return std::nullopt;
    Image image;
    for (std::size_t at = 0; at < table->size();) {
      const std::size_t end = table->find('\n', at), space = table->find(' ', at);
      if (end == std::string::npos || space > end) return std::nullopt;
      const std::string name = table->substr(at, space - at);
      auto bytes = read_part(query, name, epoch);
      if (!bytes || std::to_string(bytes->size()) != table->substr(space + 1, end - space - 1)) return std::nullopt;
      image.emplace(name, std::move(*bytes));
      at = end + 1;
    }
    return image;
  });
}

}  // namespace signatory::store
