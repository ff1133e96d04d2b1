#include "app/libreoffice.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include <fcntl.h>
#include <unistd.h>

#include "app/child.h"
#include "app/confinement.h"
#include "app/files.h"
#include "app/wire.h"
#include "extract/sha256.h"

namespace chushen {

namespace {

namespace fs = std::filesystem;

// A file: URL of a path with any bytes in it (RFC 3986, unreserved characters and '/').
std::string url_of(std::string_view path) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  std::string url = "file://";
  for (const char c : path) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' ||
                       c == '-' || c == '.' || c == '_' || c == '~';
    const auto byte = static_cast<unsigned char>(c);
    if (plain) url += c;
    else url += {'%', kHex[byte >> 4], kHex[byte & 15]};
  }
  return url;
}

std::optional<OfficeProgram> program_at(const fs::path& command) {
  std::error_code error;
  const fs::path script = fs::canonical(command, error);
  const fs::path program = script.parent_path() / "soffice.bin";
  if (error || ::access(program.c_str(), X_OK) != 0) return std::nullopt;
  const auto facts = read_whole(script.parent_path() / "versionrc", 1 << 20);
  const auto bytes = fs::file_size(program, error);
  const bool has_calc = fs::exists(script.parent_path() / "libsclo.so", error);
  return OfficeProgram{program, sha256_hex(facts.value_or("") + std::to_string(bytes)), has_calc};
}

// Beside its own folder: libraries, fonts with their settings and caches, the time zone; nobody's documents.
Confinement confinement_of(const ConvertJob& job, const std::string& world) {
  return {{fs::path(job.program).parent_path().parent_path(), "/usr", "/lib", "/lib64", "/bin", "/etc/fonts",
           "/etc/libreoffice", "/etc/ld.so.cache", "/etc/localtime", "/var/cache/fontconfig", "/var/lib/libreoffice",
           "/var/spool/libreoffice",
           "/dev/urandom", "/proc/self", "/proc/cpuinfo", "/proc/meminfo"},
          {world, "/dev/null"},
          {"/tmp"}};
}

std::string_view filter_of(std::string_view target) {
  return target == "xlsx" ? "xlsx:Calc MS Excel 2007 XML" : "docx:MS Word 2007 XML";
}

std::vector<std::string> arguments_of(const ConvertJob& job, const std::string& world) {
  std::vector<std::string> arguments = {job.program,
                                        "-env:UserInstallation=" + url_of(world + "/profile"),
                                        "--headless", "--invisible", "--norestore", "--nologo", "--nolockcheck",
                                        "--convert-to", std::string(filter_of(job.target)), "--outdir", "out"};
  for (const std::string& name : job.names) arguments.push_back("in/" + name);
  return arguments;
}

bool prepare_process(const ConvertJob& job, const std::string& world) {
  const std::string tmp = world + "/tmp";
  ::fcntl(kAnswerDescriptor, F_SETFD, FD_CLOEXEC);
  ::fcntl(kJobDescriptor, F_SETFD, FD_CLOEXEC);
  return ::chdir(world.c_str()) == 0 && ::setenv("HOME", world.c_str(), 1) == 0 &&
         ::setenv("TMPDIR", tmp.c_str(), 1) == 0 && ::setenv("SAL_USE_VCLPLUGIN", "svp", 1) == 0 &&
         ::setenv("SAL_DISABLE_OPENCL", "1", 1) == 0 && confine(confinement_of(job, world));
}

}  // namespace

std::optional<OfficeProgram> find_libreoffice() {
  const char* path = std::getenv("PATH");
  std::string_view rest = path ? path : "";
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(':'), rest.size());
    const fs::path folder = rest.substr(0, end);
    for (const char* name : {"soffice", "libreoffice"})
      if (auto program = program_at(folder / name)) return program;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return std::nullopt;
}

std::string to_wire(const ConvertJob& job) {
  std::vector<std::string> parts = {job.program, job.folder, job.target};
  parts.insert(parts.end(), job.names.begin(), job.names.end());
  return pack(parts);
}

std::string_view libreoffice_settings() {
  return R"(<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>1</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Save/Document"><prop oor:name="CreateBackup" oor:op="fuse"><value>false</value></prop></item>
<item oor:path="/org.openoffice.Setup/Office"><prop oor:name="ooSetupInstCompleted" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
)";
}

void become_libreoffice(std::string_view job_wire) {
  const auto parts = unpack(job_wire);
  if (!parts || parts->size() < 4) return;
  ConvertJob job{(*parts)[0], (*parts)[1], (*parts)[2], {parts->begin() + 3, parts->end()}};
  // LibreOffice makes a socket in /tmp whatever TMPDIR says; its own folder there keeps it from everybody else's.
  const std::string world = take_as_tmp(job.folder) ? "/tmp" : job.folder;
  if (!prepare_process(job, world)) return;
  std::vector<std::string> arguments = arguments_of(job, world);
  std::vector<char*> pointers;
  for (std::string& argument : arguments) pointers.push_back(argument.data());
  pointers.push_back(nullptr);
  ::execv(pointers[0], pointers.data());
}

}  // namespace chushen
