#include "app/reading_queue.h"

#include <algorithm>
#include <utility>

#include "app/folder_listing.h"
#include "app/known_content.h"
#include "app/worker.h"
#include "app/worker_job.h"
#include "app/worker_outcome.h"
#include "extract/document_json.h"

namespace chushen {

namespace {

constexpr int kMostFailures = 2;  // the first may have been the machine

}  // namespace

ReadingQueue::ReadingQueue(std::span<const Submission> submissions, const ReadSettings& settings,
                           const DocumentCache* cache, Ledger& ledger, bool only_kept, Finished finished)
    : submissions_(submissions),
      settings_(settings),
      cache_(cache),
      ledger_(ledger),
      only_kept_(only_kept),
      finished_(std::move(finished)),
      read_(submissions.size()),
      waiting_(submissions.size()) {
  for (std::size_t i = 0; i < submissions.size(); ++i) {
    waiting_[i] = submissions[i].documents().size();
    documents_ += waiting_[i];
  }
}

const InboxFile& ReadingQueue::file_of(const Ticket& ticket) const {
  return submissions_[ticket.submission].documents()[ticket.document];
}

Step ReadingQueue::next() {
  if (submission_ == submissions_.size()) return NoMore{};
  if (document_ == submissions_[submission_].documents().size()) {
    const std::size_t finished = submission_++;
    document_ = 0;
    if (submissions_[finished].documents().empty()) finish(finished);
    return AskAgain{};
  }
  return read({submission_, document_++, "", "", {}});
}

Step ReadingQueue::read(Ticket ticket) {
  const InboxFile& file = file_of(ticket);
  const auto hash = file.obstacle == Obstacle::kNone ? known_hash(file.path, ledger_) : tl::make_unexpected(0);
  if (!hash) {
    read_[ticket.submission].lasts &= file.obstacle == Obstacle::kLink || file.obstacle == Obstacle::kSpecial;
    deliver(ticket, file.document ? *file.document : document_of(file.obstacle));
    return AskAgain{};
  }
  ticket.sha256 = hash->sha256;
  ticket.facts = hash->facts;
  if (file.document) {
    // Partial: what opens it is not installed, and may be tomorrow.
    read_[ticket.submission].lasts &= file.document->status != Status::kPartial;
    deliver(ticket, *file.document);
    return AskAgain{};
  }
  ticket.key = document_key(hash->sha256, file.name, settings_);
  auto document = kept(ticket);
  if (!document && !only_kept_) return task_for(std::move(ticket));
  if (!document) read_[ticket.submission].missing = true;
  deliver(ticket, document ? std::move(*document) : Document());
  return AskAgain{};
}

std::optional<Document> ReadingQueue::kept(const Ticket& ticket) const {
  for (const std::string& key : {ticket.key, failure_key(ticket.key, settings_)}) {
    const auto entry = !cache_ ? std::nullopt : cache_->find(DocumentCache::Part::kDocument, key);
    auto document = entry ? parse_document(*entry) : tl::make_unexpected(DocumentJsonError::kNotJson);
    if (document) return std::move(*document);
  }
  return std::nullopt;
}

// Whether the same file would give the same again. A cache that cannot be written costs time the next time; that the
// disk is full is said where a report is lost.
bool ReadingQueue::keep(const Ticket& ticket, const Document& document) {
  const auto entry = entry_at(file_of(ticket).path);
  if (!entry || entry->facts != ticket.facts) return false;  // written to while it was read: these are no file's words
  std::string key = ticket.key;
  if (!is_lasting(document)) {
    key = failure_key(ticket.key, settings_);
    ledger_.note_failure(key);
    if (ledger_.failures(key) < kMostFailures) return false;
  }
  if (cache_) (void)cache_->keep(DocumentCache::Part::kDocument, key, to_json(document));
  return true;
}

ChildTask ReadingQueue::task_for(Ticket ticket) {
  ++workers_started_;
  ChildTask task;
  task.spec.command = {settings_.program, std::string(kReadVerb)};
  ReadJob job{file_of(ticket).path, settings_.options};
  job.options.converted = file_of(ticket).converted;
  task.spec.limits = child_limits_for(ticket.facts.bytes, settings_);
  job.options.limits.page_seconds = kTimeForPages * task.spec.limits.cpu_seconds;
  task.spec.job = to_wire(job);
  task.done = [this, ticket = std::move(ticket)](const ChildResult& result) {
    peak_bytes_ = std::max(peak_bytes_, result.peak_bytes);
    Document document = document_of(result);
    read_[ticket.submission].lasts &= keep(ticket, document);
    deliver(ticket, std::move(document));
  };
  return task;
}

void ReadingQueue::deliver(const Ticket& ticket, Document document) {
  document.id = 'd' + std::to_string(ticket.document + 1);
  document.file_name = file_of(ticket).name;
  document.sha256 = ticket.sha256;
  document.bytes = ticket.facts.bytes;
  auto& documents = read_[ticket.submission].documents;
  documents.resize(submissions_[ticket.submission].documents().size());
  documents[ticket.document] = std::move(document);
  ++done_;
  if (--waiting_[ticket.submission] == 0) finish(ticket.submission);
}

void ReadingQueue::finish(std::size_t submission) {
  finished_(submission, std::exchange(read_[submission], {}));
}

}  // namespace chushen
