#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "app/counties.h"
#include "app/file_facts.h"
#include "app/files.h"
#include "extract/document.h"

namespace chushen {

/// What lies in an inbox, by contract section 1. Nothing is opened but folders, no link is followed, and the order of
/// everything follows from the names alone.

/// Why something that lies in a submission cannot be read at all; it is reported as a document all the same, so that
/// nothing disappears.
enum class Obstacle {
  kNone,
  kLink,      ///< a symbolic link: its target may lie anywhere
  kSpecial,   ///< a pipe, socket or device
  kNoAccess,  ///< a folder that cannot be listed
};

struct InboxFile {
  std::string path;  ///< to open it: bytes as on the disk
  std::string name;  ///< below the submission, '/'-separated, as in report.json: "证照/执照.jpg"
  Obstacle obstacle = Obstacle::kNone;
  FileFacts facts = {};  ///< when it was listed
  // What looking into it brought (preparation.h):
  std::optional<Document> document = {};  ///< known without a reader: an archive's own, a member's that was not taken out
  std::optional<Kind> converts = {};      ///< DOC, WPS, RTF, ODT, XLS: LibreOffice has to make a DOCX or XLSX of it …
  std::string converted = {};             ///< … which lies here
  bool operator==(const InboxFile&) const = default;
  /// Whether it is as it was listed; what was listed without facts says nothing against it.
  bool is_still(const FileFacts& now) const { return facts == FileFacts() || facts == now; }
};

struct Submission {
  std::string id;                ///< "蓬江区/江门市甲有限公司"
  std::string path;              ///< of the folder or the file, to open it
  std::string county;            ///< of the folder it lay in, as the pack calls it: "蓬江区"; empty where none
  std::vector<InboxFile> files;  ///< by name, figures in it by their value: page2 before page10
  std::vector<InboxFile> ignored;  ///< what is ignored by its name, folders too: counted, never opened
  int ignored_files = 0;
  bool single_file = false;  ///< a loose document
  /// The files as they are read, members of archives behind their archive; empty until looked into (preparation.h).
  std::vector<InboxFile> opened = {};
  const std::vector<InboxFile>& documents() const { return opened.empty() ? files : opened; }
  bool operator==(const Submission&) const = default;
};

/// The file that a document of this submission was read from: document "d3" is the third. Nothing for any other id.
const InboxFile* file_of(const Submission& submission, std::string_view document);

struct Inbox {
  std::vector<Submission> submissions;  ///< by id
  std::vector<std::string> counties;    ///< whose folders are there, empty or not, by name
  std::vector<std::string> county_folders;  ///< their paths
  std::vector<InboxFile> ignored;       ///< outside of submissions
  int ignored_files = 0;                ///< how many those are
  struct Unreadable {
    FileError error;
    std::string prefix;  ///< "蓬江区/": of the ids of all that may lie there
  };
  std::vector<Unreadable> unreadable;  ///< county folders that cannot be listed

  /// Whether a submission of this id may be there all the same: it lies in a folder that cannot be listed.
  bool may_hide(std::string_view id) const;
};

/// Walks an inbox; the error is that the inbox itself cannot be listed.
tl::expected<Inbox, FileError> walk_inbox(const std::string& path, const Counties& counties);

/// The submissions that `check` is given by path, in that order. Ids are the last components; later equal ones get
/// "~2", "~3". The error is a path where nothing is.
tl::expected<std::vector<Submission>, FileError> named_submissions(const std::vector<std::string>& paths);

}  // namespace chushen
