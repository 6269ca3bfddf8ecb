internal import Base
internal import CLinux
internal import Glibc

/// The program itself, started as an operator starts it, and watched from outside.
final class ServedChild {
    struct Plan {
        /// The folder that holds all registers, and the one in use.
        var register: RegisterPlace
        var data: String
        /// Takes what it says.
        var output: String
    }

    let port: UInt16
    /// From just before it was started to its first 200 at `/ready`.
    let readyNanoseconds: UInt64
    private var process: pid_t

    private static let patienceNanoseconds: UInt64 = 60_000_000_000

    init(_ plan: Plan) throws(LoadFault) {
        port = try LoopbackPort.free()
        let began = monotonicNanoseconds()
        process = try Self.start(plan, port)
        do throws(LoadFault) { try Self.wait(process, port, began) } catch {
            kill(process, SIGKILL)
            throw error
        }
        readyNanoseconds = monotonicNanoseconds() - began
    }

    deinit { end(SIGKILL) }

    /// As systemd does; it finishes what it was given.
    func stop() throws(LoadFault) {
        guard end(SIGTERM) == 0 else { throw LoadFault(saying: "waypost serve did not end well") }
    }

    /// In the middle of whatever it does.
    func kill9() { end(SIGKILL) }

    /// - Returns: what `waitpid` told.
    @discardableResult private func end(_ signal: Int32) -> Int32 {
        guard process > 0 else { return 0 }
        kill(process, signal)
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        process = 0
        return status
    }

    /// Resident, and its share where pages are shared with others (the program's file with this very process).
    func memory() throws -> (residentKibibytes: Int, proportionalKibibytes: Int) {
        (try Self.field("VmRSS:", "/proc/\(process)/status"), try Self.field("Pss:", "/proc/\(process)/smaps_rollup"))
    }

    private static func field(_ name: String, _ path: String) throws -> Int {
        let text = String(decoding: try FileBytes.read(path), as: UTF8.self)
        let line = text.split(separator: "\n").first { $0.hasPrefix(name) }
        return line?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    }
}

// Starting it and asking whether it answers.
extension ServedChild {
    private static func start(_ plan: Plan, _ port: UInt16) throws(LoadFault) -> pid_t {
        let words = [
            "waypost", "serve", "--listen", "127.0.0.1:\(port)", "--data", plan.data, "--routing",
            plan.register.routing, "--register", plan.register.name, "--lang", "en",
        ]
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, plan.output, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO)
        var arguments = words.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var environment: [UnsafeMutablePointer<CChar>?] = [nil]
        var child = pid_t()
        guard posix_spawn(&child, "/proc/self/exe", &actions, nil, &arguments, &environment) == 0 else {
            throw LoadFault("posix_spawn")
        }
        return child
    }

    private static func wait(_ process: pid_t, _ port: UInt16, _ began: UInt64) throws(LoadFault) {
        while !isReady(port) {
            var status: Int32 = 0
            guard waitpid(process, &status, WNOHANG) == 0 else {
                throw LoadFault(saying: "waypost serve has ended at its start")
            }
            guard monotonicNanoseconds() - began < patienceNanoseconds else {
                throw LoadFault(saying: "waypost serve does not become ready")
            }
            usleep(500)
        }
    }

    private static func isReady(_ port: UInt16) -> Bool {
        guard let socket = try? LoopbackPort.connected(port) else { return false }
        defer { close(socket) }
        let request = Array("GET /ready HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".utf8)
        guard send(socket, request, request.count, Int32(MSG_NOSIGNAL)) == request.count else { return false }
        var answer = [UInt8](repeating: 0, count: 4096)
        let count = recv(socket, &answer, answer.count, 0)
        return count > 12 && answer[9..<12].elementsEqual("200".utf8)
    }
}

/// Sockets of this machine's own network.
enum LoopbackPort {
    /// One that nobody listens on now.
    static func free() throws(LoadFault) -> UInt16 {
        let made = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard made >= 0 else { throw LoadFault("socket") }
        defer { close(made) }
        var address = name(0)
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let named = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(made, $0, size) == 0 && getsockname(made, $0, &size) == 0
            }
        }
        guard named else { throw LoadFault("bind") }
        return UInt16(bigEndian: address.sin_port)
    }

    static func connected(_ port: UInt16) throws(LoadFault) -> Int32 {
        let made = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard made >= 0 else { throw LoadFault("socket") }
        var address = name(port)
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(made, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        if result == 0 { return made }
        close(made)
        throw LoadFault("connect")
    }

    private static func name(_ port: UInt16) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return address
    }
}
