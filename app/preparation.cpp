#include "app/preparation.h"

#include "app/converter.h"
#include "app/unpack_queue.h"

namespace chushen {

Preparation prepare_files(const std::vector<Submission*>& submissions, const ReadSettings& settings,
                          const DocumentCache& cache, const std::function<bool(const std::function<Step()>&)>& work) {
  Preparation result;
  UnpackQueue unpacking(submissions, settings, cache);
  if (!work([&] { return unpacking.next(); })) return result;
  unpacking.finish();
  result.unpackers = unpacking.workers_started();
  Converter converter(submissions, settings, cache);
  while (converter.has_work())
    if (!work([&] { return converter.next(); })) return result;
  result.converted = converter.converted();
  result.conversion_seconds = converter.seconds();
  result.done = true;
  return result;
}

}  // namespace chushen
