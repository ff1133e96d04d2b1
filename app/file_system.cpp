#include "app/file_system.h"

#include <algorithm>
#include <array>

#include <sys/vfs.h>

namespace chushen {

namespace {

constexpr std::array<unsigned long, 12> kNetwork = {
    0x6969,      // NFS
    0xff534d42,  // CIFS
    0xfe534d42,  // SMB2
    0x517b,      // smbfs
    0x65735546,  // FUSE: sshfs, rclone, davfs
    0x01021997,  // 9p
    0x00c36400,  // Ceph
    0x5346414f,  // OpenAFS
    0x73757245,  // Coda
    0x564c,      // NCP
    0x7c7c6673,  // Parallels shared folders
    0x786f4256,  // VirtualBox shared folders
};

}  // namespace

bool is_network_type(unsigned long type) {
  return std::find(kNetwork.begin(), kNetwork.end(), type & 0xffffffffUL) != kNetwork.end();
}

bool is_network_folder(const std::string& path) {
  struct statfs said = {};
  return ::statfs(path.c_str(), &said) == 0 && is_network_type(static_cast<unsigned long>(said.f_type));
}

}  // namespace chushen
