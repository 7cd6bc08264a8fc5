// A cable with a delay, between two network namespaces: what enters one TAP device leaves the other one later.
//
//   delay-line NETNS_A NAME_A NETNS_B NAME_B MILLISECONDS
//
// NETNS_* are files such as /proc/PID/ns/net. It prints "up" when both devices are there, and dies with its parent.
#define _GNU_SOURCE
#include <fcntl.h>
#include <linux/if.h>
#include <linux/if_tun.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <time.h>
#include <unistd.h>

enum { most_frames = 8192, most_bytes = 65536 };

struct frame {
  long long due;
  size_t length;
  char *bytes;
};

// A ring of frames on their way, from `first` to `last`.
struct direction {
  struct frame ring[most_frames];
  unsigned first, last;
};

static struct direction ways[2];

static long long now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1000000000LL + time.tv_nsec;
}

static void give_up(const char *what) {
  perror(what);
  exit(1);
}

static int open_tap(const char *network, const char *name) {
  int space = open(network, O_RDONLY | O_CLOEXEC);
  if (space < 0 || setns(space, CLONE_NEWNET) < 0) give_up(network);
  close(space);
  int device = open("/dev/net/tun", O_RDWR | O_NONBLOCK | O_CLOEXEC);
  struct ifreq request = {.ifr_flags = IFF_TAP | IFF_NO_PI};
  strncpy(request.ifr_name, name, IFNAMSIZ - 1);
  if (device < 0 || ioctl(device, TUNSETIFF, &request) < 0) give_up(name);
  return device;
}

static void take_in(int from, struct direction *way, long long delay) {
  static char buffer[most_bytes];
  ssize_t length;
  while ((length = read(from, buffer, sizeof buffer)) > 0) {
    if (way->last - way->first >= most_frames) continue;
    char *bytes = malloc((size_t)length);
    if (!bytes) give_up("malloc");
    memcpy(bytes, buffer, (size_t)length);
    way->ring[way->last++ % most_frames] = (struct frame){now() + delay, (size_t)length, bytes};
  }
}

static void let_out(int to, struct direction *way, long long *next) {
  for (; way->first != way->last; way->first++) {
    struct frame *frame = &way->ring[way->first % most_frames];
    if (frame->due > now()) {
      if (*next == 0 || frame->due < *next) *next = frame->due;
      return;
    }
    // A device that is down takes nothing: the frame is lost, as on a cable.
    ssize_t ignored = write(to, frame->bytes, frame->length);
    (void)ignored;
    free(frame->bytes);
  }
}

int main(int count, char **words) {
  if (count != 6) return 2;
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  int ends[2] = {open_tap(words[1], words[2]), open_tap(words[3], words[4])};
  long long delay = (long long)(atof(words[5]) * 1e6);
  puts("up");
  fflush(stdout);
  for (;;) {
    long long next = 0;
    for (int end = 0; end < 2; end++) let_out(ends[1 - end], &ways[end], &next);
    long long wait = next ? next - now() : 0;
    if (wait < 0) wait = 0;
    struct timespec limit = {wait / 1000000000LL, wait % 1000000000LL};
    struct pollfd polls[2] = {{.fd = ends[0], .events = POLLIN}, {.fd = ends[1], .events = POLLIN}};
    ppoll(polls, 2, next ? &limit : NULL, NULL);
    for (int end = 0; end < 2; end++) take_in(ends[end], &ways[end], delay);
  }
}
