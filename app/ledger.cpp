#include "app/ledger.h"

#include <array>
#include <chrono>
#include <filesystem>
#include <stdexcept>
#include <utility>

#include <sqlite3.h>

#include "app/file_system.h"
#include "app/files.h"
#include "app/printable.h"

namespace chushen {

namespace {

using Clock = std::chrono::steady_clock;
constexpr int kSchema = 1;
constexpr int kBusyMilliseconds = 10'000;
constexpr std::chrono::seconds kGather{1};
constexpr std::array<const char*, 5> kStates = {"waiting", "judged", "quarantined", "ignored", "withdrawn"};

// A file is known by where it lies; what was known of one that lay there before is replaced.
constexpr const char* kTables = R"(
CREATE TABLE file(device INTEGER, inode INTEGER, bytes INTEGER, modified INTEGER, changed INTEGER, sha256 TEXT,
                  PRIMARY KEY(device, inode)) WITHOUT ROWID;
CREATE TABLE failure(key TEXT PRIMARY KEY, count INTEGER) WITHOUT ROWID;
CREATE TABLE arrival(id TEXT PRIMARY KEY, state TEXT, seen TEXT, content TEXT, reason TEXT, first_seen TEXT,
                     version INTEGER) WITHOUT ROWID;
CREATE TABLE report(id TEXT PRIMARY KEY, folder TEXT, key TEXT, changes INTEGER) WITHOUT ROWID;
CREATE TABLE written(id TEXT, name TEXT, device INTEGER, inode INTEGER, bytes INTEGER, modified INTEGER,
                     changed INTEGER, sha256 TEXT, PRIMARY KEY(id, name)) WITHOUT ROWID;
CREATE TABLE inbox(path TEXT PRIMARY KEY, device INTEGER, inode INTEGER) WITHOUT ROWID;
)";

ArrivalState state_named(const std::string& name) {
  for (std::size_t i = 0; i < kStates.size(); ++i)
    if (name == kStates[i]) return static_cast<ArrivalState>(i);
  return ArrivalState::kWaiting;  // whatever it was, it is looked at again
}

/// One statement: values are bound in order, then it is run or its rows are walked.
class Statement {
 public:
  Statement(sqlite3* database, const char* sql) { sqlite3_prepare_v2(database, sql, -1, &statement_, nullptr); }
  ~Statement() { sqlite3_finalize(statement_); }
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  Statement& bind(std::int64_t value) {
    if (statement_) sqlite3_bind_int64(statement_, ++bound_, value);
    return *this;
  }
  Statement& bind(std::uint64_t value) { return bind(static_cast<std::int64_t>(value)); }
  Statement& bind(int value) { return bind(std::int64_t{value}); }
  Statement& bind(const std::string& value) {
    if (statement_)
      sqlite3_bind_text(statement_, ++bound_, value.data(), static_cast<int>(value.size()), SQLITE_TRANSIENT);
    return *this;
  }
  Statement& bind(const FileFacts& facts) {
    return bind(facts.device).bind(facts.inode).bind(facts.bytes).bind(facts.modified_ns).bind(facts.changed_ns);
  }

  bool row() { return statement_ && (result_ = sqlite3_step(statement_)) == SQLITE_ROW; }
  bool run() {
    while (row()) {
    }
    return statement_ && result_ == SQLITE_DONE;
  }

  std::int64_t number(int column) const { return sqlite3_column_int64(statement_, column); }
  std::string text(int column) const {
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    return bytes ? std::string(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))) : "";
  }
  FileFacts facts(int column) const {
    return {static_cast<std::uint64_t>(number(column)), static_cast<std::uint64_t>(number(column + 1)),
            static_cast<std::uint64_t>(number(column + 2)), number(column + 3), number(column + 4)};
  }

 private:
  sqlite3_stmt* statement_ = nullptr;
  int bound_ = 0, result_ = SQLITE_OK;
};

}  // namespace

struct Ledger::Book {
  sqlite3* database = nullptr;
  bool gathering = false;
  Clock::time_point since;
  std::optional<LedgerFault> fault;

  Book() = default;
  Book(const Book&) = delete;
  Book& operator=(const Book&) = delete;
  ~Book() {
    commit();
    sqlite3_close(database);
  }

  bool run(const char* sql) { return sqlite3_exec(database, sql, nullptr, nullptr, nullptr) == SQLITE_OK; }

  void note_fault() {
    const int code = sqlite3_errcode(database) & 0xff;
    fault = code == SQLITE_CORRUPT || code == SQLITE_NOTADB ? LedgerFault::kDamaged : LedgerFault::kDisk;
  }

  void commit() {
    if (!std::exchange(gathering, false)) return;
    if (run("COMMIT")) return;
    note_fault();
    run("ROLLBACK");
  }

  void write(Statement& statement) {
    if (!statement.run()) note_fault();
    if (gathering && Clock::now() - since > kGather) commit();
  }

  // Before a statement is made that writes.
  sqlite3* to_write() {
    if (!gathering && run("BEGIN IMMEDIATE")) {
      gathering = true;
      since = Clock::now();
    }
    return database;
  }

  int schema() {
    Statement asked(database, "PRAGMA user_version");
    return asked.row() ? static_cast<int>(asked.number(0)) : -1;
  }

  std::optional<LedgerFault> make_or_check() {
    const int found = schema();
    if (found < 0) return LedgerFault::kDamaged;
    if (found > kSchema) return LedgerFault::kNewer;
    if (found == kSchema) return std::nullopt;
    const std::string make = std::string("BEGIN IMMEDIATE;") + kTables + "PRAGMA user_version=1;COMMIT;";
    return run(make.c_str()) ? std::nullopt : std::optional(LedgerFault::kDisk);
  }
};

std::string message_for(LedgerFault fault, const std::string& out) {
  const std::string path = printable(Ledger::path_in(out));
  switch (fault) {
    case LedgerFault::kNewer:
      return "登记簿 " + path + " 由更新版本的程序写成；请用新版本程序，或换一个报告文件夹。";
    case LedgerFault::kNetwork:
      return "报告文件夹 " + printable(out) + " 在网络共享上，登记簿不能放在那里；请改用本机上的文件夹。";
    case LedgerFault::kDamaged:
      return "登记簿 " + path + " 已损坏；请运行 chushen rebuild --out " + printable(out) + " 重建，报告和材料不受影响。";
    case LedgerFault::kDisk:
      return "登记簿 " + path + " 不能打开或写入；请检查磁盘空间和文件夹权限。";
  }
  throw std::logic_error("no such fault of the ledger");
}

Ledger::Ledger(std::unique_ptr<Book> book) : book_(std::move(book)) {}
Ledger::Ledger(Ledger&&) noexcept = default;
Ledger& Ledger::operator=(Ledger&&) noexcept = default;
Ledger::~Ledger() = default;

std::string Ledger::path_in(const std::string& out) { return out + "/.ledger/ledger.sqlite"; }

tl::expected<Ledger, LedgerFault> Ledger::open_at(const std::string& path, int flags) {
  auto book = std::make_unique<Book>();
  if (sqlite3_open_v2(path.c_str(), &book->database, flags, nullptr) != SQLITE_OK)
    return tl::make_unexpected(LedgerFault::kDisk);
  sqlite3_busy_timeout(book->database, kBusyMilliseconds);
  if (flags & SQLITE_OPEN_READONLY) {
    const int found = book->schema();
    if (found != kSchema) return tl::make_unexpected(found > kSchema ? LedgerFault::kNewer : LedgerFault::kDamaged);
    return Ledger(std::move(book));
  }
  // Asked before anything is written: a newer ledger stays as it is.
  if (book->schema() > kSchema) return tl::make_unexpected(LedgerFault::kNewer);
  book->run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL");
  if (const auto fault = book->make_or_check()) return tl::make_unexpected(*fault);
  return Ledger(std::move(book));
}

tl::expected<Ledger, LedgerFault> Ledger::open(const std::string& out) {
  const std::string folder = std::filesystem::path(path_in(out)).parent_path();
  if (!make_folders(folder)) return tl::make_unexpected(LedgerFault::kDisk);
  if (is_network_folder(folder)) return tl::make_unexpected(LedgerFault::kNetwork);
  return open_at(path_in(out), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOFOLLOW);
}

tl::expected<Ledger, LedgerFault> Ledger::open_to_read(const std::string& out) {
  return open_at(path_in(out), SQLITE_OPEN_READONLY | SQLITE_OPEN_NOFOLLOW);
}

Ledger Ledger::in_memory() {
  auto ledger = open_at(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY);
  if (!ledger) throw std::runtime_error("no memory for a ledger");
  return std::move(*ledger);
}

std::optional<std::string> Ledger::known_hash(const FileFacts& facts) const {
  Statement find(book_->database,
                 "SELECT sha256 FROM file WHERE device=? AND inode=? AND bytes=? AND modified=? AND changed=?");
  return find.bind(facts).row() ? std::optional(find.text(0)) : std::nullopt;
}

void Ledger::remember_hash(const FileFacts& facts, const std::string& sha256) {
  Statement keep(book_->to_write(), "INSERT OR REPLACE INTO file VALUES(?,?,?,?,?,?)");
  book_->write(keep.bind(facts).bind(sha256));
}

int Ledger::failures(const std::string& key) const {
  Statement find(book_->database, "SELECT count FROM failure WHERE key=?");
  return find.bind(key).row() ? static_cast<int>(find.number(0)) : 0;
}

void Ledger::note_failure(const std::string& key) {
  Statement add(book_->to_write(), "INSERT INTO failure VALUES(?,1) ON CONFLICT(key) DO UPDATE SET count=count+1");
  book_->write(add.bind(key));
}

std::map<std::string, Arrival> Ledger::arrivals() const {
  Statement all(book_->database, "SELECT id,state,seen,content,reason,first_seen,version FROM arrival");
  std::map<std::string, Arrival> arrivals;
  while (all.row())
    arrivals[all.text(0)] = {all.text(0), state_named(all.text(1)), all.text(2), all.text(3), all.text(4), all.text(5),
                             static_cast<int>(all.number(6))};
  return arrivals;
}

void Ledger::put(const Arrival& arrival) {
  Statement keep(book_->to_write(), "INSERT OR REPLACE INTO arrival VALUES(?,?,?,?,?,?,?)");
  keep.bind(arrival.id).bind(std::string(kStates[static_cast<std::size_t>(arrival.state)])).bind(arrival.seen);
  keep.bind(arrival.content).bind(arrival.reason).bind(arrival.first_seen).bind(arrival.version);
  book_->write(keep);
}

std::map<ArrivalState, int> Ledger::counts() const {
  Statement all(book_->database, "SELECT state, count(*) FROM arrival GROUP BY state");
  std::map<ArrivalState, int> counts;
  while (all.row()) counts[state_named(all.text(0))] += static_cast<int>(all.number(1));
  return counts;
}

std::optional<ReportRecord> Ledger::report_on(const std::string& id) const {
  Statement find(book_->database, "SELECT folder, key, changes FROM report WHERE id=?");
  if (!find.bind(id).row()) return std::nullopt;
  ReportRecord record{find.text(0), find.text(1), static_cast<int>(find.number(2)), {}};
  Statement files(book_->database,
                  "SELECT name,device,inode,bytes,modified,changed,sha256 FROM written WHERE id=? ORDER BY name");
  files.bind(id);
  while (files.row()) record.files.push_back({files.text(0), files.facts(1), files.text(6)});
  return record;
}

void Ledger::put_report(const std::string& id, const ReportRecord& record) {
  Statement keep(book_->to_write(), "INSERT OR REPLACE INTO report VALUES(?,?,?,?)");
  book_->write(keep.bind(id).bind(record.folder).bind(record.key).bind(record.changes));
  Statement forget(book_->to_write(), "DELETE FROM written WHERE id=?");
  book_->write(forget.bind(id));
  for (const WrittenFile& file : record.files) {
    Statement add(book_->to_write(), "INSERT OR REPLACE INTO written VALUES(?,?,?,?,?,?,?,?)");
    book_->write(add.bind(id).bind(file.name).bind(file.facts).bind(file.sha256));
  }
}

std::optional<FileFacts> Ledger::inbox(const std::string& path) const {
  Statement find(book_->database, "SELECT device, inode FROM inbox WHERE path=?");
  if (!find.bind(path).row()) return std::nullopt;
  FileFacts facts;
  facts.device = static_cast<std::uint64_t>(find.number(0));
  facts.inode = static_cast<std::uint64_t>(find.number(1));
  return facts;
}

void Ledger::put_inbox(const std::string& path, const FileFacts& facts) {
  Statement keep(book_->to_write(), "INSERT OR REPLACE INTO inbox VALUES(?,?,?)");
  book_->write(keep.bind(path).bind(facts.device).bind(facts.inode));
}

std::optional<std::pair<std::uint64_t, std::string>> Ledger::audit_anchor() const {
  Statement find(book_->database, "SELECT count, root FROM audit_anchor");
  if (!find.row()) return std::nullopt;
  return std::pair(static_cast<std::uint64_t>(find.number(0)), find.text(1));
}

// A table of its own, made when it is first needed: a ledger of the same schema may be without it.
void Ledger::put_audit_anchor(std::uint64_t count, const std::string& root) {
  Statement make(book_->to_write(), "CREATE TABLE IF NOT EXISTS audit_anchor(only INTEGER PRIMARY KEY, count INTEGER, root TEXT)");
  book_->write(make);
  Statement keep(book_->to_write(), "INSERT OR REPLACE INTO audit_anchor VALUES(1,?,?)");
  book_->write(keep.bind(count).bind(root));
}

void Ledger::forget(const std::string& id, const std::vector<std::string>& hashes) {
  for (const char* sql : {"DELETE FROM arrival WHERE id=?", "DELETE FROM report WHERE id=?", "DELETE FROM written WHERE id=?"}) {
    Statement remove(book_->to_write(), sql);
    book_->write(remove.bind(id));
  }
  for (const std::string& hash : hashes) {
    Statement remove(book_->to_write(), "DELETE FROM file WHERE sha256=?");
    book_->write(remove.bind(hash));
  }
}

void Ledger::settle() { book_->commit(); }

bool Ledger::is_sound() const {
  Statement check(book_->database, "PRAGMA integrity_check");
  return check.row() && check.text(0) == "ok";
}

std::optional<LedgerFault> Ledger::fault() const { return book_->fault; }

void Ledger::forget_fault() { book_->fault.reset(); }

}  // namespace chushen
