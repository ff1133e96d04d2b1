#pragma once

#include <string>
#include <vector>

#include "app/stages.h"
#include "report/report.h"
#include "validate/package.h"

namespace chushen {

/// Takes the loose 汇总表 and 推荐函 out of the papers: they belong to their county and not to an applicant (contract
/// section 1). What a document is follows from its content; where it could not be read, from its name, since to take it
/// for an applicant would be the greater error. Returns one package per county folder of the inbox, and one for what
/// lies outside of all, under the office's own name where that is set.
std::vector<CountyPackage> take_packages(std::vector<Paper>& papers, std::vector<Paper>& taken,
                                         const std::vector<std::string>& counties, const std::string& office_name);

/// The papers taken, by the county folder they lay in.
Packages papers_of_counties(const std::vector<Paper>& taken);

/// What the papers of each county say, against the submissions of that county.
void check_packages(std::vector<CountyPackage>& packages, const Packages& papers, const std::vector<Paper>& submissions,
                    const Notice& notice, const std::string& office_name);

}  // namespace chushen
