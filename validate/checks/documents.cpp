#include <algorithm>

#include "extract/names.h"
#include "validate/checks/families.h"
#include "validate/parameters.h"
#include "validate/situation.h"
#include "validate/trace.h"

namespace chushen {
namespace {

using Documents = std::vector<const DocumentFacts*>;

template <class Predicate>
Documents those(const CheckInput& input, const Predicate& predicate) {
  Documents found;
  for (const DocumentFacts& document : input.application.documents)
    if (predicate(document)) found.push_back(&document);
  return found;
}

CheckResult result_on(std::string_view situation, const Documents& documents) {
  CheckResult result;
  result.situation = situation;
  std::vector<std::string> names;
  for (const DocumentFacts* document : documents) {
    result.evidence.push_back(evidence_of(*document));
    names.push_back("“" + document->file_name + "”");
  }
  result.words["files"] = result.words["inputs"] = listed(names);
  return result;
}

/// A document of one of the `roles` is there and was read whole. `kinds` are the kinds of files that could be it where
/// they could not be read or not be recognized: then nothing can be said, by this rule or (unread files) another's.
CheckResult has_role(const CheckInput& input) {
  const auto& roles = texts_of(input.rule, "roles");
  const auto& kinds = texts_of(input.rule, "kinds");
  const auto is_it = [&](const DocumentFacts& document) { return holds_word(roles, name_of(document.role)); };
  const auto has_kind = [&](const DocumentFacts& document) { return holds_word(kinds, name_of(document.kind)); };
  const auto could_be = [&](const DocumentFacts& document) {
    return has_kind(document) && (document.role == Role::kUnknown || document.role == Role::kEvidence);
  };
  const Documents there = those(input, [&](const auto& document) { return is_it(document) && was_read(document); });
  if (!there.empty()) return result_on(kHolds, there);
  const Documents unread = those(
      input, [&](const auto& document) { return !was_read(document) && (is_it(document) || could_be(document)); });
  if (!unread.empty()) return result_on(kOtherRule, unread);
  // An archive that was read is its members, which stand beside it.
  const Documents unknown = those(input, [&](const auto& document) {
    return has_kind(document) && document.kind != Kind::kArchive && document.role == Role::kUnknown;
  });
  if (!unknown.empty()) return result_on("unrecognized", unknown);
  const Documents all = those(input, [](const auto&) { return true; });
  return result_on(all.empty() ? kMissing : kContrary, all);
}

/// Every file could be read whole. Refused and damaged files go back; the others are for the office to look at.
CheckResult files_readable(const CheckInput& input) {
  const Documents lost = those(input, [](const DocumentFacts& document) {
    return document.status == Status::kRefused || document.status == Status::kDamaged;
  });
  if (!lost.empty()) return result_on(kContrary, lost);
  const Documents cut = those(input, [](const DocumentFacts& document) { return !was_read(document); });
  if (!cut.empty()) return result_on("cut-short", cut);
  const Documents all = those(input, [](const auto&) { return true; });
  return result_on(all.empty() ? kMissing : kHolds, all);
}

/// No document of the `roles` has one of the `warnings`.
CheckResult without_warnings(const CheckInput& input) {
  const auto& roles = texts_of(input.rule, "roles");
  const auto& codes = texts_of(input.rule, "warnings");
  const Documents documents =
      those(input, [&](const DocumentFacts& document) { return holds_word(roles, name_of(document.role)); });
  if (documents.empty()) return result_on(kOtherRule, {});
  const auto warned = [&](const DocumentFacts* document) {
    return std::any_of(document->warnings.begin(), document->warnings.end(),
                       [&](const Warning& warning) { return holds_word(codes, name_of(warning.code)); });
  };
  Documents found;
  std::copy_if(documents.begin(), documents.end(), std::back_inserter(found), warned);
  return found.empty() ? result_on(kHolds, documents) : result_on(kContrary, found);
}

}  // namespace

std::vector<CheckSpec> document_checks() {
  return {
      {"has-role", has_role, {{"roles", ParameterKind::kRoles}, {"kinds"}}, {"unrecognized"}, {"files"}},
      {"files-readable", files_readable, {}, {"cut-short"}, {"files"}},
      {"without-warnings", without_warnings, {{"roles", ParameterKind::kRoles}, {"warnings"}}, {}, {"files"}},
  };
}

}  // namespace chushen
