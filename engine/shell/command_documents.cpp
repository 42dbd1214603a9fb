#include "shell/command_documents.h"

#include <fmt/format.h>

#include <memory>
#include <ostream>

#include "store/documents.h"
#include "store/finalise.h"
#include "store/json_text.h"

namespace signatory::shell {

namespace {

std::string document_json(const store::StoredDocument& document) {
  store::JsonText json(store::JsonText::Style::kSpaced);
  json.open('{').key("name").text(document.name).key("sha256").text(document.sha256).key("language").text_or_null(document.language).key("date").text_or_null(document.date);
  json.key("url").text_or_null(document.url).key("title").text_or_null(document.title).key("bytes").integer(document.bytes).key("statements").integer(document.statements);
  return json.close('}').take();
}

Result<int> list(Context& context, const std::string& format) {
  auto database = context.open(store::OpenMode::kReadOnly);
  if (!database) return forward(database);
  auto listed = store::each_document(*database, [&](const store::StoredDocument& document) {
    if (format == "jsonl") context.out << document_json(document) << '\n';
    else context.out << fmt::format("{:4} {:10} {:>8} {:>6}  {}\n", document.language, document.date, document.bytes, document.statements, document.name);
  });
  if (!listed) return forward(listed);
  return 0;
}

Result<int> remove(Context& context, const std::vector<std::string>& names) {
  auto database = context.open(store::OpenMode::kReadWrite);
  if (!database) return forward(database);
  for (const std::string& name : names)
    if (auto removed = store::remove_document(*database, name); !removed) return forward(removed);
  auto done = store::finalise(*database);
  if (!done) return forward(done);
  context.err << fmt::format("{} document{} removed, {} claims gone, {} changed\n", names.size(), names.size() == 1 ? "" : "s", done->claims_removed, done->claims_changed);
  return 0;
}

}  // namespace

Command documents_command() {
  auto format = std::make_shared<std::string>("table");
  return {.name = "documents",
          .summary = "list the documents: language, date, bytes, statements, name",
          .examples = {"signatory documents --db my.db", "signatory documents --db my.db --format jsonl"},
          .declare = [format](OptionBinder& bind) { bind.choice("--format", *format, {"table", "jsonl"}, "how to print"); },
          .run = [format](Context& context) { return list(context, *format); }};
}

Command remove_command() {
  auto names = std::make_shared<std::vector<std::string>>();
  return {.name = "remove",
          .summary = "take documents back, with exactly the evidence that they gave",
          .examples = {"signatory remove articles/a.txt --db my.db"},
          .declare = [names](OptionBinder& bind) { bind.positionals("DOCUMENT", *names, "name as `signatory documents` lists it"); },
          .run = [names](Context& context) { return remove(context, *names); }};
}

}  // namespace signatory::shell
