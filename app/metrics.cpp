#include "app/metrics.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <map>
#include <utility>

#include "app/files.h"

namespace chushen {

namespace {

constexpr std::array<std::pair<ArrivalState, const char*>, 5> kStates = {{{ArrivalState::kJudged, "judged"},
                                                                          {ArrivalState::kWaiting, "waiting"},
                                                                          {ArrivalState::kQuarantined, "quarantined"},
                                                                          {ArrivalState::kIgnored, "ignored"},
                                                                          {ArrivalState::kWithdrawn, "withdrawn"}}};

// RFC 3339 as local_time_now() writes it, in seconds since 1970; 0 where it is none.
std::time_t instant_of(const std::string& time) {
  std::tm parts = {};
  int hours = 0, minutes = 0;
  char sign = '+';
  if (std::sscanf(time.c_str(), "%4d-%2d-%2dT%2d:%2d:%2d%c%2d:%2d", &parts.tm_year, &parts.tm_mon, &parts.tm_mday, &parts.tm_hour,
                  &parts.tm_min, &parts.tm_sec, &sign, &hours, &minutes) != 9)
    return 0;
  parts.tm_year -= 1900;
  parts.tm_mon -= 1;
  const std::time_t offset = (hours * 60 + minutes) * 60;
  return ::timegm(&parts) - (sign == '-' ? -offset : offset);
}

std::time_t oldest_waiting(const Ledger& ledger, std::time_t now) {
  std::time_t oldest = now;
  for (const auto& [id, arrival] : ledger.arrivals())
    if (const std::time_t since = instant_of(arrival.first_seen); arrival.state == ArrivalState::kWaiting && since > 0)
      oldest = std::min(oldest, since);
  return now - oldest;
}

class Text {
 public:
  void head(const std::string& name, const char* help) { text_ += "# HELP " + name + ' ' + help + "\n# TYPE " + name + " gauge\n"; }
  void value(const std::string& name, double value) {
    char number[32];
    std::snprintf(number, sizeof number, "%.15g", value);
    text_ += name + ' ' + number + '\n';
  }
  void one(const std::string& name, const char* help, double number) {
    head(name, help);
    value(name, number);
  }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

}  // namespace

bool write_metrics(const std::string& path, const Ledger& ledger, const JobResult& result, double seconds) {
  if (path.empty()) return true;
  const std::time_t now = std::time(nullptr);
  const auto counts = ledger.counts();
  Text text;
  text.head("chushen_submissions", "What has arrived, by state.");
  for (const auto& [state, name] : kStates)
    text.value(std::string("chushen_submissions{state=\"") + name + "\"}", counts.contains(state) ? counts.at(state) : 0);
  text.head("chushen_verdicts", "Verdicts of the last run, with what people decided.");
  for (const Outcome outcome : {Outcome::kSatisfied, Outcome::kViolated, Outcome::kUndetermined}) {
    const auto number = std::count_if(result.submissions.begin(), result.submissions.end(), [&](const Summary& one) {
      return one.failure.empty() && one.decided_verdict == outcome;
    });
    text.value("chushen_verdicts{verdict=\"" + std::string(name_of(outcome)) + "\"}", static_cast<double>(number));
  }
  text.one("chushen_oldest_waiting_seconds", "How long the oldest that waits has waited.", static_cast<double>(oldest_waiting(ledger, now)));
  text.one("chushen_last_run_timestamp_seconds", "When the last run ended.", static_cast<double>(now));
  text.one("chushen_last_run_duration_seconds", "How long it took.", seconds);
  text.one("chushen_last_run_exit_status", "0 all satisfied, 3 some not, 2 something could not be read or written.", result.exit_status);
  text.one("chushen_last_run_reports_written", "Reports written in the last run.", result.reports_written);
  text.one("chushen_last_run_reading_workers", "Processes started to read documents in the last run.", result.reading_workers);
  return write_whole(path, text.text(), Keep::kIfHandy).has_value();
}

}  // namespace chushen
