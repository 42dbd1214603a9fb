#include "store/xml_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/utf8.h"

namespace signatory::store {
namespace {

constexpr std::size_t kDeepest = 256;

std::string_view local(std::string_view name) {
  const auto colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

}  // namespace

bool XmlReader::stop(std::string message) {
  error_ = std::move(message);
  return false;
}

std::uint64_t XmlReader::line() const { return 1 + static_cast<std::uint64_t>(std::count(bytes_.begin(), bytes_.begin() + static_cast<std::ptrdiff_t>(std::min(at_, bytes_.size())), '\n')); }

std::string XmlReader::attribute(std::string_view name) const {
  for (const auto& [known, value] : attributes_)
    if (local(known) == name) return value;
  return {};
}

bool XmlReader::next() {
  if (!error_.empty()) return false;
  if (close_next_) {
    close_next_ = false;
    kind_ = Kind::kClose;
    return true;
  }
  for (produced_ = false; !produced_;) {
    if (at_ >= bytes_.size()) return open_.empty() ? false : stop(fmt::format("<{}> is not closed", open_.back()));
    if (!(bytes_[at_] == '<' ? read_markup() : read_text())) return false;
  }
  return true;
}

bool XmlReader::read_markup() {
  const std::string_view rest = bytes_.substr(at_);
  if (rest.starts_with("<!--")) return skip_to("-->");
  if (rest.starts_with("<?")) return skip_to("?>");
  if (rest.starts_with("<![CDATA[")) {
    const auto end = rest.find("]]>");
    if (end == std::string_view::npos) return stop("a CDATA section is not closed");
    kind_ = Kind::kText;
    text_ = rest.substr(9, end - 9);
    at_ += end + 3;
    return produced_ = true;
  }
  if (rest.starts_with("<!")) return stop("document type definitions are not read");
  return read_tag();
}

bool XmlReader::skip_to(std::string_view mark) {
  const auto end = bytes_.find(mark, at_);
  if (end == std::string_view::npos) return stop(fmt::format("'{}' is missing", mark));
  at_ = end + mark.size();
  return true;
}

void XmlReader::skip_space() {
  while (at_ < bytes_.size() && is_space(bytes_[at_])) ++at_;
}

std::string_view XmlReader::read_name() {
  const std::size_t begin = at_;
  while (at_ < bytes_.size() && !is_space(bytes_[at_]) && std::string_view("<>/=\"'").find(bytes_[at_]) == std::string_view::npos) ++at_;
  return bytes_.substr(begin, at_ - begin);
}

bool XmlReader::read_tag() {
  ++at_;
  const bool closing = at_ < bytes_.size() && bytes_[at_] == '/';
  at_ += closing;
  const std::string_view full = read_name();
  if (full.empty()) return stop("'<' without a name");
  attributes_.clear();
  if (!read_attributes()) return false;
  const bool empty = bytes_[at_] == '/';
  at_ += empty;
  if (at_ >= bytes_.size() || bytes_[at_] != '>') return stop(fmt::format("the tag of '{}' is not closed", full));
  ++at_;
  name_ = local(full);
  produced_ = true;
  if (closing) {
    if (open_.empty() || open_.back() != full) return stop(fmt::format("</{}> closes nothing", full));
    open_.pop_back();
    kind_ = Kind::kClose;
    return true;
  }
  kind_ = Kind::kOpen;
  close_next_ = empty;
  if (empty) return true;
  if (open_.size() == kDeepest) return stop("elements are nested too deeply");
  open_.push_back(full);
  return true;
}

// Up to '/' or '>', which is there when it returns true.
bool XmlReader::read_attributes() {
  for (;;) {
    skip_space();
    if (at_ >= bytes_.size()) return stop("the file ends within a tag");
    if (bytes_[at_] == '>' || bytes_[at_] == '/') return true;
    const std::string_view name = read_name();
    skip_space();
    if (name.empty() || at_ >= bytes_.size() || bytes_[at_] != '=') return stop("an attribute without a value");
    ++at_;
    skip_space();
    const char quote = at_ < bytes_.size() ? bytes_[at_] : '\0';
    const auto end = quote == '"' || quote == '\'' ? bytes_.find(quote, at_ + 1) : std::string_view::npos;
    if (end == std::string_view::npos) return stop(fmt::format("the value of '{}' is not quoted", name));
    attributes_.emplace_back(name, std::string());
    if (!append_decoded(attributes_.back().second, bytes_.substr(at_ + 1, end - at_ - 1))) return false;
    at_ = end + 1;
  }
}

bool XmlReader::read_text() {
  const std::size_t end = std::min(bytes_.find('<', at_), bytes_.size());
  const std::string_view raw = bytes_.substr(at_, end - at_);
  text_.clear();
  if (!append_decoded(text_, raw)) return false;
  at_ = end;
  if (open_.empty()) return std::all_of(raw.begin(), raw.end(), is_space) || stop("text outside of the document's element");
  kind_ = Kind::kText;
  return produced_ = true;
}

bool XmlReader::append_decoded(std::string& out, std::string_view raw) {
  for (std::size_t at = 0; at < raw.size();) {
    if (raw[at] != '&') {
      out += raw[at++];
      continue;
    }
    const auto end = raw.find(';', at);
    if (end == std::string_view::npos) return stop("'&' begins no entity");
    const std::string_view name = raw.substr(at + 1, end - at - 1);
    at = end + 1;
    constexpr std::pair<std::string_view, char> kNamed[] = {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}};
    const auto known = std::find_if(std::begin(kNamed), std::end(kNamed), [&](const auto& each) { return each.first == name; });
    if (known != std::end(kNamed)) {
      out += known->second;
      continue;
    }
    const bool hex = name.starts_with("#x");
    const std::string_view digits = name.substr(std::min<std::size_t>(name.size(), hex ? 2 : 1));
    unsigned code = 0;
    const auto [last, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code, hex ? 16 : 10);
    const bool scalar = code != 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
    if (!name.starts_with('#') || digits.empty() || error != std::errc() || last != digits.data() + digits.size() || !scalar) return stop(fmt::format("'&{};' is not known", name));
    base::append_utf8(out, code);
  }
  return true;
}

}  // namespace signatory::store
