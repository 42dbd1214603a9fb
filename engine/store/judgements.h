// Who is who, as stored and as users overrule it.
//
// A user's judgement about two entities overrules every rule's, from then on and for documents to come; the newest of a user's
// judgements about one pair counts. Call finalise() afterwards.
//
//   judge(database, {.first = "person/nakamisu", .second = "person/nakamitsu", .verdict = link::Verdict::kSame, .reason = "typo"});
//   finalise(database);
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "link/identity.h"
#include "store/database.h"

namespace signatory::store {

struct UserJudgement {
  std::string first;   // an entity id, or a name that means one entity alone
  std::string second;
  link::Verdict verdict = link::Verdict::kSame;
  std::string reason;  // the user's words; may be empty
};

// The two ids. kNotFound when one of them is unknown or means several entities (the hint lists them); kUsage when they are one id.
Result<std::pair<std::string, std::string>> judge(Database& database, const UserJudgement& judgement);

// The entity id that a user means: an id, a canonical name, or a surface form (in any case). kNotFound as above.
Result<std::string> resolve_entity(Database& database, const std::string& text);

struct AliasView {
  std::string surface, language, rule;
  std::int64_t count = 0;
  std::string document;  // where it was seen first, by name
};

struct JudgementView {
  std::string first, second, verdict, origin, reason;
  std::string document;  // "" when it was not read in a document
};

struct EntityListing {
  std::string id, name, type;
  std::vector<std::string> members;  // other ids that go by it
  std::vector<AliasView> aliases;
  std::vector<JudgementView> judgements;
};

struct EntityFilter {
  std::string text = {};  // part of an id, name or surface form; empty: all
  std::string type = {};  // empty: all
};

// Sorted by id.
Result<void> each_entity(Database& database, const EntityFilter& filter, const std::function<void(const EntityListing&)>& use);

}  // namespace signatory::store
