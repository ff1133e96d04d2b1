#pragma once

#include "app/command_line.h"

namespace chushen {

/// Does what was asked for, prints results on standard output and messages on standard error, and returns the exit
/// status of contract section 2.
int run_command(const Command& command);

}  // namespace chushen
