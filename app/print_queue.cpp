#include "app/print_queue.h"

#include <string>
#include <utility>

#include "app/wire.h"
#include "app/worker.h"
#include "app/worker_job.h"
#include "app/worker_outcome.h"
#include "extract/document_json.h"
#include "extract/sha256.h"

namespace chushen {

namespace {

/// What a page costs beyond its bytes: it is drawn and read like a scan, and bounds are by the size of scans.
constexpr std::uint64_t kBytesOfPage = 50'000;

std::string key_of(const DocumentFacts& document, const PrintOrder& order, const ReadSettings& settings) {
  std::vector<std::string> parts = {"chushen/print/1", document.sha256};
  for (const int page : order.wanted.pages) parts.push_back(std::to_string(page));
  parts.insert(parts.end(), settings.readers.begin(), settings.readers.end());
  return sha256_hex(pack(parts));
}

}  // namespace

PrintQueue::PrintQueue(std::vector<PrintOrder> orders, const ReadSettings& settings, const DocumentCache& cache,
                       bool only_kept, Finished finished)
    : orders_(std::move(orders)), settings_(settings), cache_(cache), only_kept_(only_kept), finished_(std::move(finished)) {}

Step PrintQueue::next() {
  if (next_ == orders_.size()) return NoMore{};
  const std::size_t order = next_++;
  const DocumentFacts* document = find_document(*orders_[order].application, orders_[order].wanted.document);
  std::string key = key_of(*document, orders_[order], settings_);
  const auto kept = cache_.find(DocumentCache::Part::kDocument, key);
  auto print = kept ? parse_document(*kept) : tl::make_unexpected(DocumentJsonError::kNotJson);
  if (!print && !only_kept_) return task_for(order, std::move(key));
  if (print) deliver(order, std::move(*print));
  return AskAgain{};
}

ChildTask PrintQueue::task_for(std::size_t number, std::string key) {
  ++workers_started_;
  const PrintOrder& order = orders_[number];
  const DocumentFacts* document = find_document(*order.application, order.wanted.document);
  ChildTask task;
  task.spec.command = {settings_.program, std::string(kReadVerb)};
  task.spec.job = to_wire(ReadJob{file_of(*order.submission, order.wanted.document)->path, settings_.options, order.wanted.pages});
  task.spec.limits = child_limits_for(document->bytes + kBytesOfPage * order.wanted.pages.size(), settings_);
  task.done = [this, number, key = std::move(key)](const ChildResult& result) {
    Document print = document_of(result);
    if (is_lasting(print)) (void)cache_.keep(DocumentCache::Part::kDocument, key, to_json(print));
    deliver(number, std::move(print));
  };
  return task;
}

void PrintQueue::deliver(std::size_t order, Document print) {
  ++done_;
  print.id = orders_[order].wanted.document;
  if (!print.pages.empty()) finished_(order, print);
}

}  // namespace chushen
