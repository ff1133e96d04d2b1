#pragma once

#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "app/console.h"
#include "app/exit_status.h"
#include "app/ledger.h"
#include "app/output_lock.h"

namespace chushen {

/// What a run has to have of the output folder before it begins. Where it cannot have it, the reason was said and the
/// exit status is returned.

/// The lock; the folder must lie apart from all inputs.
tl::expected<OutputLock, ExitStatus> lock_output(const std::string& out, const std::vector<std::string>& inputs,
                                                 Console& console);

/// The ledger for `batch`, which can do without: one that is damaged is put aside and begun anew, and where none can be
/// kept (a share) all is judged and written each time. A newer one is refused.
tl::expected<Ledger, ExitStatus> ledger_for_batch(const std::string& out, Console& console);

}  // namespace chushen
