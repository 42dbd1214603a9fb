// Options of a command from words, for commands that are typed into the shell: `:path 'Viet Nam' Sweden --max-hops 3`.
//
//   Result<std::vector<std::string>> words = split_words("path 'Viet Nam' Sweden");     // quotes as in a POSIX shell
//   WordBinder binder;
//   command.declare(binder);
//   Result<void> bound = binder.bind(*words);          // kUsage for an unknown option, a missing value or argument, a bad number
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "shell/command.h"

namespace signatory::shell {

// kUsage for a quote that is not closed.
Result<std::vector<std::string>> split_words(std::string_view line);

class WordBinder : public OptionBinder {
 public:
  void positional(const std::string& name, std::string& value, const std::string& help, bool required) override;
  void positionals(const std::string& name, std::vector<std::string>& values, const std::string& help, bool required) override;
  void text(const std::string& name, std::string& value, const std::string& help) override;
  void choice(const std::string& name, std::string& value, const std::vector<std::string>& choices, const std::string& help) override;
  void texts(const std::string& name, std::vector<std::string>& values, const std::string& help) override;
  void integer(const std::string& name, std::int64_t& value, const std::string& help) override;
  void real(const std::string& name, double& value, const std::string& help) override;
  void flag(const std::string& name, bool& value, const std::string& help) override;

  Result<void> bind(const std::vector<std::string>& words);

 private:
  struct Option {
    std::vector<std::string> names;  // "-o", "--output"
    bool takes_value = true;
    std::function<Result<void>(const std::string&)> set;
  };
  struct Argument {
    std::string name;
    bool required = true;
    bool many = false;
    std::function<void(const std::string&)> set;
  };
  void add(const std::string& names, bool takes_value, std::function<Result<void>(const std::string&)> set);
  Result<void> bind_option(const std::vector<std::string>& words, std::size_t& at);
  std::vector<Option> options_;
  std::vector<Argument> arguments_;
};

}  // namespace signatory::shell
