// A document as blocks and sentences: what is headline, body, caption, unrelated teaser or apparatus, and where sentences end.
//
// Lines become blocks: paragraphs (hard-wrapped lines are joined), headlines, captions, list items, and apparatus (source lines,
// comment lines, bare URLs, bylines, e-mail headers). Everything after a related-news marker is section kRelated. A dateline
// ("BONN, Germany (Reuters) –") is cut off the first sentence and kept in Block::dateline. Blocks hold sentences, sentences hold tokens.
// All spans are bytes of the text given, which the caller keeps alive as long as the Document. Linear in the length of the text.
//
//   DocumentReader reader(markers, {rules_en, rules_sv, rules_vi});
//   Document d = reader.read(bytes, detect);             // detect: language index of each block, see DetectLanguages
//   for (const Sentence& s : d.sentences) for (const Token& t : d.tokens_of(s)) …
#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/error.h"
#include "text/token.h"

namespace signatory::text {

enum class SectionKind : std::uint8_t { kHeadline, kBody, kCaption, kRelated, kMeta };
enum class BlockKind : std::uint8_t { kParagraph, kHeadline, kCaption, kListItem, kTableRow, kQuotedMail, kMarker, kSource, kUrl, kByline, kComment };

std::string_view name_of(SectionKind section);  // "headline", "body", "caption", "related", "meta"

// Lines that are not running text, for all languages together. Every entry is compared folded (fold_word) and on whole words.
struct SectionMarkers {
  std::vector<std::string> related;       // the whole line, up to a colon or a dash: "tin liên quan", "läs också"
  std::vector<std::string> source;        // start of a short line: "källa:", "theo báo", "source:"
  std::vector<std::string> caption;       // start or end of a line: "foto:", "ảnh:", "photo:"
  std::vector<std::string> comment;       // the whole line, or its start if it ends in ":" or "(": "kommentar (", "share this"
  std::vector<std::string> byline;        // start of a short line: "by", "av", "text:"
  std::vector<std::string> mail_headers;  // start of a line, with the colon: "from:", "subject:"
  std::vector<std::string> agencies;      // what may stand in a dateline's brackets or before its dash: "reuters", "ttxvn", "tt"
};

struct SentenceRules {
  std::string language;                           // code, "sv"
  TokenRules tokens;
  std::unordered_set<std::string> abbreviations;  // folded, with their periods: "kl.", "tp.", "mr."; a sentence never ends there
  std::unordered_set<std::string> final_abbreviations;  // may end a sentence when the next word is capitalised: "etc.", "a.m."
  std::unordered_set<std::string> sentence_starters;    // folded words that begin a sentence after "U.S." or an initial: "the", "he"
};

inline constexpr std::uint8_t kNoLanguage = 0xFF;

struct Sentence {
  ByteSpan span;
  std::size_t first_token = 0;
  std::size_t token_count = 0;
  std::uint32_t block = 0;
  SectionKind section = SectionKind::kBody;
  std::uint8_t language = kNoLanguage;  // index into Document::languages
  bool starts_paragraph = false;
};

struct Block {
  ByteSpan span;                 // without surrounding white space
  SectionKind section = SectionKind::kBody;
  BlockKind kind = BlockKind::kParagraph;
  std::uint8_t language = kNoLanguage;
  std::size_t first_sentence = 0;
  std::size_t sentence_count = 0;
  ByteSpan dateline;             // "BONN, Germany (Reuters) –", empty if none; no sentence covers it
};

struct Document {
  std::string_view text;
  std::vector<std::string> languages;  // codes, by index
  std::vector<Block> blocks;           // in order
  std::vector<Sentence> sentences;     // in order
  TokenList tokens;                    // of all sentences, in order

  std::span<const Token> tokens_of(const Sentence& s) const { return tokens.range(s.first_token, s.token_count); }
  std::span<const Sentence> sentences_of(const Block& b) const {
    return std::span(sentences).subspan(b.first_sentence, b.sentence_count);
  }
  std::string_view bytes(ByteSpan span) const { return text.substr(span.begin, span.size()); }
  std::string_view language_of(const Sentence& s) const;  // "" when undecided
};

// Language index for each block (kNoLanguage: undecided, the reader then uses rules 0). Called once with all blocks.
using DetectLanguages = std::function<std::vector<std::uint8_t>(std::string_view text, std::span<const Block> blocks)>;

// Sentences longer than this many tokens are cut, at punctuation where there is some.
inline constexpr std::size_t kMaxSentenceTokens = 600;

class DocumentReader {
 public:
  // `languages`: one for each language, in the order of the indices that `detect` returns; at least one.
  DocumentReader(SectionMarkers markers, std::vector<SentenceRules> languages);
  ~DocumentReader();
  DocumentReader(DocumentReader&&) noexcept;
  DocumentReader& operator=(DocumentReader&&) noexcept;

  // const and safe from several threads. Never fails: any bytes are a document.
  Document read(std::string_view text, const DetectLanguages& detect) const;
  // The same with every block in one language.
  Document read(std::string_view text, std::uint8_t language = 0) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace signatory::text
