internal import Glibc

/// Reading files, whole, with a limit: the one place below the executable that touches the disk.
public enum FileBytes {
    /// 64 MiB: no table of a register comes near it, and a larger file is a mistake that must not fill the memory.
    public static let usualLimit = 64 << 20

    /// Reads a whole regular file.
    /// - Throws: a `DataFault` coded `file.missing`, `file.unreadable`, `file.not-regular` or `file.too-large`.
    public static func read(_ path: String, limit: Int = usualLimit) throws(DataFault) -> [UInt8] {
        // O_NONBLOCK: opening a pipe that nobody writes to would wait for ever; files don't care.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw unreadable(path, errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw unreadable(path, errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw notRegular(path) }
        guard status.st_size <= limit else { throw tooLarge(path, Int(status.st_size), limit) }
        return try readAll(descriptor, path: path, hint: Int(status.st_size), limit: limit)
    }

    /// Reads standard input (or any stream) to its end, with the same limit.
    public static func readStream(_ descriptor: Int32, name: String, limit: Int = usualLimit) throws(DataFault)
        -> [UInt8]
    {
        try readAll(descriptor, path: name, hint: 1 << 16, limit: limit)
    }

    /// The names in a folder that end in `suffix`, sorted by bytes.
    public static func names(in folder: String, suffix: String) throws(DataFault) -> [String] {
        guard let directory = opendir(folder) else { throw unreadable(folder, errno) }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name.hasSuffix(suffix), !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    public static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    private static func readAll(_ descriptor: Int32, path: String, hint: Int, limit: Int) throws(DataFault) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: max(hint, 0) + 1)
        var used = 0
        while true {
            if used == bytes.count { bytes.append(contentsOf: repeatElement(0, count: bytes.count)) }
            let room = bytes.count - used
            let count = bytes.withUnsafeMutableBytes { buffer in
                buffer.baseAddress.map { Glibc.read(descriptor, $0 + used, room) } ?? 0
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw unreadable(path, errno) }
            if count == 0 { break }
            used += count
            guard used <= limit else { throw tooLarge(path, used, limit) }
        }
        bytes.removeLast(bytes.count - used)
        return bytes
    }

    private static func unreadable(_ path: String, _ number: Int32) -> DataFault {
        let reason = String(cString: strerror(number))
        if number == ENOENT {
            return DataFault(
                "file.missing", file: path,
                problem: Bilingual(vi: "Không có tệp hoặc thư mục này.", en: "There is no such file or folder."),
                mend: Bilingual(vi: "Kiểm tra lại đường dẫn.", en: "Check the path."))
        }
        return DataFault(
            "file.unreadable", file: path,
            problem: Bilingual(vi: "Không đọc được (\(reason)).", en: "It cannot be read (\(reason))."),
            mend: Bilingual(vi: "Kiểm tra quyền đọc.", en: "Check the permissions."))
    }

    private static func notRegular(_ path: String) -> DataFault {
        DataFault(
            "file.not-regular", file: path,
            problem: Bilingual(vi: "Đây không phải là một tệp thường.", en: "This is not a regular file."),
            mend: Bilingual(vi: "Chỉ ra một tệp, không phải thư mục.", en: "Name a file, not a folder or device."))
    }

    private static func tooLarge(_ path: String, _ size: Int, _ limit: Int) -> DataFault {
        DataFault(
            "file.too-large", file: path,
            problem: Bilingual(
                vi: "Tệp có \(size) byte, vượt giới hạn \(limit) byte.",
                en: "The file has \(size) bytes, over the limit of \(limit)."),
            mend: Bilingual(vi: "Chia nhỏ tệp.", en: "Split the file."))
    }
}
