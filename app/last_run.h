#pragma once

#include <optional>
#include <string>

namespace chushen {

/// How the reports of an output folder were last made by `batch` or `watch`, for who has to make them again: kept in
/// DIR/.cache/last-run. Where it is missing, or says nothing that can be understood, nobody knows: that costs a command more
/// and nothing else.
struct LastRun {
  std::string inbox, notice, county;  ///< absolute; `county` empty where none was given
  std::string models;                 ///< as find_models() found them
  bool group_readable = false;
  bool operator==(const LastRun&) const = default;
};

/// The umask tells whether the group may read. What cannot be written is passed over.
void remember_run(const std::string& out, const std::string& inbox, const std::string& notice, const std::string& county,
                  const std::string& models);
std::optional<LastRun> last_run(const std::string& out);

}  // namespace chushen
