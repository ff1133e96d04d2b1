#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <tl/expected.hpp>

#include "app/file_facts.h"

namespace chushen {

/// Where a submission that has arrived stands. Their words are in the ledger's file: never change one.
enum class ArrivalState {
  kWaiting,      ///< not complete yet, or its turn has not come
  kJudged,       ///< its report is written
  kQuarantined,  ///< put aside: `reason` says why and what to do
  kIgnored,      ///< nobody's document by its name
  kWithdrawn,    ///< no longer in the inbox
};

/// One thing that has arrived in the inbox: a submission, or a name that is ignored.
struct Arrival {
  std::string id;
  ArrivalState state = ArrivalState::kWaiting;
  std::string seen;        ///< key of what the file system said of its files when they were last judged
  std::string content;     ///< key of the names and hashes of the files that were last judged; empty: none were
  std::string reason;      ///< Chinese: why it waits or was put aside, and what to do
  std::string first_seen;  ///< RFC 3339
  int version = 0;         ///< how many different contents were judged
  bool operator==(const Arrival&) const = default;
};

/// A file that was written for a submission.
struct WrittenFile {
  std::string name;  ///< below the folder of the report
  FileFacts facts;
  std::string sha256;
  bool operator==(const WrittenFile&) const = default;
};

/// What was written for a submission, and the key of all that it was made from.
struct ReportRecord {
  std::string folder, key;
  int changes = 0;  ///< against what was handed in before
  std::vector<WrittenFile> files;
};

enum class LedgerFault {
  kNewer,    ///< written by a newer version of the program
  kNetwork,  ///< the output folder lies on another machine
  kDamaged,  ///< no database, or one with errors
  kDisk,     ///< cannot be opened or written
};
/// One Chinese sentence that says what to do.
std::string message_for(LedgerFault fault, const std::string& out);

/// The book of what has arrived and what became of it: DIR/.ledger/ledger.sqlite, beside the reports it speaks of, so
/// that both are moved, kept and thrown away together. Nothing stands in it alone that the inbox, the cache and the
/// reports do not say too, but for the times of arrival and the counts of failures: `chushen rebuild` makes it anew.
///
/// SQLite with a write-ahead log, synchronous=FULL: `status` reads while `watch` writes, and what settle() has returned
/// from survives a power cut. Writes are gathered for up to a second; after a kill the last second is done again.
/// A write that fails is remembered in fault() and stops nothing: the work itself is in files of its own.
class Ledger {
 public:
  /// Opens the ledger of an output folder, or makes it.
  static tl::expected<Ledger, LedgerFault> open(const std::string& out);
  /// Opens it to look; the fault is kDisk where there is none.
  static tl::expected<Ledger, LedgerFault> open_to_read(const std::string& out);
  /// One that forgets: for `check`, and where no ledger can be kept.
  static Ledger in_memory();
  static std::string path_in(const std::string& out);

  Ledger(Ledger&&) noexcept;
  Ledger& operator=(Ledger&&) noexcept;
  ~Ledger();

  /// The SHA-256 of a file that has not changed since it was taken.
  std::optional<std::string> known_hash(const FileFacts& facts) const;
  void remember_hash(const FileFacts& facts, const std::string& sha256);

  /// How often something, by its key, has ended a worker, its time or the program.
  int failures(const std::string& key) const;
  void note_failure(const std::string& key);

  std::map<std::string, Arrival> arrivals() const;  ///< by id
  void put(const Arrival& arrival);
  std::map<ArrivalState, int> counts() const;

  std::optional<ReportRecord> report_on(const std::string& id) const;
  void put_report(const std::string& id, const ReportRecord& record);

  /// Which folder the inbox was when it was last seen: its device and inode.
  std::optional<FileFacts> inbox(const std::string& path) const;
  void put_inbox(const std::string& path, const FileFacts& facts);

  /// How many entries the audit log had at the end of the last run, and the hash of the last: see audit/audit_log.h.
  std::optional<std::pair<std::uint64_t, std::string>> audit_anchor() const;
  void put_audit_anchor(std::uint64_t count, const std::string& root);

  /// Forgets a submission: its arrival, its report, and the hashes of these files.
  void forget(const std::string& id, const std::vector<std::string>& hashes);

  /// All that was written so far is on the disk when this returns.
  void settle();
  /// Every page and index looked at: for fsck.
  bool is_sound() const;
  std::optional<LedgerFault> fault() const;
  /// For a run that writes anew what the last one may have lost: a full disk may have room by now.
  void forget_fault();

 private:
  struct Book;
  explicit Ledger(std::unique_ptr<Book> book);
  static tl::expected<Ledger, LedgerFault> open_at(const std::string& path, int flags);

  std::unique_ptr<Book> book_;
};

}  // namespace chushen
