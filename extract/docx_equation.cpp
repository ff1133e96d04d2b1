#include "extract/docx_equation.h"

#include <algorithm>
#include <vector>

#include "extract/utf8.h"

namespace chushen {
namespace {

constexpr int kDeepest = 32;
constexpr std::u32string_view kFrames = U"□☐○〇◯△◇", kTicks = U"√✓✔☑■×✗✘☒";

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_one_of(const std::string& text, std::u32string_view characters) {
  const std::u32string code = decode_utf8(text);
  return code.size() == 1 && characters.find(code[0]) != characters.npos;
}

struct Part {
  std::string text;
  bool guide = false;  // raised text: over another part it is a phonetic guide
};

/// Characters over each other.
std::string overstruck(const std::vector<Part>& parts) {
  std::string frame, rest;
  bool ticked = false, guided = false;
  for (const Part& part : parts) guided = guided || part.guide;
  for (const Part& part : parts) {
    if (part.guide && parts.size() > 1) continue;
    if (!guided && is_one_of(part.text, kFrames)) frame = part.text;
    else if (!guided && is_one_of(part.text, kTicks)) ticked = true;
    else rest += part.text;
  }
  if (frame.empty()) return rest + (ticked ? "√" : "");
  if (ticked) return "☑";
  return rest.find_first_not_of(' ') == rest.npos ? "☐" : rest;
}

class EquationReader {
 public:
  explicit EquationReader(std::string_view text) : text_(text) {}

  /// To the end, or to the separator or bracket that ends an argument.
  Part read(bool argument, int depth = 0) {
    Part part;
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (argument && (c == ',' || c == ';' || c == ')')) break;
      if (c == '\\' && at_ + 1 < text_.size() && is_letter(text_[at_ + 1])) {
        const Part inner = read_command(depth);
        part.text += inner.text;
        part.guide = part.guide || inner.guide;
        continue;
      }
      if (c == '\\') ++at_;  // "\," is a comma
      if (at_ < text_.size()) part.text += text_[at_++];
    }
    return part;
  }

 private:
  /// "\o\ac(a,b)": a letter, its options, and arguments in brackets.
  Part read_command(int depth) {
    const char command = text_[at_ + 1] | 0x20;
    bool raised = false;
    bool first = true;
    for (; at_ < text_.size() && text_[at_] != '('; ++at_) {
      const bool option = text_[at_] == '\\';
      if (option) raised = raised || (!first && text_.substr(at_ + 1, 2) == "up");
      if (option && at_ + 1 < text_.size() && !is_letter(text_[at_ + 1])) ++at_;  // "\bc\{": the bracket to draw
      if (option) {
        first = false;
        continue;
      }
      if (!is_letter(text_[at_]) && text_[at_] != ' ' && (text_[at_] < '0' || text_[at_] > '9')) return {};
    }
    if (at_ >= text_.size() || depth > kDeepest) {
      at_ = text_.size();
      return {};
    }
    return shown(command, raised, read_arguments(depth));
  }

  std::vector<Part> read_arguments(int depth) {
    std::vector<Part> parts;
    do {
      ++at_;
      parts.push_back(read(true, depth + 1));
    } while (at_ < text_.size() && text_[at_] != ')');
    if (at_ < text_.size()) ++at_;
    return parts;
  }

  static Part shown(char command, bool raised, const std::vector<Part>& parts) {
    if (command == 'o') return {overstruck(parts), false};
    std::string text;
    for (std::size_t i = 0; i < parts.size(); ++i) text += (command == 'f' && i > 0 ? "/" : "") + parts[i].text;
    return {text, command == 's' && raised};
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

/// "\* jc2" and "\* "Font:宋体"" before the expression say how it is set.
std::string_view without_formats(std::string_view text) {
  const auto trim = [&text] { text.remove_prefix(std::min(text.find_first_not_of(' '), text.size())); };
  for (trim(); text.starts_with("\\*"); trim()) {
    text.remove_prefix(2);
    trim();
    const char end = text.starts_with('"') ? '"' : ' ';
    text.remove_prefix(std::min(text.find(end, 1), text.size()));
    if (end == '"' && !text.empty()) text.remove_prefix(1);
  }
  return text;
}

}  // namespace

std::string equation_text(std::string_view instruction) {
  instruction.remove_prefix(std::min(instruction.find_first_not_of(' '), instruction.size()));
  if (instruction.size() < 3 || (instruction[0] | 0x20) != 'e' || (instruction[1] | 0x20) != 'q' || is_letter(instruction[2]))
    return "";
  std::string text = EquationReader(without_formats(instruction.substr(2))).read(false).text;
  text.erase(std::min(text.find_last_not_of(' ') + 1, text.size()));
  return text;
}

}  // namespace chushen
