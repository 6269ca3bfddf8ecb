internal import Base
internal import Testing

@testable internal import Desk

@Suite struct OwnPageTests {
    static let session = SessionToken(Entropy.seeded(1))
    static let token = FormToken(of: session)?.text
    static let ours = "https://motcua.example.vn"

    struct Case: CustomTestStringConvertible {
        let why: String
        let request: RequestOrigin
        let isOurs: Bool
        var testDescription: String { why }
    }

    @Test(arguments: [
        Case(
            why: "a page of ours",
            request: RequestOrigin(method: "POST", origin: ours, fetchSite: "same-origin", formToken: token),
            isOurs: true),
        Case(
            why: "an older browser without Sec-Fetch-Site",
            request: RequestOrigin(method: "POST", origin: ours, formToken: token), isOurs: true),
        Case(
            why: "Origin stripped by a proxy",
            request: RequestOrigin(method: "POST", fetchSite: "same-origin", formToken: token), isOurs: true),
        Case(why: "reading changes nothing", request: RequestOrigin(method: "GET"), isOurs: true),
        Case(
            why: "no form token", request: RequestOrigin(method: "POST", origin: ours, fetchSite: "same-origin"),
            isOurs: false),
        Case(
            why: "another session's token",
            request: RequestOrigin(
                method: "POST", origin: ours, fetchSite: "same-origin",
                formToken: FormToken(of: SessionToken(Entropy.seeded(2)))?.text), isOurs: false),
        Case(
            why: "both headers stripped", request: RequestOrigin(method: "POST", formToken: token), isOurs: false),
        Case(
            why: "another site",
            request: RequestOrigin(method: "POST", origin: "https://evil.example", formToken: token),
            isOurs: false),
        Case(
            why: "a sister site",
            request: RequestOrigin(method: "POST", origin: ours, fetchSite: "same-site", formToken: token),
            isOurs: false),
        Case(
            why: "our name over plain HTTP",
            request: RequestOrigin(method: "POST", origin: "http://motcua.example.vn", formToken: token), isOurs: false),
        Case(
            why: "a name that begins with ours",
            request: RequestOrigin(method: "POST", origin: ours + ".evil.example", formToken: token), isOurs: false),
        Case(
            why: "a sandboxed frame", request: RequestOrigin(method: "POST", origin: "null", formToken: token),
            isOurs: false),
        Case(
            why: "an unknown method changes something",
            request: RequestOrigin(method: "PURGE", formToken: token), isOurs: false),
    ]) func forgery(_ test: Case) {
        let isOurs = (try? test.request.demandOurPage(Self.session, ours: Self.ours)) != nil
        #expect(isOurs == test.isOurs)
    }

    @Test(arguments: [
        Case(why: "curl", request: RequestOrigin(method: "POST"), isOurs: true),
        Case(why: "our page", request: RequestOrigin(method: "POST", origin: ours), isOurs: true),
        Case(why: "another's", request: RequestOrigin(method: "POST", origin: "https://evil.example"), isOurs: false),
        Case(
            why: "another's, Origin stripped", request: RequestOrigin(method: "POST", fetchSite: "cross-site"),
            isOurs: false),
    ]) func signingIn(_ test: Case) {
        let isOurs = (try? test.request.demandOurPageToSignIn(ours: Self.ours)) != nil
        #expect(isOurs == test.isOurs)
    }

    @Test func cookies() {
        let text = Self.session.text
        #expect(
            PeopleCookie.session.set(Self.session, .secure)
                == "__Host-waypost=\(text); Path=/; Secure; HttpOnly; SameSite=Lax")
        #expect(
            PeopleCookie.session.set(Self.session, .plainLoopback)
                == "waypost-plain=\(text); Path=/; HttpOnly; SameSite=Lax")
        #expect(PeopleCookie.session.clear(.secure).hasSuffix("; Max-Age=0"))
        #expect(PeopleCookie.device.set(Self.session, .secure).contains("__Host-waypost-device="))
    }

    struct Header: CustomTestStringConvertible {
        let why: String
        let text: String
        let isFound: Bool
        var testDescription: String { why }
    }

    @Test(arguments: [
        Header(why: "alone", text: "__Host-waypost=\(session.text)", isFound: true),
        Header(why: "among others", text: "a=b; __Host-waypost=\(session.text); c=d", isFound: true),
        Header(why: "none", text: "a=b", isFound: false),
        Header(why: "empty", text: "", isFound: false),
        Header(why: "twice", text: "__Host-waypost=\(session.text); __Host-waypost=\(session.text)", isFound: false),
        Header(why: "twice, one broken", text: "__Host-waypost=x; __Host-waypost=\(session.text)", isFound: false),
        Header(why: "the plain name over TLS", text: "waypost-plain=\(session.text)", isFound: false),
        Header(why: "the device's is no session", text: "__Host-waypost-device=\(session.text)", isFound: false),
        Header(why: "too short", text: "__Host-waypost=\(session.text.dropLast())", isFound: false),
        Header(why: "capitals", text: "__Host-waypost=\(session.text.uppercased())", isFound: false),
        Header(why: "quotes", text: "__Host-waypost=\"\(session.text)\"", isFound: false),
    ]) func reading(_ test: Header) {
        #expect(PeopleCookie.session.token(in: test.text, .secure) == (test.isFound ? Self.session : nil))
    }

    @Test func keysAreReadBack() throws {
        let key = KeyText(Entropy.seeded(3))
        let text = key.text
        #expect(text.hasPrefix("wp_") && text.utf8.count == 3 + 12 + 1 + 32)
        #expect(KeyText(text) == key)
        let broken = [
            "", "wp_", "wp__", text + "_", String(text.dropLast()), text.uppercased(), "xx" + text.dropFirst(2),
        ]
        for other in broken { #expect(KeyText(other) == nil, "\(other)") }
    }

    @Test func sessionsEnd() {
        let limits = SessionLimits()
        func session(_ started: Int, _ seen: Int) -> Session {
            Session(id: Self.session.id, account: AccountID("a"), started: .morning(started), seen: .morning(seen))
        }
        #expect(limits.isLive(session(0, 0), at: .morning(1799)))
        #expect(!limits.isLive(session(0, 0), at: .morning(1800)), "half an hour idle")
        #expect(limits.isLive(session(0, 43_000), at: .morning(43_199)))
        #expect(!limits.isLive(session(0, 43_199), at: .morning(43_200)), "twelve hours, however busy")
        #expect(
            !limits.needsTouch(session(0, 0), at: .morning(59)) && limits.needsTouch(session(0, 0), at: .morning(60)))
    }
}
