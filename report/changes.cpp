#include "report/changes.h"

#include <algorithm>
#include <map>
#include <set>

namespace chushen {
namespace {

using Item = ReportDigest::Item;
using Items = std::vector<Item>;

const Item* find_item(const Items& items, const std::string& key) {
  const auto found = std::find_if(items.begin(), items.end(), [&](const Item& one) { return one.key == key; });
  return found == items.end() ? nullptr : &*found;
}

// In the order of the newer report, then what is gone. `silent` says nothing of an item worth a line.
template <typename Silent>
std::vector<Change> differences(const Items& older, const Items& newer, Silent silent) {
  std::vector<Change> changes;
  for (const Item& item : newer) {
    const Item* before = find_item(older, item.key);
    if (before ? before->state == item.state : silent(item)) continue;
    changes.push_back({before ? ChangeKind::kChanged : ChangeKind::kNew, item.title, before ? before->words : "",
                       item.words});
  }
  for (const Item& item : older)
    if (!find_item(newer, item.key) && !silent(item))
      changes.push_back({ChangeKind::kGone, item.title, item.words, ""});
  return changes;
}

// A file by its name; the same content under another name is one change and not two.
std::vector<Change> document_changes(const Items& older, const Items& newer) {
  const auto with_content = [](const Items& items, const Items& others, const std::string& hash) {
    const Item* only = nullptr;
    for (const Item& item : items)
      if (item.state == hash && !find_item(others, item.key)) only = &item;
    return only;
  };
  std::vector<Change> changes;
  for (const Item& item : newer) {
    const Item* before = find_item(older, item.key);
    if (before && before->state == item.state) continue;
    const Item* renamed = before ? nullptr : with_content(older, newer, item.state);
    if (renamed) changes.push_back({ChangeKind::kChanged, item.title, "原文件名 " + renamed->title, "内容未变"});
    else if (before) changes.push_back({ChangeKind::kChanged, item.title, before->words, item.words + "，内容已变"});
    else changes.push_back({ChangeKind::kNew, item.title, "", item.words});
  }
  for (const Item& item : older)
    if (!find_item(newer, item.key) && !with_content(newer, older, item.state))
      changes.push_back({ChangeKind::kGone, item.title, item.words, ""});
  return changes;
}

std::map<std::string, std::multiset<std::string>> contents_by_name(const Items& documents) {
  std::map<std::string, std::multiset<std::string>> contents;
  for (const Item& item : documents) contents[item.key].insert(item.state);
  return contents;
}

void append(std::string& text, const char* group, const std::vector<Change>& changes) {
  for (const Change& change : changes) {
    text += std::string(group) + ' ' + std::string(word_for(change.kind)) + ' ' + change.what;
    if (change.kind == ChangeKind::kChanged) text += "：" + change.before + " → " + change.after;
    else if (!(change.before + change.after).empty()) text += "：" + change.before + change.after;
    text += '\n';
  }
}

}  // namespace

std::string_view word_for(ChangeKind kind) {
  switch (kind) {
    case ChangeKind::kNew: return "新增";
    case ChangeKind::kGone: return "减少";
    case ChangeKind::kChanged: return "变化";
  }
  return "";
}

bool same_papers(const ReportDigest& older, const ReportDigest& newer) {
  return contents_by_name(older.documents) == contents_by_name(newer.documents);
}

Changes changes_between(const ReportDigest& older, const ReportDigest& newer) {
  const auto was_not_there = [](const Item& item) { return item.state.starts_with("not-found"); };
  const auto never = [](const Item&) { return false; };
  return {older.generated_at, document_changes(older.documents, newer.documents),
          differences(older.fields, newer.fields, was_not_there), differences(older.findings, newer.findings, never)};
}

std::string to_text(const Changes& changes) {
  std::string text;
  append(text, "文件", changes.documents);
  append(text, "栏目", changes.fields);
  append(text, "核对", changes.findings);
  return text;
}

}  // namespace chushen
