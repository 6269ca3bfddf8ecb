/* The record of one run: entries one behind another, each followed by `length` bytes for WRITE and SAID. */
#include <stdint.h>

enum Act { CREATE, WRITE, TRUNCATE, SYNC, UNLINK, SAID };

struct Entry {
    int32_t act;
    int32_t file; /* index into file_names, or FOLDER for a SYNC of the folder */
    int64_t offset; /* of a WRITE; the new length of a TRUNCATE */
    int64_t length;
};

enum { FILES = 3, FOLDER = 100 };
static const char *const file_names[FILES] __attribute__((unused)) = {
    "waypost.db", "waypost.db-wal", "waypost.db-journal",
};
