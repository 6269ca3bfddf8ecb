internal import Base
internal import Desk
internal import Dossiers
internal import Glibc
internal import Store
internal import Testing

/// A program that lodges is killed at random instants: what it acknowledged is there, once.
@Suite(.serialized) struct KillTests {
    /// A ledger is killed ten times, and verified whole after each.
    @Test func nothingAcknowledgedIsLostByAKill() throws {
        var generator = SeededGenerator(seed: 3)
        let count = rounds(short: 8, long: 40, bars: 300)
        var sum = 0
        for start in stride(from: 0, to: count, by: 10) { sum += try killed(min(10, count - start), &generator) }
        #expect(sum > 50)
    }

    private func killed(_ rounds: Int, _ generator: inout SeededGenerator) throws -> Int {
        let scratch = Scratch()
        var acknowledged: [String: Int] = [:]
        for _ in 0..<rounds {
            let child = try Lodger(scratch.data, threads: 8)
            usleep(UInt32.random(in: 1_000...400_000, using: &generator))
            for (number, code) in child.kill() {
                #expect(acknowledged[code] == nil, "\(code) was given twice")
                acknowledged[code] = number
            }
            // The first kill may come before there is anything.
            guard !acknowledged.isEmpty else { continue }
            let report = try Inspector(folder: scratch.data).verify()
            #expect(report.isWhole && report.dossiers >= acknowledged.count, "\(report)")
        }
        try expect(acknowledged, in: scratch)
        return acknowledged.count
    }

    private func expect(_ acknowledged: [String: Int], in scratch: Scratch) throws {
        let store = try scratch.open()
        let reader = try store.reader()
        for (code, number) in acknowledged {
            let parts = code.split(separator: "-")
            let serial = Int(parts[2]) ?? 0
            let code = DossierCode(issuer: String(parts[0]), day: CivilDate(day: 20_778), serial: serial)
            #expect(
                try reader.history(of: .dossier(code)).first?.entry.at.milliseconds == 1_795_200_000_000 + Int64(number)
            )
            #expect(try reader.dossier(code) != nil)
        }
        store.stop()
    }
}

/// The program beside the tests that lodges until it is killed.
private struct Lodger {
    struct Missing: Error {}
    private let pid: pid_t
    private let output: Int32

    init(_ folder: String, threads: Int) throws {
        var pipe: [Int32] = [0, 0]
        guard Glibc.pipe(&pipe) == 0 else { throw Missing() }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawn_file_actions_adddup2(&actions, pipe[1], 1)
        posix_spawn_file_actions_addclose(&actions, pipe[0])
        defer { posix_spawn_file_actions_destroy(&actions) }
        var pid: pid_t = 0
        let arguments = [Self.program, "lodge", folder, "\(threads)", "0"]
        var pointers = arguments.map { strdup($0) } + [nil]
        defer { pointers.forEach { free($0) } }
        guard posix_spawn(&pid, Self.program, &actions, nil, &pointers, nil) == 0 else { throw Missing() }
        close(pipe[1])
        self.pid = pid
        output = pipe[0]
    }

    /// Built beside the tests.
    private static var program: String {
        var path = [CChar](repeating: 0, count: 4096)
        let count = readlink("/proc/self/exe", &path, path.count)
        let own = String(decoding: path.prefix(max(count, 0)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return own.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 } + "/storecrash"
    }

    /// Ends it without warning; what it had acknowledged by then.
    func kill() -> [(Int, String)] {
        Glibc.kill(pid, SIGKILL)
        let lines = (try? FileBytes.readStream(output, name: "pipe")) ?? []
        close(output)
        var status: Int32 = 0
        waitpid(pid, &status, 0)
        return String(decoding: lines, as: UTF8.self).split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ")
            guard words.count == 2, let number = Int(words[0]) else { return nil }
            return (number, String(words[1]))
        }
    }
}
