internal import Base
internal import Glibc
internal import Testing

/// The built program, run as a person or a script runs it.
enum Program {
    struct Answer {
        let exit: Int32
        let output: String
        let errors: String
    }

    /// The top of the repository.
    static let root = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }

    /// Runs the program to its end. What it writes goes through files, so that it never waits for a reader.
    static func run(
        _ arguments: [String], environment: [String: String] = [:], outputTo: String? = nil, program: String? = nil
    ) throws -> Answer {
        let (output, errors) = (try temporaryFile(), try temporaryFile())
        defer {
            unlink(output)
            unlink(errors)
        }
        let process = try begin(arguments, environment, outputTo ?? output, errors, program: program)
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        return Answer(exit: exitCode(status), output: try text(output), errors: try text(errors))
    }

    /// The same for a line as it is typed: spaces part words; `_` stands for a space within one.
    static func run(line: String, environment: [String: String] = [:]) throws -> Answer {
        try run(line.split(separator: " ").map { String($0.replacing("_", with: " ")) }, environment: environment)
    }

    /// The program in the folder of the running tests: `swift build` puts both there.
    static var path: String {
        let beside = folderOfTests() + "/waypost"
        return access(beside, X_OK) == 0 ? beside : root + "/.build/debug/waypost"
    }

    /// Starts it, or another program, and does not wait.
    static func begin(
        _ arguments: [String], _ environment: [String: String], _ output: String, _ errors: String,
        program: String? = nil
    ) throws -> pid_t {
        let path = program ?? path
        var actions = posix_spawn_file_actions_t()
        try check(posix_spawn_file_actions_init(&actions))
        defer { posix_spawn_file_actions_destroy(&actions) }
        try check(posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0))
        try check(posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output, O_WRONLY, 0))
        try check(posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, errors, O_WRONLY, 0))
        var words = ([path] + arguments).map { strdup($0) } + [nil]
        var variables = environment.merging(sanitizers) { $1 }.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { (words + variables).forEach { free($0) } }
        var process: pid_t = 0
        var attributes = posix_spawnattr_t()
        try check(posix_spawnattr_init(&attributes))
        defer { posix_spawnattr_destroy(&attributes) }
        try unblockSignals(&attributes)
        try check(posix_spawn(&process, path, &actions, &attributes, &words, &variables))
        return process
    }

    /// Where a sanitized program puts its reports; see ops/sanitize.
    private static var sanitizers: [String: String] {
        ["TSAN_OPTIONS", "ASAN_OPTIONS"].reduce(into: [:]) { all, name in
            if let value = getenv(name) { all[name] = String(cString: value) }
        }
    }

    /// Threads of a test's pool block nearly all signals, and a child inherits that: it could not be ended.
    private static func unblockSignals(_ attributes: inout posix_spawnattr_t) throws {
        var none = sigset_t()
        sigemptyset(&none)
        try check(posix_spawnattr_setsigmask(&attributes, &none))
        try check(posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK)))
    }

    /// The exit code, or 128 and the signal as a shell tells it.
    private static func exitCode(_ status: Int32) -> Int32 {
        status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
    }

    private static func text(_ path: String) throws -> String {
        String(decoding: try FileBytes.read(path), as: UTF8.self)
    }

    private static func check(_ result: Int32) throws { try #require(result == 0) }

    private static func folderOfTests() -> String {
        var path = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink("/proc/self/exe", &path, path.count)
        let bytes = path.prefix(max(0, count)).map { UInt8(bitPattern: $0) }
        return "/" + String(decoding: bytes, as: UTF8.self).split(separator: "/").dropLast().joined(separator: "/")
    }
}

/// A new empty file; whoever asks for it removes it.
func temporaryFile() throws -> String {
    var name = Array(("/tmp/waypost-test-" + String(repeating: "X", count: 6)).utf8CString)
    let descriptor = mkstemp(&name)
    try #require(descriptor >= 0)
    close(descriptor)
    return String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
}

/// A new empty folder; whoever asks for it removes it.
func temporaryFolder() throws -> String {
    var name = Array(("/tmp/waypost-test-" + String(repeating: "X", count: 6)).utf8CString)
    try #require(mkdtemp(&name) != nil)
    return String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
}

func write(_ text: String, to path: String) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    let bytes = Array(text.utf8)
    try #require(write(descriptor, bytes, bytes.count) == bytes.count)
}
