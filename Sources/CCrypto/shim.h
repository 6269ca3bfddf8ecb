// The door to OpenSSL's libcrypto. Nothing here is a shim yet: SHA256() is plain C and Swift imports it as it is.
#include <openssl/sha.h>
