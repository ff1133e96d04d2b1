#include <catch2/catch.hpp>

#include <csignal>
#include <filesystem>
#include <map>

#include <unistd.h>

#include "app/child_pool.h"
#include "tests/app/temporary_folder.h"

using namespace chushen;

namespace {

ChildSpec shell(const std::string& script, const std::string& job = "") {
  ChildSpec spec;
  spec.command = {"/bin/sh", "-c", script};
  spec.job = job;
  spec.limits.wall_seconds = 20;
  spec.limits.cpu_seconds = 10;
  return spec;
}

ChildResult run(const ChildSpec& spec) {
  ChildResult result;
  bool given = false;
  Signals signals;
  const int signal = run_children(
      1,
      [&]() -> Step {
        if (given) return NoMore{};
        given = true;
        return ChildTask{spec, [&](ChildResult one) { result = std::move(one); }};
      },
      signals);
  CHECK(signal == 0);
  return result;
}

}  // namespace

TEST_CASE("a child gets its job on descriptor 4 and answers on descriptor 3, whatever it prints") {
  const ChildResult result = run(shell("echo noise; echo more >&2; cat <&4 >&3; cat", "the job\n"));
  CHECK(result.end == ChildEnd::kExited);
  CHECK(result.code == 0);
  CHECK(result.untrusted_answer == "the job\n");
  CHECK(result.error_bytes == 5);
  CHECK(result.peak_bytes > 0);
}

TEST_CASE("a child sees few of our variables, no descriptor of ours, and one thread for OpenMP") {
  ::setenv("CHUSHEN_SECRET", "x", 1);
  const ChildResult result = run(shell("echo \"$OMP_THREAD_LIMIT/$CHUSHEN_SECRET\" >&3; ls /proc/$$/fd >&3"));
  ::unsetenv("CHUSHEN_SECRET");
  CHECK(result.untrusted_answer.starts_with("1/\n"));
  CHECK(result.untrusted_answer.find("\n5\n") == std::string::npos);
  CHECK(result.untrusted_answer.find("\n6\n") == std::string::npos);
}

TEST_CASE("a child that fails or dies says how") {
  CHECK(run(shell("exit 7")).code == 7);
  const ChildResult dead = run(shell("echo half >&3; kill -SEGV $$"));
  CHECK(dead.end == ChildEnd::kSignalled);
  CHECK(dead.code == SIGSEGV);
  ChildSpec nowhere;
  nowhere.command = {"/nowhere/program"};
  CHECK(run(nowhere).end == ChildEnd::kNotStarted);
}

TEST_CASE("a child that never ends is ended, with what it started") {
  const TemporaryFolder folder;
  ChildSpec spec = shell("(sleep 2; touch " + (folder / "alive") + ") & sleep 600");
  spec.limits.wall_seconds = 0.3;
  spec.limits.written_bytes = 1 << 20;
  const ChildResult result = run(spec);
  CHECK(result.end == ChildEnd::kTimedOut);
  CHECK(result.seconds < 5);
  ::usleep(2'500'000);
  CHECK_FALSE(std::filesystem::exists(folder / "alive"));
}

TEST_CASE("a child that computes for ever runs out of processor time") {
  ChildSpec spec = shell("while :; do :; done");
  spec.limits.cpu_seconds = 1;
  CHECK(run(spec).end == ChildEnd::kTimedOut);
}

TEST_CASE("a child that answers without end is ended at the bound") {
  ChildSpec spec = shell("while :; do echo 0123456789012345678901234567890123456789 >&3; done");
  spec.limits.answer_bytes = 100'000;
  const ChildResult result = run(spec);
  CHECK(result.end == ChildEnd::kTooMuchAnswer);
  CHECK(result.untrusted_answer.size() <= 100'000);
}

TEST_CASE("an answer beyond the bound by a child that is gone at once harms nobody") {
  ChildSpec spec = shell("head -c 60000 /dev/zero >&3");
  spec.limits.answer_bytes = 1000;
  CHECK(run(spec).end == ChildEnd::kTooMuchAnswer);
}

TEST_CASE("a child that takes too much memory is ended") {
  ChildSpec spec = shell("x=$(head -c 80000000 /dev/zero | tr '\\0' a); sleep 30");
  spec.limits.resident_bytes = 40 << 20;
  CHECK(run(spec).end == ChildEnd::kTooMuchMemory);
}

TEST_CASE("a child writes no file and leaves no core") {
  const TemporaryFolder folder;
  const ChildResult result =
      run(shell("ulimit -c >&3; echo long enough > " + (folder / "file") + " || exit 9; exit 0"));
  CHECK(result.untrusted_answer == "0\n");
  CHECK(bytes_of(folder / "file").empty());
}

TEST_CASE("a child that complains without end neither blocks nor fills our memory") {
  ChildSpec spec = shell("head -c 20000000 /dev/zero >&2; echo done >&3");
  const ChildResult result = run(spec);
  CHECK(result.untrusted_answer == "done\n");
  CHECK(result.error_bytes == 20'000'000);
}

TEST_CASE("many children run side by side and each result reaches its owner") {
  constexpr int kChildren = 30;
  std::map<int, std::string> answers;
  int next = 0;
  Signals signals;
  const int signal = run_children(
      4,
      [&]() -> Step {
        if (next == kChildren) return NoMore{};
        const int number = next++;
        if (number % 5 == 0) return AskAgain{};
        return ChildTask{shell("cat <&4 >&3", std::to_string(number)),
                         [&, number](ChildResult one) { answers[number] = one.untrusted_answer; }};
      },
      signals);
  CHECK(signal == 0);
  CHECK(answers.size() == 24);
  for (const auto& [number, answer] : answers) CHECK(answer == std::to_string(number));
}

TEST_CASE("a signal ends all children and is handed on") {
  int started = 0, finished = 0;
  Signals signals;
  const int signal = run_children(
      3,
      [&]() -> Step {
        if (++started == 3) ::kill(::getpid(), SIGTERM);
        return ChildTask{shell("sleep 60"), [&](ChildResult) { ++finished; }};
      },
      signals);
  CHECK(signal == SIGTERM);
  CHECK(finished == 0);
  CHECK(started <= 4);
}
