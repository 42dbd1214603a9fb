#include "cypher/temporal_error.h"

#include "cypher/suggest.h"
#include "cypher/value.h"

namespace signatory::cypher {

base::Error invalid_temporal(std::string message) { return cypher_error("ArgumentError", "InvalidArgumentValue", std::move(message)); }

base::Error unknown_temporal_name(std::string message, std::string_view name, const std::vector<std::string>& known) {
  base::Error error = invalid_temporal(std::move(message));
  error.hint = did_you_mean(name, known);
  return error;
}

}  // namespace signatory::cypher
