#pragma once

#include <optional>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "app/counties.h"
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
  // What looking into it brought (preparation.h):
  std::optional<Document> document = {};  ///< known without a reader: an archive's own, a member's that was not taken out
  std::optional<Kind> converts = {};      ///< DOC, WPS, RTF, ODT: LibreOffice has to make a DOCX of it …
  std::string converted = {};             ///< … which lies here
  bool operator==(const InboxFile&) const = default;
};

struct Submission {
  std::string id;                ///< "蓬江区/江门市甲有限公司"
  std::string county;            ///< of the folder it lay in, as the pack calls it: "蓬江区"; empty where none
  std::vector<InboxFile> files;  ///< by name, figures in it by their value: page2 before page10
  int ignored_files = 0;
  bool single_file = false;  ///< a loose document
  /// The files as they are read, members of archives behind their archive; empty until looked into (preparation.h).
  std::vector<InboxFile> opened = {};
  const std::vector<InboxFile>& documents() const { return opened.empty() ? files : opened; }
  bool operator==(const Submission&) const = default;
};

struct Inbox {
  std::vector<Submission> submissions;  ///< by id
  std::vector<std::string> counties;    ///< whose folders are there, empty or not, by name
  int ignored_files = 0;                ///< outside of submissions
  std::vector<FileError> unreadable;    ///< county folders that cannot be listed
};

/// Walks an inbox; the error is that the inbox itself cannot be listed.
tl::expected<Inbox, FileError> walk_inbox(const std::string& path, const Counties& counties);

/// The submissions that `check` is given by path, in that order. Ids are the last components; later equal ones get
/// "~2", "~3". The error is a path where nothing is.
tl::expected<std::vector<Submission>, FileError> named_submissions(const std::vector<std::string>& paths);

}  // namespace chushen
