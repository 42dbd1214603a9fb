// Ids of the property graph's nodes and edges, shared by everything that names one (values, paths, stores).
// An id is given once and never reused while a graph lives; it says nothing about position or order of insertion.
//
//   NodeId a{7};   EdgeId r{7};   // different types: a == r does not compile
#pragma once
#include "base/strong_id.h"

namespace signatory::base {

using NodeId = StrongId<struct NodeTag>;
using EdgeId = StrongId<struct EdgeTag>;

}  // namespace signatory::base
