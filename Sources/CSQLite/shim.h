// The door to libsqlite3, Debian's own.
#include <sqlite3.h>

// SQLITE_TRANSIENT is a cast macro, which Swift does not import: SQLite copies what is bound.
static inline sqlite3_destructor_type waypost_sqlite_transient(void) { return SQLITE_TRANSIENT; }
