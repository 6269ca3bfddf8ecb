internal import Base
internal import Glibc
internal import Testing

@Suite struct FileBytesTests {
    /// A folder of this test alone, gone afterwards.
    private func inFolder(_ body: (String) throws -> Void) throws {
        var template = Array("\(P_tmpdir)/waypost-test-\(String(repeating: "X", count: 6))".utf8CString)
        try #require(mkdtemp(&template) != nil)
        let folder = template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } } ?? ""
        defer {
            for name in (try? FileBytes.names(in: folder, suffix: "")) ?? [] { unlink("\(folder)/\(name)") }
            rmdir(folder)
        }
        try body(folder)
    }

    private func write(_ path: String, _ bytes: [UInt8]) throws {
        let file = try #require(fopen(path, "w"))
        fwrite(bytes, 1, bytes.count, file)
        fclose(file)
    }

    @Test func readsWhatIsThere() throws {
        try inFolder { folder in
            for bytes in [[], [0], Array("Thủ Đức".utf8), [UInt8](repeating: 7, count: 300_000)] {
                try write("\(folder)/a.csv", bytes)
                #expect(try FileBytes.read("\(folder)/a.csv") == bytes)
            }
        }
    }

    @Test func refusesWhatIsNoTable() throws {
        try inFolder { folder in
            try write("\(folder)/a.csv", [1, 2, 3])
            try #require(mkfifo("\(folder)/pipe", 0o600) == 0)
            let cases = [
                ("\(folder)/pipe", 9, "file.not-regular"),
                ("\(folder)/b.csv", 9, "file.missing"), (folder, 9, "file.not-regular"),
                ("\(folder)/a.csv", 2, "file.too-large"), ("\(folder)/a.csv/x", 9, "file.unreadable"),
            ]
            for (path, limit, code) in cases {
                let fault = try #require(throws: DataFault.self) { try FileBytes.read(path, limit: limit) }
                #expect(fault.code == code && fault.file == path)
                #expect(fault.problem.vi != fault.problem.en && !fault.sentence(.vi).isEmpty)
            }
        }
    }

    @Test func namesAreSortedAndChosen() throws {
        try inFolder { folder in
            for name in ["b.csv", "a.csv", "a.txt", ".c.csv"] { try write("\(folder)/\(name)", []) }
            #expect(try FileBytes.names(in: folder, suffix: ".csv") == ["a.csv", "b.csv"])
            #expect(FileBytes.exists("\(folder)/a.txt") && !FileBytes.exists("\(folder)/z"))
        }
    }
}
