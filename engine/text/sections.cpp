#include "text/sections.h"

#include <algorithm>

#include "base/utf8.h"
#include "text/unicode.h"

namespace signatory::text {
namespace {

constexpr std::size_t kMaxTitleColumns = 160;     // of a document's first line
constexpr std::size_t kMaxSubheadColumns = 100;
constexpr std::size_t kMaxMarkerColumns = 60;
constexpr std::size_t kMaxSourceColumns = 80;
constexpr std::size_t kMaxCaptionColumns = 400;
constexpr std::size_t kMaxDatelineBytes = 160;
constexpr std::size_t kMaxDatelineTokens = 16;

void fold_all(std::vector<std::string>& entries) {
  for (std::string& entry : entries) entry = fold_word(entry);
}

bool letter_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  const CharClass kind = char_info(base::decode_utf8(text, at)).kind;
  return kind == CharClass::kLetter || kind == CharClass::kMark || kind == CharClass::kDigit;
}

// `text` begins with `marker`, and a word ends where the marker ends.
bool starts_with_marker(std::string_view text, std::string_view marker) {
  if (marker.empty() || !text.starts_with(marker)) return false;
  return !letter_at(marker, base::previous_utf8(marker, marker.size())) || !letter_at(text, marker.size());
}

bool starts_with_any(std::string_view text, const std::vector<std::string>& markers) {
  return std::any_of(markers.begin(), markers.end(), [&](const std::string& marker) { return starts_with_marker(text, marker); });
}

// Without brackets, dashes, colons, dots and angle quotes around it: ">> Läs också:" → "läs också".
std::string_view bare(std::string_view line) {
  const auto edge = [](char32_t c) {
    const CharClass kind = char_info(c).kind;
    return kind != CharClass::kLetter && kind != CharClass::kDigit && kind != CharClass::kMark;
  };
  while (!line.empty()) {
    std::size_t at = 0;
    if (!edge(base::decode_utf8(line, at))) break;
    line.remove_prefix(at);
  }
  while (!line.empty()) {
    const std::size_t last = base::previous_utf8(line, line.size());
    std::size_t at = last;
    if (!edge(base::decode_utf8(line, at))) break;
    line = line.substr(0, last);
  }
  return line;
}

bool is_related_line(std::string_view folded, const std::vector<std::string>& markers) {
  const std::string_view core = bare(folded);
  return std::any_of(markers.begin(), markers.end(), [&](const std::string& marker) { return core == marker; });
}

// "Läs också: Regeringen säger nej": a marker with its teaser on one line.
bool is_inline_teaser(std::string_view folded, const std::vector<std::string>& markers) {
  return std::any_of(markers.begin(), markers.end(), [&](const std::string& marker) { return folded.starts_with(marker) && folded.substr(marker.size()).starts_with(":"); });
}

// The whole line, or the start of one when the marker ends in a mark: "Kommentar (0)", "Tags: pact", "Share".
bool is_comment(std::string_view folded, const std::vector<std::string>& markers) {
  return is_related_line(folded, markers) || std::any_of(markers.begin(), markers.end(), [&](const std::string& marker) {
           return !marker.empty() && (marker.back() == ':' || marker.back() == '(') && folded.starts_with(marker);
         });
}

bool is_url_line(std::string_view line) {
  const TokenList tokens = tokenize(line.substr(0, 2000));
  const auto urls = std::count_if(tokens.begin(), tokens.end(), [](const Token& t) { return t.kind == TokenKind::kUrl; });
  const auto words = std::count_if(tokens.begin(), tokens.end(), [](const Token& t) { return t.is_word() || t.is_number(); });
  return urls > 0 && words <= 1;
}

// "29/06/2021 14:30": more numbers than words, and no sentence.
bool is_figure_line(std::string_view line) {
  const TokenList tokens = tokenize(line);
  const auto numbers = std::count_if(tokens.begin(), tokens.end(), [](const Token& t) { return t.is_number(); });
  const auto words = std::count_if(tokens.begin(), tokens.end(), [](const Token& t) { return t.is_word(); });
  return numbers > words && numbers >= 2;
}

bool is_table_row(std::string_view line) {
  const auto cells = std::count(line.begin(), line.end(), '\t') + std::count(line.begin(), line.end(), '|');
  return cells >= 2;
}

bool has_letter(std::string_view line) {
  for (std::size_t at = 0; at < line.size();) {
    if (char_info(base::decode_utf8(line, at)).kind == CharClass::kLetter) return true;
  }
  return false;
}

bool title_like(std::string_view line) {
  const std::string_view core = bare(line);
  const char last = line.empty() ? ' ' : line.back();
  if (core.empty() || last == ':' || last == ';' || last == ',') return false;
  std::size_t at = 0;
  return !char_info(base::decode_utf8(core, at)).lower && has_letter(line);
}

SectionKind section_of(BlockKind kind) {
  switch (kind) {
    case BlockKind::kHeadline: return SectionKind::kHeadline;
    case BlockKind::kCaption: return SectionKind::kCaption;
    case BlockKind::kMarker: return SectionKind::kRelated;
    case BlockKind::kParagraph:
    case BlockKind::kListItem:
    case BlockKind::kTableRow:
    case BlockKind::kQuotedMail: return SectionKind::kBody;
    default: return SectionKind::kMeta;
  }
}

bool is_dash(const Token& token) { return token.text == "–" || token.text == "—" || token.text == "-"; }

}  // namespace

struct SectionClassifier::Place {
  bool first = false;        // nothing but apparatus stands before it
  bool last = false;
  std::size_t columns = 0;
  bool one_line = true;
};

SectionClassifier::SectionClassifier(SectionMarkers markers) : markers_(std::move(markers)) {
  for (auto* list : {&markers_.related, &markers_.source, &markers_.caption, &markers_.comment, &markers_.byline, &markers_.mail_headers, &markers_.agencies}) fold_all(*list);
  agencies_.insert(markers_.agencies.begin(), markers_.agencies.end());
}

std::vector<Block> SectionClassifier::classify(std::string_view text, const Paragraphs& paragraphs) const {
  std::vector<Block> blocks;
  blocks.reserve(paragraphs.paragraphs.size());
  bool related = false;
  bool seen_text = false;
  for (const Paragraph& paragraph : paragraphs.paragraphs) {
    const std::string_view line = text.substr(paragraph.span.begin, paragraph.span.size());
    Block block;
    block.span = paragraph.span;
    const Place place{.first = !seen_text, .last = &paragraph == &paragraphs.paragraphs.back(), .columns = paragraph.columns, .one_line = paragraph.line_count == 1};
    classify_one(line, place, block);
    const bool marker_alone = block.kind == BlockKind::kMarker && is_related_line(fold_word(line), markers_.related);
    if (related) block.section = SectionKind::kRelated;
    related = related || (marker_alone && seen_text);
    seen_text = seen_text || block.section == SectionKind::kBody || block.section == SectionKind::kHeadline;
    if (block.kind == BlockKind::kParagraph) block.dateline = find_dateline(text, block.span);
    blocks.push_back(block);
  }
  return blocks;
}

void SectionClassifier::classify_one(std::string_view line, const Place& place, Block& block) const {
  block.kind = kind_of(line, place);
  block.section = section_of(block.kind);
}

BlockKind SectionClassifier::kind_of(std::string_view line, const Place& place) const {
  if (mail_mark_bytes(line) > 0) return BlockKind::kQuotedMail;
  if (!has_letter(line.substr(0, 2000))) return BlockKind::kByline;
  if (place.columns <= kMaxCaptionColumns) {
    const BlockKind marked = marked_kind(line, place);
    if (marked != BlockKind::kParagraph) return marked;
  }
  if (list_mark_bytes(line) > 0) return BlockKind::kListItem;
  if (is_table_row(line.substr(0, 2000))) return BlockKind::kTableRow;
  const std::size_t limit = place.first ? kMaxTitleColumns : kMaxSubheadColumns;
  if (place.columns > limit || !title_like(line)) return BlockKind::kParagraph;
  const bool asks = line.ends_with('?') || line.ends_with('!');
  const bool headline = !ends_sentence(line) || (place.first && asks);
  return headline && (place.first || !place.last) ? BlockKind::kHeadline : BlockKind::kParagraph;
}

// The kinds that a marker, a URL or figures tell; kParagraph if none does.
BlockKind SectionClassifier::marked_kind(std::string_view line, const Place& place) const {
  const std::string folded = fold_word(line);
  const bool short_line = place.columns <= kMaxMarkerColumns;
  if (short_line && is_related_line(folded, markers_.related)) return BlockKind::kMarker;
  if (is_inline_teaser(folded, markers_.related)) return BlockKind::kMarker;
  if (is_url_line(line)) return BlockKind::kUrl;
  if (starts_with_any(folded, markers_.mail_headers)) return BlockKind::kByline;
  const bool sentence = ends_sentence(line);
  const bool plain = !sentence && line.find(',') == std::string_view::npos;
  const std::string_view opened = line.starts_with('(') ? std::string_view(folded).substr(1) : std::string_view(folded);
  if (place.columns <= kMaxSourceColumns && (plain || line.starts_with('(')) && starts_with_any(opened, markers_.source)) return BlockKind::kSource;
  if (is_caption(folded)) return BlockKind::kCaption;
  if (short_line && !sentence && is_comment(folded, markers_.comment)) return BlockKind::kComment;
  if (short_line && !sentence && is_byline(line, folded)) return BlockKind::kByline;
  if (short_line && !sentence && is_figure_line(line)) return BlockKind::kByline;
  return BlockKind::kParagraph;
}

bool SectionClassifier::is_caption(std::string_view folded) const {
  const std::size_t tail_bytes = 70;
  std::size_t from = folded.size() > tail_bytes ? folded.size() - tail_bytes : 0;
  const std::string_view tail = folded.substr(from);
  for (const std::string& marker : markers_.caption) {
    if (starts_with_marker(folded, marker)) return true;
    for (std::size_t at = tail.find(marker); at != std::string_view::npos; at = tail.find(marker, at + 1)) {
      const std::size_t whole = from + at;
      if (!letter_at(folded, whole == 0 ? folded.size() : base::previous_utf8(folded, whole)) && marker.back() == ':') return true;
    }
  }
  return false;
}

// A byline marker and nothing but capitalised names (or lower-case words of at most three letters) and figures behind it.
bool SectionClassifier::is_byline(std::string_view line, std::string_view folded) const {
  for (const std::string& marker : markers_.byline) {
    if (!starts_with_marker(folded, marker)) continue;
    if (marker.back() == ':') return true;
    const TokenList marker_tokens = tokenize(marker);
    const TokenList tokens = tokenize(line);
    if (tokens.size() <= marker_tokens.size()) return true;
    const auto rest = tokens.range(marker_tokens.size(), tokens.size() - marker_tokens.size());
    const auto lower = std::count_if(rest.begin(), rest.end(), [](const Token& t) { return t.is_word() && !t.capitalised && t.text.size() > 3; });
    if (lower == 0) return true;
  }
  return false;
}

// "BONN, Germany (Reuters) –", "Hà Nội (TTXVN) -", "STOCKHOLM, 12 maj (TT) –": a place in capitals or an agency, then a dash.
ByteSpan SectionClassifier::find_dateline(std::string_view text, ByteSpan span) const {
  const std::string_view head = text.substr(span.begin, std::min(span.size(), kMaxDatelineBytes));
  if (head.find("–") == std::string_view::npos && head.find("—") == std::string_view::npos && head.find(" -") == std::string_view::npos) return {};
  const TokenList tokens = tokenize(head);
  bool agency = false;
  bool structured = false;
  std::size_t lower_words = 0;
  for (std::size_t i = 0; i < tokens.size() && i <= kMaxDatelineTokens; ++i) {
    const Token& token = tokens[i];
    if (i > 0 && is_dash(token) && token.space_before && i + 1 < tokens.size()) {
      const Token& first = tokens[0].text == "(" && tokens.size() > 1 ? tokens[1] : tokens[0];
      const bool capitals = first.all_caps && display_width(first.text) >= (structured ? 3U : 5U) && lower_words == 0;
      if (!agency && !(capitals && (structured || i == 1))) return {};
      std::size_t last = i;
      while (last + 2 < tokens.size() && is_dash(tokens[last + 1])) ++last;
      return {span.begin, span.begin + tokens[last + 1].span.begin};
    }
    agency = agency || (agencies_.contains(std::string(token.folded)) && lower_words <= 2);
    structured = structured || token.text == "," || token.text == "(";
    lower_words += token.is_word() && !token.capitalised;
    if (token.text == "." || token.text == ":" || token.text == ";") return {};
  }
  return {};
}

}  // namespace signatory::text
