internal import Base
internal import Desk
internal import Dossiers
internal import HTTP
internal import Store
internal import Testing

@testable internal import waypost

/// What a receptionist sees, from the first word of a procedure to the code on the receipt.
@Suite(.serialized) struct CounterPagesTests {
    private static let birth = "/counter/case?procedure=1.001193&branch=\(Town.ownBranch)"

    struct Words: CustomTestStringConvertible {
        let typed: String
        let code: String
        let why: String
        var testDescription: String { why }
    }

    static let words = [
        Words(typed: "khai%20sinh", code: "1.001193", why: "without accents"),
        Words(typed: "k%E1%BA%BFt%20h%C3%B4n", code: "1.000894", why: "with accents"),
        Words(typed: "doi%20bang%20lai", code: "3.000347", why: "as people call it"),
        Words(typed: "birth", code: "1.001193", why: "in English"),
        Words(typed: "1.001193.000.00.00.H29", code: "1.001193", why: "by the long form of its code"),
    ]

    @Test func findsProceduresByTheWordsPeopleUse() throws {
        let town = try Town()
        defer { town.close() }
        let desk = try CounterDesk(town)
        for this in Self.words {
            for path in ["/counter", "/counter/results"] {
                let sheet = try desk.get("\(path)?words=\(this.typed)")
                #expect(sheet.has("procedure=\(this.code)&amp;branch=\(Town.ownBranch)"), "\(path): \(this.why)")
            }
        }
        #expect(try desk.get("/counter?words=zzzz").has("No procedure fits."))
        #expect(try desk.get("/counter").has("Thủ Đức facility"))
    }

    /// The whole way by forms alone, as without a script.
    @Test func lodgesADossier() throws {
        let town = try Town()
        defer { town.close() }
        let desk = try CounterDesk(town)
        let asked = try desk.get(Self.birth)
        #expect(asked.has("In which commune or ward does the person concerned"))
        let applicant = try desk.send(
            asked, to: "/counter/applicant", [("places.2.text", "12 Nguyễn Huệ, Bến Nghé, Quận 1")])
        #expect(applicant.status == 200 && applicant.has("Telephone") && applicant.has("Tờ khai theo mẫu"))
        let check = try desk.send(
            applicant, to: "/counter/check", [("applicant.phone", "0901 234 567"), ("applicant.name", "Trần Thị Bưởi")])
        #expect(check.has("Check, then take it in") && check.has("Trần Thị Bưởi"))
        let done = try desk.send(check, to: "/counter/lodge")
        #expect(done.status == 303 && done.location.hasPrefix("/counter/lodged/H29.1-"))
        let receipt = try desk.get(done.location)
        #expect(receipt.has("data-taken=\"counter\"") && receipt.has("/slips/01"))
        let code = try #require(try? DossierCode(String(done.location.dropFirst("/counter/lodged/".count))))
        let row = try #require(try town.house.store.reader().dossier(code))
        #expect(row.phone == "+84901234567" && row.agency == Town.ownAgency && row.branch == Town.ownBranch)
        let papers = try town.house.store.reader().folded(code).lodging.papers
        #expect(papers.count == 2 && papers.allSatisfy { !$0.isOriginalKept })

        // The same press again is the same dossier; the same form with something else in it is not another.
        #expect(try desk.send(check, to: "/counter/lodge").location == done.location)
        let other = try desk.send(check, to: "/counter/lodge", [("applicant.name", "Trần Thị Cam")])
        #expect(other.status == 409)
        #expect(other.has("This form was sent before"))
        #expect(other.has("\(code)"), "\(other.text)")

        // Found again by telephone, with everything but the case filled in.
        let again = try desk.send(applicant, to: "/counter/check", [("applicant.phone", "0901234567")])
        #expect(again.has("This number lodged before:") && again.has("value=\"Trần Thị Bưởi\""))
        let stranger = try desk.send(applicant, to: "/counter/check", [("applicant.phone", "0901234568")])
        #expect(stranger.has("This number has not lodged here."))
    }

    struct Wrong: CustomTestStringConvertible {
        let fields: [(String, String)]
        let field: String
        let words: String
        let why: String
        var testDescription: String { why }
    }

    static let wrong = [
        Wrong(fields: [], field: "applicant.name", words: "Fill in the applicant&#39;s name.", why: "nothing at all"),
        Wrong(
            fields: [("applicant.name", "An"), ("applicant.phone", "12")], field: "applicant.phone",
            words: "This is no telephone number", why: "a number that is none"),
        Wrong(
            fields: [("applicant.name", "An"), ("applicant.email", "an")], field: "applicant.email",
            words: "This is no email address", why: "an address that is none"),
        Wrong(
            fields: [("applicant.name", "An"), ("applicant.proxy.name", "Bình")], field: "applicant.proxy.authority",
            words: "Give number and date of the power of attorney.", why: "a proxy without authority"),
        Wrong(
            fields: [("applicant.name", "An"), ("resultTo.way", "post")], field: "resultTo.address",
            words: "Give the address for the result", why: "by post to nowhere"),
        Wrong(
            fields: [("applicant.name", "An"), ("resultTo.way", "electronic")], field: "applicant.email",
            words: "An electronic result needs", why: "electronic without an email"),
        Wrong(
            fields: [("applicant.name", "An"), ("papers.1.count", "many")], field: "papers.1.count",
            words: "Copies: a number from 1 to 99.", why: "copies that are no number"),
    ]

    @Test func tellsWhatIsWrongAtItsFieldAndKeepsWhatWasTyped() throws {
        let town = try Town()
        defer { town.close() }
        let desk = try CounterDesk(town)
        let applicant = try desk.send(
            try desk.get(Self.birth), to: "/counter/applicant", [("places.2.text", "phường Bến Nghé, quận 1")])
        for this in Self.wrong {
            let sheet = try desk.send(applicant, to: "/counter/check", this.fields)
            #expect(sheet.status == 422 && sheet.has("href=\"#\(this.field)\""), "\(this.why)")
            #expect(sheet.has(this.words) && sheet.has("id=\"\(this.field)\""), "\(this.why)")
            for (_, value) in this.fields { #expect(sheet.has("value=\"\(value)\""), "\(this.why): \(value) is lost") }
        }
    }

    @Test func asksUntilItKnowsWhoDecides() throws {
        let town = try Town()
        defer { town.close() }
        let desk = try CounterDesk(town)
        let asked = try desk.get(Self.birth)
        let nothing = try desk.send(asked, to: "/counter/applicant")
        #expect(nothing.status == 422 && nothing.has("Type the address: it says who decides."))
        let nowhere = try desk.send(asked, to: "/counter/applicant", [("places.2.text", "zzz qqq")])
        #expect(nowhere.status == 422 && nowhere.has("This place is not recognised."))
        let begun = try desk.send(asked, to: "/counter/panel", [("places.2.text", "phường thủ đ")])
        #expect(begun.has("Is it one of these?") && begun.has("name=\"places.2.area\""))
        let procedure = "/counter/case?procedure=1.000894&branch=\(Town.ownBranch)"
        let married = try desk.send(
            try desk.get(procedure), to: "/counter/applicant", [("places.2.text", "phường Sài Gòn")])
        #expect(married.status == 422 && married.has("The period depends on the case: choose one."))
        let unknown = try desk.post("/counter/case", [("procedure", "9.999999")])
        #expect(unknown.status == 303 && unknown.location == "/counter")
    }

    @Test func whoIsNotSureHandsItToThoseWhoFindOut() throws {
        let town = try Town()
        defer { town.close() }
        let desk = try CounterDesk(town)
        let typed = [("places.2.text", "zzz qqq"), ("unsure", "yes"), ("unsureBecause", "Người dân không nhớ phường.")]
        let applicant = try desk.send(try desk.get(Self.birth), to: "/counter/applicant", typed)
        #expect(applicant.status == 200)
        let check = try desk.send(applicant, to: "/counter/check", [("applicant.name", "Lê Văn Cam")])
        #expect(check.has("Người dân không nhớ phường."))
        let done = try desk.send(check, to: "/counter/lodge")
        let code = try #require(try? DossierCode(String(done.location.dropFirst("/counter/lodged/".count))))
        #expect(try town.house.store.reader().dossier(code)?.stage == Stage.manualDesk.rawValue)
        #expect(try desk.get("/today?show=desk").has("\(code)"))
    }

    @Test func advisesWithoutLodging() throws {
        let town = try Town()
        defer { town.close() }
        let desk = try CounterDesk(town)
        let sheet = try desk.send(
            try desk.get(Self.birth), to: "/counter/advice", [("places.2.text", "26740")])
        #expect(sheet.status == 200 && sheet.has("This is advice by the rules known to us today"))
        #expect(sheet.has("Article 13") && sheet.has("Declaration on the form"))
        #expect(!sheet.has("Telephone"))
    }
}
