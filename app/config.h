#pragma once

#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "app/command_line.h"
#include "app/console.h"
#include "app/exit_status.h"
#include "validate/pack_error.h"

namespace chushen {

/// A configuration file for `watch` and `batch`: what would else stand on the command line, which wins where both say
/// something. A documented example is installed (app/service/chushen.yaml).
///
///     inbox: /srv/chushen/inbox      out: /var/lib/chushen/reports      notice: …   county: …   models: …
///     jobs: 2    quiet: 10    timeout: 600    group_readable: true    move_accepted: true
///     log: {file: /var/log/chushen/chushen.log, form: json, keep_days: 180}
///     metrics: /var/lib/chushen/metrics/chushen.prom
///     retention: {withdrawn_days: 365}
///
/// A key that is not known, a value of another type or out of range is an error with line and column; all are told.
tl::expected<Command, std::vector<PackError>> read_config(const std::string& file, Command given);

/// `chushen config check FILE`: also whether the folders that it names are there. 0; 3 and a line for each fault; 64 where
/// there is no such file.
ExitStatus check_config(const std::string& file, Console& console);

}  // namespace chushen
