#pragma once

#include <string>
#include <vector>

#include "app/inbox.h"
#include "app/stages.h"

namespace chushen {

/// What is judged together, and what stands in the index beside it.
struct InboxWork {
  std::vector<Paper> papers;          ///< by id, each with its folder
  std::vector<std::string> counties;  ///< whose folders are there
  int ignored_files = 0;
  std::vector<OpenItem> open_items;   ///< what has arrived and is not judged
};

/// A paper for each submission, in their order, with the folder of its report.
std::vector<Paper> papers_of(std::vector<Submission> submissions);

/// The whole way for an inbox: read, judge with the rules across applicants, write all reports and the index. A signal
/// ends it after any of these; what was written then is whole, and the next run goes on from there.
JobResult judge_inbox(InboxWork work, const Office& office, Stages& stages);

/// The way of submissions that are judged each alone.
JobResult judge_each_alone(std::vector<Paper>& papers, Stages& stages);

/// Names and files of an inbox that are nobody's documents.
int ignored_in(const Inbox& inbox);

/// Counts the program's own failures that an earlier run has left a note of, and takes out the submissions that it died
/// over twice as they are: each becomes an open item of the index.
std::vector<OpenItem> quarantine_crashes(std::vector<Submission>& submissions, Ledger& ledger,
                                         const JobSettings& settings);

/// County folders that could not be listed, as items of the index.
std::vector<OpenItem> unreadable_folders(const Inbox& inbox);

/// Writes down what is in the inbox and not judged, and what was and is no longer there. What may lie in a folder that
/// cannot be listed stays as it is known.
void record_arrivals(const Inbox& inbox, const std::vector<OpenItem>& open_items, const std::string& now, Ledger& ledger);

}  // namespace chushen
