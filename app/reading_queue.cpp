#include "app/reading_queue.h"

#include <algorithm>
#include <utility>

#include "app/file_hash.h"
#include "app/worker.h"
#include "app/worker_job.h"
#include "app/worker_outcome.h"
#include "extract/document_json.h"

namespace chushen {

ReadingQueue::ReadingQueue(std::span<const Submission> submissions, const ReadSettings& settings,
                           const DocumentCache* cache, Finished finished)
    : submissions_(submissions),
      settings_(settings),
      cache_(cache),
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
  return read({submission_, document_++, "", "", 0});
}

Step ReadingQueue::read(Ticket ticket) {
  const InboxFile& file = file_of(ticket);
  const auto hash = file.obstacle == Obstacle::kNone ? hash_file(file.path) : tl::make_unexpected(0);
  if (!hash) {
    deliver(ticket, file.document ? *file.document : document_of(file.obstacle));
    return AskAgain{};
  }
  ticket.sha256 = hash->sha256;
  ticket.bytes = hash->bytes;
  if (file.document) {
    deliver(ticket, *file.document);
    return AskAgain{};
  }
  ticket.key = document_key(hash->sha256, file.name, settings_);
  const auto kept = cache_ ? cache_->find(DocumentCache::Part::kDocument, ticket.key) : std::nullopt;
  auto document = kept ? parse_document(*kept) : tl::make_unexpected(DocumentJsonError::kNotJson);
  if (!document) return task_for(std::move(ticket));
  deliver(ticket, std::move(*document));
  return AskAgain{};
}

ChildTask ReadingQueue::task_for(Ticket ticket) {
  ++workers_started_;
  ChildTask task;
  task.spec.command = {settings_.program, std::string(kReadVerb)};
  ReadJob job{file_of(ticket).path, settings_.options};
  job.options.converted = file_of(ticket).converted;
  task.spec.job = to_wire(job);
  task.spec.limits = child_limits_for(ticket.bytes, settings_);
  task.done = [this, ticket = std::move(ticket)](const ChildResult& result) {
    peak_bytes_ = std::max(peak_bytes_, result.peak_bytes);
    Document document = document_of(result);
    // A cache that cannot be written costs time the next time; that the disk is full is said where a report is lost.
    if (cache_ && is_lasting(document))
      (void)cache_->keep(DocumentCache::Part::kDocument, ticket.key, to_json(document));
    deliver(ticket, std::move(document));
  };
  return task;
}

void ReadingQueue::deliver(const Ticket& ticket, Document document) {
  document.id = 'd' + std::to_string(ticket.document + 1);
  document.file_name = file_of(ticket).name;
  document.sha256 = ticket.sha256;
  document.bytes = ticket.bytes;
  auto& documents = read_[ticket.submission];
  documents.resize(submissions_[ticket.submission].documents().size());
  documents[ticket.document] = std::move(document);
  ++done_;
  if (--waiting_[ticket.submission] == 0) finish(ticket.submission);
}

void ReadingQueue::finish(std::size_t submission) {
  finished_(submission, std::exchange(read_[submission], {}));
}

}  // namespace chushen
