// Preloaded into the app: its wall clock shows the computer's, moved by as many milliseconds as the file AE_CLOCK holds (64 bits). What
// counts how long something takes is left alone, so the two part as they do in sleep. Without locks and without a look at the disk: the
// file is mapped before Chromium shuts its processes in, and all of them see a change at once.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <semaphore.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static const volatile int64_t *moved_ms;

__attribute__((constructor)) static void begin(void) {
  const char *path = getenv("AE_CLOCK");
  int fd = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
  if (fd < 0) return;
  void *mapped = mmap(NULL, sizeof(int64_t), PROT_READ, MAP_SHARED, fd, 0);
  if (mapped != MAP_FAILED) moved_ms = mapped;
  close(fd);
}

static int64_t moved(void) { return moved_ms ? *moved_ms : 0; }

static struct timespec move(struct timespec at, int64_t ms) {
  int64_t nanoseconds = at.tv_nsec + (ms % 1000) * 1000000;
  at.tv_sec += ms / 1000;
  if (nanoseconds >= 1000000000) at.tv_sec++, nanoseconds -= 1000000000;
  if (nanoseconds < 0) at.tv_sec--, nanoseconds += 1000000000;
  at.tv_nsec = nanoseconds;
  return at;
}

int clock_gettime(clockid_t clock, struct timespec *at) {
  int failed = (int)syscall(SYS_clock_gettime, clock, at);
  if (!failed && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) *at = move(*at, moved());
  return failed;
}

int gettimeofday(struct timeval *restrict at, void *restrict zone) {
  (void)zone;
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  at->tv_sec = now.tv_sec;
  at->tv_usec = now.tv_nsec / 1000;
  return 0;
}

time_t time(time_t *at) {
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  if (at) *at = now.tv_sec;
  return now.tv_sec;
}

// Waits until an instant of the wall clock, which whoever waits has counted from the moved one.
int sem_timedwait(sem_t *restrict semaphore, const struct timespec *restrict until) {
  static int (*real)(sem_t *, const struct timespec *);
  if (!real) real = (int (*)(sem_t *, const struct timespec *))dlsym(RTLD_NEXT, "sem_timedwait");
  struct timespec truly = move(*until, -moved());
  return real(semaphore, &truly);
}
