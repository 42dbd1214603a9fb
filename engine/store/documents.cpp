#include "store/documents.h"

#include <fmt/format.h>

#include <map>
#include <set>
#include <tuple>

#include "base/sha256.h"
#include "store/statement_row.h"

namespace signatory::store {

namespace {

using extract::DocumentInput;

std::string hints_of(const DocumentInput& input) { return base::short_hash(fmt::format("{}\n{}\n{}\n{}", input.language, input.date, input.url, input.title)); }

struct Row {
  std::int64_t id = 0;
  std::string name, sha256, hints, extractor;
};

std::optional<Row> find(Connection& connection, std::string_view column, const std::string& value) {
  Query& query = connection.query(fmt::format("SELECT id, name, sha256, hints, extractor FROM document WHERE {} = ?", column));
  std::optional<Row> row;
  if (query.start(value).step()) row = Row{query.integer(0), query.text(1), query.text(2), query.text(3), query.text(4)};
  query.reset();
  return row;
}

std::vector<std::string> copies_of(Connection& connection, std::int64_t document) {
  std::vector<std::string> names;
  Query& query = connection.query("SELECT name FROM document_copy WHERE document = ? ORDER BY name");
  for (query.start(document); query.step();) names.push_back(query.text(0));
  return names;
}

// Groups and entities whose claims and names this document has a part in.
void mark_dirty(Database& database, std::int64_t document) {
  Connection& connection = database.connection();
  connection.query("INSERT OR IGNORE INTO dirty SELECT DISTINCT subject, relation FROM statement WHERE document = ?").run(document);
  for (const std::string& relation : database.relations().symmetric)
    connection.query("INSERT OR IGNORE INTO dirty SELECT DISTINCT object, relation FROM statement WHERE document = ? AND relation = ?").run(document, relation);
  connection.query("INSERT OR IGNORE INTO dirty SELECT DISTINCT entity, '' FROM alias WHERE document = ?").run(document);
}

void erase(Database& database, std::int64_t document) {
  Connection& connection = database.connection();
  mark_dirty(database, document);
  connection.query("INSERT INTO document_text (document_text, rowid, title, text) SELECT 'delete', id, title, text FROM document_folded WHERE id = ?").run(document);
  connection.query("DELETE FROM document WHERE id = ?").run(document);
}

void insert_copy(Connection& connection, const std::string& name, std::int64_t document) {
  connection.query("INSERT INTO document_copy (name, document) VALUES (?, ?)").run(name, document);
}

struct AliasKey {
  std::string entity, surface, language, rule;
  auto operator<=>(const AliasKey&) const = default;
};
struct AliasValue {
  std::string name, type;
  std::size_t begin = 0;
  std::int64_t count = 0;
};

void note(std::map<AliasKey, AliasValue>& aliases, AliasKey key, const std::string& name, const std::string& type, std::size_t begin) {
  if (key.entity.empty()) return;
  AliasValue& value = aliases.try_emplace(std::move(key), AliasValue{name, type, begin, 0}).first->second;
  value.begin = std::min(value.begin, begin);
  ++value.count;
}

// Every entity that a statement speaks of has an alias, whether or not extraction reported the name.
void insert_aliases(Connection& connection, std::int64_t document, const extract::Extraction& extraction) {
  std::map<AliasKey, AliasValue> aliases;
  std::set<std::string> named;
  for (const extract::NameSeen& name : extraction.names) {
    named.insert(name.entity_id);
    note(aliases, {name.entity_id, name.surface, name.language, name.rule}, name.name, name.type, name.span.begin);
  }
  for (const extract::Statement& statement : extraction.statements) {
    const auto slot = [&](const extract::EntityRef& entity) {
      if (!named.contains(entity.id)) note(aliases, {entity.id, entity.surface, statement.language, "slot"}, entity.name, entity.type, entity.span.begin);
    };
    slot(statement.subject), slot(statement.object);
    if (statement.recipient) slot(*statement.recipient);
    if (statement.place) slot(*statement.place);
    for (const extract::EntityRef& source : statement.attribution) slot(source);
  }
  Query& insert = connection.query("INSERT INTO alias (document, entity, surface, language, name, type, rule, \"begin\", count) VALUES (?,?,?,?,?,?,?,?,?)");
  for (const auto& [key, value] : aliases)
    insert.run(document, key.entity, key.surface, key.language, value.name, value.type, key.rule, static_cast<std::int64_t>(value.begin), value.count);
}

void insert_judgements(Connection& connection, std::int64_t document, const extract::Extraction& extraction) {
  Query& insert = connection.query("INSERT INTO judgement (first, second, verdict, origin, reason, document, \"begin\", \"end\") VALUES (?, ?, 'same', 'rule', ?, ?, ?, ?)");
  for (const extract::SameAs& same : extraction.same_as) {
    if (same.first_id == same.second_id) continue;
    insert.run(std::min(same.first_id, same.second_id), std::max(same.first_id, same.second_id), same.rule, document, static_cast<std::int64_t>(same.span.begin),
               static_cast<std::int64_t>(same.span.end));
  }
}

void insert_document(Database& database, const PutRequest& request) {
  Connection& connection = database.connection();
  const DocumentInput& input = request.input;
  const std::string& language = request.extraction.language.empty() ? input.language : request.extraction.language;
  connection.query("INSERT INTO document (name, sha256, language, date, url, title, hints, extractor, text, bytes, epoch) VALUES (?,?,?,?,?,?,?,?,?,?,?)")
      .run(input.id, request.sha256, language, input.date, input.url, input.title, hints_of(input), request.extractor, input.text, static_cast<std::int64_t>(input.text.size()),
           database.epoch());
  const std::int64_t document = connection.last_id();
  connection.query("INSERT INTO document_text (rowid, title, text) SELECT id, title, text FROM document_folded WHERE id = ?").run(document);
  for (std::size_t at = 0; at < request.extraction.statements.size(); ++at)
    insert_statement(connection, document, input.text, request.extraction.statements[at], request.features[at]);
  insert_aliases(connection, document, request.extraction);
  insert_judgements(connection, document, request.extraction);
  mark_dirty(database, document);
}

// Takes `name` off what it stands for. The next copy's name takes over when there is one.
void release_name(Database& database, const std::string& name) {
  Connection& connection = database.connection();
  if (connection.query("DELETE FROM document_copy WHERE name = ?").run(name) > 0) return;
  const std::optional<Row> row = find(connection, "name", name);
  if (!row) return;
  const std::vector<std::string> copies = copies_of(connection, row->id);
  if (copies.empty()) return erase(database, row->id);
  mark_dirty(database, row->id);
  connection.query("DELETE FROM document_copy WHERE name = ?").run(copies.front());
  connection.query("UPDATE document SET name = ? WHERE id = ?").run(copies.front(), row->id);
}

std::optional<Row> copy_of(Connection& connection, const std::string& name) {
  Query& query = connection.query("SELECT document FROM document_copy WHERE name = ?");
  std::optional<std::int64_t> id;
  if (query.start(name).step()) id = query.integer(0);
  query.reset();
  return id ? find(connection, "id", std::to_string(*id)) : std::nullopt;
}

PutOutcome state_of(Database& database, const DocumentInput& input, const std::string& sha256, const std::string& extractor) {
  Connection& connection = database.connection();
  if (const auto row = find(connection, "name", input.id)) {
    if (row->sha256 == sha256 && row->extractor == extractor && row->hints == hints_of(input)) return PutOutcome::kUnchanged;
    if (row->sha256 == sha256) return PutOutcome::kReplaced;
  } else if (const auto copied = copy_of(connection, input.id); copied && copied->sha256 == sha256) {
    return PutOutcome::kUnchanged;
  }
  if (const auto twin = find(connection, "sha256", sha256); twin && twin->name < input.id) return PutOutcome::kCopy;
  return find(connection, "name", input.id) ? PutOutcome::kReplaced : PutOutcome::kAdded;
}

PutOutcome put(Database& database, const PutRequest& request) {
  Connection& connection = database.connection();
  const std::string& name = request.input.id;
  PutOutcome outcome = state_of(database, request.input, request.sha256, request.extractor);
  if (outcome == PutOutcome::kUnchanged) return outcome;
  std::vector<std::string> copies;
  const std::optional<Row> twin = find(connection, "sha256", request.sha256);
  if (outcome == PutOutcome::kCopy) {
    release_name(database, name);
    insert_copy(connection, name, twin->id);
    return outcome;
  }
  if (!twin || twin->name != name) release_name(database, name);
  if (twin) {  // the same bytes, to be read again under this name
    copies = copies_of(connection, twin->id);
    if (twin->name != name) copies.push_back(twin->name), outcome = PutOutcome::kCopy;
    erase(database, twin->id);
  }
  insert_document(database, request);
  const std::int64_t document = find(connection, "name", name)->id;
  for (const std::string& copy : copies) insert_copy(connection, copy, document);
  return outcome;
}

std::string names_near(Connection& connection, const std::string& name) {
  const std::size_t slash = name.rfind('/');
  Query& query = connection.query("SELECT name FROM document WHERE name LIKE '%' || ? || '%' ORDER BY name LIMIT 3");
  std::string found;
  for (query.start(name.substr(slash == std::string::npos ? 0 : slash + 1)); query.step();) found += (found.empty() ? "did you mean " : ", ") + query.text(0);
  return found.empty() ? "signatory documents lists what is stored" : found;
}

}  // namespace

Result<std::unique_ptr<WriteBatch>> WriteBatch::begin(Database& database) {
  return guarded([&] { return std::unique_ptr<WriteBatch>(new WriteBatch(database.connection())); });
}

Result<void> WriteBatch::commit() {
  return guarded([&] { transaction_.commit(); });
}

Result<PutOutcome> put_document(Database& database, const PutRequest& request) {
  return guarded([&] {
    Connection& connection = database.connection();
    connection.execute("SAVEPOINT put_document");
    try {
      const PutOutcome outcome = put(database, request);
      connection.execute("RELEASE put_document");
      return outcome;
    } catch (const Fault&) {
      try {
        connection.execute("ROLLBACK TO put_document; RELEASE put_document");
      } catch (const Fault&) {
        throw;  // the whole transaction is gone: the disk is full or failed
      }
      throw;
    }
  });
}

Result<PutOutcome> stored_state(Database& database, const DocumentInput& input, const std::string& sha256, const std::string& extractor) {
  return guarded([&] { return state_of(database, input, sha256, extractor); });
}

Result<void> remove_document(Database& database, const std::string& name) {
  return guarded([&] {
    Connection& connection = database.connection();
    Transaction transaction(connection);
    if (!find(connection, "name", name) && !copy_of(connection, name))
      raise(fail(ErrorCode::kNotFound, fmt::format("no document '{}'", name)).where(connection.path()).hint(names_near(connection, name)));
    release_name(database, name);
    transaction.commit();
  });
}

Result<void> each_document(Database& database, const std::function<void(const StoredDocument&)>& use) {
  return guarded([&] {
    Query query(database.connection(),
                "SELECT name, sha256, language, date, url, title, bytes, (SELECT count(*) FROM statement WHERE document = document.id) FROM document ORDER BY name");
    while (query.step())
      use({query.text(0), query.text(1), query.text(2), query.text(3), query.text(4), query.text(5), query.integer(6), query.integer(7)});
  });
}

Result<DocumentInput> stored_document(Database& database, const std::string& name) {
  return guarded([&] {
    Query& query = database.connection().query("SELECT name, text, language, date, url, title FROM document WHERE name = ?");
    if (!query.start(name).step()) raise(fail(ErrorCode::kNotFound, fmt::format("no document '{}'", name)).where(database.connection().path()));
    DocumentInput document{query.text(0), query.text(1), query.text(2), query.text(3), query.text(4), query.text(5)};
    query.reset();
    return document;
  });
}

}  // namespace signatory::store
