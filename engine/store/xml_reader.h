// XmlReader: the small part of XML that GraphML files use, read piece by piece. Elements, attributes, text, CDATA, the five named
// entities and character references; comments and processing instructions are skipped. A document type definition is refused.
//
//   XmlReader xml(bytes);
//   while (xml.next()) if (xml.kind() == XmlReader::Kind::kOpen && xml.name() == "node") use(xml.attribute("id"));
//   if (!xml.error().empty()) report(xml.line(), xml.error());
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace signatory::store {

class XmlReader {
 public:
  enum class Kind : std::uint8_t { kOpen, kClose, kText };
  explicit XmlReader(std::string_view bytes) : bytes_(bytes) {}

  // False at the end and at an error. An empty element gives kOpen and kClose.
  bool next();
  Kind kind() const { return kind_; }
  // Without a namespace prefix.
  std::string_view name() const { return name_; }
  const std::string& text() const { return text_; }
  // Empty if it is not there.
  std::string attribute(std::string_view name) const;
  std::uint64_t line() const;
  const std::string& error() const { return error_; }
  std::size_t position() const { return at_; }

 private:
  bool stop(std::string message);
  bool read_markup();
  bool read_tag();
  bool read_attributes();
  bool read_text();
  bool append_decoded(std::string& out, std::string_view raw);
  bool skip_to(std::string_view mark);
  void skip_space();
  std::string_view read_name();

  std::string_view bytes_;
  std::size_t at_ = 0;
  Kind kind_ = Kind::kText;
  std::string_view name_;
  std::string text_;
  std::vector<std::pair<std::string_view, std::string>> attributes_;
  std::vector<std::string_view> open_;
  bool close_next_ = false;
  bool produced_ = false;
  std::string error_;
};

}  // namespace signatory::store
