#include "app/known_content.h"

#include <chrono>
#include <filesystem>
#include <vector>

#include <sys/stat.h>

#include "app/local_time.h"
#include "app/wire.h"
#include "extract/sha256.h"

namespace chushen {

namespace {

constexpr std::int64_t kFresh = 100'000'000;  // ns: two writes may fall into one tick of the file system's clock

bool is_fresh(const FileFacts& facts) {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  const std::int64_t age = std::chrono::duration_cast<std::chrono::nanoseconds>(now).count() - facts.changed_ns;
  return age >= 0 && age < kFresh;
}

std::string number(std::uint64_t value) { return number_text(static_cast<unsigned long long>(value)); }

}  // namespace

tl::expected<FileHash, int> known_hash(const std::string& path, Ledger& ledger) {
  struct stat said = {};
  if (::lstat(path.c_str(), &said) == 0 && S_ISREG(said.st_mode)) {
    const FileFacts facts = facts_of(said);
    if (auto hash = ledger.known_hash(facts)) return FileHash{std::move(*hash), facts.bytes, facts};
  }
  auto hash = hash_file(path);
  const bool unchanged = hash && ::lstat(path.c_str(), &said) == 0 && facts_of(said) == hash->facts;
  if (unchanged && !is_fresh(hash->facts)) ledger.remember_hash(hash->facts, hash->sha256);
  return hash;
}

std::string seen_key(const Submission& submission) {
  std::vector<std::string> parts = {"chushen/seen/1"};
  for (const InboxFile& file : submission.files) {
    const FileFacts& facts = file.facts;
    for (const std::string& part : {file.name, number(facts.device), number(facts.inode), number(facts.bytes),
                                    number(static_cast<std::uint64_t>(facts.modified_ns)),
                                    number(static_cast<std::uint64_t>(facts.changed_ns))})
      parts.push_back(part);
  }
  return sha256_hex(pack(parts));
}

std::string content_key(const Submission& submission, Ledger& ledger) {
  std::vector<std::string> parts = {"chushen/content/1", submission.single_file ? "1" : ""};
  for (const InboxFile& file : submission.files) {
    parts.push_back(file.name);
    parts.push_back(number(static_cast<std::uint64_t>(file.obstacle)));
    if (file.obstacle == Obstacle::kNoAccess) return "";
    if (file.obstacle != Obstacle::kNone) continue;
    const auto hash = known_hash(file.path, ledger);
    if (!hash || !file.is_still(hash->facts)) return "";  // written to since it was listed
    parts.push_back(hash->sha256);
  }
  return sha256_hex(pack(parts));
}

std::string application_key(const std::string& content, const Office& office, const ReadSettings& settings) {
  std::vector<std::string> parts = {"chushen/application/1", content, office.form_key, program_key(settings),
                                    number_text(settings.seconds), document_key("", "", settings)};
  return sha256_hex(pack(parts));
}

std::string crash_key(const Submission& submission, const ReadSettings& settings) {
  return sha256_hex(pack({"chushen/crash/1", program_key(settings), seen_key(submission)}));
}

std::string program_key(const ReadSettings& settings) {
  static std::string path, key;  // one program per process; hashing it takes a tenth of a second
  if (path == settings.program) return key;
  std::error_code error;
  const auto hash = hash_file(std::filesystem::canonical(settings.program, error));
  path = settings.program;
  key = hash ? hash->sha256 : local_time_now();  // not to be read: nothing that another run kept is taken for ours
  return key;
}

}  // namespace chushen
