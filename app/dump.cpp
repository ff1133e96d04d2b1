#include "app/dump.h"

#include <filesystem>

#include "app/exit_status.h"
#include "app/files.h"
#include "app/inbox.h"
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

}  // namespace

DumpResult dump(const std::string& path, const ReadSettings& settings, const std::optional<FormSchema>& form,
                Console& console) {
  const auto submission = submission_of(path, console);
  if (!submission) return {kUsage, ""};
  std::vector<Document> documents;
  Signals signals;
  Ledger ledger = Ledger::in_memory();
  ReadingQueue queue({&*submission, 1}, settings, nullptr, ledger, false,
                     [&](std::size_t, ReadingQueue::Reading reading) { documents = std::move(reading.documents); });
  const int signal = run_children(
      1, [&] { return queue.next(); }, signals);
  if (signal != 0) return {128 + signal, ""};
  const ExitStatus status = is_whole(documents.front().status) ? ExitStatus::kDone : ExitStatus::kUnreadable;
  const std::string json = form ? to_json(normalize(documents, *form), 2) : to_json(documents.front(), 2);
  return {static_cast<int>(status), json};
}

}  // namespace chushen
