/* Preloaded into the program by robustness_test.cpp: the n-th call that writes fails with an error of the disk.
   CHUSHEN_FAIL_AT: which call, from 1; CHUSHEN_FAIL_WITH: the errno; CHUSHEN_FAIL_FOR_GOOD: all later ones fail too.
   Workers get none of these variables and none of this. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static long calls;

static int fails(void) {
  static long at = -1;
  static int error, for_good;
  if (at < 0) {
    const char *text = getenv("CHUSHEN_FAIL_AT");
    at = text ? atol(text) : 0;
    text = getenv("CHUSHEN_FAIL_WITH");
    error = text ? atoi(text) : EIO;
    for_good = getenv("CHUSHEN_FAIL_FOR_GOOD") != NULL;
  }
  ++calls;
  if (at == 0 || (calls != at && !(for_good && calls > at))) return 0;
  errno = error;
  return 1;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int file, const void *bytes, size_t size) {
  if (file > 2 && fails()) return -1;
  return REAL(write)(file, bytes, size);
}
ssize_t pwrite64(int file, const void *bytes, size_t size, off64_t place) {
  if (fails()) return -1;
  return REAL(pwrite64)(file, bytes, size, place);
}
int fsync(int file) { return fails() ? -1 : REAL(fsync)(file); }
int fdatasync(int file) { return fails() ? -1 : REAL(fdatasync)(file); }
int syncfs(int file) { return fails() ? -1 : REAL(syncfs)(file); }
int ftruncate64(int file, off64_t size) { return fails() ? -1 : REAL(ftruncate64)(file, size); }
int rename(const char *from, const char *to) { return fails() ? -1 : REAL(rename)(from, to); }
int mkdir(const char *path, mode_t mode) { return fails() ? -1 : REAL(mkdir)(path, mode); }

static int open_any(int (*real)(const char *, int, ...), const char *path, int flags, va_list more) {
  mode_t mode = (flags & O_CREAT) ? va_arg(more, mode_t) : 0;
  if ((flags & (O_WRONLY | O_RDWR | O_CREAT)) && fails()) return -1;
  return real(path, flags, mode);
}
int open(const char *path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  int file = open_any(REAL(open), path, flags, more);
  va_end(more);
  return file;
}
int open64(const char *path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  int file = open_any(REAL(open64), path, flags, more);
  va_end(more);
  return file;
}
