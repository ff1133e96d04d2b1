#include "app/exit_status.h"

namespace chushen {

ExitStatus worse(ExitStatus a, ExitStatus b) {
  const auto weight = [](ExitStatus status) {
    switch (status) {
      case ExitStatus::kDone:
        return 0;
      case ExitStatus::kFindings:
        return 1;
      case ExitStatus::kUnreadable:
        return 2;
      case ExitStatus::kUsage:
        return 3;
    }
    return 3;
  };
  return weight(a) < weight(b) ? b : a;
}

}  // namespace chushen
