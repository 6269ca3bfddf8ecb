internal import Base
internal import Glibc
internal import Testing

/// The real program serving a folder of its own, as an operator starts it; spoken to over real sockets.
final class RunningServer {
    let folder: String
    private(set) var port: UInt16 = 0
    /// What it printed on its standard output: the operator's first words, the address.
    private(set) var said = ""
    private var process: pid_t = 0
    private let output: String
    private let errors: String
    private let ownsFolder: Bool

    /// - Parameter folder: of an earlier run, to go on with its data.
    init(folder: String? = nil, language: Language = .en, _ words: [String] = []) throws {
        ownsFolder = folder == nil
        self.folder = try folder ?? temporaryFolder()
        (output, errors) = (try temporaryFile(), try temporaryFile())
        process = try Program.begin(
            ["serve", "--listen", "127.0.0.1:0", "--data", self.folder + "/data", "--lang", language.rawValue] + words,
            ["WAYPOST_ROUTING": Program.root + "/Routing"], output, errors)
        try waitForAddress()
    }

    private func waitForAddress() throws {
        for _ in 0..<1200 {
            said = String(decoding: try FileBytes.read(output), as: UTF8.self)
            if let start = said.range(of: "http://127.0.0.1:") {
                let digits = said[start...].prefix { $0.isNumber }
                if said[start...].contains("\n"), let number = UInt16(digits) {
                    port = number
                    return
                }
            }
            var status: Int32 = 0
            if waitpid(process, &status, WNOHANG) == process {
                process = 0
                break
            }
            usleep(25_000)
        }
        let told = String(decoding: try FileBytes.read(errors), as: UTF8.self)
        Issue.record("it does not serve: \(said) \(told)")
        throw NotServing()
    }

    struct NotServing: Error {}

    /// The one-time password that the first start printed.
    var oneTimePassword: String {
        guard let start = said.range(of: "One-time password: ") else { return "" }
        return String(said[start...].prefix { $0 != "\n" })
    }

    /// Ends it as systemd does.
    /// - Returns: the exit code.
    @discardableResult func stop(_ signal: Int32 = SIGTERM) -> Int32 {
        guard process > 0 else { return -1 }
        kill(process, signal)
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        process = 0
        return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
    }

    var told: String { (try? String(decoding: FileBytes.read(errors), as: UTF8.self)) ?? "" }

    deinit {
        stop(SIGKILL)
        unlink(output)
        unlink(errors)
        if ownsFolder { removeFolder(folder) }
    }
}

extension String {
    /// The place just behind the first `text`.
    fileprivate func range(of text: String) -> Index? {
        var at = startIndex
        while at < endIndex {
            if self[at...].hasPrefix(text) { return index(at, offsetBy: text.count) }
            at = index(after: at)
        }
        return nil
    }
}

/// One answer over HTTP, read to its end.
struct Answered {
    var status = 0
    var headers: [(name: String, value: String)] = []
    var body: [UInt8] = []

    /// `HTTP/2`, as the client met it.
    var protocolName = ""

    var text: String { String(decoding: body, as: UTF8.self) }
    func json() throws -> JSON { try JSON(body) }
    func header(_ name: String) -> String? { headers.first { $0.name.lowercased() == name.lowercased() }?.value }
    func all(_ name: String) -> [String] {
        headers.filter { $0.name.lowercased() == name.lowercased() }.map(\.value)
    }
}

extension RunningServer {
    /// One request on a connection of its own.
    func send(
        _ method: String, _ path: String, _ body: String = "", headers: [(String, String)] = []
    ) throws -> Answered {
        let socket = try connected()
        defer { close(socket) }
        var text = "\(method) \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nConnection: close\r\n"
        for header in headers { text += "\(header.0): \(header.1)\r\n" }
        if !body.isEmpty { text += "Content-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n" }
        try put(Array((text + "\r\n" + body).utf8), on: socket)
        return try Answered(reading: everything(from: socket))
    }

    private func connected() throws -> Int32 {
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        try #require(socket >= 0)
        var patience = timeval(tv_sec: 20, tv_usec: 0)
        setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        try #require(result == 0)
        return socket
    }

    private func put(_ bytes: [UInt8], on socket: Int32) throws {
        var start = 0
        while start < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.send(socket, $0.baseAddress.map { $0 + start }, $0.count - start, Int32(MSG_NOSIGNAL))
            }
            try #require(count > 0)
            start += count
        }
    }

    private func everything(from socket: Int32) throws -> [UInt8] {
        var bytes: [UInt8] = []
        var room = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = recv(socket, &room, room.count, 0)
            if count <= 0 { return bytes }
            bytes += room[..<count]
        }
    }
}

extension Answered {
    /// A whole answer with `Content-Length`, or until the end of the connection.
    init(reading bytes: [UInt8]) throws {
        let text = String(decoding: bytes, as: UTF8.self)
        let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
        let words = lines.first?.split(separator: " ") ?? []
        status = try #require(words.count > 1 ? Int(words[1]) : nil, "no answer: \(text.prefix(80))")
        protocolName = String(words[0])
        for line in lines.dropFirst().prefix(while: { !$0.isEmpty }) {
            let parts = line.split(separator: ":", maxSplits: 1)
            if parts.count == 2 { headers.append((String(parts[0]), String(parts[1].drop { $0 == " " }))) }
        }
        let end = Array("\r\n\r\n".utf8)
        let place = bytes.indices.first { bytes[$0...].starts(with: end) }
        body = place.map { Array(bytes[($0 + end.count)...]) } ?? []
    }
}

/// Removes a folder of a test and what is in it, one level of folders deep.
func removeFolder(_ path: String) {
    guard let folder = opendir(path) else { return }
    while let entry = readdir(folder) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
            $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if name == "." || name == ".." { continue }
        let inner = path + "/" + name
        if unlink(inner) != 0 { removeFolder(inner) }
    }
    closedir(folder)
    rmdir(path)
}
