#pragma once

#include <cstddef>
#include <functional>
#include <list>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "app/copy.h"
#include "app/report_files.h"

namespace chushen {

/// Writes reports in groups, each group published as one (staged_files.h). With more than one job a group is composed and
/// written by a copy of the program (copy.h), which answers only what became of each. A copy that dies costs its group, which is told as not written. The bytes of a report do not
/// depend on who writes it.
class ReportWriters {
 public:
  using Stage = std::function<tl::expected<StagedReport, std::string>(std::size_t paper, const std::vector<ReportCrop>& crops)>;
  /// Called here once for each paper, in no promised order.
  using Finished = std::function<void(std::size_t paper, tl::expected<WrittenReport, std::string> written)>;

  ReportWriters(std::string out, int jobs, Stage stage, Finished finished);

  void add(std::size_t paper, std::vector<ReportCrop> crops);
  /// Writes what was added, and waits for all.
  void finish();

 private:
  struct Waiting {
    std::size_t paper = 0;
    std::vector<ReportCrop> crops;
  };
  using Written = std::vector<tl::expected<WrittenReport, std::string>>;  // in the order of a group
  struct Group {  // that a copy is at work on
    Copy copy;
    std::vector<std::size_t> papers;
  };

  void write_group();
  Written write(const std::vector<Waiting>& group) const;
  bool start_copy();
  void wait_for_one();

  std::string out_;
  std::size_t jobs_;
  Stage stage_;
  Finished finished_;
  std::vector<Waiting> group_;
  std::list<Group> at_work_;
};

/// How the copy answers: contract between two ends of one program.
std::string bytes_of(const tl::expected<WrittenReport, std::string>& written);
tl::expected<WrittenReport, std::string> written_report_of(std::string_view bytes);

}  // namespace chushen
