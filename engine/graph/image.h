// A Base as named arrays of bytes, for the image in the database, and back. Little endian, this program's layout, with a version.
//
//   ImageBytes image = encode_image(base);             // image.parts borrow the base's columns
//   auto again = decode_image(parts, symbols);         // nullptr: another version, damaged, or made with other ids of names
//
// Decoding trusts nothing: sizes, ids and offsets are checked before they are used, so that a hostile file costs a rebuild and no more.
#pragma once
#include <deque>
#include <memory>
#include <string>

#include "graph/base_graph.h"
#include "store/store_image.h"

namespace signatory::graph {

struct ImageBytes {
  std::vector<store::ImagePart> parts;
  std::deque<std::string> owned;  // of parts that do not borrow
};

ImageBytes encode_image(const Base& base);
std::shared_ptr<const Base> decode_image(const store::Image& image, std::shared_ptr<Symbols> symbols);

}  // namespace signatory::graph
