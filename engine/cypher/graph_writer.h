// Writing to the graph from a query: values become properties, changes are counted, errors get their place.
//
//   GraphWriter writer(run);   writer.set_property(Value::node(id), "name", value, span);
#pragma once
#include <string_view>

#include "cypher/op_write.h"

namespace signatory::cypher {

class GraphWriter {
 public:
  explicit GraphWriter(Run& run) : run_(run) {}
  void create(const NewElements& elements);
  void apply(const SetAction& action);
  // Null and entities that are gone are passed over; paths count as all their parts.
  void collect_deleted(const Value& value, base::ByteSpan span, std::vector<NodeId>& nodes, std::vector<EdgeId>& edges) const;
  // ConstraintVerificationFailed.DeleteConnectedNode if a node still has relationships and `detach` is false.
  void remove(const std::vector<NodeId>& nodes, const std::vector<EdgeId>& edges, bool detach, base::ByteSpan span);

 private:
  graph::Transaction& transaction() { return *run_.transaction; }
  template <class Id>
  void write(Id id, std::string_view key, const Value& value, base::ByteSpan span);
  template <class Id>
  void write_all(Id id, const Value& map, base::ByteSpan span);
  void set_all(const Value& target, const Value& source, bool replace, base::ByteSpan span);
  void set_labels(NodeId node, const SetAction& action);
  NodeId node_at(Slot slot, base::ByteSpan span) const;
  Run& run_;
};

}  // namespace signatory::cypher
