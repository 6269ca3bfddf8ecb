internal import Base
internal import Dossiers
internal import Testing

@testable internal import Desk

/// The tokens on receipts: nobody's guess, and everybody's who holds the receipt.
@Suite struct PublicLinkTests {
    private static let secret = [UInt8](0..<32)
    private static let other = [UInt8](repeating: 7, count: 32)

    private func code(_ serial: Int) throws -> DossierCode {
        DossierCode(issuer: "H29.1", day: try #require(CivilDate("2026-11-21")), serial: serial)
    }

    /// Worked out beside it with Python's hmac and integers; it must never change while receipts are out there.
    @Test func theTokenIsWhatItWas() throws {
        let links = PublicLinks(secrets: [Self.secret])
        #expect(links.token(of: try code(1)) == "cxv6485vbvm8m57z7k8jpft5k3zz")
    }

    @Test func tokensAreLongAndComeThroughEveryKeyboard() throws {
        let links = PublicLinks(secrets: [Self.secret])
        var seen: Set<String> = []
        for serial in 1...500 {
            let token = try #require(links.token(of: try code(serial)))
            #expect(token.utf8.count == 28 && seen.insert(token).inserted)
            #expect(token.allSatisfy { !"aeiouydwl01".contains($0) }, "\(token): Telex or VNI would change it")
        }
        // log2(25) is 4.64.
        #expect(Double(PublicLinks.length) * 4.64 > 128 && Set(PublicLinks.alphabet).count == 25)
    }

    struct Case: CustomTestStringConvertible {
        let serial: Int
        let change: @Sendable (String) -> String
        let secrets: [[UInt8]]
        let opens: Bool
        let why: String
        var testDescription: String { why }
    }

    @Test(arguments: [
        Case(serial: 1, change: { $0 }, secrets: [secret], opens: true, why: "the receipt's own"),
        Case(serial: 2, change: { $0 }, secrets: [secret], opens: false, why: "another dossier's"),
        Case(serial: 1, change: { String($0.dropLast()) }, secrets: [secret], opens: false, why: "cut"),
        Case(serial: 1, change: { $0 + "b" }, secrets: [secret], opens: false, why: "longer"),
        Case(serial: 1, change: { _ in "" }, secrets: [secret], opens: false, why: "none"),
        Case(serial: 1, change: { $0 }, secrets: [other], opens: false, why: "of another house"),
        Case(
            serial: 1, change: { $0 }, secrets: [other, secret], opens: true, why: "of before the secret was changed"),
        Case(serial: 1, change: { $0 }, secrets: [], opens: false, why: "a house without a secret"),
    ])
    func opensForWhomItShould(_ c: Case) throws {
        let token = try #require(PublicLinks(secrets: [Self.secret]).token(of: try code(1)))
        #expect(PublicLinks(secrets: c.secrets).opens(try code(c.serial), c.change(token)) == c.opens)
    }

    @Test func newTokensAreOfTheNewestSecret() throws {
        let both = PublicLinks(secrets: [Self.other, Self.secret])
        #expect(both.token(of: try code(1)) == PublicLinks(secrets: [Self.other]).token(of: try code(1)))
        #expect(PublicLinks().token(of: try code(1)) == nil)
    }
}
