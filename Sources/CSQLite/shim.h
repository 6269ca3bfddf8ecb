// The door to libsqlite3, Debian's own.
#include <sqlite3.h>

// SQLITE_TRANSIENT is a cast macro, which Swift does not import: SQLite copies what is bound.
static inline sqlite3_destructor_type waypost_sqlite_transient(void) { return SQLITE_TRANSIENT; }

// sqlite3_db_config takes a variable list, which Swift does not import: the last connection that closes leaves the
// write-ahead log as it is.
static inline int waypost_sqlite_leave_log(sqlite3 *db) {
    return sqlite3_db_config(db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, (int *)0);
}
