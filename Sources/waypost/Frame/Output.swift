internal import Glibc

/// Why nothing more can be written.
enum OutputFault: Error, Equatable {
    /// The reader closed the pipe: it has seen enough, which is nobody's fault.
    case readerGone
    /// The system's reason, as `strerror(3)` words it.
    case failed(String)
    /// This file holds something already, and is not written over.
    case exists(String)
}

/// Bytes on their way to a descriptor: gathered, and handed to `write(2)` a chunk at a time.
///
/// A class because a descriptor has an identity; used by one thread.
final class Output {
    private static let chunk = 1 << 16
    private let descriptor: Int32
    private var pending: [UInt8] = []

    init(_ descriptor: Int32) {
        self.descriptor = descriptor
        pending.reserveCapacity(Self.chunk + 4096)
    }

    /// Adds to the buffer in place: the way of batch commands, which write hundreds of thousands of rows a second.
    func gather(_ body: (inout [UInt8]) -> Void) throws(OutputFault) {
        body(&pending)
        if pending.count >= Self.chunk { try flush() }
    }

    func text(_ text: String) throws(OutputFault) { try gather { $0.append(contentsOf: text.utf8) } }

    func line(_ text: String = "") throws(OutputFault) {
        try gather {
            $0.append(contentsOf: text.utf8)
            $0.append(UInt8(ascii: "\n"))
        }
    }

    /// One row of CSV (RFC 4180, but LF line ends as in the register's own tables).
    func csv(_ fields: some Sequence<String>) throws(OutputFault) {
        try gather { bytes in
            var isFirst = true
            for field in fields {
                if !isFirst { bytes.append(UInt8(ascii: ",")) }
                isFirst = false
                bytes.appendCSV(field)
            }
            bytes.append(UInt8(ascii: "\n"))
        }
    }

    func flush() throws(OutputFault) {
        var start = 0
        defer { pending.removeAll(keepingCapacity: true) }
        while start < pending.count {
            let count = pending.withUnsafeBytes {
                write(descriptor, $0.baseAddress.map { $0 + start }, $0.count - start)
            }
            if count < 0, errno == EINTR { continue }
            if count < 0, errno == EPIPE { throw .readerGone }
            guard count > 0 else { throw .failed(String(cString: strerror(errno))) }
            start += count
        }
    }
}

extension [UInt8] {
    /// A CSV field, quoted only where it must be.
    mutating func appendCSV(_ field: String) {
        var field = field
        field.withUTF8 { appendCSV($0) }
    }

    mutating func appendCSV(_ field: UnsafeBufferPointer<UInt8>) {
        guard field.contains(where: Self.needsQuotes) else { return append(contentsOf: field) }
        append(UInt8(ascii: "\""))
        for byte in field {
            if byte == UInt8(ascii: "\"") { append(byte) }
            append(byte)
        }
        append(UInt8(ascii: "\""))
    }

    private static func needsQuotes(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\n")
            || byte == UInt8(ascii: "\r")
    }
}
