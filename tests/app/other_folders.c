/* Preloaded into the program by tests: folders that are not like those of this machine's disk. All else is as it is.

   CHUSHEN_NETWORK, CHUSHEN_NETWORK_TYPE   paths that hold the first lie on a file system of that type (a number as statfs
                                           gives it)
   CHUSHEN_NOT_LISTED                      folders whose path ends so cannot be listed
   CHUSHEN_RENAME_FAILS                    renaming without replacing fails with this errno: EINVAL as NFS has it, EXDEV
                                           between two disks
   CHUSHEN_DIE_AFTER_LINK                  killed behind the link of this number, from 1 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/vfs.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

int statfs(const char *path, struct statfs *said) {
  int result = REAL(statfs)(path, said);
  const char *where = getenv("CHUSHEN_NETWORK"), *type = getenv("CHUSHEN_NETWORK_TYPE");
  if (result == 0 && where && type && strstr(path, where)) said->f_type = strtol(type, NULL, 0);
  return result;
}

DIR *opendir(const char *path) {
  const char *end = getenv("CHUSHEN_NOT_LISTED");
  size_t length = strlen(path), wanted = end ? strlen(end) : 0;
  if (!end || length < wanted || strcmp(path + length - wanted, end) != 0) return REAL(opendir)(path);
  errno = EACCES;
  return NULL;
}

int renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned int flags) {
  const char *error = getenv("CHUSHEN_RENAME_FAILS");
  if (!error || flags == 0) return REAL(renameat2)(from_folder, from, to_folder, to, flags);
  errno = atoi(error);
  return -1;
}

int link(const char *from, const char *to) {
  static int links;
  const char *last = getenv("CHUSHEN_DIE_AFTER_LINK");
  int result = REAL(link)(from, to);
  if (last && ++links == atoi(last)) raise(SIGKILL);
  return result;
}
