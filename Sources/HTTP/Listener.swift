public import Base
internal import CLinux
internal import Glibc

/// Why the server could not start.
public struct StartFault: Error, Sendable {
    public let message: Bilingual

    init(_ message: Bilingual) { self.message = message }

    /// - Parameter call: the system call that failed; `errno` says why.
    init(_ call: String, at place: String = "") {
        let reason = String(cString: strerror(errno))
        let at = place.isEmpty ? "" : " \(place)"
        message = Bilingual(
            vi: "Không mở được cổng\(at): \(call): \(reason).", en: "Cannot listen\(at): \(call): \(reason).")
    }
}

/// A socket that listens; closed when let go.
final class Listener: Sendable {
    let socket: Int32
    /// Where it really listens, as `127.0.0.1:41233`.
    let name: String

    /// - Parameter place: `127.0.0.1:8080`, `[::1]:8080`, `localhost:0`.
    init(_ place: String) throws(StartFault) {
        guard let (address, port) = Self.read(place) else {
            throw StartFault(
                Bilingual(
                    vi: "\"\(excerpt(place))\" không phải là địa chỉ:cổng, ví dụ 127.0.0.1:8080 hay [::1]:8080.",
                    en: "\"\(excerpt(place))\" is no address:port, as 127.0.0.1:8080 or [::1]:8080."))
        }
        let made = Glibc.socket(
            address.isV4 ? AF_INET : AF_INET6,
            Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard made >= 0 else { throw StartFault("socket", at: place) }
        do throws(StartFault) { name = try Self.open(made, address, port, place) } catch {
            close(made)
            throw error
        }
        socket = made
    }

    deinit { close(socket) }

    /// From here on the kernel turns everybody away.
    func end() { shutdown(socket, Int32(SHUT_RDWR)) }

    private static func open(
        _ socket: Int32, _ address: Address, _ port: UInt16, _ place: String
    ) throws(StartFault) -> String {
        set(socket, SOL_SOCKET, SO_REUSEADDR)
        // IPv4 has listeners of its own.
        if !address.isV4 { set(socket, Int32(IPPROTO_IPV6), IPV6_V6ONLY) }
        guard bind(socket, address, port) == 0 else { throw StartFault("bind", at: place) }
        guard listen(socket, 1024) == 0 else { throw StartFault("listen", at: place) }
        var storage = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        let result = withUnsafeMutablePointer(to: &storage) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(socket, $0, &length) }
        }
        guard result == 0 else { throw StartFault("getsockname", at: place) }
        // Both families keep the port in the same place.
        let bound = withUnsafeBytes(of: storage) {
            UInt16(bigEndian: $0.loadUnaligned(fromByteOffset: 2, as: UInt16.self))
        }
        return address.isV4 ? "\(address):\(bound)" : "[\(address)]:\(bound)"
    }

    private static func bind(_ socket: Int32, _ address: Address, _ port: UInt16) -> Int32 {
        if address.isV4 {
            var four = sockaddr_in()
            four.sin_family = sa_family_t(AF_INET)
            four.sin_port = port.bigEndian
            four.sin_addr.s_addr = UInt32(truncatingIfNeeded: address.low).bigEndian
            return withUnsafePointer(to: &four) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    Glibc.bind(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
                }
            }
        }
        var six = sockaddr_in6()
        six.sin6_family = sa_family_t(AF_INET6)
        six.sin6_port = port.bigEndian
        six.sin6_addr = address.v6
        return withUnsafePointer(to: &six) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.bind(socket, $0, socklen_t(MemoryLayout<sockaddr_in6>.size))
            }
        }
    }

    static func set(_ socket: Int32, _ level: Int32, _ option: Int32) {
        var on: Int32 = 1
        setsockopt(socket, level, option, &on, socklen_t(MemoryLayout<Int32>.size))
    }

    private static func read(_ place: String) -> (Address, UInt16)? {
        guard let colon = place.lastIndex(of: ":"), let port = UInt16(place[place.index(after: colon)...])
        else { return nil }
        let host = place[..<colon]
        if host == "localhost" { return (.loopback, port) }
        if host.hasPrefix("["), host.hasSuffix("]") { return Address(host.dropFirst().dropLast()).map { ($0, port) } }
        guard !host.contains(":") else { return nil }
        return Address(host).map { ($0, port) }
    }
}
