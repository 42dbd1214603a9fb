// The storable property values under the graph's own name; they live in base/, because the store encodes them too.
//
//   graph::PropertyValue name = graph::PropertyValue::string("Hanoi");
#pragma once
#include "base/graph_ids.h"
#include "base/property_value.h"
#include "base/strong_id.h"

namespace signatory::graph {

using base::EdgeId;
using base::NodeId;
using base::PropertyKind;
using base::PropertyRef;
using base::PropertyValue;

// Labels of nodes, types of edges, keys of properties: small numbers from 0, given in order of first use (symbols.h).
using LabelId = base::StrongId<struct LabelTag, std::uint32_t>;
using TypeId = base::StrongId<struct TypeTag, std::uint32_t>;
using KeyId = base::StrongId<struct KeyTag, std::uint32_t>;

}  // namespace signatory::graph
