#include <catch2/catch.hpp>

#include <functional>

#include <fcntl.h>
#include <unistd.h>

#include "app/ignored_names.h"
#include "app/watch/completeness.h"
#include "app/watch/settling.h"
#include "app/watch/sightings.h"
#include "app/watch/writers.h"
#include "tests/app/program.h"
#include "tests/app/temporary_folder.h"

using namespace chushen;

namespace {

Sighting quiet_for(double seconds) {
  Sighting seen;
  seen.quiet = seconds;
  seen.file_quiet = 2;
  return seen;
}

Submission submission_of(const TemporaryFolder& folder, std::uint64_t bytes, std::int64_t time) {
  Submission one;
  one.id = "甲";
  one.path = folder.path();
  one.files = {{folder / "申报书.txt", "申报书.txt", Obstacle::kNone, {1, 2, bytes, time, time}}};
  return one;
}

}  // namespace

TEST_CASE("every situation of a submission has one decision, and those that wait say what to do") {
  const Patience patience;
  struct Row {
    const char* what;
    double quiet;
    std::function<void(Sighting&)> change;
    Decision decision;
  };
  const auto nothing = [](Sighting&) {};
  const std::vector<Row> rows = {
      {"just arrived", 0, nothing, Decision::kSettling},
      {"nearly quiet", 9.9, nothing, Decision::kSettling},
      {"quiet", 10, nothing, Decision::kJudge},
      {"judged just so", 0, [](Sighting& s) { s.up_to_date = true; }, Decision::kUpToDate},
      {"judged, and incomplete since ever", 1e6, [](Sighting& s) { s.up_to_date = true, s.whole = false; }, Decision::kUpToDate},
      {"a large file needs longer", 20, [](Sighting& s) { s.file_quiet = 30; }, Decision::kSettling},
      {"said to be complete", 2, [](Sighting& s) { s.marked = true; }, Decision::kJudge},
      {"said to be complete a moment ago", 1.9, [](Sighting& s) { s.marked = true; }, Decision::kSettling},
      {"said to be complete, still written", 1e6, [](Sighting& s) { s.marked = s.being_written = true; }, Decision::kWriting},
      {"said to be complete, broken", 5, [](Sighting& s) { s.marked = true, s.whole = false; }, Decision::kJudge},
      {"said to be complete, empty", 5, [](Sighting& s) { s.marked = true, s.has_files = false; }, Decision::kEmpty},
      {"empty", 1e6, [](Sighting& s) { s.has_files = false; }, Decision::kEmpty},
      {"held open by a writer for a week", 6e5, [](Sighting& s) { s.being_written = true; }, Decision::kWriting},
      {"open in Word", 29 * 60, [](Sighting& s) { s.unfinished = true; }, Decision::kUnfinished},
      {"a lock file that was left behind", 31 * 60, [](Sighting& s) { s.unfinished = true; }, Decision::kJudge},
      {"cut off", 60, [](Sighting& s) { s.whole = false; }, Decision::kNotWhole},
      {"cut off a day ago", 86400, [](Sighting& s) { s.whole = false; }, Decision::kGivenUp},
      {"no permission", 60, [](Sighting& s) { s.is_readable = false; }, Decision::kNotReadable},
      {"no permission for a day", 86400, [](Sighting& s) { s.is_readable = false; }, Decision::kGivenUp},
      {"the program died over it", 60, [](Sighting& s) { s.crashed = true; }, Decision::kCrashed},
      {"the program died over it, marked", 60, [](Sighting& s) { s.crashed = s.marked = true; }, Decision::kCrashed},
  };
  for (const Row& row : rows) {
    Sighting seen = quiet_for(row.quiet);
    row.change(seen);
    INFO(row.what);
    CHECK(decide(seen, patience) == row.decision);
    const bool silent = row.decision == Decision::kUpToDate || row.decision == Decision::kJudge;
    CHECK(reason_for(row.decision, seen, patience).empty() == silent);
    CHECK(state_word(row.decision).empty() == silent);
  }
  CHECK(reason_for(Decision::kNotWhole, quiet_for(60), patience) != reason_for(Decision::kNotWhole, quiet_for(1000), patience));
}

TEST_CASE("quiet is counted from the last change that was seen, whatever time the files say") {
  const TemporaryFolder folder;
  folder.put("申报书.txt", "甲");
  Sightings sightings({}, false);
  CHECK(sightings.see(submission_of(folder, 3, 5), "", 100).quiet == 0);
  CHECK(sightings.see(submission_of(folder, 3, 5), "", 108).quiet == 8);
  CHECK(sightings.see(submission_of(folder, 4, 5), "", 109).quiet == 0);    // it grew
  CHECK(sightings.see(submission_of(folder, 4, -90), "", 110).quiet == 0);  // a time set back is a change like any other
  CHECK(sightings.see(submission_of(folder, 4, -90), "", 125).quiet == 15);
  Submission more = submission_of(folder, 4, -90);
  more.ignored = {{folder / "扫描件.pdf.part", "扫描件.pdf.part", Obstacle::kNone, {1, 3, 10, 1, 1}}};
  CHECK(sightings.see(more, "", 126).quiet == 0);
  CHECK(sightings.see(more, "", 127).unfinished);
  more.ignored[0].facts.bytes = 20;  // the partial download grows
  CHECK(sightings.see(more, "", 128).quiet == 0);
  CHECK(Sightings({}, true).see(more, "", 1).file_quiet >= 10);
  sightings.note_try("甲", 130);
  CHECK(sightings.has_to_wait("甲", 134));
  CHECK_FALSE(sightings.has_to_wait("甲", 136));
}

TEST_CASE("on a share two readings some time apart have to give the same before anything is judged") {
  const TemporaryFolder folder;
  Submission submission;
  submission.id = "甲";
  submission.files.push_back({folder.put("a.txt", "请核对一"), "a.txt"});
  Sightings sightings({}, true);
  sightings.see(submission, "", 0);
  CHECK_FALSE(sightings.see(submission, "", 20).read_alike);  // once
  CHECK_FALSE(sightings.see(submission, "", 21).read_alike);  // too soon to tell
  folder.put("a.txt", "请核对二");                            // size and time as told by the share stay the same
  CHECK_FALSE(sightings.see(submission, "", 26).read_alike);
  const Sighting seen = sightings.see(submission, "", 32);
  CHECK(seen.read_alike);
  CHECK(decide(seen, {}) == Decision::kJudge);
  Sighting early = seen;
  early.read_alike = false;
  CHECK(decide(early, {}) == Decision::kSettling);
}

TEST_CASE("what holds together is known by its ends, for every format; a file cut anywhere, or with a tail of zeros, is not") {
  const TemporaryFolder folder;
  const std::string inbox = kFixtures + "/inbox/蓬江区/江门市鑫昇电器有限公司/";
  const std::string scan = kFixtures + "/inbox/新会区/江门市霁源纸业有限公司/扫描_02.jpg";
  for (const std::string& path : {inbox + "申报书.docx", inbox + "申报书（盖章扫描件）.pdf", scan}) {
    INFO(path);
    CHECK(is_whole_file(path));
    const std::string whole = bytes_of(path);
    for (int i = 0; i < 100; ++i) {
      const std::size_t cut = whole.size() * static_cast<std::size_t>(i) / 100;
      CHECK_FALSE(is_whole_file(folder.put("cut", whole.substr(0, cut))));
      std::string filled = whole.substr(0, cut);
      filled.resize(std::max(whole.size(), cut + 8192));  // made at its full length, not filled yet
      CHECK_FALSE(is_whole_file(folder.put("filled", filled)));
    }
  }
  CHECK_FALSE(is_whole_file(folder.put("empty", "")));
  const std::string zip_begin = std::string("PK\3\4") + std::string(5000, 'x');
  CHECK_FALSE(is_whole_file(folder.put("包.zip", zip_begin)));
  CHECK(is_whole_file(folder.put("包.zip.001", zip_begin)));  // one volume of several: nothing of it can tell
  CHECK_FALSE(is_whole_file(folder.put("包.zip.002", zip_begin + std::string(5000, '\0'))));
  CHECK(is_whole_file(folder.put("末.zip", std::string("PK\5\6\1\0", 6) + std::string(16, '\1'))));  // the last of two
  CHECK_FALSE(is_whole_file(folder / "none"));
  CHECK(is_whole_file(folder.put("text", "请核对")));
  CHECK_FALSE(is_whole_file(folder.put("zeros", std::string(100, '\0'))));
  CHECK_FALSE(is_whole_file(folder.put("half", "请核对" + std::string(5000, '\0'))));
}

TEST_CASE("a file that somebody has open to write is known, and free once it is closed") {
  const TemporaryFolder folder;
  const std::string path = folder.put("a.pdf", "x");
  CHECK_FALSE(is_open_for_writing(path));
  const int writer = ::open(path.c_str(), O_WRONLY);
  REQUIRE(writer >= 0);
  CHECK(is_open_for_writing(path));
  ::close(writer);
  CHECK_FALSE(is_open_for_writing(path));
  const int reader = ::open(path.c_str(), O_RDONLY);
  CHECK_FALSE(is_open_for_writing(path));
  ::close(reader);
}

TEST_CASE("the names that office programs, browsers and sync clients leave are known for what they are") {
  for (const char* name : {"~$申报书.docx", ".~lock.申报书.odt#", "扫描件.pdf.part", "扫描件.pdf.crdownload", "a.filepart", "b.xltd",
                           "c.baiduyun.downloading", "~WRL0001.tmp", "d.TMP", "e.wps~"})
    CHECK((is_sign_of_work(name) && is_ignored_file(name)));
  for (const char* name : {"Thumbs.db", "desktop.ini", ".DS_Store", "._申报书.docx", "完成", ".done", "_备注.txt"})
    CHECK((!is_sign_of_work(name) && is_ignored_file(name)));
  CHECK((is_complete_mark("完成") && is_complete_mark(".done") && is_complete_mark(".DONE")));
  CHECK_FALSE(is_complete_mark("完成情况.docx"));
}
