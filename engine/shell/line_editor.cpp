#include "shell/line_editor.h"

#include <histedit.h>
#include <sys/stat.h>
#include <unistd.h>

#include <clocale>
#include <cstdio>
#include <cstring>
#include <istream>
#include <utility>

namespace signatory::shell {
namespace {

constexpr int kHistoryEntries = 2000;
constexpr std::size_t kShownCandidates = 60;

class StreamLines : public LineSource {
 public:
  explicit StreamLines(std::istream& in) : in_(in) {}
  std::optional<std::string> read(const std::string&) override {
    std::string line;
    if (!std::getline(in_, line)) return std::nullopt;
    if (line.ends_with('\r')) line.pop_back();
    return line;
  }
  void remember(const std::string&) override {}

 private:
  std::istream& in_;
};

std::string common_beginning(const std::vector<std::string>& words) {
  std::string common = words.front();
  for (const std::string& word : words) {
    while (!word.starts_with(common)) common.pop_back();
  }
  // Not in the middle of a character.
  while (!common.empty() && common.size() < words.front().size() && (static_cast<unsigned char>(words.front()[common.size()]) & 0xC0U) == 0x80U) common.pop_back();
  return common;
}

class TerminalLines : public LineSource {
 public:
  explicit TerminalLines(EditorOptions options) : options_(std::move(options)) {
    // Letters beyond ASCII are typed in UTF-8 whatever the environment says.
    if (std::setlocale(LC_CTYPE, "") == nullptr || MB_CUR_MAX == 1) std::setlocale(LC_CTYPE, "C.UTF-8");
    edit_ = el_init("signatory", stdin, stdout, stderr);
    if (edit_ == nullptr) return;
    history_ = history_init();
    HistEvent event;
    history(history_, &event, H_SETSIZE, kHistoryEntries);
    history(history_, &event, H_SETUNIQUE, 1);
    if (!options_.history_file.empty()) history(history_, &event, H_LOAD, options_.history_file.c_str());
    el_set(edit_, EL_CLIENTDATA, this);
    el_set(edit_, EL_PROMPT, &TerminalLines::prompt);
    el_set(edit_, EL_EDITOR, "emacs");
    el_set(edit_, EL_HIST, history, history_);
    el_set(edit_, EL_ADDFN, "signatory-complete", "complete the word", &TerminalLines::on_complete);
    el_set(edit_, EL_ADDFN, "signatory-cancel", "give the line up", &TerminalLines::on_cancel);
    el_set(edit_, EL_BIND, "^I", "signatory-complete", nullptr);
    el_set(edit_, EL_BIND, "^C", "signatory-cancel", nullptr);
    el_set(edit_, EL_BIND, "^R", "em-inc-search-prev", nullptr);
    // While a line is edited Ctrl-C is a key; while a query runs it is a signal again.
    el_set(edit_, EL_SETTY, "-d", "-isig", nullptr);
  }

  ~TerminalLines() override {
    if (edit_ == nullptr) return;
    save();
    el_end(edit_);
    history_end(history_);
  }
  TerminalLines(const TerminalLines&) = delete;
  TerminalLines& operator=(const TerminalLines&) = delete;

  bool ready() const { return edit_ != nullptr; }
  bool cancelled() const override { return cancelled_; }

  std::optional<std::string> read(const std::string& prompt) override {
    prompt_ = prompt;
    cancelled_ = false;
    int count = 0;
    const char* text = el_gets(edit_, &count);
    if (cancelled_) {
      std::fputs("^C\n", stdout);
      return std::string();
    }
    if (text == nullptr || count <= 0) return std::nullopt;
    std::string line(text, static_cast<std::size_t>(count));
    while (line.ends_with('\n') || line.ends_with('\r')) line.pop_back();
    return line;
  }

  void remember(const std::string& entry) override {
    HistEvent event;
    history(history_, &event, H_ENTER, entry.c_str());
    save();
  }

 private:
  static TerminalLines& self(EditLine* edit) {
    void* data = nullptr;
    el_get(edit, EL_CLIENTDATA, &data);
    return *static_cast<TerminalLines*>(data);
  }
  static char* prompt(EditLine* edit) { return self(edit).prompt_.data(); }

  static unsigned char on_cancel(EditLine* edit, int) {
    self(edit).cancelled_ = true;
    const LineInfo* line = el_line(edit);
    el_cursor(edit, static_cast<int>(line->lastchar - line->cursor));
    return CC_NEWLINE;
  }

  static unsigned char on_complete(EditLine* edit, int) {
    TerminalLines& lines = self(edit);
    const LineInfo* line = el_line(edit);
    const std::string before(line->buffer, static_cast<std::size_t>(line->cursor - line->buffer));
    if (!lines.options_.complete) return CC_ERROR;
    const Completion completion = lines.options_.complete(before);
    if (completion.candidates.empty()) return CC_ERROR;
    const std::string typed = before.substr(completion.begin);
    std::string longer = common_beginning(completion.candidates);
    const bool single = completion.candidates.size() == 1;
    if (longer.size() > typed.size() || single) {
      if (single && !longer.ends_with('(') && !longer.ends_with(' ')) longer += ' ';
      // The word is replaced, because a candidate may differ in case from what was typed. Words count characters, not bytes.
      int characters = 0;
      for (const char c : typed) characters += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
      if (characters > 0) el_deletestr(edit, characters);
      el_insertstr(edit, longer.c_str());
      return CC_REFRESH;
    }
    lines.show(completion.candidates);
    return CC_REDISPLAY;
  }

  void show(const std::vector<std::string>& candidates) {
    std::fputc('\n', stdout);
    for (std::size_t at = 0; at < candidates.size() && at < kShownCandidates; ++at) std::fprintf(stdout, "%s%s", at > 0 ? "  " : "", candidates[at].c_str());
    if (candidates.size() > kShownCandidates) std::fprintf(stdout, "  … %zu more", candidates.size() - kShownCandidates);
    std::fputc('\n', stdout);
    std::fflush(stdout);
  }

  void save() {
    if (options_.history_file.empty()) return;
    HistEvent event;
    const mode_t before = umask(077);
    history(history_, &event, H_SAVE, options_.history_file.c_str());
    umask(before);
  }

  EditorOptions options_;
  EditLine* edit_ = nullptr;
  History* history_ = nullptr;
  std::string prompt_;
  bool cancelled_ = false;
};

}  // namespace

std::unique_ptr<LineSource> terminal_lines(EditorOptions options) {
  if (isatty(STDIN_FILENO) == 0 || isatty(STDOUT_FILENO) == 0) return nullptr;
  auto lines = std::make_unique<TerminalLines>(std::move(options));
  if (!lines->ready()) return nullptr;
  return lines;
}

std::unique_ptr<LineSource> stream_lines(std::istream& in) { return std::make_unique<StreamLines>(in); }

}  // namespace signatory::shell
