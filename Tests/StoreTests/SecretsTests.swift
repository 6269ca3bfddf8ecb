internal import Base
internal import Desk
internal import Dossiers
internal import Testing

@testable internal import Store

/// The house's secret: made once, kept over restarts and restores, and missed when somebody touches it.
@Suite struct SecretsTests {
    private func code() throws -> DossierCode { try DossierCode("H29.1-261121-0001") }

    @Test func receiptsStayGoodOverRestartAndRestore() throws {
        let scratch = Scratch()
        let first = try scratch.open()
        let token = try #require(first.publicLinks.token(of: try code()))
        _ = try first.backup(to: scratch.path + "/backup.db")
        first.stop()

        let second = try scratch.open()
        #expect(second.publicLinks.token(of: try code()) == token)
        second.stop()

        _ = try Restore.run(scratch.path + "/backup.db", into: scratch.path + "/again", now: Clock.system.now())
        let third = try Store.open(scratch.path + "/again")
        #expect(third.publicLinks.opens(try code(), token), "a receipt printed before the disaster")
        third.stop()
    }

    @Test func everyHouseHasItsOwn() throws {
        let tokens = try [Scratch(), Scratch()].map { scratch in
            let store = try scratch.open()
            defer { store.stop() }
            return store.publicLinks.token(of: try code())
        }
        #expect(tokens[0] != nil && tokens[0] != tokens[1])
    }

    @Test func aChangedSecretIsSeen() throws {
        let scratch = Scratch()
        try scratch.open().stop()
        try Tampering.run(scratch.data, ["UPDATE secrets SET value = zeroblob(32)"], withGuards: true)
        #expect(throws: DataFault.self) { try scratch.open() }
        let report = try Inspector(folder: scratch.data).verify()
        #expect(report.damage == ["secrets public-link 1"])
    }
}
