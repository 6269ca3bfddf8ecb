internal import Base
internal import Glibc

/// A CSV of any length read row by row, for batches: constant memory, and a bad row spoils only itself.
///
/// The bytes of a field stay in the buffer they were read into: `field` lends them until the next row. A class because
/// a descriptor has an identity; used by one thread.
final class RowStream {
    /// A physical row longer than this is a fault.
    static let longestRow = 1 << 20

    let file: String
    private(set) var header: [String] = []
    /// 1-based line on which the current row begins.
    private(set) var line = 0
    /// What is wrong with the current row; nil when its fields can be read.
    private(set) var fault: DataFault?
    /// For progress: what has been read, and the whole when it is a regular file.
    private(set) var bytesRead = 0
    let totalBytes: Int

    private let descriptor: Int32
    private var buffer = [UInt8](repeating: 0, count: 1 << 18)
    private var start = 0
    private var end = 0
    private var isAtEnd = false
    private var nextLine = 1
    private var fields: [Range<Int>] = []

    /// Opens a file, or standard input as `-`, and reads its heading.
    /// - Throws: a fault when it cannot be read or a column is missing.
    init(_ path: String, columns: [String]) throws {
        file = path == "-" ? "stdin" : path
        descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
        var status = stat()
        guard descriptor >= 0, fstat(descriptor, &status) == 0 else { throw Self.unreadable(path, errno) }
        totalBytes = status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : 0
        guard status.st_mode & S_IFMT != S_IFDIR else { throw Self.unreadable(path, EISDIR) }
        try readHeader(columns)
    }

    deinit { if descriptor > STDERR_FILENO { close(descriptor) } }

    /// The place of a column; nil when the file does not have it.
    func column(_ name: String) -> Int? { header.firstIndex(of: name) }

    /// Goes to the next row; false behind the last. Blank rows are passed over.
    func next() throws -> Bool {
        while try nextRecord() {
            if fault == nil, fields.count == 1, fields[0].isEmpty { continue }
            if fault == nil, fields.count != header.count { fault = ragged(fields.count) }
            return true
        }
        return false
    }

    /// The bytes of a field, lent until the next row; none for a missing column.
    @inline(__always)
    func field<Result>(_ column: Int?, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
        try buffer.withUnsafeBufferPointer { bytes in
            guard let column, column < fields.count else {
                return try body(UnsafeBufferPointer(rebasing: bytes[0..<0]))
            }
            return try body(UnsafeBufferPointer(rebasing: bytes[fields[column]]))
        }
    }

    func text(_ column: Int?) -> String { field(column) { String(decoding: $0, as: UTF8.self) } }

    /// A fault at the current row.
    func fault(_ code: String, column: Int?, _ problem: Bilingual, mend: Bilingual) -> DataFault {
        DataFault(
            code, file: file, line: line, field: column.map { header[$0] } ?? "", problem: problem, mend: mend)
    }
}

// Records out of bytes.
extension RowStream {
    /// Finds one record and parts it into fields; with a fault, it has gone to the end of the physical line.
    private func nextRecord() throws -> Bool {
        fault = nil
        fields.removeAll(keepingCapacity: true)
        guard let stop = try endOfLine(from: start) else { return false }
        line = nextLine
        let hasQuote = find(UInt8(ascii: "\""), start, stop) != nil
        if stop - start > Self.longestRow {
            fault = tooLong()
            return finish(at: stop)
        }
        if hasQuote { return try quoted() }
        part(start, stop)
        if let bad = badUTF8(start, stop) { fault = notUTF8(bad - start) }
        return finish(at: stop)
    }

    private func finish(at stop: Int) -> Bool {
        nextLine += 1
        start = min(stop + 1, end)
        return true
    }

    /// The first place of a byte in a part of the buffer, by `memchr(3)`.
    private func find(_ byte: UInt8, _ from: Int, _ to: Int) -> Int? {
        buffer.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress, let found = memchr(base + from, Int32(byte), to - from) else {
                return nil
            }
            return UnsafeRawPointer(found) - base
        }
    }

    /// Where the physical line that begins at `from` ends, reading on as needed; nil when nothing is left.
    private func endOfLine(from: Int) throws -> Int? {
        var looked = from
        while true {
            if let found = find(10, looked, end) { return found }
            if isAtEnd { return start < end ? end : nil }
            let offset = end - start
            if offset > Self.longestRow { return try skipLine() }
            try readMore()
            looked = start + offset
        }
    }

    /// A line that never ends is passed over without being kept.
    private func skipLine() throws -> Int {
        while true {
            if let found = buffer.withUnsafeBufferPointer({ bytes in
                bytes[start + Self.longestRow..<end].firstIndex(of: 10)
            }) {
                return found
            }
            if isAtEnd { return end }
            end = start + Self.longestRow + 1
            try readMore()
        }
    }

    private func readMore() throws {
        if start > 0 {
            buffer.withUnsafeMutableBytes { bytes in
                if let base = bytes.baseAddress { memmove(base, base + start, end - start) }
            }
            end -= start
            start = 0
        }
        if buffer.count - end < 1 << 16 { buffer.append(contentsOf: repeatElement(0, count: buffer.count)) }
        let room = buffer.count - end
        var count = -1
        repeat {
            count = buffer.withUnsafeMutableBytes { bytes in
                bytes.baseAddress.map { read(descriptor, $0 + end, room) } ?? 0
            }
        } while count < 0 && errno == EINTR
        guard count >= 0 else { throw Self.unreadable(file, errno) }
        end += count
        bytesRead += count
        isAtEnd = count == 0
    }

    /// Fields of a record without quotation marks.
    private func part(_ from: Int, _ to: Int) {
        var begin = from
        let stop = to > from && buffer[to - 1] == 13 ? to - 1 : to
        buffer.withUnsafeBufferPointer { bytes in
            var at = from
            while at < stop {
                if bytes[at] == UInt8(ascii: ",") {
                    fields.append(begin..<at)
                    begin = at + 1
                }
                at += 1
            }
        }
        fields.append(begin..<stop)
    }

    /// A record with quotation marks, which may span lines. Doubled marks are undone in place, for the text only
    /// gets shorter.
    private func quoted() throws -> Bool {
        var at = start
        var stop = start
        var lines = 0
        var marks = 0
        while true {
            let counted = stop - at
            guard let end = try endOfLine(from: max(stop, start)) else { break }
            // Reading on may have moved the record to the front of the buffer.
            at = start
            stop = end
            lines += 1
            // Only what is new is counted: a record of a hundred thousand lines is looked through once.
            marks += buffer.withUnsafeBufferPointer { bytes in
                bytes[min(at + counted, stop)..<stop].reduce(0) { $0 + ($1 == UInt8(ascii: "\"") ? 1 : 0) }
            }
            if marks % 2 == 0 { break }
            if stop >= self.end, isAtEnd || stop - at > Self.longestRow {
                fault = unclosed()
                break
            }
            guard stop - at <= Self.longestRow else {
                fault = tooLong()
                break
            }
            stop += 1
            if stop > self.end { break }
        }
        return parted(at, stop, lines)
    }

    private func parted(_ from: Int, _ to: Int, _ lines: Int) -> Bool {
        if fault == nil, let bad = badUTF8(from, to) { fault = notUTF8(bad - from) }
        if fault == nil { partQuoted(from, to) }
        if fault != nil, lines > 1 {
            // Only the first line is given up: the mark that was never closed may stand in it.
            let first = buffer.withUnsafeBufferPointer { bytes in bytes[from..<to].firstIndex(of: 10) } ?? to
            return finish(at: first)
        }
        nextLine += lines - 1
        return finish(at: to)
    }

    private func partQuoted(_ from: Int, _ to: Int) {
        var found = fields
        let isGood = buffer.withUnsafeMutableBufferPointer { bytes in
            let stop = to > from && bytes[to - 1] == 13 ? to - 1 : to
            return Self.partQuoted(bytes, from, stop, into: &found)
        }
        fields = found
        if !isGood { fault = strayQuote() }
    }

    /// False when a mark stands where none may.
    private static func partQuoted(
        _ bytes: UnsafeMutableBufferPointer<UInt8>, _ from: Int, _ stop: Int, into fields: inout [Range<Int>]
    ) -> Bool {
        var at = from
        while true {
            if at < stop, bytes[at] == UInt8(ascii: "\"") {
                guard let next = quotedField(bytes, at, stop, into: &fields) else { return false }
                at = next
            } else {
                let begin = at
                while at < stop, bytes[at] != UInt8(ascii: ",") {
                    if bytes[at] == UInt8(ascii: "\"") { return false }
                    at += 1
                }
                fields.append(begin..<at)
            }
            if at >= stop { return true }
            at += 1
            if at == stop {
                fields.append(at..<at)
                return true
            }
        }
    }

    /// Returns the place behind the closing mark: a comma or the end.
    private static func quotedField(
        _ bytes: UnsafeMutableBufferPointer<UInt8>, _ from: Int, _ stop: Int, into fields: inout [Range<Int>]
    ) -> Int? {
        var at = from + 1
        var to = at
        while at < stop {
            let byte = bytes[at]
            if byte == UInt8(ascii: "\"") {
                guard at + 1 < stop, bytes[at + 1] == UInt8(ascii: "\"") else { break }
                at += 1
            }
            bytes[to] = byte
            to += 1
            at += 1
        }
        fields.append(from + 1..<to)
        at += 1
        return at < stop && bytes[at] != UInt8(ascii: ",") ? nil : min(at, stop)
    }

    private func badUTF8(_ from: Int, _ to: Int) -> Int? {
        buffer.withUnsafeBufferPointer { bytes in
            firstBadUTF8(UnsafeBufferPointer(rebasing: bytes[from..<to])).map { from + $0 }
        }
    }

    private func readHeader(_ columns: [String]) throws {
        try readMore()
        if end >= 3, buffer[0] == 0xEF, buffer[1] == 0xBB, buffer[2] == 0xBF { start = 3 }
        while try nextRecord() {
            if let fault { throw fault }
            if fields.count == 1, fields[0].isEmpty { continue }
            header = fields.indices.map { text($0) }
            break
        }
        if let twice = header.indices.first(where: { header[..<$0].contains(header[$0]) }) { throw repeated(twice) }
        guard let missing = columns.first(where: { !header.contains($0) }) else { return }
        throw DataFault(
            "csv.missing-column", file: file, line: 1, field: missing,
            problem: Bilingual(vi: "Thiếu cột \"\(missing)\".", en: "The column \"\(missing)\" is missing."),
            mend: Bilingual(
                vi: "Dòng đầu phải nêu tên cột, cách nhau bằng dấu phẩy: \(columns.joined(separator: ",")).",
                en: "The first row names the columns, parted by commas: \(columns.joined(separator: ","))."))
    }
}

// The words of every refusal.
extension RowStream {
    private func repeated(_ column: Int) -> DataFault {
        let name = excerpt(header[column])
        return DataFault(
            "csv.column-twice", file: file, line: line, field: header[column],
            problem: Bilingual(vi: "Cột \"\(name)\" có hai lần.", en: "The column \"\(name)\" appears twice."),
            mend: Bilingual(vi: "Bỏ một trong hai cột.", en: "Remove one of them."))
    }

    private func ragged(_ count: Int) -> DataFault {
        DataFault(
            "csv.field-count", file: file, line: line,
            problem: Bilingual(
                vi: "Dòng có \(count) ô, tiêu đề có \(header.count).",
                en: "The row has \(count) fields, the heading \(header.count)."),
            mend: Bilingual(
                vi: "Đặt ô có dấu phẩy trong ngoặc kép.", en: "Quote fields that contain a comma."))
    }

    private func tooLong() -> DataFault {
        DataFault(
            "csv.line-too-long", file: file, line: line,
            problem: Bilingual(
                vi: "Dòng dài hơn \(Self.longestRow) byte.", en: "The row is longer than \(Self.longestRow) bytes."),
            mend: Bilingual(
                vi: "Kiểm tra dấu ngoặc kép mở mà không đóng.", en: "Look for a quotation mark that is never closed."))
    }

    private func unclosed() -> DataFault {
        DataFault(
            "csv.unclosed-quote", file: file, line: line,
            problem: Bilingual(
                vi: "Dấu ngoặc kép mở mà không đóng.", en: "A quotation mark is opened and never closed."),
            mend: Bilingual(
                vi: "Đóng dấu ngoặc kép; dấu bên trong viết đôi.", en: "Close it; a mark inside is written twice."))
    }

    private func strayQuote() -> DataFault {
        DataFault(
            "csv.stray-quote", file: file, line: line,
            problem: Bilingual(
                vi: "Dấu ngoặc kép đứng sai chỗ.", en: "A quotation mark stands where none may."),
            mend: Bilingual(
                vi: "Đặt cả ô trong ngoặc kép và viết đôi dấu bên trong.",
                en: "Quote the whole field and write the inner mark twice."))
    }

    private func notUTF8(_ offset: Int) -> DataFault {
        DataFault(
            "csv.not-utf8", file: file, line: line,
            problem: Bilingual(
                vi: "Byte thứ \(offset + 1) của dòng không phải UTF-8.",
                en: "Byte \(offset + 1) of the row is not UTF-8."),
            mend: Bilingual(vi: "Lưu lại dưới dạng \"CSV UTF-8\".", en: "Save it again as \"CSV UTF-8\"."))
    }

    private static func unreadable(_ path: String, _ number: Int32) -> DataFault {
        let reason = String(cString: strerror(number))
        return DataFault(
            number == ENOENT ? "file.missing" : "file.unreadable", file: path,
            problem: number == ENOENT
                ? Bilingual(vi: "Không có tệp này.", en: "There is no such file.")
                : Bilingual(vi: "Không đọc được (\(reason)).", en: "It cannot be read (\(reason))."),
            mend: Bilingual(vi: "Kiểm tra lại đường dẫn.", en: "Check the path."))
    }
}
