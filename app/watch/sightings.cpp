#include "app/watch/sightings.h"

#include <algorithm>
#include <cmath>

#include "app/file_hash.h"
#include "app/ignored_names.h"
#include "app/known_content.h"
#include "app/watch/completeness.h"
#include "app/watch/writers.h"

namespace chushen {

namespace {

constexpr double kNetworkQuiet = 10, kBytesPerSecond = 10e6, kMostFileQuiet = 60;
constexpr double kFirstWait = 5, kLongestWait = 30;

std::string_view last_component(std::string_view name) { return name.substr(name.rfind('/') + 1); }

std::string everything_in(const Submission& submission) {
  Submission all = submission;
  all.files.insert(all.files.end(), submission.ignored.begin(), submission.ignored.end());
  return seen_key(all);
}

double file_quiet_for(const Submission& submission, double least) {
  std::uint64_t largest = 0;
  for (const InboxFile& file : submission.files) largest = std::max(largest, file.facts.bytes);
  return std::min(least + static_cast<double>(largest) / kBytesPerSecond, std::max(least, kMostFileQuiet));
}

bool any_ignored(const Submission& submission, bool (*is)(std::string_view)) {
  return std::any_of(submission.ignored.begin(), submission.ignored.end(),
                     [is](const InboxFile& file) { return is(last_component(file.name)); });
}

bool any_file(const Submission& submission, bool (*is)(const std::string&)) {
  return std::any_of(submission.files.begin(), submission.files.end(), [is](const InboxFile& file) {
    return file.obstacle == Obstacle::kNone && is(file.path);
  });
}

bool is_not_whole(const std::string& path) { return !is_whole_file(path); }

}  // namespace

Sighting Sightings::see(const Submission& submission, const std::string& judged, double now) {
  Track& track = tracks_[submission.id];
  const std::string key = everything_in(submission);
  if (track.key != key) track = {key, now, now, 0, 0, std::nullopt, "", 0, false};
  track.seen = now;

  Sighting seen;
  seen.up_to_date = !judged.empty() && judged == seen_key(submission);
  if (seen.up_to_date) return seen;
  seen.quiet = now - track.since;
  seen.file_quiet = file_quiet_for(submission, network_ ? std::max(patience_.file, kNetworkQuiet) : patience_.file);
  seen.has_files = !submission.files.empty();
  seen.marked = any_ignored(submission, is_complete_mark);
  seen.unfinished = any_ignored(submission, is_sign_of_work);
  seen.is_readable = std::none_of(submission.files.begin(), submission.files.end(),
                                  [](const InboxFile& file) { return file.obstacle == Obstacle::kNoAccess; });
  // Files are opened only once they have kept still.
  if (seen.quiet < std::max(seen.file_quiet, seen.marked ? 0.0 : patience_.folder)) return seen;
  if (network_ && !track.read_alike) read_again(submission, track, now);
  seen.read_alike = !network_ || track.read_alike;
  if (!seen.read_alike) return seen;
  seen.being_written = any_file(submission, is_open_for_writing);
  if (!track.whole) track.whole = !any_file(submission, is_not_whole);
  seen.whole = *track.whole;
  return seen;
}

void Sightings::read_again(const Submission& submission, Track& track, double now) const {
  if (!track.content.empty() && now - track.read < kBetweenReadings) return;
  std::string content = "=";  // also where nothing can be read: the reader says so
  for (const InboxFile& file : submission.files)
    if (file.obstacle == Obstacle::kNone) content += hash_file(file.path).map([](const FileHash& hash) { return hash.sha256; }).value_or("?");
  track.read_alike = content == track.content;
  track.content = std::move(content);
  track.read = now;
}

void Sightings::note_try(const std::string& id, double now) {
  Track& track = tracks_[id];
  track.not_before = now + std::min(kFirstWait * std::pow(2.0, track.tries++), kLongestWait);
}

bool Sightings::has_to_wait(const std::string& id, double now) const {
  const auto found = tracks_.find(id);
  return found != tracks_.end() && now < found->second.not_before;
}

void Sightings::forget_before(double time) {
  std::erase_if(tracks_, [time](const auto& one) { return one.second.seen < time; });
}

}  // namespace chushen
