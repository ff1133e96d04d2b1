#pragma once

#include <memory>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "app/office_papers.h"
#include "normalize/form_labels.h"
#include "validate/county.h"
#include "validate/notice.h"
#include "validate/pack_error.h"

namespace chushen {

/// What is judged by: the notice, and what the office sets and holds.
struct Office {
  Notice notice;
  std::shared_ptr<const FormLabels> labels;  ///< of the notice's form
  CountySettings county;
  OfficePapers papers;
  std::string key;       ///< hash of all of it: pack, county folder
  std::string form_key;  ///< hash of what decides how documents are understood: the pack without rules and samples
};

/// Loads both; all errors found. `county_folder` empty: nothing is set, no list is loaded.
tl::expected<Office, std::vector<PackError>> load_office(const std::string& notice_folder,
                                                         const std::string& county_folder);

/// What `--county DIR` holds: DIR/county.yaml, and DIR/lists/<name>.csv or .xlsx for each of `list_names`. Either may
/// be missing, not both. A list that is there in two forms, cannot be read or has no column to look something up by is
/// an error; a file of another name is an error too, because a list whose name is mistyped would silently not be used.
tl::expected<CountySettings, std::vector<PackError>> load_county_folder(const std::string& folder,
                                                                        const std::vector<std::string>& list_names);

/// "lists/失信和处罚名单.csv:3:2: …", as compilers and editors write it.
std::string to_string(const PackError& error);

}  // namespace chushen
