// The door to libcrypt (yescrypt), which comes with libc6-dev; crypt.h is not part of Swift's Glibc module.
#include <crypt.h>
