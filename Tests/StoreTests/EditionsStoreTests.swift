internal import Base
internal import CSQLite
internal import Competence
internal import Desk
internal import Testing

@testable internal import Store

/// Editions on SQLite: across a restart, on a disk that lies, and the city's own register.
@Suite struct EditionsStoreTests {
    static let routing = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 } + "/Routing"
    static let noon = LocalMoment(CivilDate(day: 20_778), minute: 720).instant
    static let city = Result { try RegisterFolder.files(routing + "/hcmc") }
    static let an = EditionActor(actor: "account:an", person: "account:an")
    static let binh = EditionActor(actor: "account:binh", person: "account:binh")

    /// The city's register with one note more.
    static func changed() throws -> RegisterFiles {
        var changed = RegisterFiles()
        let rules = try #require(try city.get().files.first { $0.name == "hcmc/rules.csv" })
        changed.add(
            rules.name,
            Array(
                String(decoding: rules.bytes, as: UTF8.self).replacing("phục vụ xã, phường", with: "của xã, phường")
                    .utf8))
        return changed
    }

    @Test func theCitysRegisterLivesThroughARestart() throws {
        let scratch = Scratch()
        let city = try Self.city.get()
        let store = try scratch.open()
        let desk = EditionDesk(ledger: store)
        _ = try desk.start(folder: ("Routing/hcmc", city), at: Self.noon)
        let first = try #require(desk.shelf.activeHash(at: Self.noon))
        let upload = EditionUpload(files: try Self.changed(), note: "Words", base: first)
        let draft = try desk.propose(upload, by: Self.an, at: Self.noon)
        #expect(try desk.prove(draft.hash, by: Self.an, at: Self.noon).proof?.isPassed == true)
        _ = try desk.approve(draft.hash, by: Self.binh, at: Self.noon)
        _ = try desk.schedule(draft.hash, .now, by: Self.binh, at: Self.noon)
        #expect(try desk.difference(of: draft.hash, against: first, at: Self.noon).changedCells == 0)
        let before = try desk.editions()
        store.stop()

        let again = EditionDesk(ledger: try scratch.open())
        guard case .differs(let active, _, let known) = try again.start(folder: ("Routing/hcmc", city), at: Self.noon)
        else {
            Issue.record("the folder took over")
            return
        }
        #expect(active.hash == draft.hash)
        #expect(known?.stage == .superseded)
        #expect(try again.editions() == before)
        #expect(again.shelf.active(at: Self.noon)?.hash == draft.hash)
        #expect(try again.edition(first).areas === again.edition(draft.hash).areas)
    }

    struct Damage: CustomTestStringConvertible, Sendable {
        let why: String
        let sql: SQL
        var testDescription: String { why }
    }

    static let damages: [Damage] = [
        Damage(why: "a byte of a file", sql: "UPDATE contents SET bytes = x'00' WHERE length(bytes) = 1"),
        Damage(why: "a file that is gone", sql: "DELETE FROM contents WHERE length(bytes) = 1"),
        Damage(why: "another number", sql: "UPDATE editions SET number = 7"),
        Damage(why: "another version", sql: "UPDATE editions SET version = 2"),
        Damage(why: "a file left out", sql: "DELETE FROM edition_files WHERE position = 0"),
        Damage(why: "another name", sql: "UPDATE edition_files SET name = 'y/0.csv' WHERE position = 0"),
        Damage(why: "another order", sql: "UPDATE edition_files SET position = 9 WHERE position = 0"),
        Damage(why: "an edition that is gone", sql: "DELETE FROM editions"),
    ]

    @Test(arguments: damages) func damageIsFound(_ damage: Damage) throws {
        let scratch = Scratch()
        let store = try scratch.open()
        let row = EditionsConformance.row(1, ["a", "bc"])
        try store.writeEditionsNow { try EditionsConformance.keep(row, ["a", "bc"], $0) }
        store.stop()
        #expect(try Inspector(folder: scratch.data).verify().isWhole)
        let connection = try Connection(scratch.data + "/waypost.db", .readWrite)
        try connection.run(damage.sql)
        #expect(try !Inspector(folder: scratch.data).verify().isWhole)
        let reader = try scratch.open().editionReader()
        #expect(throws: LedgerFault.self) {
            guard try reader.edition(row.hash) == row, try reader.editions() == [row] else { return }
            for file in row.files {
                guard try reader.content(file.content) != nil else { throw LedgerFault.damaged(what: "content") }
            }
        }
    }
}
