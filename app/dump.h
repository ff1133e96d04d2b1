#pragma once

#include <optional>
#include <string>

#include "app/console.h"
#include "app/read_settings.h"
#include "normalize/form_schema.h"

namespace chushen {

struct DumpResult {
  int exit_status = 0;  ///< 0, 2 where the file could not be read whole, 64 where it is no file, 128 + signal
  std::string json;     ///< with line breaks; empty where there is nothing to show
};

/// `chushen dump`: what a stage sees of one file, read by a worker as always. With a form the Application that the one
/// document makes, else the Document. Of an archive: the Application of all its members, or a list of its own Document
/// and theirs.
DumpResult dump(const std::string& path, const ReadSettings& settings, const std::optional<FormSchema>& form,
                Console& console);

}  // namespace chushen
