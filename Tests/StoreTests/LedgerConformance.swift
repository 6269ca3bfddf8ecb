internal import Base
internal import Desk
internal import Dossiers
internal import Store
internal import Testing

/// What every engine behind the port must do; another engine is one more line in `engines`.
@Suite struct LedgerConformance {
    typealias Case = ConformanceCase<any Ledger>

    static let engines = [Engine<any Ledger>(name: "SQLite") { try Store.open($0.data) }]

    @Test(arguments: engines, cases) func holds(_ engine: Engine<any Ledger>, _ item: Case) throws {
        try engine.holds(item)
    }

    static let cases: [Case] = [
        Case("what was written is read, byte for byte") { ledger throws in
            let code = try ledger.writeNow { try Sample.lodge($0, number: 1) }
            let reader = try ledger.reader()
            #expect(try reader.dossier(code) == Sample.row(code, version: 2, number: 1))
            let history = try reader.history(of: .dossier(code))
            #expect(history.map(\.version) == [1, 2])
            #expect(history.map(\.sequence) == [1, 2])
            #expect(history.map(\.entry.kind) == ["dossier.lodged", "dossier.routed"])
            #expect(history.first?.entry == Sample.entry("dossier.lodged", 1))
        },
        Case("what is not there is nil or empty, not an error") { ledger throws in
            let reader = try ledger.reader()
            #expect(try reader.dossier(Sample.code(1)) == nil)
            #expect(try reader.history(of: StreamID("dossier:none")).isEmpty)
            #expect(try reader.keptAnswer("k", of: "a") == nil)
            #expect(try reader.dossiers(DossierQuery()).isEmpty)
        },
        Case("empty texts and bytes, NUL, quotes and letters beyond ASCII come back as they were") { ledger throws in
            let texts = ["", "\u{0}", "a\u{0}b", "'; DROP TABLE journal; --", "Đặng Thị Ẵm 🏛", "\u{FFFD}"]
            for (index, text) in texts.enumerated() {
                let entry = JournalEntry(kind: text, at: Sample.start, actor: text, body: Array(text.utf8))
                let stream = StreamID("t\(index):\(text)")
                _ = try ledger.writeNow { try $0.append([entry], to: stream, expecting: 0) }
                #expect(try ledger.reader().history(of: stream).map(\.entry) == [entry])
            }
        },
        Case("the ends of the numbers come back as they were") { ledger throws in
            for (index, number) in [Int64.min, -1, 0, 1, Int64.max].enumerated() {
                let entry = JournalEntry(kind: "k", at: Instant(milliseconds: number), actor: "a", body: [0, 255])
                _ = try ledger.writeNow { try $0.append([entry], to: StreamID("n\(index)"), expecting: 0) }
                #expect(try ledger.reader().history(of: StreamID("n\(index)")).map(\.entry) == [entry])
            }
        },
        Case("a version that moved is told with the version found, and nothing is kept") { ledger throws in
            let stream = StreamID("account:1")
            #expect(try ledger.writeNow { try $0.append([Sample.entry()], to: stream, expecting: 0) } == 1)
            let fault = LedgerFault.versionMoved(stream: stream, expected: 0, found: 1)
            #expect(throws: fault) {
                try ledger.writeNow { writer in
                    _ = try writer.append([Sample.entry()], to: StreamID("account:2"), expecting: 0)
                    return try writer.append([Sample.entry()], to: stream, expecting: 0)
                }
            }
            #expect(try ledger.reader().history(of: StreamID("account:2")).isEmpty)
            #expect(throws: LedgerFault.unknown(StreamID("account:9"))) {
                try ledger.writeNow { try $0.append([Sample.entry()], to: StreamID("account:9"), expecting: 3) }
            }
        },
        Case("a unit that throws leaves nothing behind, its neighbours stay, its serial is given to the next") {
            ledger throws in
            struct Refused: Error {}
            let first = ledger.queue { try Sample.lodge($0, number: 1) }
            let bad = ledger.queue { writer -> Int in
                _ = try Sample.lodge(writer, number: 2)
                throw Refused()
            }
            let last = ledger.queue { try Sample.lodge($0, number: 3) }
            #expect(try first.wait().get() == Sample.code(1))
            #expect(throws: Refused.self) { try bad.wait().get() }
            #expect(try last.wait().get() == Sample.code(2))
            #expect(try ledger.reader().keptAnswer("key-2", of: "account:an") == nil)
            #expect(try ledger.reader().history(of: .dossier(Sample.code(2))).map(\.sequence) == [3, 4])
        },
        Case("a unit reads what it wrote, and what its neighbours before it wrote") { ledger throws in
            let code = Sample.code(7)
            _ = ledger.queue { try $0.put(Sample.row(code)) }
            let seen = try ledger.writeNow { writer in
                try writer.put(Sample.row(Sample.code(8)))
                return [try writer.dossier(code) != nil, try writer.dossier(Sample.code(8)) != nil]
            }
            #expect(seen == [true, true])
        },
        Case("serials run from 1 for each issuer and day, apart from each other") { ledger throws in
            let next = CivilDate(day: Sample.day.day + 1)
            let serials = try ledger.writeNow { writer in
                try [("H29.1", Sample.day), ("H29.1", Sample.day), ("H29.2", Sample.day), ("H29.1", next)]
                    .map { try writer.nextSerial(issuer: $0.0, day: $0.1) }
            }
            #expect(serials == [1, 2, 1, 1])
        },
        Case("an answer is kept once: the same key again is refused, another actor's is another") { ledger throws in
            let answer = KeptAnswer(request: Digest(of: [1]), status: 201, body: [1, 2], at: Sample.start)
            try ledger.writeNow { try $0.keep(answer, under: "k", of: "a") }
            try ledger.writeNow { try $0.keep(answer, under: "k", of: "b") }
            #expect(throws: LedgerFault.self) { try ledger.writeNow { try $0.keep(answer, under: "k", of: "a") } }
            #expect(try ledger.reader().keptAnswer("k", of: "a") == answer)
        },
        Case("a row put again replaces the one before") { ledger throws in
            let code = Sample.code(1)
            try ledger.writeNow { try $0.put(Sample.row(code, version: 1)) }
            try ledger.writeNow { try $0.put(Sample.row(code, version: 2, number: 9)) }
            #expect(try ledger.reader().dossier(code) == Sample.row(code, version: 2, number: 9))
        },
        Case("lists: every filter and both orders, a page at a time, equal a sort in memory") { try lists($0) },
    ]

    private static func lists(_ ledger: any Ledger) throws {
        let rows = (1...120).map { Sample.row(Sample.code($0), number: $0) }
        try ledger.writeNow { writer in for row in rows { try writer.put(row) } }
        let reader = try ledger.reader()
        for query in queries {
            #expect(try pages(query, reader) == expected(query, rows), "\(query)")
        }
    }

    private static var queries: [DossierQuery] {
        var queries: [DossierQuery] = []
        for order in DossierQuery.Order.allCases {
            for mask in 0..<32 {
                var query = DossierQuery()
                query.order = order
                query.openOnly = mask & 1 == 0
                query.branch = mask & 2 == 0 ? nil : "B3"
                query.agency = mask & 4 == 0 ? nil : "H29.4"
                query.stage = mask & 8 == 0 ? nil : "routed"
                query.procedure = mask & 16 == 0 ? nil : "1.005"
                query.limit = 7
                queries.append(query)
            }
        }
        return queries
    }

    private static func pages(_ query: DossierQuery, _ reader: any LedgerReader) throws -> [DossierRow] {
        var query = query
        var found: [DossierRow] = []
        while true {
            let page = try reader.dossiers(query)
            found += page
            guard let last = page.last, page.count == query.limit else { return found }
            query.after = (query.key(of: last), last.code)
        }
    }

    private static func expected(_ query: DossierQuery, _ rows: [DossierRow]) -> [DossierRow] {
        let kept = rows.filter {
            ($0.isOpen || !query.openOnly) && query.branch ?? $0.branch == $0.branch
                && query.agency ?? $0.agency == $0.agency && query.stage ?? $0.stage == $0.stage
                && query.procedure ?? $0.procedure == $0.procedure
        }
        return kept.sorted {
            let (left, right) = ((query.key(of: $0), "\($0.code)"), (query.key(of: $1), "\($1.code)"))
            return query.order == .urgency ? left < right : right < left
        }
    }
}
