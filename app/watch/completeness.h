#pragma once

#include <string>

namespace chushen {

/// Whether a file holds together as far as its first and last bytes tell. A file that has kept its size is not
/// complete for that: Windows makes a copy at its full length first and fills it afterwards, and a pulled cable leaves a
/// long tail of zeros behind. Looked at: the ends that each format must have, by its content and not by its name.
///
///     PDF    %PDF- in the first 1024 bytes; %%EOF in the last 2048, and a startxref that points into the file
///     ZIP    the end record (DOCX, XLSX, OFD too), its directory inside the file, each entry inside the file
///     JPEG   the end of image; PNG: the IEND chunk; TIFF: the directory, and the strips it names, inside the file
///     CFB    as many sectors as its own table counts (DOC, XLS, WPS)
///     volumes of archives (volumes.h), and others: no file of zeros, and no tail of 4096 zeros or more
///
/// Sources: ISO 32000-1 7.5.5; APPNOTE.TXT 6.3.10 4.3.16; ITU T.81 B.1.1.3; PNG 11.2.5; TIFF 6.0 section 2; MS-CFB 2.2.
///
/// An empty file, and one that cannot be opened, are not whole. What is whole may still be damaged: that is for the
/// reader to say. What never becomes whole is damaged or cut off: after a day it is put aside, see settling.h.
bool is_whole_file(const std::string& path);

}  // namespace chushen
