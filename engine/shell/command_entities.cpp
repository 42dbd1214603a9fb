#include "shell/command_entities.h"

#include <fmt/format.h>

#include <memory>
#include <ostream>

#include "store/finalise.h"
#include "store/json_text.h"
#include "store/judgements.h"

namespace signatory::shell {

namespace {

struct ListOptions {
  store::EntityFilter filter;
  std::string format = "table";
};

std::string entity_json(const store::EntityListing& entity) {
  store::JsonText json(store::JsonText::Style::kSpaced);
  json.open('{').key("id").text(entity.id).key("name").text(entity.name).key("type").text(entity.type).key("members").open('[');
  for (const std::string& member : entity.members) json.text(member);
  json.close(']').key("aliases").open('[');
  for (const store::AliasView& alias : entity.aliases)
    json.open('{').key("surface").text(alias.surface).key("language").text_or_null(alias.language).key("rule").text(alias.rule).key("count").integer(alias.count).key("document").text(alias.document).close('}');
  json.close(']').key("judgements").open('[');
  for (const store::JudgementView& judgement : entity.judgements)
    json.open('{').key("first").text(judgement.first).key("second").text(judgement.second).key("verdict").text(judgement.verdict).key("origin").text(judgement.origin)
        .key("reason").text(judgement.reason).key("document").text_or_null(judgement.document).close('}');
  return json.close(']').close('}').take();
}

void print_entity(std::ostream& out, const store::EntityListing& entity) {
  out << fmt::format("{}  {} ({})\n", entity.id, entity.name, entity.type);
  for (const std::string& member : entity.members) out << "    also " << member << '\n';
  for (const store::AliasView& alias : entity.aliases) out << fmt::format("    {:>4} × {} [{}] {} in {}\n", alias.count, alias.surface, alias.language, alias.rule, alias.document);
  for (const store::JudgementView& judgement : entity.judgements)
    out << fmt::format("    {}: {} = {} ({}{}{})\n", judgement.verdict, judgement.first, judgement.second, judgement.origin, judgement.reason.empty() ? "" : ", " + judgement.reason,
                       judgement.document.empty() ? "" : ", " + judgement.document);
}

Result<int> list(Context& context, const ListOptions& options) {
  auto database = context.open(store::OpenMode::kReadOnly);
  if (!database) return forward(database);
  std::uint64_t count = 0;
  auto listed = store::each_entity(*database, options.filter, [&](const store::EntityListing& entity) {
    ++count;
    if (options.format == "jsonl") context.out << entity_json(entity) << '\n';
    else print_entity(context.out, entity);
  });
  if (!listed) return forward(listed);
  if (options.format == "table") context.err << fmt::format("{} {}\n", count, count == 1 ? "entity" : "entities");
  return 0;
}

Result<int> overrule(Context& context, const store::UserJudgement& judgement) {
  auto database = context.open(store::OpenMode::kReadWrite);
  if (!database) return forward(database);
  auto judged = store::judge(*database, judgement);
  if (!judged) return forward(judged);
  auto done = store::finalise(*database);
  if (!done) return forward(done);
  context.err << fmt::format("{} and {} are {}: {} claims added, {} changed, {} gone\n", judged->first, judged->second, judgement.verdict == link::Verdict::kSame ? "one entity" : "different",
                             done->claims_added, done->claims_changed, done->claims_removed);
  return 0;
}

Command judgement_command(const std::string& name, const std::string& summary, link::Verdict verdict) {
  auto judgement = std::make_shared<store::UserJudgement>();
  judgement->verdict = verdict;
  return {.name = name,
          .summary = summary,
          .examples = {fmt::format("signatory {} person/nakamisu-izumi person/nakamitsu-izumi --db my.db", name)},
          .declare =
              [judgement](OptionBinder& bind) {
                bind.positional("A", judgement->first, "entity id, or a name that means one entity");
                bind.positional("B", judgement->second, "the other one");
                bind.text("--reason", judgement->reason, "why, kept with the judgement");
              },
          .run = [judgement](Context& context) { return overrule(context, *judgement); }};
}

}  // namespace

Command entities_command() {
  auto options = std::make_shared<ListOptions>();
  return {.name = "entities",
          .summary = "list the entities: every form of their names, and why each was joined",
          .examples = {"signatory entities --db my.db", "signatory entities Hanoi --type Agreement --db my.db"},
          .declare =
              [options](OptionBinder& bind) {
                bind.positional("TEXT", options->filter.text, "part of an id, a name or a form of it", false);
                bind.text("--type", options->filter.type, "only this type: Country, Person, …");
                bind.choice("--format", options->format, {"table", "jsonl"}, "how to print");
              },
          .run = [options](Context& context) { return list(context, *options); }};
}

Command same_command() { return judgement_command("same", "say that two entities are one, whatever the rules say", link::Verdict::kSame); }
Command different_command() { return judgement_command("different", "say that two entities are not one, whatever the rules say", link::Verdict::kDifferent); }

}  // namespace signatory::shell
