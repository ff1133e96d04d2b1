#include "app/watch/watch.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <optional>
#include <utility>

#include <malloc.h>
#include <poll.h>

#include "app/accept.h"
#include "app/audit/audit_log.h"
#include "app/exit_status.h"
#include "app/inbox_run.h"
#include "app/last_run.h"
#include "app/local_time.h"
#include "app/output_claim.h"
#include "app/printable.h"
#include "app/watch/choice.h"
#include "app/watch/inbox_look.h"
#include "app/watch/office_watch.h"

namespace chushen {

namespace {

using Clock = std::chrono::steady_clock;

// Seconds between two looks. A look costs time in proportion to the inbox: the pause is never less than so many times
// as long, so that an idle watch takes no more than half a percent of a processor, and a busy one a fifth.
constexpr double kTold = 60, kNotTold = 10, kWaiting = 10, kBusy = 0.2;
constexpr double kIdleShare = 200, kBusyShare = 5;
// The index is written again for what only waits at most so often, in times of what a run takes.
constexpr double kIndexAtMost = 2, kIndexShare = 5;
// Fresh submissions in one run: few at first, so that reports come soon; more while a run stays short.
constexpr std::size_t kFewest = 4, kMost = 20'000;
constexpr double kMoveAgain = 600;
constexpr int kLedgerTries = 20;  // runs for the sake of a ledger that could not be written
constexpr double kLongRun = 20, kShortRun = 2;
constexpr const char* kNothing = "-";  // no index was written yet

double now_seconds() { return std::chrono::duration<double>(Clock::now().time_since_epoch()).count(); }

bool is_done_for_now(Decision decision) { return decision != Decision::kSettling && decision != Decision::kJudge; }

class Watch {
 public:
  Watch(const std::string& inbox, const JobSettings& settings, const WatchSettings& watch, Office office, Ledger& ledger,
        Console& console)
      : inbox_(inbox),
        settings_(settings),
        once_(watch.once),
        move_(watch.move_accepted),
        office_(settings, std::move(office), console),
        ledger_(ledger),
        console_(console),
        watcher_(inbox, counties(), settings, patience_for(watch.quiet), ledger) {
    listen_to_office();
    console_.say("监视 " + printable(inbox) + "（" + (watcher_.is_told() ? "系统通知变化" : "系统不通知变化，定时查看") +
                 "），文件夹 " + std::to_string(static_cast<int>(watch.quiet)) + " 秒没有变化即核对；报告写到 " +
                 printable(settings.out) + "。");
  }

  int run() {
    count_crashes_ = true;
    while (signals_.stop() == 0) {
      look_at_office();
      look();
      if (signals_.stop() != 0) break;
      if (look_ && judge_new_ones(*look_)) continue;
      if (is_to_judge()) {
        judge();
        continue;  // it took its time: what has come meanwhile is to be seen
      }
      if (move_what_is_judged()) continue;  // it lies elsewhere now
      if (once_ && look_ && all_done() && !is_ledger_behind()) break;
      sleep_until(next_look());
    }
    ledger_.settle();
    return signals_.stop() != 0 ? 128 + signals_.stop() : once_status();
  }

 private:
  static Patience patience_for(double quiet) {
    Patience patience;
    patience.folder = quiet;
    patience.file = std::min(patience.file, quiet);
    return patience;
  }

  Counties counties() const { return Counties(office_.office().notice.form, office_.office().county); }

  void listen_to_office() {
    for (const std::string& folder : {settings_.notice, settings_.county, settings_.county + "/lists"})
      if (!settings_.county.empty() || folder == settings_.notice) watcher_.alarm().add(folder);
  }

  void look_at_office() {
    if (!office_.look(now_seconds())) return;
    watcher_.judge_by(counties());
    written_ = kNothing;  // everything is to be judged by it
    last_run_ = 0;
  }

  void look() {
    last_look_ = now_seconds();
    auto seen = watcher_.look(last_look_);
    if (!seen) {
      if (seen.error() != trouble_) console_.warn(seen.error());
      trouble_ = seen.error();
      look_.reset();
      return;
    }
    if (!trouble_.empty()) console_.say("收件文件夹已恢复，继续监视。");
    trouble_.clear();
    look_ = std::move(*seen);
    cost_ = look_->seconds;
    if (std::exchange(count_crashes_, false)) {
      std::vector<Submission> submissions = look_->inbox.submissions;
      if (!quarantine_crashes(submissions, ledger_, settings_).empty()) return look();
    }
    const std::string waiting = look_->waiting_key();
    if (std::exchange(waiting_, waiting) == waiting) return;
    record_arrivals(look_->inbox, open_items_in(*look_), local_time_now(), ledger_);
    ledger_.settle();
  }

  bool is_to_judge() const {
    if (!look_) return false;
    if (audit_mark(settings_.out) != decided_ && last_run_ > 0) return true;  // somebody has decided something
    const double now = now_seconds();
    const Due due = due_in(*look_, now);
    for (std::size_t i = 0; i < look_->decisions.size(); ++i)
      if (due.is_due(i)) return true;
    const bool may_write = now - last_run_ > std::max(kIndexAtMost, kIndexShare * run_seconds_);
    if (is_ledger_behind()) return may_write;
    return (may_write || (once_ && all_done())) && waiting_ != written_;
  }

  // The disk was full or failed: what the ledger could not take is still in the inbox and the reports, for the next run.
  bool is_ledger_behind() const { return ledger_tries_ > 0 && ledger_tries_ < kLedgerTries; }

  Due due_in(const Look& look, double now) const { return {look, watcher_.sightings(), now, intake_}; }

  bool all_done() const {
    return std::all_of(look_->decisions.begin(), look_->decisions.end(), is_done_for_now);
  }

  // Whoever hands in waits for one report, not for a run over thousands: where that takes long, what is new is judged by
  // itself first, and its report says that it was not compared with others yet. The next run over all does that, writes
  // it again where it finds something, and puts it in the index. Loose documents may belong to a county: they wait.
  bool judge_new_ones(const Look& look) {
    if (once_ || run_seconds_ < kShortRun || std::exchange(judging_new_ones_, true)) return false;
    const double begun = now_seconds();
    std::vector<Paper> papers = papers_never_judged(due_in(look, begun), ledger_);
    const std::vector<std::string> ids = ids_of(papers);
    if (!papers.empty()) {
      Stages stages(office_.office(), settings_, ledger_, signals_, console_);
      judge_each_alone(papers, stages);
      note_what_failed(ids);
      ledger_.settle();
      console_.say("先行核对新到的 " + std::to_string(ids.size()) + " 份，用时 " +
                   std::to_string(static_cast<int>(now_seconds() - begun + 0.5)) + " 秒；单位之间的比对随后补上。");
    }
    judging_new_ones_ = false;
    return !ids.empty();
  }

  // Reports are written and the ledger is settled. What could not be moved is tried again after a while, or with the next
  // that was judged.
  bool move_what_is_judged() {
    if (!move_ || !look_ || now_seconds() < next_move_) return false;
    std::vector<Submission> judged;
    for (std::size_t i = 0; i < look_->decisions.size(); ++i)
      if (look_->decisions[i] == Decision::kUpToDate) judged.push_back(look_->inbox.submissions[i]);
    const Moves moves = move_accepted(inbox_, judged, ledger_, [this] { return signals_.stop() == 0; });
    if (moves.moved > 0) console_.say("已核对的 " + std::to_string(moves.moved) + " 份移入 " + printable(accepted_in(inbox_)) + "。");
    if (moves.trouble != move_trouble_ && !moves.trouble.empty()) console_.warn(moves.trouble);
    move_trouble_ = moves.trouble;
    next_move_ = moves.failed > 0 ? now_seconds() + kMoveAgain : 0;
    return moves.moved > 0;
  }

  void judge() {
    const double begun = now_seconds();
    InboxWork work;
    work.counties = look_->inbox.counties;
    work.ignored_files = ignored_in(look_->inbox);
    work.open_items = open_items_in(*look_);
    const std::vector<std::string> fresh = choose_papers(due_in(*look_, begun), ledger_, work);
    const std::string waiting = waiting_;
    decided_ = audit_mark(settings_.out);

    ledger_.forget_fault();
    const int status = judge_all(std::move(work), begun);
    note_what_failed(fresh);
    watcher_.alarm().add(audit_folder(settings_.out));
    ledger_.settle();
    ledger_tries_ = ledger_.fault() == LedgerFault::kDisk ? ledger_tries_ + 1 : 0;
    ::malloc_trim(0);  // what a run over thousands has taken goes back to the system
    run_seconds_ = now_seconds() - begun;
    last_run_ = now_seconds();
    next_move_ = 0;
    status_ = status;
    if (status > 128) return;
    written_ = waiting;
    intake_ = run_seconds_ < kLongRun ? std::min(intake_ * 2, kMost) : std::max(intake_ / 2, kFewest);
    if (!fresh.empty())
      console_.say("核对 " + std::to_string(fresh.size()) + " 份，用时 " + std::to_string(static_cast<int>(run_seconds_ + 0.5)) +
                   " 秒；" + status_line());
  }

  // All that it takes is free again when it returns.
  int judge_all(InboxWork work, double begun) {
    Stages stages(office_.office(), settings_, ledger_, signals_, console_, [this] { look_meanwhile(); });
    const JobResult result = judge_inbox(std::move(work), office_.office(), stages);
    tell_figures(settings_, ledger_, result, now_seconds() - begun, console_);
    return result.exit_status;
  }

  // What did not come to a lasting result is tried again, later and later.
  void note_what_failed(const std::vector<std::string>& fresh) {
    const auto arrivals = ledger_.arrivals();
    for (const std::string& id : fresh) {
      const auto known = arrivals.find(id);
      if (known == arrivals.end() || known->second.seen.empty()) watcher_.sightings().note_try(id, now_seconds());
    }
  }

  // While a run is on: what arrives is seen and written down, and judged where the run takes long. The system tells of
  // changes, and what has just changed is due at a known time: else a look now and then is enough.
  void look_meanwhile() {
    const double now = now_seconds();
    rang_ = watcher_.alarm().rang() || rang_;
    const bool asked = rang_ || (next_change_ > 0 && now >= next_change_);
    if (judging_new_ones_ || now - last_look_ < std::max(asked ? 0.5 : 5.0, kBusyShare * (asked ? 1 : 2) * cost_)) return;
    rang_ = false;
    last_look_ = now;
    if (const auto seen = watcher_.look(last_look_)) {
      next_change_ = seen->next_change > 0 ? now + seen->next_change + 0.05 : 0;
      judge_new_ones(*seen);
      record_arrivals(seen->inbox, open_items_in(*seen), local_time_now(), ledger_);
      ledger_.settle();
    }
  }

  double next_look() const {
    const double told = watcher_.is_told() ? kTold : kNotTold;
    double next = std::max(told, kIdleShare * cost_);
    if (office_.is_settling()) next = std::min(next, std::max(1.0, kBusyShare * cost_));
    if (!look_) return last_look_ + std::min(next, kNotTold);
    if (look_->next_change > 0) next = std::min(next, std::max(look_->next_change + 0.05, kBusyShare * cost_));
    if (look_->has(Decision::kJudge) || waiting_ != written_ || is_ledger_behind()) next = std::min(next, std::max(1.0, kBusyShare * cost_));
    if (!all_done() || look_->has(Decision::kWriting) || look_->has(Decision::kUnfinished) ||
        look_->has(Decision::kNotWhole))
      next = std::min(next, std::max(kWaiting, kIdleShare * cost_));
    return last_look_ + next;
  }

  void sleep_until(double when) {
    for (bool rang = false; signals_.stop() == 0;) {
      if (rang) when = std::min(when, std::max(last_look_ + std::max(kBusy, kBusyShare * cost_), now_seconds()));
      const double rest = when - now_seconds();
      if (rest <= 0) return;
      pollfd watched[] = {{signals_.descriptor(), POLLIN, 0}, {rang ? -1 : watcher_.alarm().descriptor(), POLLIN, 0}};
      ::poll(watched, 2, static_cast<int>(rest * 1000) + 1);
      rang = rang || watcher_.alarm().rang();
    }
  }

  std::string status_line() const {
    const auto counts = ledger_.counts();
    const auto count = [&](ArrivalState state) { return counts.contains(state) ? counts.at(state) : 0; };
    return "已核对 " + std::to_string(count(ArrivalState::kJudged)) + "，等待 " +
           std::to_string(count(ArrivalState::kWaiting)) + "，隔离 " + std::to_string(count(ArrivalState::kQuarantined)) + "。";
  }

  // With --once: what waits for a person is not done.
  int once_status() const {
    const bool all = look_ && std::all_of(look_->decisions.begin(), look_->decisions.end(),
                                          [](Decision decision) { return decision == Decision::kUpToDate; });
    return all && move_trouble_.empty() ? status_ : static_cast<int>(ExitStatus::kUnreadable);
  }

  std::string inbox_;
  const JobSettings& settings_;
  bool once_ = false, move_ = false, count_crashes_ = false;
  OfficeWatch office_;
  Ledger& ledger_;
  Console& console_;
  Signals signals_;
  InboxWatcher watcher_;
  std::optional<Look> look_;
  std::string trouble_, move_trouble_;  ///< as last said
  double next_move_ = 0;
  std::string waiting_, written_ = kNothing;  ///< Look::waiting_key() of the last look, and of the index as it stands
  std::string decided_;                  ///< audit_mark() when the last run began
  double last_look_ = 0, last_run_ = 0, cost_ = 0, run_seconds_ = 0;
  double next_change_ = 0;  ///< by the last look while a run was on
  bool rang_ = false, judging_new_ones_ = false;
  std::size_t intake_ = kFewest;
  int status_ = 0;
  int ledger_tries_ = 0;  ///< runs in a row whose records the disk did not take
};

}  // namespace

int run_watch(const std::string& inbox, const JobSettings& settings, const WatchSettings& watch, Console& console) {
  constexpr int kUsage = static_cast<int>(ExitStatus::kUsage);
  auto office = office_of(settings, console);
  if (!office) return kUsage;
  if (const auto there = walk_inbox(inbox, Counties(office->notice.form, office->county)); !there) {
    console.warn("没有可读的收件文件夹：" + message_for(there.error()));
    return kUsage;
  }
  const auto lock = lock_output(settings.out, {inbox}, console);
  if (!lock) return static_cast<int>(lock.error());
  auto ledger = Ledger::open(settings.out);
  if (!ledger) {
    console.warn(message_for(ledger.error(), settings.out));
    return kUsage;
  }
  forget_expired(settings, *ledger, console);
  std::error_code error;
  const std::string path = std::filesystem::canonical(inbox, error);
  remember_run(settings.out, path, settings.notice, settings.county, settings.reading.options.models);
  return Watch(path, settings, watch, std::move(*office), *ledger, console).run();
}

}  // namespace chushen
