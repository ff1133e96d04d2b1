#pragma once

#include <string>

#include "app/audit/audit_check.h"
#include "app/console.h"
#include "app/exit_status.h"

namespace chushen {

/// The anchors of an output folder that stand outside of .audit: in the ledger, in batch.json and in index.html.
std::vector<HeldAnchor> outside_anchors(const std::string& out);

/// `chushen audit verify`: every byte of the log against itself and against all anchors. 0 and the number of entries; 3
/// and the first bad line; 64 where there is no output folder.
ExitStatus verify_audit(const std::string& out, Console& console);

/// `chushen audit list`: a line each: number, time, person, what, before and after. Phones and ID numbers are masked.
ExitStatus list_audit(const std::string& out, Console& console);

}  // namespace chushen
