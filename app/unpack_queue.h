#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/child_pool.h"
#include "app/document_cache.h"
#include "app/inbox.h"
#include "app/read_settings.h"
#include "app/volumes.h"
#include "extract/unpack.h"

namespace chushen {

/// Looks into the files of submissions: archives become their members. The program itself sees no more of a file than
/// its first bytes; a worker takes it apart and writes the members, by number, into a folder of the cache, where they
/// stay: the same archive is not unpacked twice, and pieces of its pages can be drawn. Volumes of one archive are put
/// together first; the members then stand behind the first of them.
class UnpackQueue {
 public:
  UnpackQueue(std::vector<Submission*> submissions, const ReadSettings& settings, const DocumentCache& cache);

  /// The next piece of work for run_children.
  Step next();

  /// Fills Submission::opened, once all work is done; counts ignored members.
  void finish();

  int workers_started() const { return workers_started_; }

 private:
  struct Opened {  // what a file turned out to be
    Unpacked unpacked;
    std::string folder;  ///< of its members
  };
  struct Ticket {
    std::size_t submission = 0, file = 0;
    std::string key;
  };

  Step look_into(std::size_t submission, std::size_t file);
  Step look_into_volumes(std::size_t submission, std::size_t file, const VolumeSet& set);
  const VolumeSet* set_with(std::size_t submission, std::size_t file) const;
  ChildTask task_for(Ticket ticket, const std::string& path, const std::string& name, std::uint64_t bytes);
  void take_answer(const Ticket& ticket, const std::string& spool, const ChildResult& result);
  std::optional<Unpacked> kept(const std::string& key) const;
  void settle(const Ticket& ticket, Unpacked unpacked);
  void settle_without_answer(const Ticket& ticket, const ChildResult& result);
  std::string folder_of(const std::string& key) const { return root_ + '/' + key; }
  void open(Submission& submission, std::vector<std::optional<Opened>>& found);

  std::vector<Submission*> submissions_;
  const ReadSettings& settings_;
  const DocumentCache& cache_;
  std::string root_;  ///< folder of all that was unpacked
  std::vector<std::vector<std::optional<Opened>>> found_;  ///< by submission and file
  std::vector<std::vector<VolumeSet>> sets_;               ///< by submission
  std::size_t submission_ = 0, file_ = 0;
  int workers_started_ = 0;
};

}  // namespace chushen
