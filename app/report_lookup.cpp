#include "app/report_lookup.h"

#include <algorithm>
#include <filesystem>

#include "app/files.h"
#include "app/output_folder.h"
#include "normalize/text.h"

namespace chushen {

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kLargestReport = 64u << 20;

std::string last_component(const std::string& id) { return id.substr(id.rfind('/') + 1); }  // npos + 1 == 0

}  // namespace

std::vector<std::string> reports_below(const std::string& out) {
  std::vector<std::string> folders;
  std::error_code error;
  for (fs::recursive_directory_iterator at(out, error), end; !error && at != end; at.increment(error)) {
    if (at->path().filename().string().starts_with('.')) at.disable_recursion_pending();
    else if (at->path().filename() == "report.json") folders.push_back(fs::relative(at->path().parent_path(), out));
  }
  std::sort(folders.begin(), folders.end());
  return folders;
}

std::optional<FoundReport> report_in(const std::string& out, const std::string& folder) {
  const auto bytes = read_whole(out + '/' + folder + "/report.json", kLargestReport);
  auto digest = bytes ? digest_of(*bytes) : std::nullopt;
  if (!digest || digest->id.empty()) return std::nullopt;
  return FoundReport{folder, std::move(*digest)};
}

std::optional<FoundReport> find_report(const std::string& out, const std::string& name) {
  if (name.empty() || name.front() == '/' || name.find("..") != name.npos) return std::nullopt;
  for (const std::string& folder : {folders_for({name}).front(), name})
    if (auto found = report_in(out, folder); found && (found->digest.id == name || folder == name)) return found;
  std::vector<FoundReport> same;
  for (const std::string& folder : reports_below(out)) {
    auto found = report_in(out, folder);
    if (!found) continue;
    if (found->digest.id == name) return found;
    if (last_component(found->digest.id) == name) same.push_back(std::move(*found));
  }
  return same.size() == 1 ? std::optional(std::move(same.front())) : std::nullopt;
}

std::vector<FoundReport> reports_on(const std::string& out, const std::string& id_or_code) {
  std::vector<FoundReport> reports;
  for (const std::string& folder : reports_below(out)) {
    auto found = report_in(out, folder);
    if (!found) continue;
    const bool by_code = !found->digest.uscc.empty() && search_key(found->digest.uscc) == search_key(id_or_code);
    if (found->digest.id == id_or_code || by_code) reports.push_back(std::move(*found));
  }
  return reports;
}

}  // namespace chushen
