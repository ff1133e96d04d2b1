#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace chushen {

/// LibreOffice as a converter of one batch of files to DOCX (Writer) or XLSX (Calc): where it is, how its profile is set, and what the
/// process does that becomes it.
///
/// Why `--convert-to` of many files in one call, and not a server: a call starts once (about a second) for all its files
/// and needs no UNO bridge, no Python and no port; whatever a file does to it ends with the call.

struct OfficeProgram {
  std::string path;     ///< soffice.bin
  std::string version;  ///< changes whenever it may convert differently; opaque
  bool has_calc = false;
};

/// The LibreOffice behind `soffice` or `libreoffice` in PATH; nothing where none is installed.
std::optional<OfficeProgram> find_libreoffice();

/// Files "in/<name>" below `folder` to be written as "out/<name without ending>.docx" or ".xlsx", in that order.
struct ConvertJob {
  std::string program, folder, target;  ///< target: "docx" or "xlsx"
  std::vector<std::string> names;
};
std::string to_wire(const ConvertJob& job);

/// The settings of a fresh profile: no macro runs, no link is followed, nothing is fetched (registrymodifications.xcu).
std::string_view libreoffice_settings();

/// In the child: sees `folder` and the system's programs and fonts only, has no network, and becomes LibreOffice. Returns
/// only where that failed.
void become_libreoffice(std::string_view job_wire);

}  // namespace chushen
