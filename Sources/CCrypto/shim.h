// The door to OpenSSL's libcrypto. CRYPTO_memcmp() is plain C and Swift imports it as it is; HMAC() takes its hash
// function as a pointer that Swift sees as optional and opaque, so its one use stands here. So does SHA-256: in OpenSSL 3
// SHA256() looks the algorithm up by name, under a lock, at each call, which costs more than hashing a row; the three
// steps below do not, and are deprecated for no other reason than that they cannot be exchanged for an engine's.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/sha.h>

// HMAC-SHA-256 into 32 bytes; 1, or 0 when the library fails.
static inline int waypost_hmac_sha256(const unsigned char *key, unsigned long key_count, const unsigned char *message,
                                      unsigned long count, unsigned char *output) {
    unsigned int written = 0;
    return HMAC(EVP_sha256(), key, (int)key_count, message, count, output, &written) != NULL && written == 32;
}

// SHA-256 of count bytes into 32. Its steps cannot fail.
static inline void waypost_sha256(const unsigned char *message, unsigned long count, unsigned char *output) {
    SHA256_CTX state;
    SHA256_Init(&state);
    SHA256_Update(&state, message, count);
    SHA256_Final(output, &state);
}
