// Writing JSON text without building a tree: used for every row that is stored and every line that is listed.
//
//   JsonText json;  json.open('{').key("name").text("Viet Nam").key("count").number(70).close('}');   // {"name":"Viet Nam","count":70}
// The style kSpaced writes ": " and ", " as the listing of claims does. Numbers are the shortest text that reads back the same;
// a float without a fraction keeps ".0" with real() and loses it with number().
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace signatory::store {

class JsonText {
 public:
  enum class Style : std::uint8_t { kTight, kSpaced };
  explicit JsonText(Style style = Style::kTight) : spaced_(style == Style::kSpaced) {}

  JsonText& open(char bracket);
  JsonText& close(char bracket);
  JsonText& key(std::string_view name);
  JsonText& text(std::string_view value);
  JsonText& text_or_null(std::string_view value);  // empty: null
  JsonText& integer(std::int64_t value);
  JsonText& number(double value);
  JsonText& real(double value);
  JsonText& null();
  // JSON made elsewhere.
  JsonText& raw(std::string_view json);

  const std::string& str() const { return out_; }
  std::string take() { return std::move(out_); }

 private:
  void separate();
  bool spaced_;
  bool first_ = true;
  bool after_key_ = false;
  std::string out_;
};

void append_json_string(std::string& out, std::string_view text);

}  // namespace signatory::store
