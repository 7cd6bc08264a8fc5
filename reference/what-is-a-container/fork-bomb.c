/* Forks as a fork bomb does, but bounded: 40 children that do nothing and end after a second, however the forks go. It
   says how many forks the kernel refused. */
#include <errno.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

enum { FORKS = 40, SECONDS = 1 };

int main(void) {
  int refused = 0;
  for (int tried = 0; tried < FORKS; tried++) {
    pid_t child = fork();
    if (child == 0) {
      alarm(SECONDS);
      pause();
      return 0;
    }
    if (child < 0 && errno == EAGAIN) refused++;
  }
  printf("%d forks refused\n", refused);
  fflush(stdout);
  while (wait(NULL) > 0) continue;
  return 0;
}
