internal import Base
internal import Glibc
internal import Testing

/// The service is ended, as an update of the system ends it, while counters work through nginx.
@Suite(.enabled(if: FrontDoor.missing.isEmpty, "not installed: \(FrontDoor.missing.joined(separator: ", "))"))
struct NginxStopTests {
    private static let counters = 4
    private static let each = 150

    /// What nginx passed on with 201 is there afterwards; what it did not is there once after it was sent again.
    @Test func nothingAcceptedIsLost() throws {
        let folder = try temporaryFolder()
        defer { removeFolder(folder) }
        let first = try RunningServer(folder: folder, FrontDoor.words)
        let door = try FrontDoor(before: first)
        let key = try Browser(door, first).key("receptionist@branch:hcm-centre-thu-duc")
        let queue = try Queue(door, holder: key, folder: folder, counters: Self.counters, each: Self.each)
        try queue.waitForAnswers(40)
        #expect(first.stop() == 0, "\(first.told)")
        let second = try RunningServer(folder: folder, FrontDoor.words + ["--listen", "127.0.0.1:\(first.port)"])
        let answers = try queue.finish()
        #expect(answers.count == Self.counters * Self.each)
        let taken = answers.filter { $0.status == 201 }
        let turnedAway = answers.filter { $0.status != 201 }
        #expect(taken.count >= 40 && !turnedAway.isEmpty, "it was not stopped midway: \(taken.count)")
        #expect(turnedAway.allSatisfy { [502, 503, 504, 429].contains($0.status) }, "\(turnedAway.map(\.status))")
        try afterwards(Visitor(second, key: key), answers)
        #expect(second.stop() == 0)
        let whole = try Program.run(["journal", "verify", "--data", folder + "/data"])
        #expect(whole.exit == 0, "\(whole.output)\(whole.errors)")
    }

    private func afterwards(_ desk: Visitor, _ answers: [Queue.Answer]) throws {
        var codes: Set<String> = []
        for answer in answers {
            let again = try desk.post("/api/v1/dossiers", FrontDoor.birth, once: answer.key)
            let place = try #require(again.header("Location"), "\(again.text)")
            #expect(codes.insert(place).inserted, "one dossier was given to two requests: \(place)")
            if answer.status == 201 {
                #expect(place == answer.location, "an acknowledged dossier is gone, or another was made for it")
                #expect(again.header("Idempotent-Replayed") == "true")
            }
            #expect(try desk.get(place).status == 200)
        }
    }
}

/// Counters that send one dossier after another, each from an address of its own.
private final class Queue {
    struct Answer {
        let status: Int
        let location: String
        let key: String
    }

    private var processes: [pid_t] = []
    private var outputs: [String] = []
    private let errors: String

    init(_ door: FrontDoor, holder: String, folder: String, counters: Int, each: Int) throws {
        let body = folder + "/body"
        errors = folder + "/errors"
        try write(FrontDoor.birth, to: body)
        try write("", to: errors)
        for counter in 0..<counters {
            let output = folder + "/answers-\(counter)"
            try write("", to: output)
            outputs.append(output)
            let posts = ManyPosts(
                path: "/api/v1/dossiers", file: body, holder: holder, from: "127.5.\(counter).1",
                keys: (0..<each).map { "counter-\(counter)-\($0)" })
            processes.append(try door.begin(posts, to: output, errors: errors))
        }
    }

    private func answers() throws -> [Answer] {
        try outputs.flatMap { output in
            String(decoding: try FileBytes.read(output), as: UTF8.self).split(separator: "\n").compactMap { line in
                let words = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
                return words.count == 3 ? Answer(status: Int(words[0]) ?? 0, location: words[1], key: words[2]) : nil
            }
        }
    }

    func waitForAnswers(_ count: Int) throws {
        for _ in 0..<2000 {
            if try answers().count >= count { return }
            usleep(5_000)
        }
        Issue.record(
            "nothing is answered: \((try? FileBytes.read(errors)).map { String(decoding: $0, as: UTF8.self) } ?? "")")
    }

    func finish() throws -> [Answer] {
        for process in processes {
            var status: Int32 = 0
            while waitpid(process, &status, 0) < 0, errno == EINTR {}
        }
        return try answers()
    }
}
