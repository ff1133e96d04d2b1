#pragma once

#include <string>

namespace chushen {

/// Whether a folder lies on a file system of another machine (NFS, SMB, 9p, FUSE and the shared folders of virtual
/// machines): it sends no events for what others write there, and locks and SQLite's write-ahead log do not hold on it.
/// Source: statfs(2), linux/magic.h. A folder that cannot be asked counts as local.
bool is_network_folder(const std::string& path);

/// The same by the number that statfs gives, for a test to walk.
bool is_network_type(unsigned long type);

}  // namespace chushen
