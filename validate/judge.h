#pragma once

#include <span>
#include <string>
#include <vector>

#include "normalize/application.h"
#include "validate/county.h"
#include "validate/finding.h"
#include "validate/notice.h"

namespace chushen {

/// One submission as the rules see it.
struct Case {
  std::string id;                      ///< submission id
  std::string county;                  ///< county folder of the inbox it lay in, empty where none
  bool single_file = false;            ///< a loose document: see contract section 1
  const Application* application = nullptr;
};

class Crowd;
class Packages;

/// Judges one submission by every rule of the notice, in the pack's order. Rules across applicants answer
/// `undetermined`, `none`, `outside-batch`. Pure; does not throw for any content.
Judgement judge(const Case& submission, const Notice& notice, const CountySettings& county);

/// Judges a whole batch: each as judge() does, then the rules across applicants over all of them.
/// The order of `submissions` changes nothing in any single result.
std::vector<Judgement> judge_batch(std::span<const Case> submissions, const Notice& notice,
                                   const CountySettings& county, const Packages* packages = nullptr);

/// One of a batch, for who does not hold all of it at a time: the crowd is made of everybody's profile (crowd.h).
Judgement judge_among(const Case& submission, const Notice& notice, const CountySettings& county, const Crowd& crowd,
                      const Packages* packages = nullptr);

}  // namespace chushen
