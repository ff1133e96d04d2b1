#pragma once

#include <string>

#include "app/file_hash.h"
#include "app/inbox.h"
#include "app/ledger.h"
#include "app/office.h"
#include "app/read_settings.h"

namespace chushen {

/// What things are known by, from one run to the next. Every key is the hash of all that the thing depends on, so that
/// nothing is ever out of date: it is there under its key, or it is not there.

/// The hash of a file: the ledger's where the file has not changed since, else taken now. The error is an errno.
tl::expected<FileHash, int> known_hash(const std::string& path, Ledger& ledger);

/// What the file system says of a submission, as one key: equal while nobody has touched a file of it.
std::string seen_key(const Submission& submission);

/// The names and contents of a submission's files, as one key. Opens no file that has not changed. Empty where a file
/// cannot be read just now: then nothing is kept under it.
std::string content_key(const Submission& submission, Ledger& ledger);

/// What was understood from that content.
std::string application_key(const std::string& content, const Office& office, const ReadSettings& settings);

/// Under which it is counted that the program ended while it had this submission, as it is, in hand.
std::string crash_key(const Submission& submission, const ReadSettings& settings);

/// The program itself, byte for byte.
std::string program_key(const ReadSettings& settings);

}  // namespace chushen
