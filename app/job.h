#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/console.h"
#include "app/office.h"
#include "app/read_settings.h"
#include "report/report.h"

namespace chushen {

struct JobSettings {
  std::string notice;  ///< folder of the pack
  std::string county;  ///< what the office sets and holds; empty: nothing
  std::string out;     ///< folder for the reports
  ReadSettings reading;
  int jobs = 1;  ///< workers at once; changes no byte of the result
  bool rejudge = false;    ///< nothing is read that was not read before; what has changed is written to 变化报告
  std::string metrics = {};   ///< a file for Prometheus; empty: none
  int withdrawn_days = 0;     ///< reports of what was taken out of the inbox so long ago are forgotten; 0: never
  bool update = false;  ///< only what people have decided since is new: nothing is read, what was not read yet waits
};

struct JobResult {
  int exit_status = 0;               ///< contract section 2
  int reading_workers = 0;           ///< processes started to read documents: 0 where all were read before
  int reports_written = 0;           ///< the others were up to date
  int crop_workers = 0;              ///< processes started to draw pieces of pages
  std::uint64_t peak_bytes = 0;      ///< resident memory of the hungriest reading worker
  std::vector<Summary> submissions;  ///< by id
};

class Ledger;

/// Forgets the reports whose time is over, and says so. Before a run, under the lock of the output folder.
void forget_expired(const JobSettings& settings, Ledger& ledger, Console& console);

/// The figures of a run, for the log and for a monitor.
void tell_figures(const JobSettings& settings, const Ledger& ledger, const JobResult& result, double seconds, Console& console);

/// What is judged by; where it is faulty that was said.
std::optional<Office> office_of(const JobSettings& settings, Console& console);

/// `chushen batch`: judges all submissions of an inbox, with the rules across applicants, and writes the reports, then
/// index.html and batch.json. What is wrong with one file or one report is said, counted and passed over; what is wrong
/// with the notice, the county folder or the folders given ends the job before anything is read.
JobResult run_batch(const std::string& inbox, const JobSettings& settings, Console& console);

/// `chushen check`: judges each submission alone and writes its report.
JobResult run_check(const std::vector<std::string>& submissions, const JobSettings& settings, Console& console);

}  // namespace chushen
