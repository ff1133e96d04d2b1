#pragma once

#include <map>
#include <string>

namespace chushen {

/// Which submission the program itself was busy with when it died: documents are read by workers, but what they said is
/// understood, judged and written here. While one of these lives, a fatal signal (not SIGKILL, which is no fault of the
/// submission's) leaves the id in a file below the output folder before the program ends.
class CrashNote {
 public:
  CrashNote(const std::string& out, const std::string& id);
  ~CrashNote();
  CrashNote(const CrashNote&) = delete;
  CrashNote& operator=(const CrashNote&) = delete;

  /// Takes the notes that earlier runs left: how often each submission was in hand.
  static std::map<std::string, int> take(const std::string& out);
};

}  // namespace chushen
