// ImportIds: the ids that files give to nodes, by id space ("Person" of :ID(Person)), to row ids. Small whole numbers live in an array.
//
//   ids.add("", "17", 4);      // false: given before
//   ids.find("", "17") == 4;   // 0: unknown
#pragma once
#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace signatory::store {

class ImportIds {
 public:
  bool add(std::string_view space, std::string_view id, std::int64_t row) {
    Space& in = spaces_[std::string(space)];
    std::uint64_t number = 0;
    if (as_number(id, number) && number < kFloor + 8 * in.count) {
      if (in.numbers.size() <= number) in.numbers.resize(number + number / 2 + 1);
      if (in.numbers[number] != 0) return false;
      in.numbers[number] = row;
      // It may have been given while it was too large for the array.
      if (in.texts.contains(std::string(id))) return false;
    } else if (!in.texts.try_emplace(std::string(id), row).second) {
      return false;
    }
    ++in.count;
    return true;
  }
  std::int64_t find(std::string_view space, std::string_view id) const {
    const Space* in = last_name_ == space ? last_ : nullptr;
    if (in == nullptr) {
      const auto at = spaces_.find(std::string(space));
      if (at == spaces_.end()) return 0;
      in = last_ = &at->second;
      last_name_ = at->first;
    }
    std::uint64_t number = 0;
    if (as_number(id, number) && number < in->numbers.size() && in->numbers[number] != 0) return in->numbers[number];
    const auto at = in->texts.find(std::string(id));
    return at == in->texts.end() ? 0 : at->second;
  }

 private:
  static constexpr std::uint64_t kFloor = 1U << 16;
  struct Space {
    std::vector<std::int64_t> numbers;
    std::unordered_map<std::string, std::int64_t> texts;
    std::uint64_t count = 0;
  };
  // Only what is written as the number would be: "7", not "07".
  static bool as_number(std::string_view id, std::uint64_t& number) {
    if (id.empty() || id.size() > 10 || (id[0] == '0' && id.size() > 1)) return false;
    const auto [end, error] = std::from_chars(id.data(), id.data() + id.size(), number);
    return error == std::errc() && end == id.data() + id.size();
  }
  std::unordered_map<std::string, Space> spaces_;
  mutable const Space* last_ = nullptr;
  mutable std::string last_name_ = "\n";
};

}  // namespace signatory::store
