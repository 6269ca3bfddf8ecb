/* Runs a program and strikes at the N-th of its system calls: ends it without warning, or lets that call fail.
 *
 * strace can do it too, but counts for each thread and each kind of call by itself, so that "the N-th of all" is never
 * met for the second thread. Here one counter runs over all threads and all calls, from the moment the program says
 * "begin" on its standard output until it says "end".
 *
 *   interrupt [--at N] [--from] [--only CALL,CALL…] [--fail ERROR | --short] --tell FILE PROGRAM ARGUMENT…
 *
 *   --at N    strike at the N-th call counted; 0, as by itself, only counts
 *   --from    strike at that call and at each one after it
 *   --only    count these calls alone (names below); without it every call counts
 *   --fail    let the call fail with EIO, ENOSPC, EROFS, EACCES, EMFILE or EDQUOT, not done
 *   --short   let a write do only the first half of what it was asked
 *   --tell    where it is told how many calls were counted, how many struck, which was the first and on what file
 *             ("3 1 fdatasync /data/waypost.db-wal"), then for each name how many were counted ("fdatasync 2")
 *
 * Calls on descriptors 0 to 2 are not struck unless the program is to be ended: what it says is how it is judged.
 * Ends as the program does; 137 when it was ended. */
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>
#include <linux/ptrace.h>

#ifndef __x86_64__
#error "interrupt.c changes registers of x86-64"
#endif

struct Call { const char *name; long number; int takes_file; };
static const struct Call calls[] = {
    {"read", SYS_read, 1}, {"pread64", SYS_pread64, 1}, {"write", SYS_write, 1}, {"pwrite64", SYS_pwrite64, 1},
    {"writev", SYS_writev, 1}, {"fdatasync", SYS_fdatasync, 1}, {"fsync", SYS_fsync, 1},
    {"ftruncate", SYS_ftruncate, 1}, {"fallocate", SYS_fallocate, 1}, {"openat", SYS_openat, 0},
    {"open", SYS_open, 0}, {"close", SYS_close, 1}, {"unlink", SYS_unlink, 0}, {"unlinkat", SYS_unlinkat, 0},
    {"rename", SYS_rename, 0}, {"renameat", SYS_renameat, 0}, {"renameat2", SYS_renameat2, 0},
    {"mkdir", SYS_mkdir, 0}, {"mmap", SYS_mmap, 0}, {"munmap", SYS_munmap, 0}, {"mremap", SYS_mremap, 0},
    {"fcntl", SYS_fcntl, 1}, {"flock", SYS_flock, 1}, {"fstat", SYS_fstat, 1}, {"newfstatat", SYS_newfstatat, 0},
    {"stat", SYS_stat, 0}, {"lseek", SYS_lseek, 1}, {"futex", SYS_futex, 0}, {"brk", SYS_brk, 0},
    {"access", SYS_access, 0}, {"fchmod", SYS_fchmod, 1}, {"fchown", SYS_fchown, 1}, {"chmod", SYS_chmod, 0},
    {"clone3", SYS_clone3, 0}, {"mprotect", SYS_mprotect, 0}, {"madvise", SYS_madvise, 0},
    {"getrandom", SYS_getrandom, 0}, {"geteuid", SYS_geteuid, 0}, {"exit", SYS_exit, 0},
};
enum { CALLS = sizeof calls / sizeof *calls, THREADS = 64 };

static const struct { const char *name; int number; } errors[] = {
    {"EIO", EIO}, {"ENOSPC", ENOSPC}, {"EROFS", EROFS}, {"EACCES", EACCES}, {"EMFILE", EMFILE}, {"EDQUOT", EDQUOT},
};

static struct { long at; int from, fail, is_short; const char *only, *tell; } asked;
static long counted, struck, counted_of[64]; /* as long as the list of calls at least */
static char first_struck[32] = "-", first_file[600] = "-";
static int is_begun, is_ended;
static pid_t leader;
/* What the call that a thread is in shall answer instead; 0 when nothing is changed. */
static struct { pid_t thread; int error; } failing[THREADS];
_Static_assert(CALLS <= 64, "counted_of is too short");

static void die(const char *what) { perror(what); if (leader > 0) kill(leader, SIGKILL); exit(2); }

static const struct Call *call_of(long number) {
    for (int i = 0; i < CALLS; i++) if (calls[i].number == number) return &calls[i];
    return NULL;
}

static int is_asked_for(const struct Call *call) {
    if (!asked.only) return 1;
    if (!call) return 0;
    size_t length = strlen(call->name);
    for (const char *at = asked.only; (at = strstr(at, call->name)); at += length)
        if ((at == asked.only || at[-1] == ',') && (at[length] == ',' || !at[length])) return 1;
    return 0;
}

/* "begin" and "end" on standard output are where counting begins and ends. */
static void listen_to(pid_t thread, unsigned long address) {
    union { long word; char text[sizeof(long)]; } peek;
    errno = 0;
    peek.word = ptrace(PTRACE_PEEKDATA, thread, address, 0);
    if (errno) return;
    if (!strncmp(peek.text, "begin\n", 6)) is_begun = 1;
    if (!strncmp(peek.text, "end\n", 4)) is_ended = 1;
}

static int *failing_of(pid_t thread) {
    for (int i = 0; i < THREADS; i++)
        if (failing[i].thread == thread) return &failing[i].error;
    for (int i = 0; i < THREADS; i++)
        if (!failing[i].thread) return failing[i].thread = thread, &failing[i].error;
    die("too many threads");
    return NULL;
}

static void change_call(pid_t thread, const struct ptrace_syscall_info *info) {
    struct user_regs_struct registers;
    if (ptrace(PTRACE_GETREGS, thread, 0, &registers)) die("PTRACE_GETREGS");
    if (asked.is_short) {
        registers.rdx = info->entry.args[2] / 2;
    } else {
        registers.orig_rax = (unsigned long)-1;
        *failing_of(thread) = asked.fail;
    }
    if (ptrace(PTRACE_SETREGS, thread, 0, &registers)) die("PTRACE_SETREGS");
}

static void change_answer(pid_t thread) {
    int *error = failing_of(thread);
    if (!*error) return;
    struct user_regs_struct registers;
    if (ptrace(PTRACE_GETREGS, thread, 0, &registers)) die("PTRACE_GETREGS");
    registers.rax = (unsigned long)-*error;
    *error = 0;
    if (ptrace(PTRACE_SETREGS, thread, 0, &registers)) die("PTRACE_SETREGS");
}

static void note(const struct Call *call, unsigned long descriptor) {
    char link[64];
    snprintf(first_struck, sizeof first_struck, "%s", call ? call->name : "another");
    if (!call || !call->takes_file) return;
    snprintf(link, sizeof link, "/proc/%d/fd/%lu", leader, descriptor);
    ssize_t length = readlink(link, first_file, sizeof first_file - 1);
    if (length > 0) first_file[length] = 0;
}

static void strike(pid_t thread, const struct Call *call, const struct ptrace_syscall_info *info) {
    if (!struck++) note(call, info->entry.args[0]);
    if (asked.fail || asked.is_short) change_call(thread, info);
    else kill(leader, SIGKILL);
}

static void enter(pid_t thread, const struct ptrace_syscall_info *info) {
    const struct Call *call = call_of((long)info->entry.nr);
    int is_speech = call && call->takes_file && info->entry.args[0] <= 2;
    if (info->entry.nr == SYS_write && info->entry.args[0] == 1) listen_to(thread, info->entry.args[1]);
    if (!is_begun || is_ended || !is_asked_for(call)) return;
    if (is_speech && (asked.fail || asked.is_short)) return;
    counted++;
    if (call) counted_of[call - calls]++;
    if (asked.at && (counted == asked.at || (asked.from && counted > asked.at))) strike(thread, call, info);
}

static void at_call(pid_t thread) {
    struct ptrace_syscall_info info;
    if (ptrace(PTRACE_GET_SYSCALL_INFO, thread, sizeof info, &info) <= 0) return; /* it was ended meanwhile */
    if (info.op == PTRACE_SYSCALL_INFO_ENTRY) enter(thread, &info);
    else if (info.op == PTRACE_SYSCALL_INFO_EXIT) change_answer(thread);
}

static void tell(void) {
    FILE *file = fopen(asked.tell, "w");
    if (!file) die(asked.tell);
    fprintf(file, "%ld %ld %s %s\n", counted, struck, first_struck, first_file);
    for (int i = 0; i < CALLS; i++)
        if (counted_of[i]) fprintf(file, "%s %ld\n", calls[i].name, counted_of[i]);
    fclose(file);
}

/* Until the program is gone; how it went. */
static int follow(void) {
    int status, end = 0;
    for (;;) {
        pid_t thread = waitpid(-1, &status, __WALL);
        if (thread < 0) break;
        if (WIFEXITED(status) || WIFSIGNALED(status)) {
            if (thread == leader) end = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
            continue;
        }
        int signal = WSTOPSIG(status), passed_on = 0;
        if (signal == (SIGTRAP | 0x80)) at_call(thread);
        else if (signal != SIGTRAP && signal != SIGSTOP) passed_on = signal;
        ptrace(PTRACE_SYSCALL, thread, 0, passed_on);
    }
    return end;
}

static int start(char **words) {
    leader = fork();
    if (leader < 0) die("fork");
    if (!leader) {
        ptrace(PTRACE_TRACEME, 0, 0, 0);
        raise(SIGSTOP);
        execvp(words[0], words);
        perror(words[0]);
        _exit(127);
    }
    int status;
    waitpid(leader, &status, 0);
    long options = PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACECLONE | PTRACE_O_TRACEEXEC | PTRACE_O_EXITKILL;
    if (ptrace(PTRACE_SETOPTIONS, leader, 0, options)) die("PTRACE_SETOPTIONS");
    ptrace(PTRACE_SYSCALL, leader, 0, 0);
    return follow();
}

static int error_of(const char *name) {
    for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
        if (!strcmp(errors[i].name, name)) return errors[i].number;
    fprintf(stderr, "interrupt: unknown error: %s\n", name);
    exit(2);
}

int main(int count, char **words) {
    int at = 1;
    for (; at < count && !strncmp(words[at], "--", 2); at++) {
        const char *next = at + 1 < count ? words[at + 1] : "";
        if (!strcmp(words[at], "--from")) asked.from = 1;
        else if (!strcmp(words[at], "--short")) asked.is_short = 1;
        else if (!strcmp(words[at], "--at")) asked.at = atol(next), at++;
        else if (!strcmp(words[at], "--only")) asked.only = next, at++;
        else if (!strcmp(words[at], "--fail")) asked.fail = error_of(next), at++;
        else if (!strcmp(words[at], "--tell")) asked.tell = next, at++;
        else { fprintf(stderr, "interrupt: unknown: %s\n", words[at]); return 2; }
    }
    if (at >= count || !asked.tell) {
        fprintf(stderr, "usage: interrupt … --tell FILE PROGRAM ARGUMENT…; interrupt.c says more\n");
        return 2;
    }
    int end = start(words + at);
    tell();
    return end;
}
