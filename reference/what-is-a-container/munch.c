/* Eats memory, a mebibyte at a time: 160 unless another number is given, and never more than that. It is meant to be
   killed by the limit of its cgroup long before; where nothing limits it, it ends by itself. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MEBIBYTE = 1024 * 1024, MOST = 160, SECONDS = 30 };

int main(int count, char **words) {
  int wanted = count > 1 ? atoi(words[1]) : MOST;
  if (wanted < 1 || wanted > MOST) wanted = MOST;
  alarm(SECONDS);
  for (int eaten = 1; eaten <= wanted; eaten++) {
    char *piece = malloc(MEBIBYTE);
    if (!piece) return 1;
    memset(piece, eaten, MEBIBYTE);
    printf("Allocated %d MB\n", eaten);
    fflush(stdout);
  }
  return 0;
}
