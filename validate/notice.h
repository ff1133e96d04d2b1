#pragma once

#include <map>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "normalize/form_schema.h"
#include "validate/finding.h"
#include "validate/pack_error.h"
#include "validate/rule.h"

namespace chushen {

/// The fields by which reports name an applicant: applicant.name, .uscc and .county of contract section 3.
struct ApplicantFields {
  std::string name, code, county;  ///< empty: no such field
};

/// One notice: its own words, the form it asks for, and its rules. Data read from a folder under notices/.
struct Notice {
  std::string id;               ///< "jiangmen-2023-22"
  std::string document_number;  ///< "江工信工业互联网〔2023〕22号"
  std::string title;
  std::string sha256;           ///< over all files of the pack, by name and content
  std::string text;             ///< notice.txt
  FormSchema form;
  ApplicantFields applicant;
  std::vector<Rule> rules;
  std::vector<Sample> samples;     ///< a faultless submission of each direction, for the rules' examples
  std::vector<std::string> lists;  ///< names of the office lists its rules use
};

/// Reads a pack: notice.yaml, fields.yaml, rules.yaml, notice.txt, and samples.yaml where it has one. Every unknown or duplicate key, wrong type, unknown
/// field or check, and every quote that does not stand in notice.txt is an error; all errors found are returned.
tl::expected<Notice, std::vector<PackError>> load_notice(const std::string& folder);

}  // namespace chushen
