#include "app/log_file.h"

#include <chrono>
#include <cstdio>
#include <ctime>
#include <filesystem>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/descriptor.h"
#include "app/json_record.h"
#include "app/local_time.h"
#include "app/printable.h"

namespace chushen {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kDay = 10;  // "2026-11-28"

std::string day_of(std::time_t time) {
  std::tm parts = {};
  char text[32] = {};
  if (!::localtime_r(&time, &parts) || std::strftime(text, sizeof text, "%Y-%m-%d", &parts) != kDay) return "";
  return text;
}

}  // namespace

LogFile::LogFile(std::string path, LogForm form, int keep_days) : path_(std::move(path)), form_(form), keep_days_(keep_days) {
  std::error_code error;
  if (const fs::path folder = fs::path(path_).parent_path(); !folder.empty()) fs::create_directories(folder, error);
}

void LogFile::message(bool warning, std::string_view event, std::string_view words) const {
  if (form_ == LogForm::kPlain) return append(local_time_now() + (warning ? " 注意：" : " ") + printable(words));
  JsonRecord line;
  line.text("time", local_time_now()).text("level", warning ? "warning" : "info").text("event", std::string(event));
  append(line.line());
}

void LogFile::figures(std::string_view event, Figures figures) const {
  if (form_ == LogForm::kPlain) return;  // people were told in words
  JsonRecord line;
  line.text("time", local_time_now()).text("level", "info").text("event", std::string(event));
  for (const auto& [name, number] : figures) line.number(name, number);
  append(line.line());
}

void LogFile::append(const std::string& line) const {
  turn_over();
  const Descriptor file(::open(path_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC, 0640));
  const std::string whole = line + '\n';
  if (file && ::write(file.get(), whole.data(), whole.size()) < 0) return;
}

void LogFile::turn_over() const {
  struct stat facts = {};
  if (::stat(path_.c_str(), &facts) != 0) return;
  const std::string day = day_of(facts.st_mtime);
  if (day.empty() || day == day_of(std::time(nullptr))) return;
  std::rename(path_.c_str(), (path_ + '.' + day).c_str());
  remove_old();
}

void LogFile::remove_old() const {
  if (keep_days_ <= 0) return;
  const std::string oldest = day_of(std::time(nullptr) - static_cast<std::time_t>(keep_days_) * 24 * 3600);
  const fs::path path = path_;
  const std::string start = path.filename().string() + '.';
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(path.has_parent_path() ? path.parent_path() : ".", error)) {
    const std::string name = entry.path().filename();
    if (name.size() == start.size() + kDay && name.starts_with(start) && name.substr(start.size()) < oldest)
      fs::remove(entry.path(), error);
  }
}

}  // namespace chushen
