#include "text/document.h"

#include <algorithm>

#include "text/lines.h"
#include "text/sections.h"
#include "text/sentences.h"

namespace signatory::text {

std::string_view name_of(SectionKind section) {
  switch (section) {
    case SectionKind::kHeadline: return "headline";
    case SectionKind::kBody: return "body";
    case SectionKind::kCaption: return "caption";
    case SectionKind::kRelated: return "related";
    case SectionKind::kMeta: return "meta";
  }
  return "body";
}

std::string_view Document::language_of(const Sentence& s) const {
  return s.language < languages.size() ? std::string_view(languages[s.language]) : std::string_view();
}

struct DocumentReader::Impl {
  SectionClassifier classifier;
  std::vector<SentenceRules> rules;
  std::vector<Tokenizer> tokenizers;

  void tokenise(const Document& document, const Block& block, const Paragraphs& paragraphs, std::size_t paragraph, TokenList& tokens) const;
  void add_sentences(Document& document, std::uint32_t block, std::size_t first_token) const;
};

DocumentReader::DocumentReader(SectionMarkers markers, std::vector<SentenceRules> languages)
    : impl_(std::make_unique<Impl>(Impl{SectionClassifier(std::move(markers)), std::move(languages), {}})) {
  if (impl_->rules.empty()) impl_->rules.emplace_back();
  for (const SentenceRules& rules : impl_->rules) impl_->tokenizers.emplace_back(rules.tokens);
}

DocumentReader::~DocumentReader() = default;
DocumentReader::DocumentReader(DocumentReader&&) noexcept = default;
DocumentReader& DocumentReader::operator=(DocumentReader&&) noexcept = default;

// Quoted mail leaves out the ">" of each line, a list item its bullet or number (a dash may be the mark of speech and stays), a
// paragraph its dateline.
void DocumentReader::Impl::tokenise(const Document& document, const Block& block, const Paragraphs& paragraphs, std::size_t paragraph, TokenList& tokens) const {
  const Tokenizer& tokenizer = tokenizers[block.language < tokenizers.size() ? block.language : 0];
  if (block.kind == BlockKind::kQuotedMail) {
    const Paragraph& lines = paragraphs.paragraphs[paragraph];
    for (std::size_t i = lines.first_line; i < lines.first_line + lines.line_count; ++i) {
      const ByteSpan line = paragraphs.lines[i].span;
      tokenizer.append(document.text, {line.begin + mail_mark_bytes(document.bytes(line)), line.end}, tokens);
    }
    return;
  }
  std::size_t begin = block.dateline.empty() ? block.span.begin : block.dateline.end;
  const std::string_view bytes = document.bytes(block.span);
  const bool dash = bytes.starts_with("-") || bytes.starts_with("–") || bytes.starts_with("—");
  if (block.kind == BlockKind::kListItem && !dash) begin += list_mark_bytes(bytes);
  tokenizer.append(document.text, {begin, block.span.end}, tokens);
}

void DocumentReader::Impl::add_sentences(Document& document, std::uint32_t index, std::size_t first_token) const {
  Block& block = document.blocks[index];
  const SentenceRules& own = rules[block.language < rules.size() ? block.language : 0];
  const auto tokens = document.tokens.range(first_token, document.tokens.size() - first_token);
  block.first_sentence = document.sentences.size();
  for (const TokenRange& range : split_sentences(tokens, own)) {
    Sentence sentence;
    sentence.first_token = first_token + range.first;
    sentence.token_count = range.count;
    sentence.span = {tokens[range.first].span.begin, tokens[range.first + range.count - 1].span.end};
    sentence.block = index;
    sentence.section = block.section;
    sentence.language = block.language;
    sentence.starts_paragraph = range.first == 0;
    document.sentences.push_back(sentence);
  }
  block.sentence_count = document.sentences.size() - block.first_sentence;
}

Document DocumentReader::read(std::string_view text, const DetectLanguages& detect) const {
  Document document;
  document.text = text;
  for (const SentenceRules& rules : impl_->rules) document.languages.push_back(rules.language);
  const Paragraphs paragraphs = split_paragraphs(text);
  document.blocks = impl_->classifier.classify(text, paragraphs);
  const std::vector<std::uint8_t> languages = detect(text, document.blocks);
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    document.blocks[i].language = i < languages.size() ? languages[i] : kNoLanguage;
    const std::size_t first_token = document.tokens.size();
    impl_->tokenise(document, document.blocks[i], paragraphs, i, document.tokens);
    impl_->add_sentences(document, static_cast<std::uint32_t>(i), first_token);
  }
  return document;
}

Document DocumentReader::read(std::string_view text, std::uint8_t language) const {
  return read(text, [language](std::string_view, std::span<const Block> blocks) { return std::vector<std::uint8_t>(blocks.size(), language); });
}

}  // namespace signatory::text
