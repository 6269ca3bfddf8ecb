// The door to what Linux has and Swift's Glibc module leaves out: these headers are not part of it, and extensions of
// GNU are hidden in it, so their prototypes stand here.
#include <netinet/tcp.h>
#include <pthread.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

extern int accept4(int listener, struct sockaddr *address, socklen_t *length, int flags);
extern int pthread_setname_np(pthread_t thread, const char *name);

// The new socket is non-blocking and closed in children from its first instant.
static inline int waypost_accept(int listener, struct sockaddr *address, socklen_t *length) {
    return accept4(listener, address, length, SOCK_NONBLOCK | SOCK_CLOEXEC);
}

// What `top -H` shows; at most 15 bytes.
static inline int waypost_name_thread(pthread_t thread, const char *name) { return pthread_setname_np(thread, name); }
