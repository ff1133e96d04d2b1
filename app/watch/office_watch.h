#pragma once

#include <optional>
#include <string>

#include "app/console.h"
#include "app/job.h"
#include "app/office.h"

namespace chushen {

/// What the watch judges by, as it stands on the disk now: the pack and the office's folder with its lists. Whoever
/// changes a list expects the reports to follow. A change is taken over once it has kept still for a look and can be
/// loaded; until then, and while it is faulty, what was loaded last stays in force and the fault is said once.
class OfficeWatch {
 public:
  OfficeWatch(const JobSettings& settings, Office office, Console& console);

  const Office& office() const { return office_; }
  /// Looks whether anything has changed; true where another office is in force from now on.
  bool look(double now);
  /// A change was seen and has not kept still yet: look again soon.
  bool is_settling() const { return settling_since_.has_value(); }

 private:
  bool take_over();

  const JobSettings& settings_;
  Office office_;
  Console& console_;
  std::string in_force_, seen_;  ///< folder_key() of what was looked at to load it, and at the last look
  std::optional<double> settling_since_;
};

}  // namespace chushen
