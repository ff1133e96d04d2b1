#include "app/audit/audit_entry.h"

#include "app/wire.h"
#include "extract/sha256.h"

namespace chushen {

namespace {

constexpr std::string_view kSeal = ",\"sha256\":\"";  // before 64 hex digits and "}

JsonRecord body_of(const AuditEntry& entry) {
  JsonRecord body;
  body.number("seq", entry.seq).text("time", entry.time).text("who", entry.who).text("host", entry.host);
  return body.text("action", entry.action).text("details", entry.details_hash).text("prev", entry.prev);
}

}  // namespace

std::string line_of(AuditEntry& entry) {
  std::string line = body_of(entry).line();
  entry.sha256 = sha256_hex(line);
  line.pop_back();  // the closing brace
  return line + std::string(kSeal) + entry.sha256 + "\"}";
}

std::optional<AuditEntry> entry_of(std::string_view line) {
  const auto record = JsonRecord::parse(line);
  if (!record) return std::nullopt;
  AuditEntry entry;
  entry.seq = record->number_at("seq");
  entry.time = (*record)["time"];
  entry.who = (*record)["who"];
  entry.host = (*record)["host"];
  entry.action = (*record)["action"];
  entry.details_hash = (*record)["details"];
  entry.prev = (*record)["prev"];
  if (line_of(entry) != line) return std::nullopt;
  return entry;
}

std::vector<std::uint64_t> numbers_of(std::string_view text) {
  std::vector<std::uint64_t> numbers;
  while (!text.empty()) {
    const std::size_t comma = std::min(text.find(','), text.size());
    if (const auto number = unsigned_of(text.substr(0, comma))) numbers.push_back(*number);
    text.remove_prefix(std::min(comma + 1, text.size()));
  }
  return numbers;
}

std::string numbers_text(const std::vector<std::uint64_t>& numbers) {
  std::string text;
  for (const std::uint64_t number : numbers) text += (text.empty() ? "" : ",") + std::to_string(number);
  return text;
}

std::vector<std::uint64_t> forgotten_by(const AuditEntry& entry) {
  return entry.action == "forget" ? numbers_of(entry.details["forgotten"]) : std::vector<std::uint64_t>{};
}

}  // namespace chushen
