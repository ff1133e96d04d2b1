#include "validate/pack_files.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "extract/sha256.h"

namespace chushen {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kMostBytes = 4 << 20;

bool is_hidden(const fs::path& relative) {
  return std::any_of(relative.begin(), relative.end(),
                     [](const fs::path& part) { return part.string().starts_with('.'); });
}

std::vector<std::string> files_below(const fs::path& folder, std::error_code& error) {
  std::vector<std::string> names;
  for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    const fs::path relative = at->path().lexically_relative(folder);
    if (!is_hidden(relative) && at->is_regular_file(error)) names.push_back(relative.generic_string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace

tl::expected<std::string, PackError> read_pack_file(const std::string& path) {
  std::error_code error;
  if (!fs::exists(path, error)) return tl::unexpected(PackError{path, 0, 0, "没有这个文件，请检查路径"});
  const bool fits = fs::is_regular_file(path, error) && fs::file_size(path, error) <= kMostBytes;
  if (error || !fits) return tl::unexpected(PackError{path, 0, 0, "不是普通文件，或超过 4 MB"});
  std::ifstream in(path, std::ios::binary);
  if (!in) return tl::unexpected(PackError{path, 0, 0, "无法打开，请检查权限"});
  std::string content((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  if (in.bad()) return tl::unexpected(PackError{path, 0, 0, "无法读取，请检查磁盘和权限"});
  return content;
}

tl::expected<YamlNode, PackError> read_yaml(const std::string& path) {
  return read_pack_file(path).and_then([&](const std::string& content) { return parse_yaml(path, content); });
}

tl::expected<std::string, PackError> hash_of_folder(const std::string& folder) {
  std::error_code error;
  const auto names = files_below(folder, error);
  if (error) return tl::unexpected(PackError{folder, 0, 0, "无法列出文件夹，请检查路径和权限"});
  Sha256 hash;
  for (const std::string& name : names) {
    const auto content = read_pack_file((fs::path(folder) / name).string());
    if (!content) return tl::unexpected(content.error());
    hash.update(name).update(std::string_view("\0", 1)).update(std::to_string(content->size()));
    hash.update(std::string_view("\0", 1)).update(*content);
  }
  return hash.hex();
}

}  // namespace chushen
