// Preloaded into the store's process: lets the n-th write, sync or truncation of the data file (or of a backup) fail, as a full or broken
// disk does. Armed by AE_FAULT=<n>/<errno>/<1 = and all that follow>, or
// from inside by opening /ae-fault/arm/<n>/<errno>/<1>; /ae-fault/fired exists once it has failed.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static atomic_int left = 0, error_number = 0, lasting = 0, fired = 0;

static int concerns(int fd) {
  char link[64], path[512];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length <= 0) return 0;
  path[length] = 0;
  return strstr(path, "/elements.db") != NULL || strstr(path, "/backups/") != NULL;
}

static int fails(int fd) {
  if (atomic_load(&left) <= 0 || !concerns(fd)) return 0;
  int now = atomic_fetch_sub(&left, 1);
  if (now > 1) return 0;
  if (atomic_load(&lasting)) atomic_store(&left, 1);
  atomic_store(&fired, 1);
  errno = atomic_load(&error_number);
  return 1;
}

static void arm(int n, int number, int last) {
  atomic_store(&error_number, number);
  atomic_store(&lasting, last);
  atomic_store(&fired, 0);
  atomic_store(&left, n);
}

__attribute__((constructor)) static void armed_from_the_start(void) {
  int n, number, last;
  const char *wish = getenv("AE_FAULT");
  if (wish && sscanf(wish, "%d/%d/%d", &n, &number, &last) == 3) arm(n, number, last);
}

// 0: not for us; 1: said, and errno is set
static int spoken(const char *path) {
  if (strncmp(path, "/ae-fault/", 10) != 0) return 0;
  int n, number, last;
  if (sscanf(path, "/ae-fault/arm/%d/%d/%d", &n, &number, &last) == 3) {
    arm(n, number, last);
    errno = ENOENT;
  } else {
    errno = atomic_load(&fired) ? EEXIST : ENOENT;
  }
  return 1;
}

#define REAL(type, name, ...) static type (*real)(__VA_ARGS__); if (!real) real = (type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at) { REAL(ssize_t, "pwrite64", int, const void *, size_t, off64_t); return fails(fd) ? -1 : real(fd, data, size, at); }
ssize_t pwrite(int fd, const void *data, size_t size, off_t at) { REAL(ssize_t, "pwrite", int, const void *, size_t, off_t); return fails(fd) ? -1 : real(fd, data, size, at); }
ssize_t write(int fd, const void *data, size_t size) { REAL(ssize_t, "write", int, const void *, size_t); return fails(fd) ? -1 : real(fd, data, size); }
int fsync(int fd) { REAL(int, "fsync", int); return fails(fd) ? -1 : real(fd); }
int fdatasync(int fd) { REAL(int, "fdatasync", int); return fails(fd) ? -1 : real(fd); }
int ftruncate(int fd, off_t size) { REAL(int, "ftruncate", int, off_t); return fails(fd) ? -1 : real(fd, size); }
int ftruncate64(int fd, off64_t size) { REAL(int, "ftruncate64", int, off64_t); return fails(fd) ? -1 : real(fd, size); }

#define OPEN(name) \
  int name(const char *path, int flags, ...) { \
    REAL(int, #name, const char *, int, ...); \
    va_list rest; va_start(rest, flags); mode_t mode = va_arg(rest, mode_t); va_end(rest); \
    return spoken(path) ? -1 : real(path, flags, mode); }
OPEN(open)
OPEN(open64)
