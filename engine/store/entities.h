// The table entity: names and canonical ids, kept in step with aliases and judgements. Part of finalise().
//
//   EntityTable entities(database);
//   entities.refresh();                                  // after documents came or went
//   entities.canonical("person/nakamisu-izumi") == "person/nakamitsu-izumi"
#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "link/identity.h"
#include "link/misspelling.h"
#include "store/claim_record.h"
#include "store/database.h"

namespace signatory::store {

class EntityTable {
 public:
  explicit EntityTable(Database& database) : database_(database) {}

  // Names of the entities noted in `dirty`, then all identities. Notes the groups whose ids changed in `dirty`.
  void refresh();
  // Takes the identities as they are stored.
  void load();

  const std::string& canonical(const std::string& id) const;
  // The same as it was before refresh().
  const std::string& canonical_before(const std::string& id) const;
  // Ids that go by `canonical`, itself included, sorted.
  std::vector<std::string> members(const std::string& canonical) const;
  EntityView view(const std::string& id) const;
  // JSON of the properties of the node that stands for `canonical`: id, name, aliases.
  std::string node_properties(const std::string& canonical) const;
  // Canonical ids whose node has to be written again.
  const std::set<std::string>& touched() const { return touched_; }

 private:
  void refresh_names();
  std::vector<link::OfficeHolder> office_holders() const;
  void refresh_rule_judgements();
  link::Identity judged() const;
  void apply(const link::Identity& identity);
  void note_groups_of(const std::set<std::string>& changed);

  Database& database_;
  std::map<std::string, std::string> canonical_;  // only ids that go by another one
  std::map<std::string, std::string> before_;
  std::set<std::string> touched_;
};

}  // namespace signatory::store
