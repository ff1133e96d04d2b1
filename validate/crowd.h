#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "validate/finding.h"
#include "validate/judge.h"
#include "validate/notice.h"

namespace chushen {

/// What the rules across applicants need of one submission: small, so that the pass over a whole city's applications
/// holds none of them. Which fields it is made of say the pack's rules across applicants.
struct Profile {
  std::string id;
  std::string code, name;  ///< empty where not present
  std::string name_key;    ///< of company_name.h
  std::string direction;
  bool code_valid = false, code_sure = false, name_sure = false, direction_sure = false;
  Evidence code_at, name_at;  ///< where they stand, `submission` set
  std::vector<std::pair<std::string, std::string>> contacts;  ///< field and value
  std::vector<std::uint32_t> shingles;  ///< hashes of the narrative's, sorted, each once
  std::vector<std::uint32_t> sketch;    ///< the smallest few of them: texts that are alike have them in common
};

Profile profile_of(const Case& submission, const Notice& notice);

/// All applicants of a batch, indexed by what makes two of them one: code, name, contact, text. Looking one up costs no
/// more for ten thousand others than for ten: of many that are alike in one thing only the first kMost are looked at.
class Crowd {
 public:
  static constexpr std::size_t kMost = 64;

  Crowd(std::vector<Profile> profiles, const Notice& notice);

  const std::vector<Profile>& profiles() const { return profiles_; }  ///< by id
  /// The index of a submission. Throws std::logic_error where it is none of the batch.
  std::size_t index_of(const std::string& id) const;

  /// Applicants of the same or nearly the same code (one symbol exchanged, missing or too many), or the same name.
  std::vector<std::size_t> alike(std::size_t own, bool same_direction) const;
  /// Applicants of the same code under another name, or the same name under another code.
  std::vector<std::size_t> contradicting(std::size_t own) const;
  /// Other applicants (by code and name) that give the same contact, by field.
  std::vector<std::pair<std::string, std::vector<std::size_t>>> sharing_contact(std::size_t own) const;
  /// Other applicants whose text has `share` (0..1) of its shingles in common with this one's, or this one with theirs.
  std::vector<std::size_t> alike_in_text(std::size_t own, double share) const;

 private:
  using Members = std::vector<std::uint32_t>;
  using Parts = std::unordered_map<std::string, std::map<std::string, Members>>;

  void index_identities();
  void index_texts();
  void drop_common_shingles();
  std::vector<std::string> near_codes(const std::string& code) const;
  bool is_one_applicant(std::size_t a, std::size_t b) const;

  std::vector<Profile> profiles_;
  std::size_t common_from_ = 0;  ///< in so large a batch what half of all texts say is the template's; 0: never
  std::unordered_map<std::string, std::size_t> by_id_;
  Parts code_by_direction_, name_by_direction_, code_by_name_, name_by_code_;
  std::unordered_map<std::size_t, std::vector<std::string>> near_;  ///< hash of a code with a symbol left out
  std::unordered_map<std::string, Members> by_contact_;
  std::vector<std::uint32_t> text_order_, text_place_;  ///< profiles by sketch: texts alike are neighbours
  std::vector<std::pair<std::uint32_t, std::uint32_t>> postings_;  ///< sampled shingle, place in text_order_
};

/// Hashes of the runs of `length` characters of a text without punctuation and white space, sorted, each once.
std::vector<std::uint32_t> shingles_of(const std::string& text, std::size_t length);

}  // namespace chushen
