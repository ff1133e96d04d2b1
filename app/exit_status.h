#pragma once

namespace chushen {

/// What the program tells a script; contract section 2. 1 is never used, since shells use it.
enum class ExitStatus {
  kDone = 0,        ///< all processed, every verdict satisfied
  kUnreadable = 2,  ///< a document was refused, damaged, partial, …, or an output could not be written; wins over 3
  kFindings = 3,    ///< all processed, some verdict is not satisfied; lint: a pack is faulty or an example fails
  kUsage = 64,      ///< wrong usage, faulty pack or county folder, output inside the inbox, no inbox
};

/// The heavier of two, for a run over many submissions.
ExitStatus worse(ExitStatus a, ExitStatus b);

}  // namespace chushen
