#include "app/ignored_names.h"

#include <algorithm>
#include <array>
#include <string>

#include "normalize/text.h"

namespace chushen {

namespace {

template <std::size_t N>
bool any_of(const std::array<std::string_view, N>& patterns, bool (*holds)(std::string_view, std::string_view),
            std::string_view name) {
  return std::any_of(patterns.begin(), patterns.end(), [&](std::string_view one) { return holds(name, one); });
}

bool starts(std::string_view name, std::string_view with) {
  return name.starts_with(with);
}
bool ends(std::string_view name, std::string_view with) {
  return name.ends_with(with);
}
bool equals(std::string_view name, std::string_view other) {
  return name == other;
}

// The marker "the folder is complete", and what file managers keep for themselves.
constexpr std::array<std::string_view, 4> kNames = {"完成", "thumbs.db", "ehthumbs.db", "desktop.ini"};
// Word's and WPS's owner files and autosaves.
constexpr std::array<std::string_view, 2> kBeginnings = {"~$", "~wrl"};
// Partial downloads of browsers, download managers, sync clients; temporary files.
constexpr std::array<std::string_view, 14> kEndings = {
    ".tmp",        ".temp",  ".part", ".partial", ".filepart", ".crdownload",  ".download",
    ".opdownload", ".aria2", ".xltd", ".td",      ".td.cfg",   ".downloading", ".wps~"};

bool is_hidden(std::string_view name) {
  return name.starts_with('.') || name.starts_with('_');
}

}  // namespace

bool is_ignored_file(std::string_view name) {
  const std::string lower = ascii_lower(name);
  return is_hidden(name) || any_of(kNames, equals, lower) || any_of(kBeginnings, starts, lower) ||
         any_of(kEndings, ends, lower);
}

bool is_ignored_folder(std::string_view name) {
  return is_hidden(name) || name == "@eaDir";
}

bool is_sign_of_work(std::string_view name) {
  const std::string lower = ascii_lower(name);
  return lower.starts_with(".~lock.") || any_of(kBeginnings, starts, lower) || any_of(kEndings, ends, lower);
}

bool is_complete_mark(std::string_view name) {
  return name == "完成" || ascii_lower(name) == ".done";
}

}  // namespace chushen
