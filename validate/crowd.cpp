#include "validate/crowd.h"

#include <algorithm>
#include <functional>
#include <set>
#include <stdexcept>

#include "normalize/edit_distance.h"
#include "normalize/text.h"
#include "validate/parameters.h"

namespace chushen {
namespace {

/// Every so-manieth shingle, by its hash: enough to find texts that are alike, before they are compared in full.
constexpr std::uint32_t kSample = 16;

/// The hashes of a code and of all that is left of it without one symbol. Two codes that are one exchange, omission or
/// addition apart have one in common (symmetric deletion, Garbe 2012).
std::vector<std::size_t> deletions_of(const std::string& code) {
  std::vector<std::size_t> hashes = {std::hash<std::string>()(code)};
  for (std::size_t i = 0; i < code.size(); ++i)
    hashes.push_back(std::hash<std::string>()(code.substr(0, i) + code.substr(i + 1)));
  return hashes;
}

template <class Map>
void take(const Map& parts, const std::function<bool(const std::string&)>& wanted, std::size_t own,
          std::set<std::size_t>& found) {
  for (const auto& [part, members] : parts) {
    if (!wanted(part)) continue;
    std::size_t taken = 0;
    for (const std::uint32_t member : members) {
      if (member == own) continue;
      found.insert(member);
      if (++taken == Crowd::kMost) break;
    }
  }
}

}  // namespace

Crowd::Crowd(std::vector<Profile> profiles, const Notice& notice) : profiles_(std::move(profiles)) {
  for (const Rule& rule : notice.rules)
    if (rule.check == "text-not-copied")
      common_from_ = static_cast<std::size_t>(number_of(rule, "common-from").digits());
  std::sort(profiles_.begin(), profiles_.end(), [](const Profile& a, const Profile& b) { return a.id < b.id; });
  for (std::size_t i = 0; i < profiles_.size(); ++i) by_id_.emplace(profiles_[i].id, i);
  index_identities();
  index_texts();
}

std::size_t Crowd::index_of(const std::string& id) const {
  const auto found = by_id_.find(id);
  if (found == by_id_.end()) throw std::logic_error("no submission " + id + " in the batch");
  return found->second;
}

void Crowd::index_identities() {
  // Those that are sure come first: of many, they are looked at.
  std::vector<std::uint32_t> order(profiles_.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const auto sure = [&](std::uint32_t i) {
      return profiles_[i].code_sure && profiles_[i].name_sure && profiles_[i].direction_sure;
    };
    return sure(a) && !sure(b);
  });
  for (const std::uint32_t i : order) {
    const Profile& profile = profiles_[i];
    if (!profile.code.empty()) {
      if (!code_by_direction_.contains(profile.code))
        for (const std::size_t hash : deletions_of(profile.code)) near_[hash].push_back(profile.code);
      code_by_direction_[profile.code][profile.direction].push_back(i);
      code_by_name_[profile.code][profile.name_key].push_back(i);
    }
    if (!profile.name_key.empty()) {
      name_by_direction_[profile.name_key][profile.direction].push_back(i);
      name_by_code_[profile.name_key][profile.code].push_back(i);
    }
    for (const auto& [field, value] : profile.contacts) by_contact_[value].push_back(i);
  }
}

std::vector<std::string> Crowd::near_codes(const std::string& code) const {
  std::set<std::string> found;
  const auto points = code_points(code);
  for (const std::size_t hash : deletions_of(code)) {
    const auto bucket = near_.find(hash);
    if (bucket == near_.end()) continue;
    for (const std::string& other : bucket->second) {
      if (found.size() >= kMost) break;
      if (!found.contains(other) && edit_distance(points, code_points(other), 1) <= 1) found.insert(other);
    }
  }
  return {found.begin(), found.end()};
}

std::vector<std::size_t> Crowd::alike(std::size_t own, bool same_direction) const {
  const Profile& profile = profiles_.at(own);
  std::set<std::size_t> found;
  const auto wanted = [&](const std::string& direction) {
    return same_direction ? direction == profile.direction : direction != profile.direction && !direction.empty();
  };
  if (!profile.code.empty())
    for (const std::string& code : near_codes(profile.code)) take(code_by_direction_.at(code), wanted, own, found);
  if (!profile.name_key.empty()) take(name_by_direction_.at(profile.name_key), wanted, own, found);
  return {found.begin(), found.end()};
}

std::vector<std::size_t> Crowd::contradicting(std::size_t own) const {
  const Profile& profile = profiles_.at(own);
  std::set<std::size_t> found;
  if (profile.code.empty() || profile.name_key.empty()) return {};
  const auto other = [](const std::string& mine) {
    return [&mine](const std::string& theirs) { return !theirs.empty() && theirs != mine; };
  };
  take(code_by_name_.at(profile.code), other(profile.name_key), own, found);
  take(name_by_code_.at(profile.name_key), other(profile.code), own, found);
  return {found.begin(), found.end()};
}

bool Crowd::is_one_applicant(std::size_t a, std::size_t b) const {
  const Profile &first = profiles_[a], &second = profiles_[b];
  return (!first.code.empty() && first.code == second.code) ||
         (!first.name_key.empty() && first.name_key == second.name_key);
}

std::vector<std::pair<std::string, std::vector<std::size_t>>> Crowd::sharing_contact(std::size_t own) const {
  std::vector<std::pair<std::string, std::vector<std::size_t>>> shared;
  for (const auto& [field, value] : profiles_.at(own).contacts) {
    std::vector<std::size_t> others;
    for (const std::uint32_t member : by_contact_.at(value)) {
      if (others.size() >= kMost) break;
      const bool seen = std::find(others.begin(), others.end(), member) != others.end();
      if (member != own && !seen && !is_one_applicant(own, member)) others.push_back(member);
    }
    std::sort(others.begin(), others.end());
    if (!others.empty()) shared.emplace_back(field, std::move(others));
  }
  return shared;
}

/// What half of all texts say is no applicant's own: the template's, or what everybody has to say. Of a large batch two
/// hundred, evenly chosen, tell.
void Crowd::drop_common_shingles() {
  constexpr std::size_t kAsked = 200;
  std::vector<std::size_t> with_text;
  for (std::size_t i = 0; i < profiles_.size(); ++i)
    if (!profiles_[i].shingles.empty()) with_text.push_back(i);
  if (common_from_ == 0 || with_text.size() < common_from_) return;
  const std::size_t step = std::max<std::size_t>(1, with_text.size() / kAsked);
  std::unordered_map<std::uint32_t, std::uint32_t> counts;
  std::size_t asked = 0;
  for (std::size_t i = 0; i < with_text.size(); i += step, ++asked)
    for (const std::uint32_t shingle : profiles_[with_text[i]].shingles) ++counts[shingle];
  std::erase_if(counts, [&](const auto& entry) { return entry.second * 2 < asked; });
  if (counts.empty()) return;
  for (Profile& profile : profiles_)
    std::erase_if(profile.shingles, [&](std::uint32_t shingle) { return counts.contains(shingle); });
}

void Crowd::index_texts() {
  drop_common_shingles();
  for (std::uint32_t i = 0; i < profiles_.size(); ++i)
    if (!profiles_[i].shingles.empty()) text_order_.push_back(i);
  std::stable_sort(text_order_.begin(), text_order_.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return profiles_[a].sketch < profiles_[b].sketch; });
  text_place_.assign(profiles_.size(), 0);
  for (std::uint32_t place = 0; place < text_order_.size(); ++place) {
    text_place_[text_order_[place]] = place;
    for (const std::uint32_t shingle : profiles_[text_order_[place]].shingles)
      if (shingle % kSample == 0) postings_.emplace_back(shingle, place);
  }
  std::sort(postings_.begin(), postings_.end());
}

namespace {

/// The share of the shorter text's shingles that the longer has too.
double share_in_common(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  std::size_t common = 0;
  auto x = a.begin(), y = b.begin();
  while (x != a.end() && y != b.end()) {
    if (*x == *y) ++common;
    const bool step_x = *x <= *y, step_y = *y <= *x;
    if (step_x) ++x;
    if (step_y) ++y;
  }
  const std::size_t shorter = std::min(a.size(), b.size());
  return shorter == 0 ? 0 : static_cast<double>(common) / static_cast<double>(shorter);
}

}  // namespace

std::vector<std::size_t> Crowd::alike_in_text(std::size_t own, double share) const {
  const Profile& profile = profiles_.at(own);
  if (profile.shingles.empty()) return {};
  const std::uint32_t place = text_place_[own];
  std::unordered_map<std::uint32_t, std::uint32_t> hits;
  for (const std::uint32_t shingle : profile.shingles) {
    if (shingle % kSample != 0) continue;
    const auto begin = std::lower_bound(postings_.begin(), postings_.end(), std::pair(shingle, 0U));
    const auto mine = std::lower_bound(begin, postings_.end(), std::pair(shingle, place));
    const auto half = static_cast<std::ptrdiff_t>(kMost / 2);
    auto at = mine - std::min(half, mine - begin);
    for (; at != postings_.end() && at->first == shingle && at - mine <= half; ++at)
      if (at->second != place) ++hits[at->second];
  }
  std::vector<std::pair<std::uint32_t, std::uint32_t>> candidates;  // most hits first, then by place
  for (const auto& [other, count] : hits) candidates.emplace_back(count, other);
  std::sort(candidates.begin(), candidates.end(),
            [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
  if (candidates.size() > kMost) candidates.resize(kMost);
  std::vector<std::size_t> found;
  for (const auto& [count, other_place] : candidates) {
    const std::size_t other = text_order_[other_place];
    if (is_one_applicant(own, other)) continue;
    if (share_in_common(profile.shingles, profiles_[other].shingles) >= share) found.push_back(other);
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace chushen
