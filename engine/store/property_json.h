// Properties as the database keeps them, one JSON object (schema/graph.sql), to values and back. A hand-written reader: a graph of ten
// million edges has ten million of these objects.
//
//   PropertyJson reader;
//   Result<std::span<const NamedRef>> all = reader.parse(R"({"name":"Viet Nam","joined":{"$date":"1977-09-20"},"tags":["a","b"]})");
//   property_json({{"n", PropertyValue::integer(1)}, {"x", PropertyValue::floating(1)}}) == R"({"n":1,"x":1.0})"
//
// A null is left out. kDamaged with the byte of the fault for what is not such an object. What parse() gives is valid until the next
// call and as long as the text.
#pragma once
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/graph_change.h"
#include "base/property_value.h"

namespace signatory::store {

struct NamedRef {
  std::string_view key;
  base::PropertyRef value;
};

class PropertyJson {
 public:
  base::Result<std::span<const NamedRef>> parse(std::string_view json);

 private:
  struct Bad {};  // thrown at at_, caught in parse()
  char peek();
  void expect(char c);
  bool take(char c);
  std::string_view string();
  std::string_view unescape(std::size_t begin);
  void append_escape(std::string& out);
  unsigned hex4();
  base::PropertyRef value();
  base::PropertyRef number();
  base::PropertyRef tagged();
  base::PropertyRef list();
  base::PropertyRef word(std::string_view text, base::PropertyRef meaning);

  std::string_view text_;
  std::size_t at_ = 0;
  bool nested_ = false;
  std::vector<NamedRef> found_;
  std::deque<std::string> strings_;  // unescaped
  std::deque<base::PropertyValue> values_;
};

std::string property_json(const base::NamedProperties& properties);
void append_property_json(std::string& out, base::PropertyRef value);

}  // namespace signatory::store
