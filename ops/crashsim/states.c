/* Rebuilds what may be on the disk when the power goes, from the record of one run, and looks at each.
 *
 * The power goes after any entry of the record. What was synced is there. Of what was not, any part may be: each write
 * kept, dropped, or torn at sectors of 512 bytes; each new name and each removed one kept or dropped until the folder
 * was synced. SQLite then opens the result, and:
 *
 *   lost  something was acknowledged and is not there
 *   half  of one lodging a part is there and a part is not, or the parts disagree
 *   bad   SQLite cannot open it, or its integrity check fails (after the first acknowledgement)
 *
 * Every 100th state is opened by the program itself as well (PROGRAM open FOLDER), whose own checks of a start must not
 * take what a loss of power leaves for damage, and must find as many lodgings.
 *
 * usage: states RECORD FOLDER STATES [PROGRAM], so many states at least; FOLDER belongs on tmpfs. Ends with 1 when anything was found. */
#define _GNU_SOURCE
#include "record.h"
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { SECTOR = 512, CODE = 48, CLOSELY = 24, OPENED = 100 };

struct Step { struct Entry entry; const unsigned char *bytes; };
struct File { unsigned char *bytes; int64_t length, room; int exists; };

static struct Step *steps;
static int step_count;
static struct File durable[FILES];
static int *pending, pending_count;
static char (*said)[CODE]; /* codes acknowledged so far */
static int said_count;
static struct { long states, lost, half, bad, opened, refused; int worst; } tally;
static const char *program;

static uint64_t seed = 88172645463325252u;
static uint32_t random_number(void) {
    seed ^= seed << 13, seed ^= seed >> 7, seed ^= seed << 17;
    return (uint32_t)(seed >> 20);
}

static void fail(const char *what) { perror(what); exit(2); }

static void read_record(const char *path) {
    int file = open(path, O_RDONLY);
    struct stat status;
    if (file < 0 || fstat(file, &status) || !status.st_size) fail(path);
    const unsigned char *at = mmap(NULL, status.st_size, PROT_READ, MAP_PRIVATE, file, 0), *end = at + status.st_size;
    if (at == MAP_FAILED) fail(path);
    int room = 0;
    while (at + sizeof(struct Entry) <= end) {
        if (step_count == room) steps = realloc(steps, (room = room ? room * 2 : 4096) * sizeof *steps);
        struct Step *step = &steps[step_count++];
        memcpy(&step->entry, at, sizeof step->entry);
        at += sizeof step->entry;
        step->bytes = at;
        at += step->entry.length;
    }
    pending = malloc(step_count * sizeof *pending);
    said = malloc((step_count + 1) * sizeof *said);
}

static void make_room(struct File *file, int64_t length) {
    if (length <= file->room) return;
    int64_t room = length * 2;
    file->bytes = realloc(file->bytes, room);
    memset(file->bytes + file->room, 0, room - file->room);
    file->room = room;
}

static void put(struct File *file, int64_t offset, const unsigned char *bytes, int64_t length) {
    make_room(file, offset + length);
    if (length) memcpy(file->bytes + offset, bytes, length);
    if (offset + length > file->length) file->length = offset + length;
}

static void cut(struct File *file, int64_t length) {
    make_room(file, length);
    if (length < file->length) memset(file->bytes + length, 0, file->length - length);
    file->length = length;
}

static void put_torn(struct File *file, const struct Step *step) {
    int64_t done = 0;
    while (done < step->entry.length) {
        int64_t at = step->entry.offset + done, end = (at / SECTOR + 1) * SECTOR;
        int64_t length = end - at < step->entry.length - done ? end - at : step->entry.length - done;
        if (random_number() & 1) put(file, at, step->bytes + done, length);
        done += length;
    }
}

static void apply(struct File *files, const struct Step *step) {
    struct File *file = &files[step->entry.file];
    switch (step->entry.act) {
    case CREATE: file->exists = 1; break;
    case WRITE: put(file, step->entry.offset, step->bytes, step->entry.length); break;
    case TRUNCATE: cut(file, step->entry.offset); break;
    case UNLINK: file->exists = 0, file->length = 0; break;
    }
}

/* A sync of a file makes its bytes durable; names only a sync of the folder. */
static int is_settled(const struct Step *step, int synced) {
    int is_name = step->entry.act == CREATE || step->entry.act == UNLINK;
    return synced == FOLDER ? is_name : !is_name && step->entry.file == synced;
}

static void settle(int synced) {
    int left = 0;
    for (int i = 0; i < pending_count; i++)
        if (is_settled(&steps[pending[i]], synced)) apply(durable, &steps[pending[i]]);
        else pending[left++] = pending[i];
    pending_count = left;
}

/* Variant 0 drops all that was not synced, 1 keeps it, every fourth keeps a beginning, the others any part. */
static void build(struct File *files, int variant) {
    int beginning = random_number() % (pending_count + 1);
    for (int i = 0; i < pending_count; i++) {
        const struct Step *step = &steps[pending[i]];
        int fate = variant == 0 ? 0 : variant == 1 ? 1 : variant % 4 == 2 ? i < beginning : (int)(random_number() % 3);
        if (fate == 2 && step->entry.act == WRITE) put_torn(&files[step->entry.file], step);
        else if (fate) apply(files, step);
    }
}

static void lay_out(struct File *files, const char *folder) {
    char path[600];
    for (int i = 0; i < FILES; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, file_names[i]);
        if (!files[i].exists) { unlink(path); continue; }
        int file = open(path, O_RDWR | O_CREAT, 0600);
        if (file < 0 || pwrite(file, files[i].bytes, files[i].length, 0) != files[i].length) fail(path);
        if (ftruncate(file, files[i].length)) fail(path);
        close(file);
    }
    snprintf(path, sizeof path, "%s/waypost.db-shm", folder);
    unlink(path);
}

/* -1 when it cannot be read. */
static int64_t number(sqlite3 *db, const char *sql, const char *bound) {
    sqlite3_stmt *statement = NULL;
    int64_t value = -1;
    if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) == SQLITE_OK) {
        if (bound) sqlite3_bind_text(statement, 1, bound, -1, SQLITE_STATIC);
        if (sqlite3_step(statement) == SQLITE_ROW) value = sqlite3_column_int64(statement, 0);
    }
    return sqlite3_finalize(statement) == SQLITE_OK ? value : -1;
}

static int is_whole(sqlite3 *db) {
    return number(db, "SELECT count(*) = 1 AND min(integrity_check) = 'ok' FROM pragma_integrity_check", NULL) == 1;
}

/* Each lodging is two events, a row, an answer and a number taken; each later step an event and a version more. */
static int is_half(sqlite3 *db) {
    return number(db,
        "SELECT (SELECT count(*) FROM journal) <> (SELECT coalesce(max(sequence), 0) FROM journal)"
        " OR (SELECT sequence FROM head) <> (SELECT count(*) FROM journal)"
        " OR (SELECT coalesce(sum(version), 0) FROM dossiers) <> (SELECT count(*) FROM journal)"
        " OR (SELECT count(*) FROM answers) <> (SELECT count(*) FROM dossiers)"
        " OR (SELECT coalesce(sum(last), 0) FROM serials) <> (SELECT count(*) FROM dossiers)"
        " OR EXISTS (SELECT 1 FROM dossiers d WHERE d.version <>"
        " (SELECT count(*) FROM journal j WHERE j.stream = 'dossier:' || d.code))", NULL) != 0;
}

/* All by their number, and the last ones one by one: what is lost is lost from the end, or the whole is bad. */
static int lost(sqlite3 *db) {
    int64_t kept = number(db, "SELECT count(*) FROM dossiers", NULL);
    int missing = kept < said_count ? said_count - (int)kept : 0, gone = 0;
    for (int i = said_count > CLOSELY ? said_count - CLOSELY : 0; i < said_count; i++)
        if (number(db, "SELECT count(*) FROM dossiers WHERE code = ?", said[i]) != 1) gone++;
    return missing > gone ? missing : gone;
}

static void look(const char *folder) {
    char path[600];
    snprintf(path, sizeof path, "%s/waypost.db", folder);
    sqlite3 *db = NULL;
    tally.states++;
    int code = sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL);
    /* The log need not be moved and removed only to be laid out again. */
    sqlite3_db_config(db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, (int *)NULL);
    int64_t tables = code ? -1 : number(db, "SELECT count(*) FROM sqlite_master", NULL);
    /* The schema is one transaction: none of it or all. */
    if (tables <= 0) { if (said_count) tally.bad++, tally.lost++; else if (tables < 0 && !code) tally.bad += 0; }
    else if (!is_whole(db)) tally.bad++;
    else {
        if (is_half(db)) tally.half++;
        int missing = lost(db);
        if (missing) tally.lost++;
        if (missing > tally.worst) tally.worst = missing;
    }
    sqlite3_close(db);
}

/* Opens it as a start of the service does; it wants as many lodgings as were acknowledged. */
static void open_by_program(const char *folder) {
    char wanted[20];
    snprintf(wanted, sizeof wanted, "%d", said_count);
    tally.opened++;
    pid_t child = fork();
    if (!child) {
        execl(program, program, "open", folder, wanted, (char *)NULL);
        _exit(127);
    }
    int status;
    if (child < 0 || waitpid(child, &status, 0) != child) fail("fork");
    if (status) tally.refused++;
    char mark[600];
    snprintf(mark, sizeof mark, "%s/stopped-cleanly", folder);
    unlink(mark);
}

/* Into room that is kept from state to state: fresh pages would cost more than all that is looked at. */
static void copy_durable(struct File *files) {
    for (int i = 0; i < FILES; i++) {
        int64_t before = files[i].length;
        files[i].length = 0;
        put(&files[i], 0, durable[i].bytes, durable[i].length);
        if (before > files[i].length) memset(files[i].bytes + files[i].length, 0, before - files[i].length);
        files[i].exists = durable[i].exists;
    }
}

static void lose_power(const char *folder, int variants) {
    static struct File files[FILES];
    for (int variant = 0; variant < variants; variant++) {
        copy_durable(files);
        build(files, variant);
        lay_out(files, folder);
        if (program && tally.states % OPENED == 0) {
            open_by_program(folder);
            lay_out(files, folder);
        }
        look(folder);
        if (tally.states % 10000 == 0) fprintf(stderr, "states: %ld so far\n", tally.states);
    }
}

/* "number code": a lodging was acknowledged. Everything else it says is not counted. */
static void hear(const struct Step *step) {
    char line[200], code[CODE];
    int length = step->entry.length < 199 ? (int)step->entry.length : 199, lodging;
    memcpy(line, step->bytes, length);
    line[length] = 0;
    if (sscanf(line, "%d %47s", &lodging, code) == 2) strcpy(said[said_count++], code);
}

/* All kept and all dropped at least; as many of every act as it takes. */
static int variants_for(long states) {
    long acts = 0;
    for (int i = 0; i < step_count; i++) acts += steps[i].entry.act != SAID;
    if (!acts) fail("an empty record");
    long variants = (states + acts - 1) / acts;
    return variants < 2 ? 2 : (int)variants;
}

int main(int count, char **words) {
    if (count < 4) { fprintf(stderr, "usage: states RECORD FOLDER STATES [PROGRAM]\n"); return 2; }
    read_record(words[1]);
    int variants = variants_for(atol(words[3])), syncs = 0, writes = 0;
    if (count > 4) program = words[4];
    mkdir(words[2], 0700);
    for (int i = 0; i < step_count; i++) {
        struct Step *step = &steps[i];
        switch (step->entry.act) {
        case SAID: hear(step); continue; /* changes no file: the next state checks it */
        case SYNC: settle(step->entry.file), syncs++; break;
        default: pending[pending_count++] = i, writes++;
        }
        lose_power(words[2], variants);
    }
    printf("%d lodgings, %d writes, %d syncs: states %ld, lost %ld (worst %d lodgings), half %ld, bad %ld\n",
        said_count, writes, syncs, tally.states, tally.lost, tally.worst, tally.half, tally.bad);
    if (program) printf("opened by the program itself: %ld, refused or lost %ld\n", tally.opened, tally.refused);
    return tally.lost || tally.half || tally.bad || tally.refused;
}
