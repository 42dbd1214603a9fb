#include "text/document.h"

#include <doctest/doctest.h>

#include <chrono>
#include <random>

using namespace signatory::text;

namespace {

SectionMarkers markers() {
  SectionMarkers m;
  m.related = {"Tin liên quan", "Läs också", "Related news", "Read more"};
  m.source = {"theo", "Källa:", "Source:"};
  m.caption = {"Foto:", "Ảnh:", "Photo:"};
  m.comment = {"Kommentar (", "Share"};
  m.byline = {"By", "Av", "Text:"};
  m.mail_headers = {"From:", "Subject:"};
  m.agencies = {"Reuters", "TTXVN", "TT"};
  return m;
}

DocumentReader reader() {
  SentenceRules rules;
  rules.language = "xx";
  rules.abbreviations = {"kl.", "tp.", "mr.", "bl.a."};
  rules.final_abbreviations = {"etc.", "p.m."};
  rules.sentence_starters = {"the", "he", "ông"};
  return DocumentReader(markers(), {rules});
}

// "section: sentence", one a line.
std::string shape(const std::string& text) {
  const DocumentReader own = reader();
  const Document document = own.read(text);
  std::string out;
  for (const Sentence& sentence : document.sentences) {
    out += std::string(name_of(sentence.section)) + ": " + std::string(document.bytes(sentence.span)) + "\n";
  }
  return out;
}

std::string sentences(const std::string& text) {
  const DocumentReader own = reader();
  const Document document = own.read(text);
  std::string out;
  for (const Sentence& sentence : document.sentences) out += std::string(out.empty() ? "" : " | ") + std::string(document.bytes(sentence.span));
  return out;
}

}  // namespace

TEST_CASE("headline, paragraphs, subhead and what is no text") {
  CHECK(shape("Sweden signs the pact\n\nBy Ann Larsson\n\nBONN, Germany (Reuters) – Sweden signed. It paid.\nPhoto: Bo Ek/TT\n\nWhat comes next\n\nNobody knows yet.\n"
              "https://example.org/a\nSource: Example Post\nRelated news\nFinland wins\nFinland won the cup.\n") ==
        "headline: Sweden signs the pact\nmeta: By Ann Larsson\nbody: Sweden signed.\nbody: It paid.\ncaption: Photo: Bo Ek/TT\nheadline: What comes next\n"
        "body: Nobody knows yet.\nmeta: https://example.org/a\nmeta: Source: Example Post\nrelated: Related news\nrelated: Finland wins\nrelated: Finland won the cup.\n");
}

TEST_CASE("a marker with its teaser is one line, the text goes on") {
  CHECK(shape("Avtal klart\nRegeringen har skrivit på.\nLäs också: Nej till avtal\nDet sade ministern.") ==
        "headline: Avtal klart\nbody: Regeringen har skrivit på.\nrelated: Läs också: Nej till avtal\nbody: Det sade ministern.\n");
}

TEST_CASE("the dateline is cut off and kept") {
  const DocumentReader own = reader();
  for (const char* text : {"STOCKHOLM, 12 maj (TT) – Regeringen skrev på.", "Hà Nội (TTXVN) - Việt Nam đã ký.", "(Reuters) – It rained.", "HELSINKI – It rained."}) {
    const Document document = own.read(text);
    REQUIRE(document.sentences.size() == 1);
    CHECK(document.sentences[0].span.begin == document.blocks[0].dateline.end);
    CHECK_FALSE(document.blocks[0].dateline.empty());
  }
  for (const char* text : {"NATO – som alla vet – växer.", "Việt Nam - Lào ký kết.", "The deal – signed in Bonn – holds."}) {
    CHECK(own.read(text).blocks[0].dateline.empty());
  }
}

TEST_CASE("sentence ends") {
  CHECK(sentences("G.L. Peiris kom till TP. Hồ Chí Minh kl. 14. Han gick.") == "G.L. Peiris kom till TP. Hồ Chí Minh kl. 14. | Han gick.");
  CHECK(sentences("They left the U.S. Army in the U.S. The rest stayed.") == "They left the U.S. Army in the U.S. | The rest stayed.");
  CHECK(sentences("He met J. Smith. Mr. X left at 3 p.m. She stayed.") == "He met J. Smith. | Mr. X left at 3 p.m. | She stayed.");
  CHECK(sentences("Bền vững./. Việt Nam ký.") == "Bền vững./. | Việt Nam ký.");
  CHECK(sentences("“Hãy ký!”, ông nói. Họ ký.") == "“Hãy ký!”, ông nói. | Họ ký.");
  CHECK(sentences("“Chúng tôi ký.” – Bộ trưởng nói.") == "“Chúng tôi ký.” – Bộ trưởng nói.");
  CHECK(sentences("\"We sign.\" She left; he stayed.") == "\"We sign.\" | She left; he stayed.");
  CHECK(sentences("It rose 2.5 per cent to 1.200 at a.com. Prices fell.") == "It rose 2.5 per cent to 1.200 at a.com. | Prices fell.");
  CHECK(sentences("Rõ đó.Ở đây có.") == "Rõ đó. | Ở đây có.");
  CHECK(sentences("Wait... what? Yes... He left.") == "Wait... what? | Yes... | He left.");
  CHECK(sentences("1. Det första är klart. Det andra inte.") == "Det första är klart. | Det andra inte.");
}

TEST_CASE("hard-wrapped lines are one paragraph") {
  CHECK(sentences("Norway has signed the agreement on cooperation in the northern\nseas and the fisheries ministers of both countries will now meet\nin Oslo. They are glad.") ==
        "Norway has signed the agreement on cooperation in the northern\nseas and the fisheries ministers of both countries will now meet\nin Oslo. | They are glad.");
  CHECK(shape("Norway signs\nNorway has signed the agreement on cooperation in the northern\nseas.").starts_with("headline: Norway signs\nbody: Norway has"));
}

TEST_CASE("quoted mail and lists lose their marks") {
  CHECK(sentences("> We will sign\n> the pact.\n\n- One signs.\n- Two signs.").find("> We") == std::string::npos);
  CHECK(shape("• Sverige skriver på.\n• Norge gör det inte.") == "body: Sverige skriver på.\nbody: Norge gör det inte.\n");
  CHECK(shape("Avtal klart\n\n– Vi skriver på, säger hon.") == "headline: Avtal klart\nbody: – Vi skriver på, säger hon.\n");
}

TEST_CASE("long sentences are cut, and every token is in one sentence") {
  std::string text;
  for (int i = 0; i < 10000; ++i) text += i % 50 == 49 ? "word, " : "word ";
  const DocumentReader own = reader();
  const Document document = own.read(text);
  std::size_t tokens = 0;
  for (const Sentence& sentence : document.sentences) {
    CHECK(sentence.token_count <= kMaxSentenceTokens);
    CHECK(sentence.first_token == tokens);
    tokens += sentence.token_count;
  }
  CHECK(tokens == document.tokens.size());
}

TEST_CASE("any bytes are a document, with sentences in order") {
  std::mt19937 random(5);
  const std::string pieces[] = {"Việt ", ". ", "\n", "\n\n", "\xff", "– ", "(Reuters) ", "Foto: ", "> ", "A", "\r\n", "\t", "Tin liên quan\n", "! ", "”", "kl. ", "http://a.b ", "U.S. ", "1. "};
  const DocumentReader own = reader();
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (int i = 0; i < 30; ++i) text += random() % 10 == 0 ? std::string(1, static_cast<char>(random() % 256)) : pieces[random() % std::size(pieces)];
    const Document document = own.read(text);
    std::size_t at = 0;
    for (const Sentence& sentence : document.sentences) {
      REQUIRE(sentence.span.begin >= at);
      REQUIRE(sentence.span.end > sentence.span.begin);
      REQUIRE(document.blocks[sentence.block].span.contains(sentence.span));
      at = sentence.span.end;
    }
    REQUIRE(at <= text.size());
  }
}

TEST_CASE("time is linear in hostile input") {
  const DocumentReader own = reader();
  for (const char* unit : {"a", "a\n", "\n", ".", ". ", "\"", "(", "> ", "– ", "A. ", "Foto: ", "| ", "By ", "sixty columns of text that could well be wrapped here by an\n"}) {
    const auto seconds = [&](std::size_t bytes) {
      std::string text;
      while (text.size() < bytes) text += unit;
      const auto begin = std::chrono::steady_clock::now();
      CHECK(own.read(text).text.size() == text.size());
      return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    };
    const double small = seconds(50000);
    CHECK_MESSAGE(seconds(200000) < 12 * (small + 0.01), unit);
  }
}
