internal import Base
internal import Desk
internal import Dossiers
internal import Testing

@testable internal import Store

/// What a counter asks of the ledger: by telephone, by the beginning of a name, since when, due before when, how many.
@Suite struct CounterQueryTests {
    struct Case: CustomTestStringConvertible {
        let query: DossierQuery
        let serials: [Int]
        let why: String
        var testDescription: String { why }

        init(_ why: String, _ serials: [Int], _ change: (inout DossierQuery) -> Void) {
            var query = DossierQuery()
            (query.openOnly, query.order) = (false, .newest)
            change(&query)
            (self.query, self.serials, self.why) = (query, serials, why)
        }
    }

    static let cases = [
        Case("everything, the newest first", [4, 3, 2, 1]) { _ in },
        Case("by number", [3, 1]) { $0.phone = "+84901" },
        Case("by number, at one branch", [1]) { ($0.phone, $0.branch) = ("+84901", "b1") },
        Case("no number finds none of those without one", []) { $0.phone = "" },
        Case("by a whole name, which begins another", [2, 1]) { $0.applicant = "nguyen van an" },
        Case("by the beginning of a name", [2, 1]) { $0.applicant = "nguyen van" },
        Case("received then or later", [4, 3]) { $0.since = Instant(milliseconds: 3000) },
        Case("due before then", [2]) { $0.dueBefore = Instant(milliseconds: 7000) },
        Case("those without a due date are never due", [2, 1]) { $0.dueBefore = Instant(milliseconds: 9000) },
    ]

    private static func row(_ serial: Int) throws -> DossierRow {
        let names = ["nguyen van an", "nguyen van anh", "tran thi buoi", ""]
        let day = try #require(CivilDate(year: 2026, month: 11, day: 21))
        return DossierRow(
            code: DossierCode(issuer: "H29.1", day: day, serial: serial), version: 1, stage: "routed", isOpen: true,
            branch: serial == 1 ? "b1" : "b2", agency: "a", procedure: "p",
            received: Instant(milliseconds: Int64(serial) * 1000),
            due: serial < 3 ? Instant(milliseconds: Int64(9 - serial) * 1000 - 500) : nil,
            updated: Instant(milliseconds: 1), applicantFolded: names[serial - 1],
            phone: [1, 3].contains(serial) ? "+84901" : "", document: [])
    }

    @Test(arguments: cases) func findsAndCounts(_ this: Case) throws {
        let scratch = Scratch()
        let store = try scratch.open()
        defer { store.stop() }
        for serial in 1...4 {
            let row = try Self.row(serial)
            let entry = JournalEntry(kind: "dossier.lodged", at: row.received, actor: "system", body: [])
            try store.writeNow {
                _ = try $0.append([entry], to: .dossier(row.code), expecting: 0)
                try $0.put(row)
            }
        }
        let reader = try store.reader()
        #expect(try reader.dossiers(this.query).map(\.code.serial) == this.serials, "\(this.why)")
        #expect(try reader.count(this.query, most: 100) == this.serials.count)
        #expect(try reader.count(this.query, most: 2) == min(2, this.serials.count))
    }
}
