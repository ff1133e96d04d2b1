#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace chushen {

enum class LogForm { kPlain, kJson };

/// A log beside standard error, for who looks after the machine. A line each, appended whole; a file of another day is
/// put aside as NAME.2026-11-28, and files so named are removed when they are older than `keep_days`.
///
///     plain   "2026-11-28T09:12:44+08:00 注意：…": what is said to people; phones, ID and bank numbers masked
///     json    {"time":"…","level":"warning","event":"file-unreadable","count":3}: events and numbers, no text that came
///             from outside: neither names of firms, people and files nor anything that stands in one
///
/// A log that cannot be written stops nothing: it is tried again with the next line.
class LogFile {
 public:
  using Figures = std::initializer_list<std::pair<const char*, unsigned long long>>;

  /// \param keep_days  0: for ever
  LogFile(std::string path, LogForm form, int keep_days);

  void message(bool warning, std::string_view event, std::string_view words) const;
  void figures(std::string_view event, Figures figures) const;

 private:
  void append(const std::string& line) const;
  void turn_over() const;
  void remove_old() const;

  std::string path_;
  LogForm form_;
  int keep_days_;
};

}  // namespace chushen
