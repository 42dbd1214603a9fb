// What reads documents: the extractor and the features of contents, over the data files compiled in or those of --schema.
//
//   auto reading = load_reading(context.schema_folder);        // kData, with file and path, when a data file is wrong
//   store::build(&database, options, reading->functions);
#pragma once
#include <functional>
#include <memory>
#include <string>

#include "base/error.h"
#include "store/build.h"

namespace signatory::shell {

struct LoadedReading {
  store::Reading functions;
  std::function<std::string(const extract::DocumentInput&)> explain;  // what was recognised, as text
  std::shared_ptr<const void> owner;  // keeps what the functions use
};

base::Result<LoadedReading> load_reading(const std::string& schema_folder);

}  // namespace signatory::shell
