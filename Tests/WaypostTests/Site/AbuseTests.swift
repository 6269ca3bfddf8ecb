internal import Base
internal import Desk
internal import HTTP
internal import Pages
internal import Store
internal import Testing

@testable internal import waypost

/// What somebody did to the pages once, each a case of its own.
@Suite struct AbuseTests {
    private func asker(_ label: String, in town: Town) throws -> Asker {
        try #require(town.askers.first { $0.label == label })
    }

    /// Every field costs each page that shows it again, on a thread that everybody shares.
    @Test func aFormOfThousandsOfFieldsIsRefused() throws {
        let town = try Town()
        defer { town.close() }
        let receptionist = try asker("receptionist@branch", in: town)
        let fields = (0...PageForm.mostFields).map { "a\($0)=1" }.joined(separator: "&")
        let answer = try town.send("POST", "/counter/panel", fields, as: receptionist, byKey: false)
        #expect(answer.status == 413 && Town.text(answer).contains("quá nhiều trường"))
        // One line with a number beyond all others makes no page of so many lines.
        let officer = try asker("case-officer@agency", in: town)
        let code = try #require(town.dossiers[0])
        let body = "step=request-supplement&version=2&items.999999999.paper=a"
        let page = try town.send("POST", "/dossiers/\(code)/steps/request-supplement", body, as: officer, byKey: false)
        #expect(Town.text(page).utf8.count < 100_000)
    }

    /// Two people take a role each from one account at the same moment: both are gone.
    @Test func rolesTakenAtOnceAreAllTaken() throws {
        let town = try Town()
        defer { town.close() }
        let office = town.house.service.administration
        let grants = (1...6).map { "receptionist@branch:hcm-0\($0)" }
        let opened: Opened = try waitForAnswer { answer in
            office.createAccount(
                NewAccount(login: "nhieu.vai", name: "Nhiều Vai", grants: grants), by: .system,
                at: Clock.system.now(), answer: answer)
        }
        let waits = grants.dropFirst().map { grant in
            let answer = PendingAnswer<Account>()
            office.revise(
                opened.account.id, removing: [grant], by: .system, at: Clock.system.now(), answer: { answer.give($0) })
            return answer
        }
        for wait in waits { _ = try wait.wait().get() }
        let left = try town.house.store.peopleReader().account(opened.account.id)?.grants.map(\.text)
        #expect(left == Array(grants.prefix(1)))
    }

    @Test(arguments: ["2026-02-29", "0000-00-00", "２０２６-11-21", "gestern"])
    func aDayThatIsNoneIsNotToday(_ day: String) throws {
        let town = try Town()
        defer { town.close() }
        let lead = try asker("shift-lead@branch", in: town)
        let path = "/slips/07?branch=\(Town.ownBranch)&from=\(percentEncoded(day))"
        #expect(try town.send("GET", path, "", as: lead, byKey: false).status == 400)
        let auditor = try asker("auditor@everything", in: town)
        let log = try town.send("GET", "/accesses?day=\(percentEncoded(day))", "", as: auditor, byKey: false)
        #expect(log.status == 400)
    }

    /// Whoever need not call the applicant finds no number on the slip either.
    @Test func slipsForReadersHaveNoNumber() {
        let party = Slip.Party(
            name: "Nguyễn Văn An", address: "12 Lê Lợi", phone: "+84901234567", email: "an@example.vn",
            proxy: "Lê Văn Thay, +84907654321", submitter: "Lê Văn Thay")
        let told = party.withoutContact
        #expect(told.phone.isEmpty && told.address.isEmpty && told.email.isEmpty && !told.proxy.contains("+84"))
        #expect(told.submitter == "Lê Văn Thay", "whoever stands at the counter signs")
    }
}
