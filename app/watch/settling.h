#pragma once

#include <string>

namespace chushen {

/// When a submission that is being handed in is complete: the decision alone, a pure function of what was seen.

/// How long the watch waits; seconds.
struct Patience {
  double folder = 10;                ///< a folder is complete when nothing in it has changed for so long
  double file = 2;                   ///< the least that any file has to keep still, also where its folder is said to be complete
  double office = 30 * 60;           ///< how long a file that Word or WPS holds open, or a partial download, is waited for
  double listed = 15 * 60;           ///< a file that does not hold together is told to the office as not transferred
  double given_up = 24 * 60 * 60;    ///< and is put aside
};

/// What was seen of a submission at one moment.
struct Sighting {
  bool up_to_date = false;   ///< just so it was judged already
  double quiet = 0;          ///< seconds since anything about it changed, by the clock of this machine
  double file_quiet = 0;     ///< what its largest file needs: Patience::file, and a second more for every 10 MB
  bool has_files = true;
  bool marked = false;       ///< a file 完成 or .done says that it is complete
  bool being_written = false;  ///< somebody has a file open to write
  bool unfinished = false;   ///< an office program's lock file or a partial download lies in it
  bool read_alike = true;    ///< on a share: two readings of all files, some time apart, gave the same bytes
  bool whole = true;         ///< every file holds together (completeness.h)
  bool is_readable = true;   ///< every folder and file may be opened
  bool crashed = false;      ///< the program died over it, as it is, twice
};

enum class Decision {
  kUpToDate,
  kSettling,    ///< it changed a moment ago
  kEmpty,
  kWriting,
  kUnfinished,
  kNotWhole,    ///< quiet, but a file does not hold together
  kNotReadable,
  kJudge,
  kGivenUp,
  kCrashed,
};

/// In this order: what is up to date stays; what the program died over is not touched until it changes; what has just
/// changed settles; then what keeps it from being complete. The mark 完成 overrides all but a writer and the file's own
/// quiet: who sets it wants the files judged as they are.
Decision decide(const Sighting& seen, const Patience& patience);

/// Chinese for the index: the state (等待, 隔离) and why, with what to do. Empty for kUpToDate and kJudge.
std::string state_word(Decision decision);
std::string reason_for(Decision decision, const Sighting& seen, const Patience& patience);

}  // namespace chushen
