#include <exception>
#include <iostream>
#include <string_view>

#include <unistd.h>

#include "app/command_line.h"
#include "app/commands.h"
#include "app/exit_status.h"
#include "app/worker.h"

int main(int argc, char** argv) {
  using namespace chushen;
  const std::string_view verb = argc == 2 ? argv[1] : "";
  // A worker ends without tidying up: whatever a library does at its end must not spoil an answer that was given.
  if (is_worker_verb(verb)) ::_exit(run_worker(verb));
  try {
    const auto command = parse_command_line(argc, argv);
    return command ? run_command(*command) : command.error();
  } catch (const std::exception& bug) {
    std::cerr << "程序内部错误，未能完成：" << bug.what() << "；请把这一行告诉维护人员。\n";
    return static_cast<int>(ExitStatus::kUnreadable);
  }
}
