extension CSV {
    /// One pass over the bytes; keeps going after a ragged row so that several are told at once.
    struct Parser {
        struct Parsed {
            var header: [String] = []
            var headerLine = 1
            /// Field contents without quotes, one after another.
            var arena: [UInt8] = []
            var fields: [Field] = []
            var faults: [DataFault] = []
        }

        let file: String
        let bytes: UnsafeBufferPointer<UInt8>
        var parsed = Parsed()

        private var position = 0
        private var line = 1
        private var lineStart = 0
        /// Characters between the start of the line and `counted`: so that columns cost one pass, not one a field.
        private var characters = 0
        private var counted = 0

        init(file: String, bytes: UnsafeBufferPointer<UInt8>) {
            self.file = file
            self.bytes = bytes
        }

        mutating func parse() {
            guard bytes.count < Int32.max else { return tooLarge() }
            if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
            startLine(1)
            if let bad = firstBadUTF8(bytes) { return notUTF8(at: bad) }
            parsed.arena.reserveCapacity(bytes.count)
            while position < bytes.count, parsed.faults.count < CSV.mostFaults {
                let (start, firstLine, first) = (position, line, parsed.fields.count)
                guard readRecord() else { break }
                let isBlank = parsed.fields.count == first + 1 && Self.endsLine(bytes[start])
                if isBlank { parsed.fields.removeLast() } else if !keep(first, firstLine) { break }
            }
            if parsed.header.isEmpty, parsed.faults.isEmpty { empty() }
        }

        /// Takes the fields from `first` on as the heading or as a row; false when it is no use to read on.
        private mutating func keep(_ first: Int, _ firstLine: Int) -> Bool {
            let count = parsed.fields.count - first
            if parsed.header.isEmpty {
                parsed.header = parsed.fields[first...].map {
                    String(decoding: parsed.arena[Int($0.start)..<Int($0.end)], as: UTF8.self)
                }
                parsed.headerLine = firstLine
                parsed.fields.removeAll()
                return hasCommas(parsed.header, firstLine)
            }
            if count != parsed.header.count {
                parsed.fields.removeLast(count)
                ragged(firstLine, count)
            }
            return true
        }

        /// Appends the fields of one record and moves behind its line end; false after a fault that makes the rest
        /// unreadable.
        private mutating func readRecord() -> Bool {
            while true {
                let (fieldLine, column, start) = (line, column(), parsed.arena.count)
                let isQuoted = position < bytes.count && bytes[position] == UInt8(ascii: "\"")
                guard isQuoted ? readQuoted(fieldLine, column) : readPlain(column) else { return false }
                if position - lineStart > CSV.longestLine { return tooLong() }
                parsed.fields.append(
                    Field(
                        start: Int32(start), end: Int32(parsed.arena.count), line: Int32(fieldLine),
                        column: Int32(column)))
                guard position < bytes.count else { return true }
                if bytes[position] != UInt8(ascii: ",") { return endLine() }
                position += 1
            }
        }

        private mutating func readPlain(_ column: Int) -> Bool {
            let start = position
            while position < bytes.count, !Self.endsField(bytes[position]) {
                if bytes[position] == UInt8(ascii: "\"") { return strayQuote(column) }
                if bytes[position] == 0 { return nul() }
                position += 1
            }
            parsed.arena.append(contentsOf: bytes[start..<position])
            return true
        }

        private mutating func readQuoted(_ openLine: Int, _ column: Int) -> Bool {
            position += 1
            var start = position
            while position < bytes.count {
                let byte = bytes[position]
                if byte == 0 { return nul() }
                if byte == UInt8(ascii: "\"") {
                    parsed.arena.append(contentsOf: bytes[start..<position])
                    position += 1
                    guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
                        return position == bytes.count || Self.endsField(bytes[position]) || afterQuote()
                    }
                    start = position
                }
                if Self.endsLine(byte) { guard endLine() else { return false } } else { position += 1 }
            }
            return unclosed(openLine, column)
        }

        /// Moves behind LF, CRLF or CR; false when the line was too long.
        private mutating func endLine() -> Bool {
            if position - lineStart > CSV.longestLine { return tooLong() }
            skipLineEnd()
            return true
        }

        private mutating func skipLineEnd() {
            let isPair =
                bytes[position] == UInt8(ascii: "\r") && position + 1 < bytes.count
                && bytes[position + 1] == UInt8(ascii: "\n")
            position += isPair ? 2 : 1
            startLine(line + 1)
        }

        private mutating func startLine(_ number: Int) {
            (line, lineStart, counted, characters) = (number, position, position, 0)
        }

        /// 1-based column of the position in characters (Unicode scalars).
        private mutating func column() -> Int {
            while counted < position {
                if bytes[counted] & 0xC0 != 0x80 { characters += 1 }
                counted += 1
            }
            return characters + 1
        }

        private static func endsField(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ",") || endsLine(byte) }

        private static func endsLine(_ byte: UInt8) -> Bool {
            byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
        }
    }
}

// The words of every refusal, in order of call.
extension CSV.Parser {
    /// Always false, so that a refusal can end the reading in one word.
    @discardableResult
    private mutating func add(
        _ code: String, _ line: Int, _ column: Int, _ vi: String, _ en: String, mendVi: String, mendEn: String
    ) -> Bool {
        parsed.faults.append(
            DataFault(
                code, file: file, line: line, column: column, problem: Bilingual(vi: vi, en: en),
                mend: Bilingual(vi: mendVi, en: mendEn)))
        return false
    }

    private mutating func tooLarge() {
        add(
            "csv.too-large", 0, 0, "Tệp lớn hơn 2 GB.", "The file is larger than 2 GB.", mendVi: "Chia nhỏ tệp.",
            mendEn: "Split the file.")
    }

    private mutating func notUTF8(at offset: Int) {
        while position < offset {
            if Self.endsLine(bytes[position]) { skipLineEnd() } else { position += 1 }
        }
        add(
            "csv.not-utf8", line, column(), "Có byte không phải UTF-8.", "There is a byte that is not UTF-8.",
            mendVi: "Lưu lại dưới dạng \"CSV UTF-8\".", mendEn: "Save it again as \"CSV UTF-8\".")
    }

    /// A heading of one cell that holds semicolons or tabs was saved with another separator.
    private mutating func hasCommas(_ header: [String], _ line: Int) -> Bool {
        guard header.count == 1, let cell = header.first else { return true }
        if cell.utf8.contains(UInt8(ascii: ";")) {
            return add(
                "csv.semicolons", line, 0, "Các ô cách nhau bằng dấu chấm phẩy, không phải dấu phẩy.",
                "The fields are separated by semicolons, not commas.",
                mendVi: "Lưu lại dưới dạng CSV với dấu phẩy.", mendEn: "Save it again as CSV with commas.")
        }
        guard cell.utf8.contains(UInt8(ascii: "\t")) else { return true }
        return add(
            "csv.tabs", line, 0, "Các ô cách nhau bằng ký tự tab, không phải dấu phẩy.",
            "The fields are separated by tabs, not commas.",
            mendVi: "Lưu lại dưới dạng CSV với dấu phẩy.", mendEn: "Save it again as CSV with commas.")
    }

    private mutating func tooLong() -> Bool {
        add(
            "csv.line-too-long", line, 0, "Dòng dài hơn \(CSV.longestLine) byte.",
            "The line is longer than \(CSV.longestLine) bytes.",
            mendVi: "Kiểm tra dấu ngoặc kép mở mà không đóng ở trên.",
            mendEn: "Look for a quotation mark above that was opened and never closed.")
    }

    private mutating func unclosed(_ line: Int, _ column: Int) -> Bool {
        add(
            "csv.unclosed-quote", line, column, "Dấu ngoặc kép mở ở đây không được đóng.",
            "The quotation mark opened here is never closed.",
            mendVi: "Đóng dấu ngoặc kép; dấu \" bên trong viết đôi thành \"\".",
            mendEn: "Close it; a quotation mark inside a field is written twice.")
    }

    private mutating func afterQuote() -> Bool {
        add(
            "csv.text-after-quote", line, column(), "Có chữ sau dấu ngoặc kép đóng.",
            "There is text after the closing quotation mark.",
            mendVi: "Dấu \" bên trong ô phải viết đôi thành \"\".",
            mendEn: "A quotation mark inside a field is written twice.")
    }

    private mutating func strayQuote(_ column: Int) -> Bool {
        add(
            "csv.stray-quote", line, column, "Có dấu ngoặc kép giữa một ô không được đặt trong ngoặc kép.",
            "There is a quotation mark inside a field that is not quoted.",
            mendVi: "Đặt cả ô trong ngoặc kép và viết đôi dấu bên trong.",
            mendEn: "Quote the whole field and write the inner mark twice.")
    }

    private mutating func nul() -> Bool {
        add(
            "csv.nul", line, column(), "Có byte 0; tệp này không phải văn bản.",
            "There is a NUL byte; this file is not text.",
            mendVi: "Lưu lại dưới dạng \"CSV UTF-8\" (không phải UTF-16).",
            mendEn: "Save it again as \"CSV UTF-8\" (not UTF-16).")
    }

    private mutating func ragged(_ line: Int, _ count: Int) {
        add(
            "csv.field-count", line, 0, "Dòng có \(count) ô, tiêu đề có \(parsed.header.count).",
            "The row has \(count) fields, the heading \(parsed.header.count).",
            mendVi: "Đặt ô có dấu phẩy trong ngoặc kép; mỗi dòng phải đủ số ô.",
            mendEn: "Quote fields that contain a comma; every row needs every field.")
    }

    private mutating func empty() {
        add(
            "csv.empty", 0, 0, "Tệp rỗng, không có dòng tiêu đề.", "The file is empty: it has no heading row.",
            mendVi: "Thêm dòng tiêu đề.", mendEn: "Add the heading row.")
    }
}

extension CSV {
    /// Compares the headings of a file with those the reader asks for.
    struct HeaderCheck {
        let file: String
        let header: [String]
        let line: Int
        var faults: [DataFault] = []

        mutating func run(columns: [String], optional: [String], allowOthers: Bool) {
            var seen: Set<String> = []
            let known = Set(columns + optional)
            for name in header where faults.count < CSV.mostFaults {
                if !seen.insert(name).inserted {
                    doubled(name)
                } else if !allowOthers, !known.contains(name) {
                    unknown(name, columns + optional)
                }
            }
            for name in columns where !seen.contains(name) && faults.count < CSV.mostFaults { missing(name) }
        }

        private mutating func add(_ code: String, _ field: String, problem: Bilingual, mend: Bilingual) {
            faults.append(DataFault(code, file: file, line: line, field: field, problem: problem, mend: mend))
        }

        private mutating func doubled(_ name: String) {
            add(
                "csv.doubled-column", excerpt(name),
                problem: Bilingual(
                    vi: "Cột \"\(excerpt(name))\" xuất hiện hai lần.",
                    en: "The column \"\(excerpt(name))\" appears twice."),
                mend: Bilingual(vi: "Bỏ bớt một cột.", en: "Remove one of them."))
        }

        private mutating func unknown(_ name: String, _ known: [String]) {
            add(
                "csv.unknown-column", excerpt(name),
                problem: Bilingual(
                    vi: "Không biết cột \"\(excerpt(name))\".", en: "The column \"\(excerpt(name))\" is not known."),
                mend: Bilingual(
                    vi: "Các cột được dùng: \(known.joined(separator: ", ")).",
                    en: "The known columns are: \(known.joined(separator: ", "))."))
        }

        private mutating func missing(_ name: String) {
            add(
                "csv.missing-column", name,
                problem: Bilingual(vi: "Thiếu cột \"\(name)\".", en: "The column \"\(name)\" is missing."),
                mend: Bilingual(vi: "Thêm cột này vào dòng tiêu đề.", en: "Add it to the heading row."))
        }
    }
}
