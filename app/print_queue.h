#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "app/child_pool.h"
#include "app/document_cache.h"
#include "app/inbox.h"
#include "app/read_settings.h"
#include "normalize/print_match.h"

namespace chushen {

/// Pages of one document whose print is to be read.
struct PrintOrder {
  const Submission* submission = nullptr;
  const Application* application = nullptr;  ///< for the hash of the document
  PrintWanted wanted;
};

/// The prints of forms with a text layer as a queue of work: from the cache, else each from a worker of its own. A print
/// that cannot be read is left out; the rule on it then says so.
class PrintQueue {
 public:
  /// Called for each print that was read, in no promised order. The Document has the id of the one it is the print of.
  using Finished = std::function<void(std::size_t order, const Document& print)>;

  /// \param only_kept  nothing is read that was not read before: such a print is left out
  PrintQueue(std::vector<PrintOrder> orders, const ReadSettings& settings, const DocumentCache& cache,
             bool only_kept, Finished finished);

  Step next();
  std::size_t size() const { return orders_.size(); }
  std::size_t done() const { return done_; }
  int workers_started() const { return workers_started_; }

 private:
  ChildTask task_for(std::size_t order, std::string key);
  void deliver(std::size_t order, Document print);

  std::vector<PrintOrder> orders_;
  const ReadSettings& settings_;
  const DocumentCache& cache_;
  bool only_kept_ = false;
  Finished finished_;
  std::size_t next_ = 0, done_ = 0;
  int workers_started_ = 0;
};

}  // namespace chushen
