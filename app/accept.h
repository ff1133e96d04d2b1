#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/inbox.h"
#include "app/ledger.h"

namespace chushen {

/// What was judged is moved out of the way, where the office asks for it: to INBOX/_已接收/, under the same names. The walk
/// reads both places as one inbox (inbox.h), so that a submission stays what it is, wherever its files lie: whoever is
/// killed between two moves has lost nothing and has nothing to do again.
///
/// Nothing is ever replaced: where a newer file of the same name has come, the former is moved to _已接收/_旧版/ first,
/// under a number where that name is taken. Folders that are left empty in the inbox go. Across file systems nothing is
/// copied: what cannot be moved stays where it is, which changes nothing for its report.

/// INBOX/_已接收: where both places hold a file of one name, the one in the inbox is newer and counts.
std::string accepted_in(const std::string& inbox);

struct Moves {
  int moved = 0;
  int failed = 0;
  std::string trouble;  ///< one Chinese sentence on the first that could not be moved, with what to do; empty: none
};

/// Moves those that lie in the inbox and are, file by file, as they were when their report was written. Left alone: what
/// waits or was put aside, what is open in an office program or being written, links and pipes.
/// \param inbox    as it was given to walk_inbox()
/// \param goes_on  asked before each; false: the rest stays for the next time
Moves move_accepted(const std::string& inbox, const std::vector<Submission>& submissions, Ledger& ledger,
                    const std::function<bool()>& goes_on);

}  // namespace chushen
