#pragma once

#include <optional>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "extract/sheet.h"
#include "normalize/date.h"
#include "validate/pack_error.h"

namespace chushen {

/// A list that the office holds, with its rows bound to the columns the rules use.
struct OfficeList {
  std::string name;     ///< "已获专项资金支持名单"
  bool loaded = false;
  std::string version;  ///< from county.yaml, empty where not said
  std::string sha256;   ///< of the file; given by app/
  Sheet sheet;          ///< header and rows as in the file
  bool operator==(const OfficeList&) const = default;
};

/// What one office sets (`county.yaml`) and holds (`lists/`). Default: nothing is set, no list is loaded.
struct CountySettings {
  std::string name;               ///< "蓬江区"; empty where not set
  std::vector<std::string> counties;  ///< folder names of the inbox that are counties, beyond the pack's
  std::optional<Date> deadline;   ///< for applicants
  bool demands_credit_report = false;
  bool demands_level_evidence = false;
  std::vector<OfficeList> lists;  ///< all that the pack names, loaded or not, in the pack's order
  std::vector<std::pair<std::string, std::string>> list_versions;  ///< name -> version, from county.yaml
};

/// Reads a county.yaml. Unknown keys, wrong types and duplicate keys are errors with line and column.
tl::expected<CountySettings, PackError> load_county(const std::string& yaml_path);

/// The column of a sheet by its name, or nothing.
std::optional<std::size_t> column_of(const Sheet& sheet, std::string_view name);

}  // namespace chushen
