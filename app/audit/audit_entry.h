#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/json_record.h"

namespace chushen {

/// One thing that a person or a run has decided, as the audit log holds it, in two files below DIR/.audit:
///
///     log.jsonl      who, when, what kind of thing; never rewritten. A line each:
///                    {"seq":2,"time":"…","who":"…","host":"…","action":"decide","details":"<64 hex>","prev":"<64 hex>",
///                     "sha256":"<64 hex>"}
///     details.jsonl  what it was about: {"seq":2,"salt":"…","object":"…","before":"…","after":"…","reason":"…",…}
///
/// `sha256` is that of the line's own bytes before this member; `prev` is the `sha256` of the line before, so that each
/// line vouches for all before it; `details` is the SHA-256 of the other line. What a person wrote and what an applicant
/// is called stands in the details alone: `forget` takes those lines away and the chain stays whole. The salt keeps a
/// short text from being guessed by its hash.
///
/// Rejected: one file that is rewritten to forget (then nothing in it is append-only), and a signature (a key on the
/// same machine protects against nobody who could change the file).
struct AuditEntry {
  std::uint64_t seq = 0;
  std::string time;  ///< RFC 3339
  std::string who, host;
  std::string action;  ///< decide correct forget run
  std::string details_hash, prev, sha256;
  JsonRecord details;      ///< object, before, after, reason and what belongs to the action
  bool forgotten = false;  ///< its details were taken away by a later `forget`
};

/// `prev` of the first line.
inline constexpr std::string_view kNoEntry = "0000000000000000000000000000000000000000000000000000000000000000";

/// The line of the log, without a line break; sets `sha256`.
std::string line_of(AuditEntry& entry);

/// The way back, without details; nothing where a single byte is not as line_of() writes it.
std::optional<AuditEntry> entry_of(std::string_view line);

/// The numbers of the entries that a `forget` took the details of: "3,7,12".
std::vector<std::uint64_t> forgotten_by(const AuditEntry& entry);
std::string numbers_text(const std::vector<std::uint64_t>& numbers);
std::vector<std::uint64_t> numbers_of(std::string_view text);

/// How many entries there are and the `sha256` of the last: what proves that nothing was cut off at the end.
struct AuditAnchor {
  std::uint64_t count = 0;
  std::string root = std::string(kNoEntry);
  bool operator==(const AuditAnchor&) const = default;
};

}  // namespace chushen
