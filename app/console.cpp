#include "app/console.h"

#include <cstdio>
#include <string>

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

namespace chushen {

namespace {

constexpr std::chrono::milliseconds kOnTerminal{200};
constexpr std::chrono::seconds kInLog{10};

std::string words_for_time(double seconds) {
  const auto whole = static_cast<long>(seconds + 0.5);
  if (whole < 60) return std::to_string(whole) + " 秒";
  return std::to_string(whole / 60) + " 分 " + std::to_string(whole % 60) + " 秒";
}

std::string progress_line(std::string_view what, std::size_t done, std::size_t total, double seconds) {
  std::string line = std::string(what) + ' ' + std::to_string(done) + '/' + std::to_string(total);
  if (done == 0 || seconds < 1) return line;
  const double rate = static_cast<double>(done) / seconds;
  line += "，每分钟 " + std::to_string(static_cast<long>(rate * 60 + 0.5)) + " 份";
  if (done < total) line += "，约剩 " + words_for_time(static_cast<double>(total - done) / rate);
  return line;
}

}  // namespace

struct Console::Log {
  spdlog::logger lines{"chushen", std::make_shared<spdlog::sinks::stderr_sink_st>()};
};

Console::Console() : log_(std::make_unique<Log>()), terminal_(::isatty(STDERR_FILENO) == 1) {
  log_->lines.set_pattern(terminal_ ? "%v" : "%Y-%m-%d %H:%M:%S %v");
  log_->lines.flush_on(spdlog::level::info);
}

Console::~Console() {
  end_progress();
}

void Console::keep_log(LogFile log) { file_ = std::move(log); }

void Console::figures(std::string_view event, LogFile::Figures figures) {
  if (file_) file_->figures(event, figures);
}

void Console::say(std::string_view message, std::string_view event) {
  end_progress();
  if (file_) file_->message(false, event, message);
  log_->lines.info("{}", message);
}

void Console::warn(std::string_view message, std::string_view event) {
  end_progress();
  if (file_) file_->message(true, event, message);
  log_->lines.warn("注意：{}", message);
}

void Console::progress(std::string_view what, std::size_t done, std::size_t total) {
  const auto now = Clock::now();
  if (what != what_) {
    what_ = what;
    started_ = shown_ = now;
  }
  if (now - shown_ < (terminal_ ? Clock::duration(kOnTerminal) : Clock::duration(kInLog))) return;
  shown_ = now;
  const std::string line = progress_line(what, done, total, std::chrono::duration<double>(now - started_).count());
  if (!terminal_) return log_->lines.info("{}", line);
  std::fprintf(stderr, "\r%s\x1b[K", line.c_str());
  line_stands_ = true;
}

void Console::end_progress() {
  if (!line_stands_) return;
  std::fputs("\r\x1b[K", stderr);
  line_stands_ = false;
}

}  // namespace chushen
