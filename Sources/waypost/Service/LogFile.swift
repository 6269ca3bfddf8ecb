internal import Base
internal import Glibc

/// A file that only grows, written a turn of an event loop at a time.
// safe: the descriptor never changes, and O_APPEND keeps lines of several threads apart
final class LogFile: @unchecked Sendable {
    private let descriptor: Int32

    /// - Parameter path: `-` is standard output.
    init(_ path: String) throws(DataFault) {
        descriptor = path == "-" ? STDOUT_FILENO : open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o640)
        guard descriptor >= 0 else {
            throw DataFault(
                "file.unwritable", file: path,
                problem: Bilingual(
                    vi: "Không mở để ghi được (\(String(cString: strerror(errno)))).",
                    en: "It cannot be opened for writing (\(String(cString: strerror(errno))))."),
                mend: Bilingual(vi: "Chọn tệp khác.", en: "Choose another file."))
        }
    }

    /// A log that cannot be written must not stop the service; the figures still count.
    func write(_ bytes: [UInt8]) {
        var start = 0
        while start < bytes.count {
            let count = bytes.withUnsafeBytes { room in
                Glibc.write(descriptor, room.baseAddress.map { $0 + start }, bytes.count - start)
            }
            if count < 0, errno == EINTR { continue }
            if count <= 0 { return }
            start += count
        }
    }
}
