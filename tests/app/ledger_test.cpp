#include <catch2/catch.hpp>

#include <filesystem>

#include <sys/wait.h>
#include <unistd.h>

#include "app/file_system.h"
#include "app/ledger.h"
#include "tests/app/temporary_folder.h"

using namespace chushen;

namespace {

Arrival arrival(const std::string& id, ArrivalState state) {
  return {id, state, "seen", "content", "等待：请放入材料", "2023-08-30T09:12:44+08:00", 2};
}

}  // namespace

TEST_CASE("the ledger gives back what was put in, also to the next who opens it") {
  const TemporaryFolder folder;
  const FileFacts facts{1, 2, 3, -4, 5};
  const ReportRecord record{"甲", "key", 3, {{"report.html", facts, "ab"}, {"report.json", {9, 8, 7, 6, 5}, "cd"}}};
  {
    auto ledger = Ledger::open(folder.path());
    REQUIRE(ledger);
    ledger->put(arrival("蓬江区/甲", ArrivalState::kJudged));
    ledger->put(arrival("乙", ArrivalState::kQuarantined));
    ledger->put_report("蓬江区/甲", record);
    ledger->remember_hash(facts, "ab");
    ledger->note_failure("key");
    ledger->note_failure("key");
    ledger->put_inbox("/收件", facts);
  }
  const auto ledger = Ledger::open_to_read(folder.path());
  REQUIRE(ledger);
  CHECK(ledger->is_sound());
  CHECK(ledger->arrivals().size() == 2);
  CHECK(ledger->arrivals().at("蓬江区/甲") == arrival("蓬江区/甲", ArrivalState::kJudged));
  CHECK(ledger->counts() == std::map<ArrivalState, int>{{ArrivalState::kJudged, 1}, {ArrivalState::kQuarantined, 1}});
  REQUIRE(ledger->report_on("蓬江区/甲"));
  CHECK(ledger->report_on("蓬江区/甲")->files == record.files);
  CHECK_FALSE(ledger->report_on("乙"));
  CHECK(ledger->known_hash(facts) == "ab");
  CHECK(ledger->failures("key") == 2);
  CHECK(ledger->failures("other") == 0);
  CHECK(ledger->inbox("/收件")->inode == 2);
}

TEST_CASE("a hash is known only while nothing about the file has changed") {
  Ledger ledger = Ledger::in_memory();
  const FileFacts facts{1, 2, 3, 4, 5};
  ledger.remember_hash(facts, "ab");
  for (FileFacts other : {FileFacts{1, 2, 4, 4, 5}, {1, 2, 3, 5, 5}, {1, 2, 3, 4, 6}, {2, 2, 3, 4, 5}, {1, 3, 3, 4, 5}})
    CHECK_FALSE(ledger.known_hash(other));
  ledger.remember_hash({1, 2, 9, 9, 9}, "cd");  // written anew in the same place
  CHECK_FALSE(ledger.known_hash(facts));
}

TEST_CASE("a ledger that is newer, no database or not there is refused and left as it is") {
  const TemporaryFolder folder;
  CHECK(Ledger::open_to_read(folder.path()).error() == LedgerFault::kDisk);
  folder.put(".ledger/ledger.sqlite", std::string(8192, 'x'));
  CHECK(Ledger::open(folder.path()).error() == LedgerFault::kDamaged);
  CHECK(bytes_of(Ledger::path_in(folder.path())) == std::string(8192, 'x'));
  std::filesystem::remove(Ledger::path_in(folder.path()));
  { REQUIRE(Ledger::open(folder.path())); }
  // SQLite, file format 1.3.14: user_version stands at byte 60, big-endian.
  std::string bytes = bytes_of(Ledger::path_in(folder.path()));
  bytes[63] = 9;
  folder.put(".ledger/ledger.sqlite", bytes);
  CHECK(Ledger::open(folder.path()).error() == LedgerFault::kNewer);
  CHECK(bytes_of(Ledger::path_in(folder.path())) == bytes);
  for (const LedgerFault fault : {LedgerFault::kNewer, LedgerFault::kNetwork, LedgerFault::kDamaged, LedgerFault::kDisk})
    CHECK(message_for(fault, "/报告").find("请") != std::string::npos);
}

TEST_CASE("what was settled survives the end of the program at any moment") {
  const TemporaryFolder folder;
  for (int round = 0; round < 20; ++round) {
    int ready[2];
    REQUIRE(::pipe(ready) == 0);
    const pid_t child = ::fork();
    if (child == 0) {
      auto ledger = Ledger::open(folder.path());
      ledger->put(arrival("第" + std::to_string(round), ArrivalState::kJudged));
      ledger->settle();
      if (::write(ready[1], "x", 1) != 1) ::_exit(1);
      for (int i = 0;; ++i) ledger->put(arrival("未定" + std::to_string(i), ArrivalState::kWaiting));
    }
    char byte;
    REQUIRE(::read(ready[0], &byte, 1) == 1);
    ::usleep(static_cast<useconds_t>(round * 500));
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    ::close(ready[0]);
    ::close(ready[1]);
    const auto ledger = Ledger::open(folder.path());
    REQUIRE(ledger);
    CHECK(ledger->is_sound());
    for (int settled = 0; settled <= round; ++settled)
      CHECK(ledger->arrivals().count("第" + std::to_string(settled)) == 1);
  }
}

TEST_CASE("file systems of other machines are known by their number") {
  for (const unsigned long type : {0x6969UL, 0xff534d42UL, 0xfe534d42UL, 0x65735546UL, 0x01021997UL})
    CHECK(is_network_type(type));
  for (const unsigned long type : {0xef53UL, 0x01021994UL, 0x58465342UL, 0x9123683eUL, 0x794c7630UL})
    CHECK_FALSE(is_network_type(type));  // ext4, tmpfs, xfs, btrfs, overlay
  CHECK(is_network_type(0xffffffffff534d42UL));  // f_type is signed on some machines
}
