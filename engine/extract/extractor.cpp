#include "extract/extractor.h"

#include <algorithm>

#include "extract/clause.h"
#include "extract/describe.h"
#include "extract/discourse.h"
#include "extract/interpreter.h"

namespace signatory::extract {
namespace {

Section section_of(text::SectionKind kind) {
  switch (kind) {
    case text::SectionKind::kHeadline: return Section::kHeadline;
    case text::SectionKind::kBody: return Section::kBody;
    case text::SectionKind::kCaption: return Section::kCaption;
    case text::SectionKind::kRelated: return Section::kRelated;
    case text::SectionKind::kMeta: return Section::kMeta;
  }
  return Section::kBody;
}

bool all_caps(std::span<const text::Token> tokens) {
  std::size_t words = 0, caps = 0;
  for (const text::Token& t : tokens) {
    if (!t.is_word()) continue;
    ++words;
    if (t.all_caps) ++caps;
  }
  return words >= 4 && caps * 10 >= words * 8;
}

// Walks the sentences of one document; keeps what the discourse needs between them.
class DocumentWalk {
 public:
  DocumentWalk(const language::Knowledge& knowledge, const DocumentInput& input)
      : knowledge_(knowledge), input_(input), document_(knowledge.reader->read(input.text, input.language)), discourse_(knowledge.gazetteer) {}

  using Visit = std::function<void(const Sentence&, const ClauseTree&, const std::vector<Statement>&, const std::vector<std::string>&)>;

  Extraction run(const Visit& visit = nullptr) {
    Extraction out;
    out.language = language::TextReader::main_language(document_);
    // First what the document names, so that "the convention" can be resolved before its name is given; then what it says.
    std::vector<Prepared> sentences;
    for (const text::Sentence& sentence : document_.sentences) prepare(sentence, sentences);
    for (const Prepared& prepared : sentences) discourse_.foretell(prepared.sentence);
    for (Prepared& prepared : sentences) read(prepared, out, visit);
    out.names = std::move(discourse_.names);
    return out;
  }

 private:
  struct Prepared {
    Sentence sentence;
    Section section;
  };

  void prepare(const text::Sentence& sentence, std::vector<Prepared>& out) const {
    const language::Language* language = knowledge_.find(document_.language_of(sentence));
    if (language == nullptr || sentence.section == text::SectionKind::kMeta) return;
    Sentence s;
    s.text = input_.text;
    s.tokens = document_.tokens_of(sentence);
    s.pack = &language->pack;
    s.frames = &knowledge_.frames;
    s.gazetteer = &knowledge_.gazetteer;
    s.names = &knowledge_.gazetteer.names(language->pack.language);
    s.all_caps = all_caps(s.tokens);
    s.quantities = language->quantities.find(s.tokens, {input_.date});
    if (s.tokens.empty()) return;
    find_units(s);
    find_chunks(s);
    const text::Token& last = s.tokens.back();
    s.question = last.text == "?" || (s.tokens.size() > 1 && s.tokens[s.tokens.size() - 2].text == "?");
    out.push_back({std::move(s), section_of(sentence.section)});
  }

  void read(Prepared& prepared, Extraction& out, const Visit& visit) {
    Sentence& s = prepared.sentence;
    ClauseTree tree = parse_clauses(s);
    discourse_.begin_sentence();
    std::vector<Statement> statements;
    const SentenceInfo info{prepared.section};
    Interpreter interpreter(s, tree, discourse_, info, statements);
    interpreter.run();
    if (visit) visit(s, tree, statements, interpreter.notes());
    for (Statement& statement : statements) out.statements.push_back(std::move(statement));
  }

  const language::Knowledge& knowledge_;
  const DocumentInput& input_;
  text::Document document_;
  Discourse discourse_;
};

}  // namespace

Extraction Extractor::extract(const DocumentInput& input) const { return DocumentWalk(knowledge_, input).run(); }

std::string Extractor::explain(const DocumentInput& input) const {
  std::string out;
  DocumentWalk(knowledge_, input).run([&](const Sentence& s, const ClauseTree& tree, const std::vector<Statement>& statements, const std::vector<std::string>& notes) {
    out += describe(s, tree, statements, notes);
  });
  return out;
}

}  // namespace signatory::extract
