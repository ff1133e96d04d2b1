#include "app/crop_queue.h"

#include <algorithm>
#include <utility>

#include "app/folder_listing.h"
#include "app/png_header.h"
#include "app/wire.h"
#include "app/worker.h"
#include "app/worker_job.h"
#include "extract/sha256.h"

namespace chushen {

namespace {

constexpr int kWidth = 720;  // pixels: a line of a form, readable on a screen and on A4

}  // namespace

CropQueue::CropQueue(Source source, const ReadSettings& settings, const DocumentCache& cache, Finished finished)
    : source_(std::move(source)), settings_(settings), cache_(cache), finished_(std::move(finished)) {}

std::string CropQueue::key_of(std::size_t order, const WantedCrop& wanted) const {
  const DocumentFacts* document = find_document(*orders_[order].application, wanted.document);
  const Rect& box = wanted.request.box;
  std::vector<std::string> parts = {"chushen/crop/2", document ? document->sha256 : "", std::to_string(kWidth),
                                    std::to_string(wanted.request.page), std::to_string(wanted.request.quarter_turns)};
  for (const double side : {box.left, box.top, box.right, box.bottom}) parts.push_back(number_text(side));
  parts.insert(parts.end(), settings_.readers.begin(), settings_.readers.end());
  return sha256_hex(pack(parts));
}

Step CropQueue::next() {
  if (!missing_.empty()) {
    Missing missing = std::move(missing_.back());
    missing_.pop_back();
    return task_for(std::move(missing));
  }
  auto order = source_();
  if (!order) return NoMore{};
  orders_.push_back(std::move(*order));
  drawn_.emplace_back();
  look_up(orders_.size() - 1);
  hand_on_what_is_ready();
  return AskAgain{};
}

void CropQueue::accept(std::size_t order, std::size_t place, std::string png) {
  ReportCrop& crop = drawn_[order].crops[place];
  const auto size = png_size(png);
  if (!size) return;
  crop.width_pixels = size->width;
  crop.height_pixels = size->height;
  crop.png = std::move(png);
}

// An empty entry says that this place could not be drawn before; asking again would give nothing else.
bool CropQueue::is_there(std::size_t order, std::size_t place) {
  auto kept = cache_.find(DocumentCache::Part::kCrop, key_of(order, orders_[order].wanted[place]));
  if (!kept || (!kept->empty() && !png_size(*kept))) return false;
  accept(order, place, std::move(*kept));
  return true;
}

void CropQueue::look_up(std::size_t order) {
  const auto& wanted = orders_[order].wanted;
  for (const WantedCrop& one : wanted)
    drawn_[order].crops.push_back({one.document, one.request.page, one.request.box, 0, 0, ""});
  for (std::size_t place = 0; place < wanted.size(); ++place) {
    if (is_there(order, place) || !file_of(*orders_[order].submission, wanted[place].document)) continue;
    const auto known = std::find_if(missing_.begin(), missing_.end(),
                                    [&](const Missing& one) { return one.document == wanted[place].document; });
    if (known != missing_.end()) {
      known->places.push_back(place);
    } else {
      missing_.push_back({order, wanted[place].document, {place}});
    }
  }
  drawn_[order].waiting = missing_.size();
}

ChildTask CropQueue::task_for(Missing missing) {
  const CropOrder& order = orders_[missing.order];
  const DocumentFacts* facts = find_document(*order.application, missing.document);
  const InboxFile& file = *file_of(*order.submission, missing.document);
  CropJob job{file.converted.empty() ? file.path : file.converted, {}, kWidth};
  for (const std::size_t place : missing.places) job.requests.push_back(order.wanted[place].request);
  ++workers_started_;
  ChildTask task;
  task.spec.command = {settings_.program, std::string(kCropVerb)};
  task.spec.job = to_wire(job);
  task.spec.limits = child_limits_for(facts ? facts->bytes : 0, settings_);
  task.done = [this, missing = std::move(missing)](const ChildResult& result) { take_answer(missing, result); };
  return task;
}

void CropQueue::take_answer(const Missing& missing, const ChildResult& result) {
  const auto& wanted = orders_[missing.order].wanted;
  std::vector<CropRequest> requests;
  for (const std::size_t place : missing.places) requests.push_back(wanted[place].request);
  const InboxFile* file = file_of(*orders_[missing.order].submission, missing.document);
  const auto entry = entry_at(file->path);
  // Pieces of a file that was written to since it was read would be shown beside what stood there before.
  const bool unchanged = entry && file->is_still(entry->facts);
  const bool answered = unchanged && result.end == ChildEnd::kExited && result.code == 0;
  auto crops = answered ? crops_of(result.untrusted_answer, requests, kWidth) : std::nullopt;
  for (std::size_t i = 0; crops && i < crops->size(); ++i) {
    const std::size_t place = missing.places[i];
    (void)cache_.keep(DocumentCache::Part::kCrop, key_of(missing.order, wanted[place]), (*crops)[i].png);
    accept(missing.order, place, std::move((*crops)[i].png));
  }
  --drawn_[missing.order].waiting;
  hand_on_what_is_ready();
}

void CropQueue::hand_on_what_is_ready() {
  while (next_finished_ < drawn_.size() && drawn_[next_finished_].waiting == 0) {
    std::vector<ReportCrop> crops = std::exchange(drawn_[next_finished_].crops, {});
    std::erase_if(crops, [](const ReportCrop& crop) { return crop.png.empty(); });
    finished_(next_finished_++, std::move(crops));
  }
}

}  // namespace chushen
