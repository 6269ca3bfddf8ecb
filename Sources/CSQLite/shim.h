// The door to libsqlite3, Debian's own.
#include <sqlite3.h>

// SQLITE_TRANSIENT is a cast macro, which Swift does not import: SQLite copies what is bound.
static inline sqlite3_destructor_type waypost_sqlite_transient(void) { return SQLITE_TRANSIENT; }

// sqlite3_config takes a variable list, which Swift does not import: without the count of memory in use, which nobody
// reads, threads do not meet at its lock at each allocation. Before the first connection.
static inline int waypost_sqlite_no_memory_count(void) { return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }

// sqlite3_db_config takes a variable list, which Swift does not import: the last connection that closes leaves the
// write-ahead log as it is.
static inline int waypost_sqlite_leave_log(sqlite3 *db) {
    return sqlite3_db_config(db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, (int *)0);
}
