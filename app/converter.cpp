#include "app/converter.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include <sys/stat.h>

#include "app/file_hash.h"
#include "app/wire.h"
#include "app/worker.h"
#include "app/worker_outcome.h"
#include "extract/document_json.h"
#include "extract/sha256.h"

namespace chushen {

namespace {

namespace fs = std::filesystem;

// Starting and a file, each with room for a machine that is busy: measured 1 to 2 s and 0.2 to 0.5 s.
constexpr double kStartSeconds = 60, kSecondsPerFile = 10;
constexpr int kStartAgain = 81;  // LibreOffice's own: it has filled a fresh profile and wants to be started again
constexpr std::uint64_t kLargestResult = 512ull << 20;

std::string ending_of(Kind kind) {
  return kind == Kind::kRtf ? ".rtf" : kind == Kind::kOdt ? ".odt" : kind == Kind::kXls ? ".xls" : ".doc";  // WPS writes DOC
}

/// What is made of it.
std::string_view target_of(Kind kind) { return kind == Kind::kXls ? "xlsx" : "docx"; }

bool is_sound_file(const std::string& path) {
  struct stat facts = {};
  return ::lstat(path.c_str(), &facts) == 0 && S_ISREG(facts.st_mode) && facts.st_nlink == 1 && facts.st_size > 0 &&
         static_cast<std::uint64_t>(facts.st_size) <= kLargestResult;
}

std::string input_name(std::size_t number, Kind kind) {
  return std::to_string(number + 1) + ending_of(kind);
}
std::string output_path(const std::string& folder, std::size_t number, Kind kind) {
  return folder + "/out/" + std::to_string(number + 1) + '.' + std::string(target_of(kind));
}

void remove(const std::string& path) {
  std::error_code error;
  fs::remove_all(path, error);
}

Document failed(Kind kind, Status status, WarningCode code, std::string message) {
  Document document;
  document.kind = kind;
  document.status = status;
  document.warnings.push_back({code, std::move(message), 0});
  return document;
}

// For the office to mend, so partial and not refused.
Document without_libreoffice(Kind kind) {
  if (kind == Kind::kXls)
    return failed(kind, Status::kPartial, WarningCode::kUnsupported,
                  "读取 XLS、ET 文件需要 LibreOffice Calc，本机未安装；请安装 libreoffice-calc-nogui 后重新运行，"
                  "或请申报单位另存为 XLSX 后提交。");
  return failed(kind, Status::kPartial, WarningCode::kUnsupported,
                "读取 DOC、WPS、RTF、ODT 文件需要 LibreOffice，本机未安装；请安装 libreoffice-writer-nogui 后重新运行，"
                "或请申报单位另存为 DOCX 后提交。");
}

Document not_loaded(Kind kind) {
  return failed(kind, Status::kDamaged, WarningCode::kBroken,
                std::string("文件已损坏或不完整，无法打开；请在 ") +
                    (kind == Kind::kXls ? "Excel 或 WPS 中打开后另存为 XLSX 重新提交。" : "Word 或 WPS 中打开后另存为 DOCX 重新提交。"));
}

}  // namespace

Converter::Converter(std::vector<Submission*> submissions, const ReadSettings& settings, const DocumentCache& cache)
    : settings_(settings), cache_(cache), program_(find_libreoffice()), root_(fs::absolute(cache.folder() + "/converting")) {
  remove(root_);
  for (Submission* submission : submissions)
    for (InboxFile& file : submission->opened)
      if (file.converts && !file.document) look_at(file);
  for (auto& [target, original] : found_) take(std::move(original));
  found_.clear();
}

Converter::~Converter() { remove(root_); }

void Converter::look_at(InboxFile& file) {
  const auto hash = hash_file(file.path);
  if (!hash) return;  // its reader says so
  const std::string key = document_key(hash->sha256, file.name, settings_);
  if (!program_ || (*file.converts == Kind::kXls && !program_->has_calc)) {
    file.document = without_libreoffice(*file.converts);
    return;
  }
  const std::string name = sha256_hex(pack({"chushen/converted/1", hash->sha256, ending_of(*file.converts), program_->version}));
  const std::string target = cache_.folder() + "/converted/" + name + '.' + std::string(target_of(*file.converts));
  if (is_sound_file(target)) {
    file.converted = target;
  } else if (!cache_.find(DocumentCache::Part::kDocument, key)) {
    Original& original = found_[target];
    original.files.push_back(&file);
    original.target = target;
    original.document_key = key;
  }
}

Kind Converter::kind_of(const Original& original) { return *original.files.front()->converts; }

void Converter::take(Original original) {
  const auto fits = [&original](const Group& group) {
    return group.size() < kFilesAtOnce && target_of(kind_of(group.front())) == target_of(kind_of(original));
  };
  auto group = std::find_if(waiting_.begin(), waiting_.end(), fits);
  if (group == waiting_.end()) group = waiting_.insert(waiting_.end(), Group());
  group->push_back(std::move(original));
}

// A folder with the profile that an earlier call has filled, or a fresh one.
std::string Converter::free_folder() {
  std::string folder = root_ + '/' + std::to_string(folders_ + 1);
  if (free_folders_.empty()) {
    ++folders_;
    (void)write_whole(folder + "/profile/user/registrymodifications.xcu", libreoffice_settings(), Keep::kIfHandy);
  } else {
    folder = std::move(free_folders_.back());
    free_folders_.pop_back();
  }
  for (const char* part : {"/in", "/out", "/tmp"}) {
    remove(folder + part);
    (void)make_folders(folder + part);
  }
  return folder;
}

Step Converter::next() {
  if (waiting_.empty()) return NoMore{};
  Group group = std::move(waiting_.front());
  waiting_.pop_front();
  return task_for(std::move(group));
}

ChildTask Converter::task_for(Group group) {
  const std::string folder = free_folder();
  ConvertJob job{program_->path, folder, std::string(target_of(kind_of(group.front()))), {}};
  for (std::size_t i = 0; i < group.size(); ++i) {
    const InboxFile& file = *group[i].files.front();
    job.names.push_back(input_name(i, *file.converts));
    std::error_code error;
    fs::copy_file(file.path, folder + "/in/" + job.names.back(), error);  // one that is not there is not loaded
  }
  ChildTask task;
  task.spec.command = {settings_.program, std::string(kConvertVerb)};
  task.spec.job = to_wire(job);
  task.spec.limits = settings_.child;
  task.spec.limits.wall_seconds = kStartSeconds + kSecondsPerFile * static_cast<double>(group.size());
  task.spec.limits.cpu_seconds = static_cast<unsigned>(task.spec.limits.wall_seconds);
  task.spec.limits.address_bytes = 0;  // it maps far more than it uses
  task.spec.limits.written_bytes = kLargestResult;
  task.spec.limits.open_files = 1024;
  task.done = [this, folder, group = std::move(group)](const ChildResult& result) { finish(folder, group, result); };
  return task;
}

// Where it ended by itself, what has no DOCX could not be loaded. Else the file it was at is the first without one, or
// the last one with, which may be half written: that one is tried alone, those behind it together.
void Converter::finish(const std::string& folder, Group group, const ChildResult& result) {
  seconds_ += result.seconds;
  if (result.end == ChildEnd::kExited && result.code == kStartAgain && filled_.insert(folder).second) {
    free_folders_.push_back(folder);
    waiting_.push_front(std::move(group));
    return;
  }
  const bool ended_well = result.end == ChildEnd::kExited && result.code == 0;
  std::size_t done = 0;
  while (done < group.size() && is_sound_file(output_path(folder, done, kind_of(group[done])))) ++done;
  if (!ended_well && done > 0) --done;
  Group rest;
  (void)make_folders(cache_.folder() + "/converted");
  for (std::size_t i = 0; i < group.size(); ++i) {
    std::error_code error;
    const bool there = (ended_well || i < done) && is_sound_file(output_path(folder, i, kind_of(group[i])));
    if (there) fs::rename(output_path(folder, i, kind_of(group[i])), group[i].target, error);
    if (there && !error) {
      ++converted_;
      for (InboxFile* file : group[i].files) file->converted = group[i].target;
    } else if (ended_well || group[i].suspect) {
      give_up(group[i], result);
    } else if (i == done) {
      group[i].suspect = true;
      waiting_.push_back({std::move(group[i])});
    } else {
      rest.push_back(std::move(group[i]));
    }
  }
  if (!rest.empty()) waiting_.push_back(std::move(rest));
  if (ended_well) free_folders_.push_back(folder);
  else remove(folder);  // a profile that a crash has seen is not used again
}

void Converter::give_up(const Original& original, const ChildResult& result) {
  const bool ended_well = result.end == ChildEnd::kExited && result.code == 0;
  for (InboxFile* file : original.files) {
    ChildResult why = result;
    if (why.end == ChildEnd::kExited) why.end = ChildEnd::kSignalled;
    file->document = ended_well ? not_loaded(*file->converts) : document_of(why);
    file->document->kind = *file->converts;
  }
}

}  // namespace chushen
