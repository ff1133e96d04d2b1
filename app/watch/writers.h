#pragma once

#include <string>

namespace chushen {

/// Whether somebody on this machine has a file open to write to it; also the file server that holds a share. A read
/// lease says so for certain (fcntl(2), F_SETLEASE): it is refused with EAGAIN as long as there is a writer. Where the
/// system gives no leases (another owner, a network file system) the answer is false: then size and time have to do.
bool is_open_for_writing(const std::string& path);

}  // namespace chushen
