internal import Base
internal import HTTP
internal import Pages
internal import Testing

@testable internal import waypost

/// What every page says around its content, and what answers where there is none.
@Suite struct DoorHeaderTests {
    /// No page runs a script or a style that is not a file of ours, is framed, or is kept by anybody.
    @Test func everyPageIsGuarded() throws {
        let town = try Town()
        defer { town.close() }
        let labels = [
            "nobody", "receptionist@branch", "case-officer@agency", "steward@everything", "operator@everything",
            "auditor@everything",
        ]
        for endpoint in Endpoint.all where endpoint.isPage {
            for asker in town.askers where labels.contains(asker.label) {
                guard let question = town.questions(endpoint).first else { continue }
                let answer = try town.send(endpoint.method, question.path, question.body, as: asker, byKey: false)
                Self.expectGuarded(answer, "\(endpoint.label) for \(asker.label)")
            }
        }
    }

    static func expectGuarded(_ answer: Response, _ label: String) {
        let policy = answer.header("Content-Security-Policy") ?? ""
        #expect(policy.hasPrefix("default-src 'none';") && !policy.contains("unsafe"), "\(label)")
        for part in ["script-src 'self'", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'"] {
            #expect(policy.contains(part), "\(label): \(part)")
        }
        #expect(answer.header("Cache-Control") == "no-store", "\(label)")
        #expect(answer.header("X-Content-Type-Options") == "nosniff", "\(label)")
        #expect(answer.header("Referrer-Policy") == "same-origin", "\(label)")
        #expect(answer.status < 500, "\(label): \(answer.status)")
        let page = Town.text(answer)
        if page.isEmpty { return }
        #expect(inline(page).isEmpty, "\(label): \(inline(page))")
        if !page.contains("<html") { return }
        #expect(page.ranges(of: "<h1").count == 1, "\(label): one heading says what the page is")
        #expect(page.contains("<main id=\"main\"") && page.contains("<html lang=\""), "\(label)")
    }

    /// What the policy would refuse to run: scripts and styles within the page.
    static func inline(_ page: String) -> [String] {
        var found: [String] = []
        for part in page.split(separator: "<", omittingEmptySubsequences: false).dropFirst() {
            let tag = part.prefix { $0 != ">" }
            if tag.hasPrefix("style") || tag.hasPrefix("script") && !tag.contains(" src=\"/assets/") {
                found.append(String(tag))
            }
            for name in attributes(tag) where name == "style" || name.hasPrefix("on") { found.append(String(tag)) }
        }
        return found
    }

    /// Names of a tag's attributes; what stands between quotes is none.
    private static func attributes(_ tag: Substring) -> [Substring] {
        let outside = tag.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
            .filter { $0.offset % 2 == 0 }.flatMap { $0.element.split(separator: " ") }
        return outside.dropFirst().map { $0.prefix { $0 != "=" } }
    }

    @Test func inlineScriptsAreSeen() {
        #expect(Self.inline("<p onclick=\"x\">").count == 1 && Self.inline("<b style=\"x\">").count == 1)
        #expect(Self.inline("<script>x</script>").count == 1 && Self.inline("<style>x</style>").count == 1)
        #expect(Self.inline("<a title=\"onclick=x style=y\" href=\"/on\">on style</a>").isEmpty)
    }

    @Test func filesAreKeptForGoodUnderTheNameOfTheirContent() throws {
        let town = try Town()
        defer { town.close() }
        let browser = DoorBrowser(town.house)
        try browser.get("/sign-in")
        for file in Assets.current.files {
            for method in ["GET", "HEAD"] {
                let answer = try browser.get(file.path, method: method)
                #expect(answer.status == 200 && answer.header("Content-Type") == file.type)
                #expect(answer.header("Cache-Control") == "public, max-age=31536000, immutable")
                #expect(answer.header("Set-Cookie") == nil && answer.header("X-Content-Type-Options") == "nosniff")
            }
            let digest = Digest(of: file.bytes).description.prefix(12)
            #expect(file.path.contains("-\(digest)."), "its name is its content's")
        }
        for path in ["/assets/waypost.css", "/assets/waypost-000000000000.css", "/assets/x%2Fwaypost.css", "/assets/"] {
            let answer = try browser.get(path)
            #expect(answer.status == 404 && answer.header("Cache-Control") == "no-store", "\(path)")
        }
    }

    @Test func whereNothingIsSaysSoToPeopleAndToPrograms() throws {
        let town = try Town()
        defer { town.close() }
        let browser = DoorBrowser(town.house)
        let people = try browser.get("/nowhere")
        #expect(people.status == 404 && browser.page.contains("Không tìm thấy"))
        Self.expectGuarded(people, "nowhere")
        for (path, accept) in [("/nowhere", "*/*"), ("/api/v1/nowhere", "text/html")] {
            let answer = try browser.get(path, accept: accept)
            #expect(answer.status == 404 && answer.header("Content-Type") == "application/problem+json", "\(path)")
        }
        let other = try browser.post("/account", [])
        #expect(other.status == 405 && other.header("Allow") == "GET, HEAD")
        let head = try browser.get("/sign-in", method: "HEAD")
        #expect(head.status == 200 && head.header("Content-Type") == Endpoint.pageType)
        #expect(try browser.get("/sign-in?utm_source=x&lang=en").status == 200, "links gather words on their way")
        browser.language = "en-GB,en;q=0.9"
        try browser.get("/nowhere")
        #expect(browser.page.contains("Not found"))
    }
}
