internal import CLinux
internal import Glibc

/// A client that sends exactly the bytes it is told and reads until the server is silent or gone; no wait is longer
/// than two seconds.
final class Client {
    private let socket: Int32

    /// - Parameter place: as `Server.addresses` gives it.
    init?(_ place: String, receiveBuffer: Int32? = nil) {
        guard let colon = place.lastIndex(of: ":"), let port = UInt16(place[place.index(after: colon)...])
        else { return nil }
        let isV6 = place.hasPrefix("[")
        socket = Glibc.socket(isV6 ? AF_INET6 : AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard socket >= 0 else { return nil }
        var limit = timeval(tv_sec: 2, tv_usec: 0)
        setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        var on: Int32 = 1
        setsockopt(socket, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
        if var receiveBuffer {
            setsockopt(socket, SOL_SOCKET, SO_RCVBUF, &receiveBuffer, socklen_t(MemoryLayout<Int32>.size))
        }
        guard (isV6 ? Self.connectV6(socket, port) : Self.connectV4(socket, port)) == 0 else {
            Glibc.close(socket)
            return nil
        }
    }

    deinit { Glibc.close(socket) }

    private static func connectV4(_ socket: Int32, _ port: UInt16) -> Int32 {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }

    private static func connectV6(_ socket: Int32, _ port: UInt16) -> Int32 {
        var address = sockaddr_in6()
        address.sin6_family = sa_family_t(AF_INET6)
        address.sin6_port = port.bigEndian
        address.sin6_addr = in6addr_loopback
        return withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in6>.size))
            }
        }
    }

    /// - Returns: whether all of it was taken.
    @discardableResult func send(_ bytes: [UInt8]) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }

    @discardableResult func send(_ text: String) -> Bool { send(Array(text.utf8)) }

    func endSending() { shutdown(socket, Int32(SHUT_WR)) }

    /// What comes next; empty at the end of the connection, nil when nothing came in time or it was reset.
    func receive(_ most: Int = 64 << 10, within milliseconds: Int32 = 2000) -> [UInt8]? {
        var wait = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
        guard poll(&wait, 1, milliseconds) > 0 else { return nil }
        var buffer = [UInt8](repeating: 0, count: most)
        let count = recv(socket, &buffer, most, 0)
        return count < 0 ? nil : Array(buffer[..<count])
    }

    /// Reads answers until `count` are whole, the connection ends, or nothing comes within the time.
    func answers(_ count: Int = .max, to methods: [String] = [], within milliseconds: Int32 = 2000) -> Answers {
        var bytes: [UInt8] = []
        while true {
            let answers = Answers(bytes, methods: methods)
            if answers.whole.count >= count { return answers }
            guard let more = receive(within: milliseconds) else { return answers }
            if more.isEmpty { return answers.ended() }
            bytes += more
        }
    }
}

/// What a server sent, cut into answers.
struct Answers {
    struct Answer {
        var status: Int
        var fields: [(name: String, value: String)]
        var body: [UInt8]

        func field(_ name: String) -> String? { fields.first { $0.name.lowercased() == name.lowercased() }?.value }
        var text: String { String(decoding: body, as: UTF8.self) }
    }

    private(set) var whole: [Answer] = []
    private(set) var rest: [UInt8]
    /// The server ended the connection.
    private(set) var isEnded = false

    /// 100 is left out: it is no answer.
    var statuses: [Int] { whole.map(\.status).filter { $0 != 100 } }
    var continues: Int { whole.count { $0.status == 100 } }

    init(_ bytes: [UInt8], methods: [String] = []) {
        rest = bytes
        while let answer = Self.take(&rest, isHead: methods.dropFirst(statuses.count).first == "HEAD") {
            whole.append(answer)
        }
    }

    func ended() -> Answers {
        var ended = self
        ended.isEnded = true
        return ended
    }

    private static func take(_ bytes: inout [UInt8], isHead: Bool) -> Answer? {
        let end = Array("\r\n\r\n".utf8)
        guard let cut = bytes.indices.first(where: { bytes[$0...].starts(with: end) }) else { return nil }
        let lines = String(decoding: bytes[..<cut], as: UTF8.self).split(separator: "\r\n")
        let status = lines.first.map { Int($0.split(separator: " ").dropFirst().first ?? "") ?? 0 } ?? 0
        let fields = lines.dropFirst().map { line in
            let parts = line.split(separator: ":", maxSplits: 1).map(String.init)
            return (name: parts.first ?? "", value: String((parts.last ?? "").drop { $0 == " " }))
        }
        var answer = Answer(status: status, fields: fields, body: [])
        var content = Array(bytes[(cut + 4)...])
        if !isHead, status != 100, status != 204, status != 304 {
            if answer.field("Transfer-Encoding") == "chunked" {
                guard let body = chunks(&content) else { return nil }
                answer.body = body
            } else {
                let length = Int(answer.field("Content-Length") ?? "0") ?? 0
                guard content.count >= length else { return nil }
                answer.body = Array(content[..<length])
                content.removeFirst(length)
            }
        }
        bytes = content
        return answer
    }

    private static func chunks(_ bytes: inout [UInt8]) -> [UInt8]? {
        var body: [UInt8] = []
        var rest = bytes[...]
        while true {
            guard let line = rest.firstIndex(of: 0x0D),
                let size = Int(String(decoding: rest[..<line], as: UTF8.self), radix: 16),
                rest.count >= line - rest.startIndex + 4 + size
            else { return nil }
            body += rest[(line + 2)..<(line + 2 + size)]
            rest = rest[(line + 4 + size)...]
            if size == 0 {
                bytes = Array(rest)
                return body
            }
        }
    }
}
