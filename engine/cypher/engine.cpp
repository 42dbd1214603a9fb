#include "cypher/engine.h"


#include "cypher/cursor.h"
#include "cypher/parser.h"
#include "cypher/planner.h"
#include "cypher/prepared_query.h"

namespace signatory::cypher {
namespace {

std::size_t names_known(const graph::Symbols& symbols) { return std::size_t{symbols.labels.size()} + symbols.types.size() + symbols.keys.size(); }

const ProcedureRegistry& builtin_procedures() {
  static const ProcedureRegistry registry = [] {
    ProcedureRegistry out;
    add_builtin_procedures(out);
    return out;
  }();
  return registry;
}

}  // namespace

const std::string& Prepared::text() const { return query_->text; }
const std::vector<Column>& Prepared::columns() const { return query_->columns; }
const std::vector<std::string>& Prepared::parameters() const { return query_->bound.parameters; }
const std::vector<Warning>& Prepared::warnings() const { return query_->warnings; }
bool Prepared::writes() const { return query_->bound.writes; }
PlanTree Prepared::plan() const { return query_->planned.plan->tree(); }
QueryMode Prepared::mode() const {
  switch (query_->statement.mode) {
    case StatementMode::kExplain: return QueryMode::kExplain;
    case StatementMode::kProfile: return QueryMode::kProfile;
    case StatementMode::kRun: break;
  }
  return QueryMode::kRun;
}

bool ChangeCounts::any() const {
  return nodes_created + nodes_deleted + relationships_created + relationships_deleted + properties_set + labels_added + labels_removed > 0;
}

Cursor::Cursor(std::unique_ptr<CursorState> state) : state_(std::move(state)) {}
Cursor::Cursor(Cursor&&) noexcept = default;
Cursor& Cursor::operator=(Cursor&&) noexcept = default;
Cursor::~Cursor() = default;
const std::vector<Column>& Cursor::columns() const { return state_->query().columns; }
bool Cursor::next() { return state_->next(); }
std::span<const Value> Cursor::row() const { return state_->row(); }
const std::optional<QueryError>& Cursor::error() const { return state_->error(); }
bool Cursor::partial() const { return state_->partial(); }
std::uint64_t Cursor::rows_returned() const { return state_->rows_returned(); }
const ChangeCounts& Cursor::changes() const { return state_->run().changes; }
const EntityReader& Cursor::entities() const { return state_->run().reader; }
PlanTree Cursor::profile() const { return state_->profile(); }
std::uint64_t Cursor::memory_peak_bytes() const { return state_->run().budget.memory_peak_bytes(); }

Engine::Engine(graph::Graph& graph, EngineOptions options) : graph_(graph), options_(std::move(options)), procedures_(options_.procedures != nullptr ? options_.procedures : &builtin_procedures()) {}
Engine::~Engine() = default;

QueryResult<Prepared> Engine::prepare(std::string_view text) const {
  const auto located = [&](base::Error& error) { return tl::unexpected(locate(std::move(error), text, Phase::kCompileTime)); };
  auto query = std::make_shared<PreparedQuery>();
  query->text = text;
  auto statement = parse(text);
  if (!statement) return located(statement.error());
  query->statement = std::move(*statement);
  auto bound = bind(query->statement, *procedures_);
  if (!bound) return located(bound.error());
  query->bound = std::move(*bound);
  const graph::SnapshotPtr snapshot = graph_.snapshot();
  const graph::View view = snapshot->view();
  query->warnings = warnings_of(query->bound, text, view);
  query->names_known = names_known(graph_.symbols());
  auto planned = plan_statement(query->text, query->statement, query->bound, view, graph_.symbols());
  if (!planned) return located(planned.error());
  query->planned = std::move(*planned);
  const std::vector<Name>& outputs = query->statement.query->outputs;
  for (std::size_t i = 0; i < outputs.size(); ++i)
    query->columns.push_back({outputs[i].text, i < query->bound.output_types.size() ? query->bound.output_types[i].kinds : kAnyKind});
  return Prepared(std::move(query));
}

QueryResult<Cursor> Engine::execute(const Prepared& prepared, ExecuteOptions options) const {
  const PreparedQuery& query = prepared.query();
  if (query.planned.has_unseen_names && query.names_known != names_known(graph_.symbols())) {
    auto again = prepare(query.text);
    if (!again) return tl::unexpected(again.error());
    if (again->query().names_known != query.names_known) return execute(*again, std::move(options));
  }
  auto state = std::make_unique<CursorState>(prepared.share(), graph_.snapshot(), options);
  if (query.statement.mode == StatementMode::kExplain) {
    state->end();
    return Cursor(std::move(state));
  }
  if (auto begun = state->begin(options); !begun) return tl::unexpected(begun.error());
  if (!query.bound.writes) return Cursor(std::move(state));
  // One writing statement at a time; readers go on with the snapshots they hold.
  const std::lock_guard lock(writing_);
  graph::Transaction transaction = graph_.begin();
  if (auto done = state->run_to_end(transaction, graph_.symbols()); !done) return tl::unexpected(done.error());
  auto snapshot = graph_.commit(transaction, options_.persist);
  if (!snapshot) return tl::unexpected(locate(std::move(snapshot.error()), query.text, Phase::kRunTime));
  state->committed(std::move(*snapshot));
  return Cursor(std::move(state));
}

QueryResult<Cursor> Engine::run(std::string_view text, ExecuteOptions options) const {
  auto prepared = prepare(text);
  if (!prepared) return tl::unexpected(prepared.error());
  return execute(*prepared, std::move(options));
}

}  // namespace signatory::cypher
