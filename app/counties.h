#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "normalize/form_schema.h"
#include "validate/county.h"

namespace chushen {

/// Which folders directly below an inbox are counties: contract section 1.
class Counties {
 public:
  /// Those of the pack, with or without the city before them, and those that the office names in county.yaml.
  Counties(const FormSchema& form, const CountySettings& office);

  /// The county that a folder of this name is, as the pack or the office calls it, or nothing.
  ///
  ///     county_of("江门市蓬江区") == "蓬江区"
  std::optional<std::string> county_of(std::string_view folder_name) const;

 private:
  std::map<std::string, std::string> by_folder_;
};

}  // namespace chushen
