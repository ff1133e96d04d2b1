#include "app/dump.h"

#include <algorithm>
#include <filesystem>

#include <cstdlib>

#include "app/exit_status.h"
#include "app/files.h"
#include "app/inbox.h"
#include "app/preparation.h"
#include "app/reading_queue.h"
#include "app/signals.h"
#include "app/worker_outcome.h"
#include "extract/document_json.h"
#include "normalize/application_json.h"
#include "normalize/normalize.h"

namespace chushen {

namespace {

constexpr int kUsage = static_cast<int>(ExitStatus::kUsage);

// The one file as a submission, or nothing after a message.
std::optional<Submission> submission_of(const std::string& path, Console& console) {
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) {
    console.warn("dump 只读一个文件；请指定文件而不是文件夹。");
    return std::nullopt;
  }
  auto named = named_submissions({path});
  if (named) return named->front();
  console.warn(message_for(named.error()));
  return std::nullopt;
}

// For members of an archive and converted files; gone at the end. Without one nothing is unpacked or converted.
class Space {
 public:
  Space() : path_(std::filesystem::temp_directory_path() / "chushen-XXXXXX") {
    if (!::mkdtemp(path_.data())) path_ = "/nonexistent";
  }
  ~Space() {
    std::error_code error;
    std::filesystem::remove_all(path_, error);
  }
  Space(const Space&) = delete;
  Space& operator=(const Space&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

std::string json_of(const std::vector<Document>& documents) {
  if (documents.size() == 1) return to_json(documents.front(), 2);
  std::string list;
  for (const Document& document : documents) list += (list.empty() ? "[\n" : ",\n") + to_json(document, 2);
  return list + "\n]";
}

bool all_whole(const std::vector<Document>& documents) {
  return std::all_of(documents.begin(), documents.end(),
                     [](const Document& document) { return is_whole(document.status); });
}

}  // namespace

DumpResult dump(const std::string& path, const ReadSettings& settings, const std::optional<FormSchema>& form,
                Console& console) {
  auto submission = submission_of(path, console);
  if (!submission) return {kUsage, ""};
  std::vector<Document> documents;
  Signals signals;
  const Space space;
  const auto work = [&](const std::function<Step()>& next) { return run_children(1, next, signals) == 0; };
  if (!prepare_files({&*submission}, settings, DocumentCache(space.path()), work).done)
    return {128 + signals.stop(), ""};
  Ledger ledger = Ledger::in_memory();
  ReadingQueue queue({&*submission, 1}, settings, nullptr, ledger, false,
                     [&](std::size_t, ReadingQueue::Reading reading) { documents = std::move(reading.documents); });
  const int signal = run_children(
      1, [&] { return queue.next(); }, signals);
  if (signal != 0) return {128 + signal, ""};
  const ExitStatus status = all_whole(documents) ? ExitStatus::kDone : ExitStatus::kUnreadable;
  const std::string json = form ? to_json(normalize(documents, *form), 2) : json_of(documents);
  return {static_cast<int>(status), json};
}

}  // namespace chushen
