// The columns of an imported CSV: what the header says, what type the values have, how a field becomes a stored value.
//
// Headers as Neo4j's importer writes them ("id:ID(Person)", "age:int", "tags:string[]", ":LABEL", ":START_ID", ":TYPE", ":IGNORE") and
// plain ones ("id,label,name", "src,dst,date"; also from/to, source/target, start/end). Without a type in the header all values of the
// column decide: all integers, all numbers, all true/false, all ISO dates, else text; a number with leading zeros is text.
//
//   ImportColumn c = parse_column("born:date", FileKind::kNodes);    c.name == "born"; c.type == ColumnType::kDate
//   append_value(out, {"1969-09-02"}, c)    →  {"$date":"1969-09-02"}
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "base/error.h"
#include "store/csv_reader.h"

namespace signatory::store {

enum class ColumnRole : std::uint8_t { kProperty, kId, kLabel, kSource, kTarget, kType, kIgnore };
enum class ColumnType : std::uint8_t { kInferred, kBoolean, kInteger, kFloat, kString, kDate, kLocalTime, kTime, kLocalDateTime, kDateTime, kDuration };
enum class FileKind : std::uint8_t { kNodes, kEdges };

struct ImportColumn {
  std::string name;  // of the property; for the roles also the id space: "Person" of :ID(Person)
  std::string space;
  ColumnRole role = ColumnRole::kProperty;
  ColumnType type = ColumnType::kInferred;
  bool list = false;       // values separated by ';'
  std::string json_key;    // "\"name\":"
};

// kData for a type or a role that does not exist.
base::Result<ImportColumn> parse_column(std::string_view header, FileKind kind);

// What the values of one column can be, narrowed by each.
class TypeGuess {
 public:
  void add(const CsvField& field);
  ColumnType type() const;

 private:
  bool any_ = false;
  bool boolean_ = true, integer_ = true, number_ = true, date_ = true;
};

// Appends the field as JSON (property_json.h); false if it is not of the column's type.
bool append_value(std::string& out, std::string_view text, const ImportColumn& column);
std::string_view name_of(ColumnType type);  // as in a header: "int", "localdatetime"

}  // namespace signatory::store
