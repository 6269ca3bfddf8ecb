internal import Base
internal import Testing

@testable internal import Desk

/// A house with an operator and a receptionist, and everything that can happen at its door.
struct House {
    static let password = Password("xe buýt số bảy chạy đêm")
    let people = MemoryPeople()
    let door: Door
    let administration: Administration

    init(_ seed: UInt64 = 1, guesses: GuessLimits = GuessLimits()) {
        door = Door(ledger: people, guesses: guesses, entropy: .seeded(seed))
        administration = Administration(ledger: people, entropy: .seeded(seed + 1))
    }

    func account(_ login: String, _ grants: [String], by principal: Principal = .system) throws -> Account {
        let form = NewAccount(login: login, name: "Nguyễn Thị Lan", grants: grants)
        let opened = try people.get { administration.createAccount(form, by: principal, at: .morning(0), answer: $0) }
        let change = PasswordChange(account: opened.account.id, old: opened.password.password, new: Self.password)
        _ = try people.get { door.changePassword(change, at: .morning(1), answer: $0) }
        return try #require(try people.peopleReader().account(opened.account.id))
    }

    func signIn(
        _ login: String, _ password: Password = password, from address: String = "192.0.2.7", at seconds: Int = 10,
        device: SessionToken? = nil, previous: SessionToken? = nil
    ) throws -> SignedIn {
        let form = SignInForm(login: login, password: password, address: address, device: device, previous: previous)
        return try people.get { door.signIn(form, at: .morning(seconds), answer: $0) }
    }

    func visitor(_ token: SessionToken, at seconds: Int) throws -> Visitor {
        try door.visitor(token, people.peopleReader(), at: .morning(seconds))
    }
}

@Suite struct DoorTests {
    @Test func aDay() throws {
        let house = House()
        let lan = try house.account("lan", ["receptionist@branch:B1"])
        let first = try house.signIn("LAN")
        #expect(try house.visitor(first.session, at: 20).principal.allows(.lodge, on: Target(branch: "B1")))
        let second = try house.signIn("lan", at: 30, device: first.device, previous: first.session)
        #expect(second.session != first.session && second.device == first.device, "a new session with every sign-in")
        #expect(throws: PeopleRefusal.notSignedIn) { try house.visitor(first.session, at: 31) }
        try house.people.get { house.door.signOut(second.session, at: .morning(40), answer: $0) }
        try house.people.get { house.door.signOut(second.session, at: .morning(41), answer: $0) }
        #expect(throws: PeopleRefusal.notSignedIn) { try house.visitor(second.session, at: 42) }
        #expect(
            house.people.accesses.filter { $0.subject == lan.id.stream }.map(\.what).suffix(3) == [
                "signed-in", "signed-in", "signed-out",
            ])
    }

    @Test func onlyDigestsAreKept() throws {
        let house = House()
        _ = try house.account("lan", ["receptionist@branch:B1"])
        let signedIn = try house.signIn("lan")
        #expect(house.people.sessions.contains { $0.id.digest == Digest(of: signedIn.session.text.utf8) })
        let kept = String(decoding: house.people.journal.flatMap(\.entry.body), as: UTF8.self)
        for secret in ["$y$", House.password.text, signedIn.session.text, "Nguyễn"] { #expect(!kept.contains(secret)) }
    }

    @Test func wrongAndUnknownAndDisabledAreOne() throws {
        let house = House()
        let lan = try house.account("lan", ["receptionist@branch:B1"])
        #expect(throws: PeopleRefusal.wrongSignIn) { try house.signIn("lan", Password("xe buýt số tám")) }
        #expect(throws: PeopleRefusal.wrongSignIn) { try house.signIn("nobody") }
        #expect(throws: PeopleRefusal.wrongSignIn) { try house.signIn("no login at all!") }
        let failed = try house.signIn("lan").failedBefore
        #expect(failed == 1, "the person is told")
        #expect(try house.signIn("lan").failedBefore == 0)
        _ = try house.people.get { house.administration.disable(lan.id, by: .system, at: .morning(20), answer: $0) }
        #expect(throws: PeopleRefusal.wrongSignIn) { try house.signIn("lan") }
    }

    @Test func guessersWaitAndTheHonestDoNot() throws {
        let house = House()
        _ = try house.account("lan", ["receptionist@branch:B1"])
        let honest = try house.signIn("lan", from: "192.0.2.7")
        for _ in 0..<6 { _ = try? house.signIn("lan", Password("guess guess"), from: "203.0.113.9") }
        #expect(throws: PeopleRefusal.tooManyTries(waitSeconds: 2)) { try house.signIn("lan", from: "203.0.113.9") }
        #expect(throws: Never.self) { try house.signIn("lan", from: "192.0.2.99") }
        #expect(throws: Never.self) { try house.signIn("lan", from: "198.51.100.1", device: honest.device) }
        #expect(throws: PeopleRefusal.tooManyTries(waitSeconds: 2), "another's device cookie helps nobody") {
            try house.signIn("lan", from: "203.0.113.9", device: SessionToken(Entropy.seeded(77)))
        }
    }

    @Test func disablingAndResettingEndSessions() throws {
        let house = House()
        let lan = try house.account("lan", ["receptionist@branch:B1"])
        let one = try house.signIn("lan")
        _ = try house.people.get { house.administration.disable(lan.id, by: .system, at: .morning(20), answer: $0) }
        #expect(throws: PeopleRefusal.notSignedIn) { try house.visitor(one.session, at: 21) }
        _ = try house.people.get { house.administration.enable(lan.id, by: .system, at: .morning(22), answer: $0) }
        let two = try house.signIn("lan", at: 23)
        let opened = try house.people.get {
            house.administration.resetPassword(of: lan.id, by: .system, at: .morning(24), answer: $0)
        }
        #expect(throws: PeopleRefusal.notSignedIn) { try house.visitor(two.session, at: 25) }
        #expect(throws: PeopleRefusal.wrongSignIn) { try house.signIn("lan", at: 26) }
        let three = try house.signIn("lan", opened.password.password, at: 27)
        let visitor = try house.visitor(three.session, at: 28)
        #expect(throws: PeopleRefusal.mustChangePassword) { try visitor.demandOwnPassword() }
        #expect(!visitor.principal.allows(.lodge, on: Target(branch: "B1")))
    }

    @Test func newRightsHoldAtOnce() throws {
        let house = House()
        let lan = try house.account("lan", ["receptionist@branch:B1"])
        let session = try house.signIn("lan").session
        _ = try house.people.get {
            house.administration.grant(
                ["case-officer@agency:A1", "case-officer@agency:A1"], to: lan.id, by: .system, at: .morning(20),
                answer: $0)
        }
        #expect(throws: PeopleRefusal.notSignedIn, "with other rights comes another session") {
            try house.visitor(session, at: 21)
        }
        let again = try house.visitor(house.signIn("lan", at: 22).session, at: 23)
        #expect(again.account.grants == [Grant(.caseOfficer, .agency("A1"))])
        #expect(!again.principal.allows(.lodge, on: Target(branch: "B1")))
    }

    @Test func changingThePasswordEndsTheOthers() throws {
        let house = House()
        let lan = try house.account("lan", ["receptionist@branch:B1"])
        let (here, there) = (try house.signIn("lan").session, try house.signIn("lan").session)
        let new = Password("mèo nằm trên mái tôn")
        let change = PasswordChange(account: lan.id, old: House.password, new: new)
        let fresh = try house.people.get { house.door.changePassword(change, at: .morning(20), answer: $0) }
        for old in [here, there] {
            #expect(throws: PeopleRefusal.notSignedIn) { try house.visitor(old, at: 21) }
        }
        #expect(throws: Never.self) { try house.visitor(fresh, at: 21) }
        #expect(throws: PeopleRefusal.wrongSignIn) { try house.signIn("lan") }
        #expect(throws: Never.self) { try house.signIn("lan", new) }
    }

    struct Change: CustomTestStringConvertible {
        let why: String
        var old = House.password
        let new: Password
        let refusal: PeopleRefusal
        var testDescription: String { why }
    }

    @Test(arguments: [
        Change(
            why: "the old one is wrong", old: Password("x"), new: Password("mèo nằm trên mái"), refusal: .wrongSignIn),
        Change(why: "weak", new: Password("matkhau123"), refusal: .weakPassword(.common)),
        Change(why: "the same", new: House.password, refusal: .samePassword),
    ]) func refusedChanges(_ test: Change) throws {
        let house = House()
        let lan = try house.account("lan", ["receptionist@branch:B1"])
        let change = PasswordChange(account: lan.id, old: test.old, new: test.new)
        let journal = house.people.journal.count
        #expect(throws: test.refusal) {
            try house.people.get { house.door.changePassword(change, at: .morning(20), answer: $0) }
        }
        #expect(house.people.journal.count == journal)
        #expect(throws: Never.self) { try house.signIn("lan") }
    }

    @Test func insidersDoNotGuessEither() throws {
        let house = House()
        let lan = try house.account("lan", ["receptionist@branch:B1"])
        let change = PasswordChange(account: lan.id, old: Password("wrong"), new: Password("mèo nằm trên mái"))
        func attempt() throws {
            _ = try house.people.get { house.door.changePassword(change, at: .morning(20), answer: $0) }
        }
        for _ in 0..<11 { #expect(throws: PeopleRefusal.wrongSignIn) { try attempt() } }
        #expect(throws: PeopleRefusal.tooManyTries(waitSeconds: 2)) { try attempt() }
    }

    @Test func oneTimePasswordsEnd() throws {
        let house = House()
        let form = NewAccount(login: "minh", name: "Minh", grants: ["steward@everything"])
        let opened = try house.people.get {
            house.administration.createAccount(form, by: .system, at: .morning(0), answer: $0)
        }
        let week = 7 * 86_400
        #expect(throws: Never.self) { try house.signIn("minh", opened.password.password, at: week - 1) }
        #expect(throws: PeopleRefusal.wrongSignIn) { try house.signIn("minh", opened.password.password, at: week) }
    }

    @Test func sessionsAreTouchedAndDropped() throws {
        let house = House()
        _ = try house.account("lan", ["receptionist@branch:B1"])
        let token = try house.signIn("lan", at: 10).session
        for seconds in stride(from: 0, to: 7_200, by: 600) { _ = try house.visitor(token, at: 10 + seconds) }
        #expect(throws: PeopleRefusal.notSignedIn) { try house.visitor(token, at: 7_200 + 1_800) }
        _ = try house.signIn("lan", at: 10_000)
        #expect(house.people.sessions.count == 1, "signing in sweeps what is over")
    }

    /// Bar: within 10 % in the mean; here loosely, and by the thread's own time, for busy machines.
    @Test func unknownTakesAsLongAsWrong() throws {
        let hash = try #require(PasswordHasher.hash(House.password, .system))
        func time(_ kept: PasswordHash?) -> UInt64 {
            (0..<5).map { _ in
                let start = threadCPUNanoseconds()
                _ = PasswordHasher.isRight(Password("guess"), kept)
                return threadCPUNanoseconds() - start
            }.min() ?? 0
        }
        let (wrong, unknown) = (time(hash), time(nil))
        #expect(unknown * 2 > wrong && wrong * 2 > unknown, "\(wrong) and \(unknown) ns")
    }
}
