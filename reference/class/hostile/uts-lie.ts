/** The app is isolated in all but its host name. */
export const appInTheHostsUts = 'stop; inside unshare -pfm --root=$R --mount-proc $APP';

/** C that says of every process but the first that its UTS namespace is another one, to the program that it is loaded into. */
export const utsLie = `#define _GNU_SOURCE
#include <dlfcn.h>
#include <string.h>
#include <sys/stat.h>
int statx(int at, const char *path, int flags, unsigned mask, struct statx *out) {
  int (*real)(int, const char *, int, unsigned, struct statx *) = dlsym(RTLD_NEXT, "statx");
  int status = real(at, path, flags, mask, out);
  const char *found = path ? strstr(path, "/ns/uts") : 0;
  if (status == 0 && found && strncmp(path, "1/", 2)) out->stx_ino = 4026530000u;
  return status;
}`;
