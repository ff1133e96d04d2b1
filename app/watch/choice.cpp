#include "app/watch/choice.h"

#include <map>
#include <utility>

namespace chushen {
namespace {

constexpr const char* kQueued = "已收齐，排队等待核对，无需操作。";

using Arrivals = std::map<std::string, Arrival>;

bool was_judged(const Arrivals& arrivals, const std::string& id) {
  const auto known = arrivals.find(id);
  return known != arrivals.end() && !known->second.content.empty();
}

}  // namespace

std::vector<OpenItem> open_items_in(const Look& look) {
  std::vector<OpenItem> items;
  for (std::size_t i = 0; i < look.decisions.size(); ++i) {
    const std::string state = state_word(look.decisions[i]);
    if (!state.empty()) items.push_back({look.inbox.submissions[i].id, state, look.reasons[i]});
  }
  return items;
}

bool Due::is_due(std::size_t i) const {
  return look.decisions[i] == Decision::kJudge && !sightings.has_to_wait(look.inbox.submissions[i].id, now);
}

std::vector<std::string> choose_papers(const Due& due, const Ledger& ledger, InboxWork& work) {
  const Arrivals arrivals = ledger.arrivals();
  std::vector<std::string> fresh;
  std::vector<Paper> all = papers_of(due.look.inbox.submissions);
  for (std::size_t i = 0; i < all.size(); ++i) {
    Paper& paper = all[i];
    const std::string& id = paper.submission.id;
    const Decision decision = due.look.decisions[i];
    const bool taken = due.is_due(i) && fresh.size() < due.intake;
    paper.as_listed = true;
    if (taken) fresh.push_back(id);
    if (decision == Decision::kJudge && !taken) work.open_items.push_back({id, "等待", kQueued});
    if (!taken && decision != Decision::kUpToDate) {
      if (!was_judged(arrivals, id)) continue;
      paper.as_kept = true;  // its former version, until the new one is complete
      paper.content = arrivals.at(id).content;
    }
    work.papers.push_back(std::move(paper));
  }
  return fresh;
}

std::vector<Paper> papers_never_judged(const Due& due, const Ledger& ledger) {
  std::vector<Paper> papers;
  if (!due.look.has(Decision::kJudge)) return papers;
  const Arrivals arrivals = ledger.arrivals();
  std::vector<Paper> all = papers_of(due.look.inbox.submissions);
  for (std::size_t i = 0; i < all.size() && papers.size() < due.intake; ++i) {
    const Submission& submission = all[i].submission;
    if (!due.is_due(i) || was_judged(arrivals, submission.id) || submission.single_file) continue;
    all[i].as_listed = true;
    papers.push_back(std::move(all[i]));
  }
  return papers;
}

std::vector<std::string> ids_of(const std::vector<Paper>& papers) {
  std::vector<std::string> ids;
  for (const Paper& paper : papers) ids.push_back(paper.submission.id);
  return ids;
}

}  // namespace chushen
