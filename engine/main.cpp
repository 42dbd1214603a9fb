// The command line: parses arguments, calls a command, turns its error into a message and an exit code.
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <csignal>
#include <iostream>

#include "shell/command.h"

namespace {

using namespace signatory;

base::CancellationToken interrupt_token;

// The first Ctrl-C asks for an orderly end, the second ends the process.
extern "C" void on_interrupt(int) {
  interrupt_token.cancel();
  std::signal(SIGINT, SIG_DFL);
}

class CliBinder : public shell::OptionBinder {
 public:
  explicit CliBinder(CLI::App& app) : app_(app) {}
  void positional(const std::string& name, std::string& value, const std::string& help, bool required) override { app_.add_option(name, value, help)->required(required); }
  void positionals(const std::string& name, std::vector<std::string>& values, const std::string& help, bool required) override {
    app_.add_option(name, values, help)->required(required);
  }
  void text(const std::string& name, std::string& value, const std::string& help) override { app_.add_option(name, value, help)->type_name("TEXT"); }
  void choice(const std::string& name, std::string& value, const std::vector<std::string>& choices, const std::string& help) override {
    app_.add_option(name, value, help)->check(CLI::IsMember(choices))->capture_default_str();
  }
  void texts(const std::string& name, std::vector<std::string>& values, const std::string& help) override { app_.add_option(name, values, help)->type_size(1)->allow_extra_args(false); }
  void integer(const std::string& name, std::int64_t& value, const std::string& help) override { app_.add_option(name, value, help)->capture_default_str(); }
  void real(const std::string& name, double& value, const std::string& help) override { app_.add_option(name, value, help)->capture_default_str(); }
  void flag(const std::string& name, bool& value, const std::string& help) override { app_.add_flag(name, value, help); }

 private:
  CLI::App& app_;
};

std::string examples_text(const shell::Command& command) {
  std::string text = command.examples.empty() ? "" : "Examples:";
  for (const std::string& example : command.examples) text += "\n  " + example;
  return text;
}

CLI::App& add_command(CLI::App& app, const shell::Command& command, shell::Context& context) {
  CLI::App& sub = *app.add_subcommand(command.name, command.summary);
  sub.footer(examples_text(command));
  if (command.needs_database) sub.add_option("--db", context.database, "the database")->type_name("FILE");
  sub.add_option("--schema", context.schema_folder, "read the data files from this folder")->type_name("DIR");
  CliBinder binder(sub);
  if (command.declare) command.declare(binder);
  return sub;
}

int report(const base::Error& error) {
  std::cerr << "signatory: " << error.to_string() << '\n';
  return base::exit_code(error.code);
}

int run(const shell::Command& command, shell::Context& context) {
  const auto done = command.run(context);
  std::cout.flush();
  if (!done) return report(done.error());
  if (!std::cout) return report(base::fail(base::ErrorCode::kIo, "cannot write the output"));
  return *done;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Reads news and diplomatic text, keeps who signed, promised, asked for and opposed what, with the bytes that say so.", "signatory");
  app.set_version_flag("--version", "signatory " SIGNATORY_VERSION);
  app.footer("signatory COMMAND --help shows the options and examples of a command.\nExit codes: 0 done, 1 wrong query or data, 2 usage, 3 I/O or damaged database, 4 a limit was hit, 130 interrupted.");
  shell::Context context{.database = "", .schema_folder = "", .out = std::cout, .err = std::cerr, .out_is_terminal = isatty(STDOUT_FILENO) != 0, .err_is_terminal = isatty(STDERR_FILENO) != 0, .cancellation = interrupt_token};
  app.add_option("--db", context.database, "the database")->type_name("FILE");
  app.add_option("--schema", context.schema_folder, "read the data files from this folder instead of those compiled in")->type_name("DIR");
  const std::vector<shell::Command> commands = shell::all_commands();
  std::vector<CLI::App*> parsers;
  for (const shell::Command& command : commands) parsers.push_back(&add_command(app, command, context));
  app.require_subcommand(0, 1);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : base::exit_code(base::ErrorCode::kUsage);
  }
  std::signal(SIGINT, on_interrupt);
  for (std::size_t at = 0; at < commands.size(); ++at)
    if (parsers[at]->parsed()) return run(commands[at], context);
  for (const shell::Command& command : commands)
    if (command.name == "repl" && !context.database.empty() && context.out_is_terminal) return run(command, context);
  std::cerr << app.help();
  return base::exit_code(base::ErrorCode::kUsage);
}
