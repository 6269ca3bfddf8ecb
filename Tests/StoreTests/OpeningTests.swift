internal import Base
internal import Desk
internal import Glibc
internal import Store
internal import Testing

/// Each way a start can fail has one sentence for the operator, in both languages, and nothing is changed.
@Suite struct OpeningTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let why: String
        let code: String
        var needsRoot = false
        let prepare: @Sendable (Scratch) throws -> Void
        var testDescription: String { why }
    }

    static let isRoot = geteuid() == 0

    static let cases = [
        Case(why: "the parent folder is missing", code: "store.missing") { Scratch.remove($0.path) },
        Case(why: "a file where the folder should be", code: "store.unusable") {
            Tampering.write([1], to: $0.data)
        },
        Case(why: "a file that is no database", code: "store.not-a-database") {
            try database($0, Array(repeating: 65, count: 9000))
        },
        Case(why: "another program's database", code: "store.other-program") {
            try database($0, [])
            try Tampering.run($0.data, ["PRAGMA application_id = 77", "CREATE TABLE t (x)"], withGuards: true)
        },
        Case(why: "another program's database that gives no name", code: "store.other-program") {
            try database($0, [])
            try Tampering.run($0.data, ["CREATE TABLE t (x)"], withGuards: true)
        },
        Case(why: "a newer release's database", code: "store.newer") {
            try $0.open().stop()
            try Tampering.run($0.data, ["PRAGMA user_version = 99"], withGuards: true)
        },
        Case(why: "a file cut in the middle", code: "store.damaged") { scratch in
            let store = try scratch.open()
            _ = try Sample.lodge(into: store, 0..<100)
            store.stop()
            truncate(scratch.data + "/waypost.db", 70_000)
            unlink(scratch.data + "/stopped-cleanly")
        },
        Case(why: "the journal's end was cut off", code: "store.damaged") { scratch in
            let store = try scratch.open()
            _ = try Sample.lodge(into: store, 0..<10)
            store.stop()
            try Tampering.run(scratch.data, ["DELETE FROM journal WHERE sequence > 15"])
        },
        Case(why: "a database of another user", code: "store.owner", needsRoot: true) {
            try $0.open().stop()
            chown($0.data + "/waypost.db", 12_345, 12_345)
        },
        Case(why: "a disk mounted read-only", code: "store.read-only", needsRoot: true) { scratch in
            try scratch.open().stop()
            #expect(mount(scratch.data, scratch.data, nil, UInt(MS_BIND), nil) == 0)
            let flags = UInt(MS_BIND) | UInt(MS_REMOUNT) | UInt(MS_RDONLY)
            #expect(mount(scratch.data, scratch.data, nil, flags, nil) == 0)
        },
    ]

    @Test(arguments: cases) func isTold(_ item: Case) throws {
        guard Self.isRoot || !item.needsRoot else { return }
        let scratch = Scratch()
        try item.prepare(scratch)
        defer { umount2(scratch.data, Int32(MNT_DETACH)) }
        do {
            try scratch.open().stop()
            Issue.record("it was opened")
        } catch let fault as DataFault {
            #expect(fault.code == item.code, "\(fault.sentence(.en))")
            #expect(fault.sentence(.vi) != fault.sentence(.en))
        }
    }

    @Test func aSecondProcessIsKeptOut() throws {
        let scratch = Scratch()
        let store = try scratch.open()
        #expect(throws: DataFault.self) { try scratch.open() }
        store.stop()
        try scratch.open().stop()
    }

    @Test func withoutLeaveNothingIsCreated() throws {
        let scratch = Scratch()
        var options = Store.Options()
        options.create = false
        #expect(throws: DataFault.self) { try scratch.open(options) }
        #expect(Scratch.names(scratch.path).isEmpty)
    }

    @Test func filesAreTheirOwnersAlone() throws {
        let scratch = Scratch()
        let store = try scratch.open()
        _ = try Sample.lodge(into: store, 0..<2)
        for name in Scratch.names(scratch.data) {
            var status = stat()
            stat("\(scratch.data)/\(name)", &status)
            #expect(status.st_mode & 0o077 == 0, "\(name)")
        }
        store.stop()
    }

    private static func database(_ scratch: Scratch, _ bytes: [UInt8]) throws {
        mkdir(scratch.data, 0o700)
        Tampering.write(bytes, to: scratch.data + "/waypost.db")
    }
}
