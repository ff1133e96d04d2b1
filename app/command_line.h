#pragma once

#include <optional>
#include <string>
#include <vector>

#include <tl/expected.hpp>

namespace chushen {

enum class Verb {
  kCheck, kBatch, kWatch, kStatus, kFsck, kRebuild, kDump, kLint, kDiff, kDecide, kCorrect, kAuditVerify, kAuditList,
  kForget, kConfigCheck
};

/// What a person asked for: contract section 2.
struct Command {
  Verb verb = Verb::kBatch;
  std::vector<std::string> paths;  ///< submissions, the inbox, the file, the packs or two reports
  std::string out;
  std::string notice;  ///< as given; empty: the default
  std::string county;
  std::string models;           ///< as given; empty: the default
  int jobs = 0;                 ///< 0: one per processor
  double seconds = 0;           ///< per document; 0: by its size
  bool group_readable = false;  ///< reports may be read by the group: 0640 and 0750
  bool rejudge = false;         ///< batch --rejudge
  std::optional<double> quiet;  ///< watch --quiet, seconds; nothing: 10
  bool once = false;            ///< watch --once
  bool as_application = false;  ///< dump --as application
  std::string outcome, reason, by, from;  ///< of a decision: decide, correct, forget
  bool no_update = false;                 ///< decide, correct --no-update: reports are left as they are
  bool withdraw = false;                  ///< correct --withdraw
  bool yes = false;                       ///< forget --yes
  std::string config;                     ///< of watch and batch: a file that says what the command line does not
  std::string log, log_form;              ///< a log file; plain or json
  int log_days = 0;                       ///< how long its files are kept; 0: for ever
  std::string metrics;                    ///< a file for Prometheus
  int withdrawn_days = 0;                 ///< forget what was taken out of the inbox so long ago; 0: never
};

/// Reads the command line. Where there is nothing to run, what has to be said was printed (help on standard output,
/// what is wrong on standard error) and the exit status is returned: 0 after --help and --version, else 64.
tl::expected<Command, int> parse_command_line(int argc, const char* const* argv);

}  // namespace chushen
