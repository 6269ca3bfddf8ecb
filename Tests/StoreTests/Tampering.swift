internal import CSQLite
internal import Desk
internal import Glibc
internal import Store

/// Whoever changes a ledger behind the program's back.
enum Tampering {
    struct Failure: Error { let words: String }

    /// Runs SQL on the file, with the triggers that guard the journal taken off first unless they are what is tried.
    static func run(_ folder: String, _ statements: [String], withGuards: Bool = false) throws {
        var handle: OpaquePointer?
        guard sqlite3_open(folder + "/waypost.db", &handle) == SQLITE_OK else { throw Failure(words: "open") }
        defer { sqlite3_close_v2(handle) }
        let guards = ["DROP TRIGGER journal_is_not_changed", "DROP TRIGGER journal_is_not_cut"]
        for statement in (withGuards ? [] : guards) + statements {
            guard sqlite3_exec(handle, statement, nil, nil, nil) == SQLITE_OK else {
                throw Failure(words: String(cString: sqlite3_errmsg(handle)))
            }
        }
    }

    static func hex(_ bytes: [UInt8]) -> String {
        "x'" + bytes.map { String($0 + 256 as Int, radix: 16).dropFirst() }.joined() + "'"
    }

    static func write(_ bytes: [UInt8], to path: String) {
        let file = open(path, O_RDWR | O_CREAT | O_TRUNC, 0o600)
        defer { close(file) }
        var done = 0
        while done < bytes.count {
            let count = bytes[done...].withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            if count <= 0 { return }
            done += count
        }
    }
}

private func + (left: UInt8, right: Int) -> Int { Int(left) + right }
