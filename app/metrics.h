#pragma once

#include <string>

#include "app/job.h"
#include "app/ledger.h"

namespace chushen {

/// Figures for a monitor, in the text form of Prometheus (exposition format 0.0.4), written whole or not at all: for the
/// textfile collector of node_exporter. Numbers only.
///
///     chushen_submissions{state="judged|waiting|quarantined|ignored|withdrawn"}
///     chushen_verdicts{verdict="satisfied|violated|undetermined"}   of the last run
///     chushen_oldest_waiting_seconds                                0: nothing waits
///     chushen_last_run_timestamp_seconds, _duration_seconds, _exit_status, _reports_written, _reading_workers
///
/// `path` empty: nothing is written. False where it cannot be written.
bool write_metrics(const std::string& path, const Ledger& ledger, const JobResult& result, double seconds);

}  // namespace chushen
