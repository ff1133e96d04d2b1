#include "app/diff.h"

#include <filesystem>
#include <iostream>
#include <map>
#include <optional>
#include <system_error>
#include <utility>

#include "app/files.h"
#include "app/printable.h"
#include "report/changes.h"

namespace chushen {

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kLargestReport = 64u << 20;
using Reports = std::map<std::string, ReportDigest>;  // by the folder below the one given; "" for a single report

std::optional<ReportDigest> report_at(const std::string& path, Console& console) {
  const auto bytes = read_whole(path, kLargestReport);
  auto digest = bytes ? digest_of(*bytes) : std::nullopt;
  if (!bytes) console.warn(message_for(bytes.error()));
  else if (!digest) console.warn(printable(path) + " 不是核对报告；请指定 report.json 或报告文件夹。");
  return digest;
}

// Reports below a folder; a folder that begins with a dot is our cache.
bool collect(const fs::path& folder, Reports& reports, Console& console) {
  std::error_code error;
  fs::recursive_directory_iterator at(folder, error), end;
  for (; !error && at != end; at.increment(error)) {
    const std::string name = at->path().filename();
    if (name.starts_with('.')) at.disable_recursion_pending();
    if (name != "report.json") continue;
    auto digest = report_at(at->path(), console);
    if (!digest) return false;
    reports.emplace(fs::relative(at->path().parent_path(), folder), std::move(*digest));
  }
  if (error) console.warn(message_for({folder, error.value()}));
  else if (reports.empty()) console.warn(printable(folder.string()) + " 中没有 report.json；请指定报告文件夹。");
  return !error && !reports.empty();
}

std::optional<Reports> reports_at(const std::string& path, Console& console) {
  Reports reports;
  std::error_code error;
  if (fs::is_directory(path, error)) {
    if (fs::exists(path + "/report.json", error)) return reports_at(path + "/report.json", console);
    return collect(path, reports, console) ? std::optional(reports) : std::nullopt;
  }
  auto digest = report_at(path, console);
  if (!digest) return std::nullopt;
  reports.emplace("", std::move(*digest));
  return reports;
}

void print_text(const std::string& text) {
  std::string line;
  for (const char c : text) {
    if (c != '\n') line += c;
    else std::cout << "  " << printable(std::exchange(line, "")) << '\n';
  }
}

}  // namespace

ExitStatus diff(const std::string& older, const std::string& newer, Console& console) {
  const auto before = reports_at(older, console), after = reports_at(newer, console);
  if (!before || !after) return ExitStatus::kUsage;
  bool differs = false;
  for (const auto& [folder, digest] : *after) {
    const auto found = before->find(folder);
    const Changes changes = found == before->end() ? Changes() : changes_between(found->second, digest);
    if (found != before->end() && changes.empty()) continue;
    differs = true;
    std::cout << printable(digest.id) << (found == before->end() ? "：仅见于后者" : "") << '\n';
    print_text(to_text(changes));
  }
  for (const auto& [folder, digest] : *before) {
    if (after->count(folder)) continue;
    differs = true;
    std::cout << printable(digest.id) << "：仅见于前者\n";
  }
  if (!differs) console.say("两次核对的文件、栏目和核对结果未见变化。");
  std::cout.flush();
  return differs ? ExitStatus::kFindings : ExitStatus::kDone;
}

}  // namespace chushen
