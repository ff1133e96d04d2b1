#pragma once

#include <deque>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "app/child_pool.h"
#include "app/document_cache.h"
#include "app/inbox.h"
#include "app/libreoffice.h"
#include "app/read_settings.h"

namespace chushen {

/// DOC, WPS, RTF and ODT become DOCX files, XLS and ET XLSX files in the cache before they are read. LibreOffice gets up to kFilesAtOnce files a
/// call, copied by number into a folder of its own, which is all it sees; a profile of this run is kept from call to
/// call. A file that brings it down or holds it up costs its neighbours one more call: it is tried again alone, then
/// given up.
class Converter {
 public:
  static constexpr std::size_t kFilesAtOnce = 50;

  Converter(std::vector<Submission*> submissions, const ReadSettings& settings, const DocumentCache& cache);
  ~Converter();
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;

  /// Whether there is work; again after run_children, since what failed among others is tried once more.
  bool has_work() const { return !waiting_.empty(); }
  Step next();

  int converted() const { return converted_; }
  double seconds() const { return seconds_; }  ///< of all calls together

 private:
  struct Original {
    std::vector<InboxFile*> files;  ///< of the same content
    std::string target;             ///< where its DOCX or XLSX will lie
    std::string document_key;       ///< for what is known to be broken
    bool suspect = false;           ///< tried again, alone
  };
  using Group = std::vector<Original>;

  static Kind kind_of(const Original& original);
  void look_at(InboxFile& file);
  void take(Original original);
  ChildTask task_for(Group group);
  void finish(const std::string& folder, Group group, const ChildResult& result);
  void give_up(const Original& original, const ChildResult& result);
  std::string free_folder();

  const ReadSettings& settings_;
  const DocumentCache& cache_;
  std::optional<OfficeProgram> program_;
  std::string root_;                        ///< where it works
  std::map<std::string, Original> found_;   ///< by target, while looking
  std::deque<Group> waiting_;
  std::vector<std::string> free_folders_;   ///< with a profile, not in use
  std::set<std::string> filled_;            ///< those whose profile LibreOffice has made its own
  int folders_ = 0, converted_ = 0;
  double seconds_ = 0;
};

}  // namespace chushen
