#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>

#include "app/log_file.h"

namespace chushen {

/// What the program says to people, on standard error; results go to standard output and not through here.
///
/// On a terminal the progress is one line that changes, with rate and remaining time; elsewhere (a log file, cron) it
/// is a plain line every ten seconds. Messages carry ids and counts: whoever calls puts texts from files through
/// printable().
class Console {
 public:
  Console();
  ~Console();

  /// `event` names the kind of message in a log that holds no words.
  void say(std::string_view message, std::string_view event = "note");
  void warn(std::string_view message, std::string_view event = "warning");

  /// Everything said goes there too.
  void keep_log(LogFile log);
  /// Numbers, for a log that is read by programs.
  void figures(std::string_view event, LogFile::Figures figures);

  /// "读取文件 12/345，每分钟 40 份，约剩 8 分 20 秒". A new `what` starts a new rate.
  void progress(std::string_view what, std::size_t done, std::size_t total);
  /// Takes the line away; before anything else is printed.
  void end_progress();

 private:
  using Clock = std::chrono::steady_clock;
  struct Log;  // the library that writes lines

  std::unique_ptr<Log> log_;
  std::optional<LogFile> file_;
  bool terminal_ = false, line_stands_ = false;
  std::string_view what_;
  Clock::time_point started_, shown_;
};

}  // namespace chushen
