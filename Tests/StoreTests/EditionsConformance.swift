internal import Base
internal import Competence
internal import Desk
internal import Store
internal import Testing

/// What every engine must do with editions; another engine is one more line in `engines`.
@Suite struct EditionsConformance {
    typealias Case = ConformanceCase<any EditionLedger>

    static let engines = [Engine<any EditionLedger>(name: "SQLite") { try Store.open($0.data) }]

    @Test(arguments: engines, cases) func holds(_ engine: Engine<any EditionLedger>, _ item: Case) throws {
        try engine.holds(item)
    }

    static func bytes(_ text: String) -> (hash: Digest, bytes: [UInt8]) {
        (Digest(of: Array(text.utf8)), Array(text.utf8))
    }

    static func row(_ number: Int, version: Int = 1, _ texts: [String]) -> EditionRow {
        let files = texts.enumerated().map {
            EditionFile(name: "x/\($0).csv", content: bytes($1).hash, size: $1.utf8.count)
        }
        let hash = Edition.hash(of: files.map { (name: $0.name, size: $0.size, content: $0.content) })
        return EditionRow(hash: hash, number: number, version: version, files: files)
    }

    /// Bytes, row and an event, as a proposal keeps them.
    static func keep(_ row: EditionRow, _ texts: [String], _ writer: any EditionWriter) throws {
        for text in texts { try writer.keep(content: bytes(text).bytes, as: bytes(text).hash) }
        _ = try writer.append([Sample.entry("edition.proposed", 1)], to: .edition(row.hash), expecting: 0)
        try writer.put(row)
    }

    static let cases: [Case] = [
        Case("bytes come back as they were, the empty file too") { ledger throws in
            for text in ["", "\u{0}", "a,b\r\n", "Điều 1\n", String(repeating: "x", count: 3_000_000)] {
                let (hash, bytes) = bytes(text)
                try ledger.writeEditionsNow { try $0.keep(content: bytes, as: hash) }
                #expect(try ledger.editionReader().content(hash) == bytes)
            }
        },
        Case("what is not there is nil or empty") { ledger throws in
            let reader = try ledger.editionReader()
            let hash = bytes("nothing").hash
            #expect(try reader.content(hash) == nil)
            #expect(try reader.edition(hash) == nil)
            #expect(try reader.editions().isEmpty)
            #expect(try reader.missingContents(of: [hash]) == [hash])
        },
        Case("the same bytes are kept once however often they come") { ledger throws in
            let (hash, content) = bytes("a")
            for _ in 0..<3 { try ledger.writeEditionsNow { try $0.keep(content: content, as: hash) } }
            let other = bytes("b").hash
            #expect(try ledger.editionReader().missingContents(of: [hash, other, hash]) == [other])
        },
        Case("editions share bytes and come by number, their files in order") { ledger throws in
            let (first, second) = (row(1, ["a", "b"]), row(2, ["b", "a", "c"]))
            try ledger.writeEditionsNow { writer in
                try keep(first, ["a", "b"], writer)
                try keep(second, ["c"], writer)
            }
            let reader = try ledger.editionReader()
            #expect(try reader.editions() == [first, second])
            #expect(try reader.edition(second.hash) == second)
            #expect(try reader.history(of: .edition(first.hash)).count == 1)
        },
        Case("a row replaces the row before it") { ledger throws in
            try ledger.writeEditionsNow { try keep(row(1, ["a", "b"]), ["a", "b"], $0) }
            var next = row(1, version: 2, ["a", "b"])
            next.files.reverse()
            let changed = next
            try ledger.writeEditionsNow { try $0.put(changed) }
            #expect(try ledger.editionReader().editions() == [changed])
        },
        Case("a row whose bytes are not kept is refused, and nothing of it stays") { ledger throws in
            #expect(throws: LedgerFault.self) {
                try ledger.writeEditionsNow { try keep(row(1, ["a", "b"]), ["a"], $0) }
            }
            let reader = try ledger.editionReader()
            #expect(try reader.editions().isEmpty)
            #expect(try reader.content(bytes("a").hash) == nil)
            #expect(try reader.history(of: .edition(row(1, ["a", "b"]).hash)).isEmpty)
        },
        Case("a step reads what it wrote before") { ledger throws in
            let seen = try ledger.writeEditionsNow { writer in
                try keep(row(1, ["a"]), ["a"], writer)
                return (try writer.editions().count, try writer.content(bytes("a").hash) != nil)
            }
            #expect(seen == (1, true))
        },
    ]
}

extension EditionLedger {
    func writeEditionsNow<Value: Sendable>(
        _ work: @escaping @Sendable (any EditionWriter) throws -> Value
    ) throws -> Value {
        try waitForAnswer { writeEditions(work, answer: $0) }
    }
}
