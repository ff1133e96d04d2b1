#include "app/edited_outputs.h"

#include <unistd.h>

#include "extract/sha256.h"

namespace chushen {

namespace {

constexpr std::uint64_t kLargestOutput = 256ull << 20;

std::string path_in(const std::string& base, const std::string& folder, const std::string& name) {
  return base + '/' + (folder.empty() ? "" : folder + '/') + name;
}

std::string bytes_at(const std::string& path) { return read_whole(path, kLargestOutput).value_or(""); }

std::string record_of(const std::string& out, const std::string& folder, const std::string& name) {
  return path_in(out + "/.cache/outputs", folder, name + ".sha256");
}

// `ours`: the hashes of what we wrote last and before, empty where that is not known.
bool is_edited(const std::string& there, const std::string& ours) {
  return !there.empty() && !ours.empty() && ours.find(sha256_hex(there)) == ours.npos;
}

}  // namespace

tl::expected<bool, FileError> EditedOutputs::write(const std::string& folder, const std::string& name,
                                                   std::string_view bytes, StagedFiles& files) const {
  const std::string path = path_in(out_, folder, name), fresh = path_in(out_, folder, beside(name));
  const std::string record = record_of(out_, folder, name);
  const std::string there = bytes_at(path), ours = bytes_at(record), now = sha256_hex(bytes);
  const bool edited = is_edited(there, ours);
  if (edited && there != bytes) {
    if (ours.starts_with(now)) return true;  // the edited file was made from what we would write again
    const auto written = files.add(fresh, bytes);
    if (!written) return tl::make_unexpected(written.error());
    return true;
  }
  ::unlink(fresh.c_str());
  if (there == bytes && ours.starts_with(now)) return false;
  // The record first and with what it said before: a program killed between the two writes leaves a file that it names.
  auto written = files.add(record, now + ' ' + ours.substr(0, now.size()));
  if (written) written = files.add(path, bytes);
  if (!written) return tl::make_unexpected(written.error());
  return false;
}

void EditedOutputs::remove(const std::string& folder, const std::string& name) const {
  const std::string path = path_in(out_, folder, name), record = record_of(out_, folder, name);
  const std::string there = bytes_at(path), ours = bytes_at(record);
  ::unlink(path_in(out_, folder, beside(name)).c_str());
  if (is_edited(there, ours)) return;
  ::unlink(path.c_str());
  ::unlink(record.c_str());
}

std::string EditedOutputs::beside(const std::string& name) {
  const std::size_t dot = name.rfind('.');
  return name.substr(0, dot) + "（新）" + (dot == name.npos ? "" : name.substr(dot));
}

}  // namespace chushen
