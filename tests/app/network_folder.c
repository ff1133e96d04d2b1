/* Preloaded into the program by network_test.cpp: folders whose path holds CHUSHEN_NETWORK lie on a file system of the type
   CHUSHEN_NETWORK_TYPE (a number as statfs gives it). All else is as it is. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/vfs.h>

int statfs(const char *path, struct statfs *said) {
  int result = ((int (*)(const char *, struct statfs *))dlsym(RTLD_NEXT, "statfs"))(path, said);
  const char *where = getenv("CHUSHEN_NETWORK"), *type = getenv("CHUSHEN_NETWORK_TYPE");
  if (result == 0 && where && type && strstr(path, where)) said->f_type = strtol(type, NULL, 0);
  return result;
}
