#pragma once

#include <string>
#include <vector>

#include "app/console.h"
#include "app/exit_status.h"
#include "app/ledger.h"
#include "app/read_settings.h"
#include "app/report_lookup.h"

namespace chushen {

struct ForgetOrder {
  std::string out, applicant;  ///< an id or a 统一社会信用代码
  std::string reason, by;
  bool yes = false;            ///< else it is only told what would go
  ReadSettings reading = {};   ///< what documents are known by in the cache
};

/// `chushen forget APPLICANT`: its reports and letters, what was read of its papers, its rows in the ledger, and what
/// people wrote about it in the audit log, whose chain stays whole (audit/audit_entry.h). The files that speak of
/// everybody (index.html, batch.json, …) go too: the next run writes them again. The inbox is never touched: what lies
/// there is read again by the next run, and that is said. 0; 64 where nobody is called so, or another program is writing;
/// 2 where something could not be removed.
ExitStatus forget(const ForgetOrder& order, Console& console);

/// The same for reports that were found, under the lock of the output folder. Returns what could not be removed.
std::vector<std::string> forget_reports(const std::string& out, const std::vector<FoundReport>& reports, const std::string& by,
                                        const std::string& reason, const ReadSettings& reading, Ledger& ledger);

/// What retention asks for: reports of submissions that are no longer in the inbox, written `days` ago or earlier.
std::vector<FoundReport> expired_reports(const std::string& out, int days, const Ledger& ledger);

}  // namespace chushen
