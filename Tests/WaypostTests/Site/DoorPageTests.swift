internal import Base
internal import Desk
internal import HTTP
internal import Testing

@testable internal import waypost

/// Coming in, choosing a password and a language, and going out, as a person's browser does it.
@Suite struct DoorPageTests {
    @Test func aColleagueComesInForTheFirstTime() throws {
        let town = try Town()
        defer { town.close() }
        let once = try DoorBrowser.open("lan", ["receptionist@branch:\(Town.ownBranch)"], in: town.house)
        let browser = DoorBrowser(town.house)
        #expect(try browser.get("/").status == 200 && browser.page.contains("href=\"/sign-in\""), "citizens begin here")
        #expect(try browser.get("/account").header("Location") == "/sign-in?to=%2Faccount")

        let wrong = try browser.post("/sign-in", [("login", "lan"), ("password", "không phải"), ("to", "/why?x=1")])
        #expect(wrong.status == 422 && browser.page.contains("không đúng") && browser.page.contains("role=\"alert\""))
        #expect(browser.value(of: "to") == "/why?x=1" && browser.page.contains("value=\"lan\""), "typed once is enough")
        #expect(!browser.page.contains("không phải") && browser.cookies.isEmpty, "a password is never sent back")

        let right = try browser.post("/sign-in", [("login", "LAN"), ("password", once), ("to", "/why")])
        #expect(right.status == 303 && right.header("Location") == "/password", "its own password first")
        #expect(right.headers.filter { $0.name == "Set-Cookie" }.allSatisfy { $0.value.contains("HttpOnly") })
        #expect(try browser.get("/account").header("Location") == "/password", "nothing else opens")
        try browser.get("/password")
        #expect(browser.page.contains("chỉ dùng được một lần"))

        for (new, told) in [("ngan", "10 ký tự"), ("", "id=\"new-fault\""), ("lan lan lan", "mật khẩu")] {
            let weak = try browser.post("/password", [("old", once), ("new", new)])
            #expect(weak.status == 422 && browser.page.lowercased().contains(told), "\(new): \(browser.page)")
            #expect(!browser.page.contains(once))
        }
        let before = browser.cookies
        let chosen = try browser.post("/password", [("old", once), ("new", DoorBrowser.password)])
        #expect(chosen.header("Location") == "/account?changed=yes" && browser.cookies != before)
        try browser.get("/account?changed=yes")
        #expect(browser.page.contains("Đã đổi mật khẩu") && browser.page.contains("Người lan"))
        #expect(browser.page.contains("Cán bộ tiếp nhận") && browser.page.contains("data-focus"))

        let old = DoorBrowser(town.house)
        old.cookies = before
        #expect(try old.get("/account").status == 303, "the session of before is over")
        try goesOut(browser)
    }

    private func goesOut(_ browser: DoorBrowser) throws {
        let kept = browser.cookies
        let out = try browser.post("/sign-out", [])
        #expect(out.header("Location") == "/sign-in?left=yes")
        #expect(!browser.cookies.keys.contains { $0.hasPrefix("waypost-plain") }, "\(browser.cookies)")
        browser.cookies = kept
        #expect(
            try browser.get("/account").header("Location")?.hasPrefix("/sign-in?to=") == true, "it opens nothing now")
        let lost = try browser.post("/password", [("old", "a"), ("new", "b")])
        #expect(lost.status == 401 && browser.page.contains("phiên đã hết"), "\(browser.page)")
        #expect(browser.page.contains("vẫn còn"), "what was filled in is not lost, and this says so")
    }

    @Test func whoeverGuessesWaits() throws {
        let town = try Town()
        defer { town.close() }
        try DoorBrowser.open("lan", ["receptionist@branch:\(Town.ownBranch)"], in: town.house)
        let browser = DoorBrowser(town.house)
        var last: Response?
        for number in 0..<30 {
            last = try browser.post("/sign-in", [("login", "lan"), ("password", "guess \(number)")])
            if last?.status == 429 { break }
            #expect(last?.status == 422)
        }
        #expect(last?.status == 429 && browser.page.contains("Chờ") && browser.page.contains("value=\"lan\""))
    }

    struct Way: CustomTestStringConvertible {
        let to: String
        var leads = "/account"
        let why: String
        var testDescription: String { why }
    }

    private static let ways = [
        Way(to: "/account?failed=yes", leads: "/account?failed=yes", why: "a page of ours with its query"),
        Way(to: "", why: "nowhere in particular"), Way(to: "/", why: "the start"),
        Way(to: "//evil.example", why: "another site, by its scheme left out"),
        Way(to: "/\\evil.example", why: "a backslash, which browsers read as a slash"),
        Way(to: "\\\\evil.example", why: "two of them"), Way(to: "https://evil.example/", why: "another site"),
        Way(to: "javascript:alert(1)", why: "a script"), Way(to: "evil.example", why: "a bare name"),
        Way(to: "/\t/evil.example", why: "a tab, which browsers leave out"),
        Way(to: "/\r\nSet-Cookie: a=b", why: "another header"), Way(to: "/\u{0}/evil.example", why: "a null"),
        Way(to: " //evil.example", why: "a blank before it"), Way(to: "/ế", why: "no ASCII"),
        Way(to: "@evil.example", why: "a user's part"),
        Way(to: "/.//evil.example", leads: "/.//evil.example", why: "a dot, which leaves the host as it is"),
    ]

    /// Where a link leads after signing in is always here.
    @Test func nobodyIsSentElsewhere() throws {
        let town = try Town()
        defer { town.close() }
        let first = try DoorBrowser.signedIn("lan", ["postal-agent@branch:\(Town.ownBranch)"], in: town.house)
        let home = try first.get("/").header("Location")
        for way in Self.ways {
            let browser = DoorBrowser(town.house)
            let fields = [("login", "lan"), ("password", DoorBrowser.password), ("to", way.to)]
            let place = try browser.post("/sign-in", fields).header("Location")
            #expect(place == (way.leads == "/account" ? home : way.leads), "\(way.why): \(place ?? "nowhere")")
            let back = try first.post("/language", [("language", "vi"), ("to", way.to)]).header("Location")
            #expect(
                back == (way.leads == "/account" ? "/" : way.leads), "\(way.why), by the language: \(back ?? "nowhere")"
            )
        }
        let long = "/account?" + String(repeating: "x", count: 2500)
        let asked = try DoorBrowser(town.house).get(long).header("Location") ?? ""
        #expect(try DoorBrowser(town.house).get(asked).status == 200, "a long address leads to the door, too")
    }

    struct Post: CustomTestStringConvertible {
        var token: String?
        var origin: String? = "ours"
        var fetchSite: String?
        var isTaken = false
        let why: String
        var testDescription: String { why }
    }

    /// A form counts only when a page of ours made it for this very session.
    @Test func onlyOurOwnFormsCount() throws {
        let town = try Town()
        defer { town.close() }
        let browser = try DoorBrowser.signedIn("lan", ["postal-agent@branch:\(Town.ownBranch)"], in: town.house)
        let other = try DoorBrowser.signedIn("minh", ["postal-agent@branch:\(Town.ownBranch)"], in: town.house)
        let token = browser.formToken
        let ours = town.house.service.parts.origin
        #expect(token.count == 32 && other.formToken != token)
        for post in [
            Post(token: token, isTaken: true, why: "our page"),
            Post(token: token, fetchSite: "same-origin", isTaken: true, why: "our page, said twice"),
            Post(token: token, origin: nil, fetchSite: "same-origin", isTaken: true, why: "said by one header"),
            Post(token: "", why: "no token"), Post(token: token + "A", why: "a longer one"),
            Post(token: String(token.dropLast()) + (token.hasSuffix("A") ? "B" : "A"), why: "an altered one"),
            Post(token: other.formToken, why: "another session's"),
            Post(token: token, origin: "null", why: "a page from nowhere"),
            Post(token: token, origin: "https://evil.example", why: "another site"),
            Post(token: token, origin: ours + ".evil.example", why: "a site whose name begins like ours"),
            Post(token: token, fetchSite: "cross-site", why: "one header says no"),
            Post(token: token, fetchSite: "same-site", why: "a neighbour"),
            Post(token: token, origin: nil, why: "nobody says where it is from"),
        ] {
            browser.origin = post.origin == "ours" ? ours : post.origin
            browser.fetchSite = post.fetchSite
            let answer = try browser.post("/language", [("language", "vi")], token: post.token)
            #expect(answer.status == (post.isTaken ? 303 : 403), "\(post.why): \(answer.status)")
            if !post.isTaken { #expect(browser.page.contains("không đến từ trang của hệ thống"), "\(post.why)") }
        }
        browser.origin = "null"
        #expect(try browser.post("/sign-in", [("login", "lan"), ("password", "x")]).status == 403, "at the door, too")
    }

    @Test func aLanguageGoesWithItsPerson() throws {
        let town = try Town()
        defer { town.close() }
        let browser = try DoorBrowser.signedIn("lan", ["auditor@branch:\(Town.ownBranch)"], in: town.house)
        try browser.get("/account")
        #expect(browser.page.contains("<html lang=\"vi\"") && browser.page.contains("Tài khoản của tôi"))
        let chosen = try browser.post("/language", [("language", "en"), ("to", "/account")])
        #expect(chosen.header("Location") == "/account")
        try browser.get("/account")
        #expect(browser.page.contains("<html lang=\"en\"") && browser.page.contains("My account"))

        let next = DoorBrowser(town.house)
        try next.get("/sign-in")
        #expect(next.page.contains("Đăng nhập"), "nobody knows them yet")
        try next.post("/sign-in", [("login", "lan"), ("password", DoorBrowser.password)])
        try next.get("/account")
        #expect(next.page.contains("My account"), "on the next device, too")
        try next.get("/nowhere")
        #expect(
            next.page.contains("Not found") && next.page.contains("aria-label=\"Places of work\""), "and in refusals")
        #expect(try next.post("/language", [("language", "fr")]).status != 303)
        try next.get("/sign-in?lang=en")
        #expect(next.page.contains("Sign in"))
    }
}
