#include "store/verify.h"

#include <fmt/format.h>

#include <cmath>
#include <set>

#include "base/sha256.h"
#include "base/utf8.h"
#include "link/confidence.h"
#include "store/finalise.h"
#include "store/statement_row.h"

namespace signatory::store {

namespace {

class Verifier {
 public:
  Verifier(Database& database, const base::CancellationToken& cancellation) : connection_(database.connection()), cancellation_(cancellation), finalised_(is_finalised(database)) {}

  Verification run() {
    file();
    if (found_.fault_count == 0) documents(), claims(), graph();
    return std::move(found_);
  }

 private:
  void fault(std::string text) {
    if (++found_.fault_count <= Verification::kMostFaults) found_.faults.push_back(std::move(text));
  }
  void stop_if_cancelled() const {
    if (cancellation_.cancelled()) raise(fail(ErrorCode::kInterrupted, "interrupted"));
  }
  // Each row is a fault; `%` stands for its first column.
  void none(std::string_view sql, std::string_view sentence) {
    stop_if_cancelled();
    Query query(connection_, sql);
    while (query.step()) fault(fmt::format(fmt::runtime(sentence), query.view(0)));
  }

  void file() {
    Query integrity(connection_, "PRAGMA integrity_check(20)");
    while (integrity.step())
      if (integrity.view(0) != "ok") fault(fmt::format("SQLite: {}", integrity.view(0)));
    none("SELECT \"table\" || ' row ' || rowid || ' → ' || parent FROM pragma_foreign_key_check", "a reference leads nowhere: {}");
    if (!connection_.read_only()) {
      try {
        connection_.execute("INSERT INTO document_text (document_text) VALUES ('integrity-check')");
      } catch (const Fault& index) {
        fault("the full-text index does not fit the documents: " + index.error.message);
      }
    }
  }

  void documents() {
    Query query(connection_, "SELECT id, name, sha256, text, bytes FROM document ORDER BY name");
    while (query.step()) {
      stop_if_cancelled();
      const std::string name = query.text(1);
      const std::string text = query.text(3);
      ++found_.documents, found_.bytes += text.size();
      if (base::sha256_hex(text) != query.view(2)) fault(fmt::format("{}: the text does not match its SHA-256", name));
      if (static_cast<std::int64_t>(text.size()) != query.integer(4)) fault(fmt::format("{}: the text has {} bytes, not {}", name, text.size(), query.integer(4)));
      if (const auto bad = base::first_invalid_utf8(text)) fault(fmt::format("{}: not UTF-8 at byte {}", name, *bad));
      statements(query.integer(0), text);
    }
  }

  void statements(std::int64_t document, const std::string& text) {
    static const std::string sql = std::string(select_statements()) + "WHERE s.document = ? ORDER BY s.id";
    Query& query = connection_.query(sql);
    for (query.start(document); query.step();) {
      const StatementRow row = read_statement(query);
      ++found_.statements;
      if (row.sentence_begin < 0 || row.sentence_end < row.sentence_begin || static_cast<std::size_t>(row.sentence_end) > text.size())
        fault(fmt::format("{}: statement {}: the sentence lies outside the text", row.document, row.id));
      bool subject = false;
      for (const EvidenceItem& item : row.evidence) {
        ++found_.spans;
        subject = subject || item.slot == "subject";
        if (item.begin > item.end || item.end > text.size() || text.compare(item.begin, item.end - item.begin, item.text) != 0)
          fault(fmt::format("{}: statement {}: bytes {} to {} are not the evidence of slot '{}'", row.document, row.id, item.begin, item.end, item.slot));
      }
      if (!subject) fault(fmt::format("{}: statement {}: no evidence of the subject", row.document, row.id));
    }
  }

  void claims() {
    found_.claims = static_cast<std::uint64_t>(connection_.number("SELECT count(*) FROM claim"));
    if (!finalised_) fault("an interrupted build left claims out of date; run signatory build once more");
    none("SELECT c.id FROM claim AS c WHERE NOT EXISTS (SELECT 1 FROM statement AS s WHERE s.claim = c.edge)", "claim {} has no evidence");
    none("SELECT c.id FROM claim AS c LEFT JOIN edge AS e ON e.id = c.edge LEFT JOIN edge_type AS t ON t.id = e.type LEFT JOIN node AS a ON a.id = e.source LEFT JOIN node AS b"
         " ON b.id = e.target WHERE e.origin IS NOT 0 OR t.name IS NOT c.relation OR a.key IS NOT c.subject OR b.key IS NOT c.object",
         "claim {} and its edge differ in relation, subject or object");
    none("SELECT s.id FROM statement AS s JOIN claim AS c ON c.edge = s.claim WHERE s.relation <> c.relation", "statement {} supports a claim of another relation");
    Query query(connection_, "SELECT c.id, c.confidence, d.sha256, s.confidence FROM claim AS c JOIN statement AS s ON s.claim = c.edge JOIN document AS d ON d.id = s.document ORDER BY c.id");
    std::string id;
    double stored = 0;
    std::vector<std::pair<std::string, double>> support;
    const auto settle = [&] {
      std::vector<link::Support> all;
      for (const auto& [document, confidence] : support) all.push_back({document, confidence});
      if (!id.empty() && std::abs(link::combined_confidence(std::move(all)) - stored) > 1e-9) fault(fmt::format("claim {}: the confidence is not that of its evidence", id));
    };
    while (query.step()) {
      if (query.view(0) != id) settle(), support.clear(), id = query.text(0), stored = query.real(1);
      support.emplace_back(query.text(2), query.real(3));
    }
    settle();
  }

  void graph() {
    found_.nodes = static_cast<std::uint64_t>(connection_.number("SELECT count(*) FROM node"));
    found_.edges = static_cast<std::uint64_t>(connection_.number("SELECT count(*) FROM edge"));
    none("SELECT id FROM edge WHERE source NOT IN (SELECT id FROM node)", "edge {} starts nowhere");
    none("SELECT id FROM edge WHERE target NOT IN (SELECT id FROM node)", "edge {} ends nowhere");
    none("SELECT id FROM edge WHERE origin = 0 AND id NOT IN (SELECT edge FROM claim)", "edge {} was extracted, but no claim stands behind it");
    none("SELECT node FROM node_label WHERE node NOT IN (SELECT id FROM node)", "a label hangs on node {}, which does not exist");
    none("SELECT key FROM node WHERE origin = 0 AND overlay IS NULL AND key NOT IN (SELECT subject FROM claim) AND key NOT IN (SELECT object FROM claim)"
         " AND id NOT IN (SELECT source FROM edge WHERE origin = 1) AND id NOT IN (SELECT target FROM edge WHERE origin = 1)"
         " AND id NOT IN (SELECT node FROM node_label WHERE origin <> 0)",
         "node {} was extracted, but no claim speaks of it");
    none("SELECT id FROM node WHERE NOT json_valid(properties)", "the properties of node {} are no JSON");
    none("SELECT id FROM edge WHERE NOT json_valid(properties)", "the properties of edge {} are no JSON");
  }

  Connection& connection_;
  const base::CancellationToken& cancellation_;
  bool finalised_;
  Verification found_;
};

}  // namespace

Result<Verification> verify(Database& database, const base::CancellationToken& cancellation) {
  return guarded([&] { return Verifier(database, cancellation).run(); });
}

}  // namespace signatory::store
