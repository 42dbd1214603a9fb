#include "shell/command_ask.h"

#include <algorithm>
#include <chrono>
#include <memory>
#include <ostream>

#include "ask/answer_text.h"
#include "ask/asker.h"

namespace signatory::shell {

namespace {

struct Options {
  std::string question;
  std::string language;
  std::string format = "text";
  std::int64_t quotes = 1;
  std::int64_t timeout_seconds = 30;
  bool explain = false;
};

Result<int> run(Context& context, const Options& options) {
  auto database = context.open(store::OpenMode::kReadOnly);
  if (!database) return forward(database);
  auto asker = ask::Asker::open(*database, context.schema_folder);
  if (!asker) return forward(asker);
  base::BudgetLimits limits;
  limits.deadline = base::Deadline::in(std::chrono::seconds(options.timeout_seconds));
  limits.cancellation = context.cancellation;
  auto answer = asker->ask(options.question, {.language = options.language, .limits = limits});
  if (!answer) return forward(answer);
  const language::QuestionData& words = asker->data(answer->read.language);
  if (options.format == "json") context.out << ask::answer_json(*answer, words) << '\n';
  else context.out << ask::answer_text(*answer, words, {.explain = options.explain, .quotes = static_cast<std::size_t>(std::max<std::int64_t>(options.quotes, 0))});
  return answer->readings.empty() ? 1 : 0;
}

}  // namespace

Command ask_command() {
  auto options = std::make_shared<Options>();
  return {.name = "ask",
          .summary = "answer a question in English, Swedish or Vietnamese",
          .examples = {"signatory ask --db my.db \"Who signed the Hanoi Convention?\"", "signatory ask --db my.db \"Vad har Australien lovat?\" --explain",
                       "signatory ask --db my.db \"Ai đã ký Công ước Hà Nội?\" --format json"},
          .declare =
              [options](OptionBinder& bind) {
                bind.positional("question", options->question, "the question");
                bind.text("--language", options->language, "its language (en, sv, vi …); left out, the words tell");
                bind.choice("--format", options->format, {"text", "json"}, "how to print");
                bind.integer("--quotes", options->quotes, "sentences quoted for each claim");
                bind.integer("--timeout", options->timeout_seconds, "seconds after which to stop");
                bind.flag("--explain", options->explain, "show the Cypher as well");
              },
          .run = [options](Context& context) { return run(context, *options); }};
}

}  // namespace signatory::shell
