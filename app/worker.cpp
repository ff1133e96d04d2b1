#include "app/worker.h"

#include <cerrno>
#include <exception>
#include <new>
#include <optional>
#include <string>

#include <unistd.h>

#include "app/child.h"
#include "app/child_setup.h"
#include "app/confinement.h"
#include "app/libreoffice.h"
#include "app/sandbox.h"
#include "app/unpack_job.h"
#include "app/worker_job.h"
#include "app/worker_outcome.h"
#include "extract/document_json.h"

namespace chushen {

namespace {

constexpr int kExitFailed = 70;  // sysexits.h: EX_SOFTWARE

std::optional<std::string> read_job() {
  std::string job;
  char buffer[1 << 14];
  for (ssize_t got = 0; (got = ::read(kJobDescriptor, buffer, sizeof buffer)) != 0;) {
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return std::nullopt;
    job.append(buffer, static_cast<std::size_t>(got));
  }
  return job;
}

// It sees the archive and its spool; the system's folders only because a locale is loaded late.
std::optional<std::string> unpack_as(const UnpackJob& job) {
  if (!confine({{job.path, "/usr/lib"}, {job.spool}})) return std::nullopt;
  return to_wire(unpack_file(job.path, job.name, job.spool, job.limits, is_ignored_path));
}

// Each page is on its way as soon as it is read, so that it is not lost with a worker that is ended.
std::string read_telling(const ReadJob& job) {
  ReadOptions options = job.options;
  options.page_read = [](const Document& part) { (void)write_all(kAnswerDescriptor, part_of_answer(part)); };
  return to_json(read_document(job.path, options));
}

std::optional<std::string> answer_to(std::string_view verb, std::string_view wire) {
  if (verb == kReadVerb) {
    const auto job = read_job_of(wire);
    if (job && !job->printed_pages.empty()) return to_json(read_print(job->path, job->printed_pages, job->options));
    if (job) return read_telling(*job);
  }
  if (verb == kCropVerb) {
    const auto job = crop_job_of(wire);
    if (job) return to_wire(draw_crops(job->path, job->requests, job->max_width));
  }
  if (verb == kUnpackVerb) {
    const auto job = unpack_job_of(wire);
    if (job) return unpack_as(*job);
  }
  if (verb == kConvertVerb) become_libreoffice(wire);
  return std::nullopt;
}

}  // namespace

bool is_worker_verb(std::string_view verb) {
  return verb == kReadVerb || verb == kCropVerb || verb == kUnpackVerb || verb == kConvertVerb;
}

// The stages throw for no content; what still comes through is a bug or no memory, and costs this one file.
int run_worker(std::string_view verb) {
  try {
    const auto job = read_job();
    if (!job || !enter_sandbox()) return kExitNotStarted;
    const auto answer = answer_to(verb, *job);
    if (!answer) return kExitNotStarted;
    return write_all(kAnswerDescriptor, *answer) ? 0 : kExitFailed;
  } catch (const std::bad_alloc&) {
    return kExitOutOfMemory;
  } catch (const std::exception&) {
    return kExitFailed;
  }
}

}  // namespace chushen
