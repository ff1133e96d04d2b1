#include "app/packages.h"

#include <iterator>
#include <map>

#include "app/worker_outcome.h"

namespace chushen {

namespace {

Role role_by_name(const std::string& file_name) {
  if (file_name.find("汇总表") != file_name.npos) return Role::kSummary;
  return file_name.find("推荐函") != file_name.npos ? Role::kLetter : Role::kUnknown;
}

// What a loose document is for its county, kUnknown where it is an applicant's.
Role role_for_county(const Paper& paper) {
  if (!paper.submission.single_file || paper.application.documents.size() != 1) return Role::kUnknown;
  const DocumentFacts& document = paper.application.documents.front();
  if (document.role == Role::kSummary || document.role == Role::kLetter) return document.role;
  return is_whole(document.status) ? Role::kUnknown : role_by_name(document.file_name);
}

}  // namespace

std::vector<CountyPackage> take_packages(std::vector<Paper>& papers, std::vector<Paper>& taken,
                                         const std::vector<std::string>& counties, const std::string& office_name) {
  std::map<std::string, CountyPackage> packages;
  for (const std::string& county : counties) packages[county].county = county;
  std::vector<Paper> applicants;
  for (Paper& paper : papers) {
    const std::string& county = paper.submission.county;
    CountyPackage& package = packages[county.empty() ? office_name : county];
    package.county = county.empty() ? office_name : county;
    const Role role = role_for_county(paper);
    package.summary_found |= role == Role::kSummary;
    package.letter_found |= role == Role::kLetter;
    package.submissions += role == Role::kUnknown;
    (role == Role::kUnknown ? applicants : taken).push_back(std::move(paper));
  }
  papers = std::move(applicants);
  std::vector<CountyPackage> result;
  for (auto& [county, package] : packages) result.push_back(std::move(package));
  return result;
}

Packages papers_of_counties(const std::vector<Paper>& taken) {
  Packages packages;
  for (const Paper& paper : taken)
    for (const DocumentFacts& document : paper.application.documents)
      if (document.role == Role::kSummary || document.role == Role::kLetter)
        packages.add(paper.submission.county, document);
  return packages;
}

void check_packages(std::vector<CountyPackage>& packages, const Packages& papers, const std::vector<Paper>& submissions,
                    const Notice& notice, const std::string& office_name) {
  for (CountyPackage& package : packages) {
    const auto is_its = [&](const std::string& county) {
      return (county.empty() ? office_name : county) == package.county;
    };
    std::vector<Case> cases;
    std::string folder = package.county == office_name ? std::string() : package.county;
    for (const Paper& paper : submissions) {
      if (!is_its(paper.submission.county)) continue;
      folder = paper.submission.county;
      cases.push_back({paper.submission.id, paper.submission.county, paper.submission.single_file, &paper.application});
    }
    PackageCheck check = check_package(papers.of(folder), cases, notice);
    package.summary_sealed = check.summary_sealed;
    package.letter_sealed = check.letter_sealed;
    package.summary_rows = check.summary_rows;
    package.not_listed = std::move(check.not_listed);
    package.without_submission = std::move(check.without_submission);
    package.summary_counts = std::move(check.row_counts);
    package.letter_counts = std::move(check.letter_counts);
  }
}

}  // namespace chushen
