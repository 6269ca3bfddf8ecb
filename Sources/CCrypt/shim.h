// The door to libcrypt (yescrypt), which comes with libc6-dev; crypt.h is not part of Swift's Glibc module, and neither
// is sys/random.h, from which salts and all other secrets come.
#include <crypt.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

// As many random bytes as the kernel gives at once (all of them up to 256), or -1.
static inline long waypost_random(void *room, unsigned long count) { return getrandom(room, count, 0); }

// Hashes `phrase` as `setting` says: 1 and the hash in `output`, or 0 for a refused setting or phrase. crypt_r's 32 KiB
// live on the heap here (threads have small stacks) and are wiped before they are given back: they held the phrase.
static inline int waypost_crypt(const char *phrase, const char *setting, char *output, unsigned long room) {
    struct crypt_data *data = (struct crypt_data *)calloc(1, sizeof *data);
    if (!data) return 0;
    const char *hash = crypt_r(phrase, setting, data);
    int good = hash && hash[0] != '*' && strlen(hash) < room;
    if (good) strcpy(output, hash);
    explicit_bzero(data, sizeof *data);
    free(data);
    return good;
}

// A setting of Debian's default method and cost with a fresh salt; 1 or 0.
static inline int waypost_setting(const char *prefix, const char *salt, int count, char *output, int room) {
    return crypt_gensalt_rn(prefix, 0, salt, count, output, room) != NULL;
}
