// The graph as expressions see it: an EntityReader over a View, and the way of values into and out of properties.
//
//   to_value(view.property(node, key))     Value of a property; null if there is none
#pragma once
#include "cypher/evaluation_context.h"
#include "graph/view.h"

namespace signatory::cypher {

Value to_value(graph::PropertyRef property);
// kNone for null; TypeError.InvalidPropertyType for what a property cannot hold.
Result<graph::PropertyValue> to_property(const Value& value);

class GraphReader final : public EntityReader {
 public:
  // `view` is read at each call, so it may be replaced as the query writes.
  explicit GraphReader(const graph::View* view) : view_(view) {}
  Result<std::vector<std::string>> labels(NodeId node) const override;
  Result<std::string> type(EdgeId edge) const override;
  Result<Ends> ends(EdgeId edge) const override;
  Result<Value> property(NodeId node, std::string_view key) const override;
  Result<Value> property(EdgeId edge, std::string_view key) const override;
  Result<std::vector<MapEntry>> properties(NodeId node) const override;
  Result<std::vector<MapEntry>> properties(EdgeId edge) const override;
  bool exists(NodeId node) const override { return view_->contains(node); }
  bool exists(EdgeId edge) const override { return view_->contains(edge); }

 private:
  const graph::View* view_;
};

base::Error deleted_entity(std::string_view what);

}  // namespace signatory::cypher
