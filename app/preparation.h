#pragma once

#include <functional>
#include <vector>

#include "app/child_pool.h"
#include "app/document_cache.h"
#include "app/inbox.h"
#include "app/read_settings.h"

namespace chushen {

/// What happens to the files of submissions before they are read: archives are unpacked, then DOC, WPS, RTF and ODT are
/// converted. Fills Submission::opened, which is what is read from then on. Members and conversions stay in the cache.

struct Preparation {
  bool done = false;   ///< false: a signal told the program to stop
  int unpackers = 0;   ///< processes that looked into files
  int converted = 0;   ///< files that LibreOffice made a DOCX of
  double conversion_seconds = 0;
};

/// \param work  runs children until the source has no more; false where a signal came
Preparation prepare_files(const std::vector<Submission*>& submissions, const ReadSettings& settings,
                          const DocumentCache& cache, const std::function<bool(const std::function<Step()>&)>& work);

}  // namespace chushen
