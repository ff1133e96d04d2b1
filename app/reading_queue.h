#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "app/child_pool.h"
#include "app/document_cache.h"
#include "app/inbox.h"
#include "app/ledger.h"
#include "app/read_settings.h"

namespace chushen {

/// All documents of all submissions as one queue of work: from the cache where they were read before, else each from a
/// worker of its own. What ended a worker or its time is tried twice, in two runs; after that the failure is kept until
/// the file, the program or the time it is given is another. Documents come with id ("d1" … in the order of the files), file name, hash and size.
class ReadingQueue {
 public:
  /// What has become of one submission.
  struct Reading {
    std::vector<Document> documents;
    bool lasts = true;   ///< the same files would give the same again
    bool missing = false;  ///< a document was to be taken from the cache and is not there
  };
  /// Called once per submission when its last document is there, in no promised order.
  using Finished = std::function<void(std::size_t submission, Reading reading)>;

  /// \param cache  null: nothing is kept
  /// \param only_kept  no worker is started: what is not in the cache is missing
  ReadingQueue(std::span<const Submission> submissions, const ReadSettings& settings, const DocumentCache* cache,
               Ledger& ledger, bool only_kept, Finished finished);

  /// The next piece of work for run_children.
  Step next();

  std::size_t documents() const { return documents_; }  ///< in the queue altogether
  std::size_t documents_done() const { return done_; }
  int workers_started() const { return workers_started_; }
  std::uint64_t peak_bytes() const { return peak_bytes_; }  ///< resident memory of the hungriest worker

 private:
  struct Ticket {  // which document of which submission, and what is known of it before it is read
    std::size_t submission = 0, document = 0;
    std::string sha256, key;
    FileFacts facts;  ///< when it was hashed
  };

  Step read(Ticket ticket);
  std::optional<Document> kept(const Ticket& ticket) const;
  bool keep(const Ticket& ticket, const Document& document);
  void deliver(const Ticket& ticket, Document document);
  void finish(std::size_t submission);
  ChildTask task_for(Ticket ticket);
  const InboxFile& file_of(const Ticket& ticket) const;

  std::span<const Submission> submissions_;
  const ReadSettings& settings_;
  const DocumentCache* cache_;
  Ledger& ledger_;
  bool only_kept_;
  Finished finished_;
  std::vector<Reading> read_;         // by submission; emptied when handed on
  std::vector<std::size_t> waiting_;  // documents of a submission that are not there yet
  std::size_t submission_ = 0, document_ = 0;
  std::size_t documents_ = 0, done_ = 0;
  int workers_started_ = 0;
  std::uint64_t peak_bytes_ = 0;
};

}  // namespace chushen
