#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "app/child_pool.h"
#include "app/crop_choice.h"
#include "app/document_cache.h"
#include "app/inbox.h"
#include "app/read_settings.h"
#include "report/report.h"

namespace chushen {

/// What to draw for one submission.
struct CropOrder {
  const Submission* submission = nullptr;
  const Application* application = nullptr;  ///< for the hashes of the documents
  std::vector<WantedCrop> wanted;
};

/// The pieces of pages that reports show, as a queue of work: from the cache, else one worker per document draws all of
/// its pieces that are missing. A piece that cannot be drawn is left out: the report shows its place in words.
class CropQueue {
 public:
  /// Called once per order when all that can be drawn is there, in the order of the orders. The crops are in the order
  /// they were wanted in.
  using Finished = std::function<void(std::size_t order, std::vector<ReportCrop> crops)>;

  /// Asked for the next order when there is room for more work; empty where there are no more.
  using Source = std::function<std::optional<CropOrder>()>;

  CropQueue(Source source, const ReadSettings& settings, const DocumentCache& cache, Finished finished);

  Step next();
  int workers_started() const { return workers_started_; }

 private:
  struct Drawn {
    std::vector<ReportCrop> crops;  ///< as wanted; without bytes while or where not drawn
    std::size_t waiting = 0;        ///< workers that have not answered
  };
  struct Missing {  // what one document still lacks
    std::size_t order = 0;
    std::string document;
    std::vector<std::size_t> places;  ///< in CropOrder::wanted
  };

  void look_up(std::size_t order);
  bool is_there(std::size_t order, std::size_t place);
  void accept(std::size_t order, std::size_t place, std::string png);
  ChildTask task_for(Missing missing);
  void take_answer(const Missing& missing, const ChildResult& result);
  void hand_on_what_is_ready();
  std::string key_of(std::size_t order, const WantedCrop& wanted) const;

  Source source_;
  std::vector<CropOrder> orders_;
  const ReadSettings& settings_;
  const DocumentCache& cache_;
  Finished finished_;
  std::vector<Drawn> drawn_;
  std::vector<Missing> missing_;  ///< work of the order in hand that was not given out
  std::size_t next_finished_ = 0;
  int workers_started_ = 0;
};

}  // namespace chushen
