// The door to OpenSSL's libcrypto. SHA256() and CRYPTO_memcmp() are plain C and Swift imports them as they are; HMAC()
// takes its hash function as a pointer that Swift sees as optional and opaque, so its one use stands here.
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
