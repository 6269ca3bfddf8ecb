/* Writes down everything a program asks of the disk for its database, in order, with what it has acknowledged.
 *
 * Loaded before libc (LD_PRELOAD): its open, close, pwrite, ftruncate, fsync, fdatasync, unlink and write stand in for
 * libc's under libsqlite3. Syncs are not carried out, only written down: power is never really lost.
 *
 *   RECORD_FOLDER  only files in this folder whose names begin with "waypost.db", and the folder itself
 *   RECORD_LOG     where the record goes; record.h says how it reads
 *
 * One lock makes one order of all threads. */
#define _GNU_SOURCE
#include "record.h"
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST_FILES = 4096, NOT_OURS = 0, IS_FOLDER = FILES + 1 };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static unsigned char kind_of[MOST_FILES]; /* 1 + file number, IS_FOLDER or NOT_OURS, for each descriptor */
static const char *folder;
static int log_file = -1;

static int (*libc_open)(const char *, int, ...);
static int (*libc_close)(int);
static ssize_t (*libc_pwrite)(int, const void *, size_t, off_t);
static ssize_t (*libc_write)(int, const void *, size_t);
static int (*libc_ftruncate)(int, off_t);
static int (*libc_unlink)(const char *);

__attribute__((constructor)) static void start(void) {
    libc_open = (int (*)(const char *, int, ...))dlsym(RTLD_NEXT, "open64");
    libc_close = (int (*)(int))dlsym(RTLD_NEXT, "close");
    libc_pwrite = (ssize_t (*)(int, const void *, size_t, off_t))dlsym(RTLD_NEXT, "pwrite64");
    libc_write = (ssize_t (*)(int, const void *, size_t))dlsym(RTLD_NEXT, "write");
    libc_ftruncate = (int (*)(int, off_t))dlsym(RTLD_NEXT, "ftruncate64");
    libc_unlink = (int (*)(const char *))dlsym(RTLD_NEXT, "unlink");
    folder = getenv("RECORD_FOLDER");
    const char *log = getenv("RECORD_LOG");
    if (folder && log) log_file = libc_open(log, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
}

static void record(enum Act act, int file, int64_t offset, int64_t length, const void *bytes) {
    struct Entry entry = {act, file, offset, length};
    if (libc_write(log_file, &entry, sizeof entry) != (ssize_t)sizeof entry) abort();
    if (bytes && libc_write(log_file, bytes, length) != length) abort();
}

/* 1 + the file's number, IS_FOLDER, or NOT_OURS. */
static int known(const char *path) {
    if (log_file < 0 || !path) return NOT_OURS;
    size_t length = strlen(folder);
    if (strncmp(path, folder, length)) return NOT_OURS;
    const char *name = path + length;
    while (*name == '/') name++;
    if (!*name || !strcmp(name, ".")) return IS_FOLDER;
    for (int file = 0; file < FILES; file++)
        if (!strcmp(name, file_names[file])) return 1 + file;
    return NOT_OURS;
}

static int kind(int descriptor) {
    return log_file >= 0 && descriptor >= 0 && descriptor < MOST_FILES ? kind_of[descriptor] : NOT_OURS;
}

static int opened(const char *path, int flags, mode_t mode) {
    int what = known(path);
    if (what == NOT_OURS) return libc_open(path, flags, mode);
    struct stat status;
    pthread_mutex_lock(&lock);
    int is_new = stat(path, &status) != 0;
    int descriptor = libc_open(path, flags, mode);
    if (descriptor >= 0 && descriptor < MOST_FILES) {
        kind_of[descriptor] = what;
        if (is_new && what != IS_FOLDER) record(CREATE, what - 1, 0, 0, NULL);
    }
    pthread_mutex_unlock(&lock);
    return descriptor;
}

#define MODE(flags, last) va_list rest; va_start(rest, last); \
    mode_t mode = (flags) & O_CREAT ? va_arg(rest, mode_t) : 0; va_end(rest)

int open(const char *path, int flags, ...) { MODE(flags, flags); return opened(path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE(flags, flags); return opened(path, flags, mode); }

int close(int descriptor) {
    if (descriptor >= 0 && descriptor < MOST_FILES) kind_of[descriptor] = NOT_OURS;
    return libc_close(descriptor);
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t length, off_t offset) {
    int what = kind(descriptor);
    if (what == NOT_OURS || what == IS_FOLDER) return libc_pwrite(descriptor, bytes, length, offset);
    pthread_mutex_lock(&lock);
    ssize_t written = libc_pwrite(descriptor, bytes, length, offset);
    if (written > 0) record(WRITE, what - 1, offset, written, bytes);
    pthread_mutex_unlock(&lock);
    return written;
}
ssize_t pwrite(int descriptor, const void *bytes, size_t length, off_t offset) {
    return pwrite64(descriptor, bytes, length, offset);
}

int ftruncate64(int descriptor, off_t length) {
    int what = kind(descriptor);
    if (what == NOT_OURS) return libc_ftruncate(descriptor, length);
    pthread_mutex_lock(&lock);
    int result = libc_ftruncate(descriptor, length);
    if (!result) record(TRUNCATE, what - 1, length, 0, NULL);
    pthread_mutex_unlock(&lock);
    return result;
}
int ftruncate(int descriptor, off_t length) { return ftruncate64(descriptor, length); }

int fdatasync(int descriptor) {
    int what = kind(descriptor);
    if (what == NOT_OURS) return 0;
    pthread_mutex_lock(&lock);
    record(SYNC, what == IS_FOLDER ? FOLDER : what - 1, 0, 0, NULL);
    pthread_mutex_unlock(&lock);
    return 0;
}
int fsync(int descriptor) { return fdatasync(descriptor); }

int unlink(const char *path) {
    int what = known(path);
    if (what == NOT_OURS || what == IS_FOLDER) return libc_unlink(path);
    pthread_mutex_lock(&lock);
    int result = libc_unlink(path);
    if (!result) record(UNLINK, what - 1, 0, 0, NULL);
    pthread_mutex_unlock(&lock);
    return result;
}

/* What the program says on its standard output is an acknowledgement. */
ssize_t write(int descriptor, const void *bytes, size_t length) {
    if (descriptor != 1 || log_file < 0) return libc_write(descriptor, bytes, length);
    pthread_mutex_lock(&lock);
    record(SAID, 0, 0, (int64_t)length, bytes);
    ssize_t written = libc_write(descriptor, bytes, length);
    pthread_mutex_unlock(&lock);
    return written;
}
