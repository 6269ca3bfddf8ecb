internal import Base
internal import Desk
internal import HTTP
internal import Testing

@testable internal import waypost

/// A person's browser before a house without sockets: keeps cookies, fills in the forms of the page it was shown.
final class DoorBrowser {
    let house: House
    var cookies: [String: String] = [:]
    /// What it says of the page a form came from.
    var origin: String?
    var fetchSite: String?
    var language = "vi"
    private(set) var page = ""

    init(_ house: House) {
        self.house = house
        origin = house.service.parts.origin
    }

    @discardableResult
    func get(_ path: String, method: String = "GET", accept: String = "text/html") throws -> Response {
        try ask("\(method) \(path) HTTP/1.1\r\nAccept: \(accept)\r\n", "")
    }

    /// With the form's hidden token as the last page gave it, unless the fields bring one.
    @discardableResult
    func post(_ path: String, _ fields: [(String, String)], token: String? = nil) throws -> Response {
        let pairs = [("form", token ?? formToken)] + fields
        let body = pairs.map { "\($0)=\(percentEncoded($1))" }.joined(separator: "&")
        var head = "POST \(path) HTTP/1.1\r\nAccept: text/html\r\nContent-Type: \(PageForm.type)\r\n"
        head += "Content-Length: \(body.utf8.count)\r\n"
        if let origin { head += "Origin: \(origin)\r\n" }
        if let fetchSite { head += "Sec-Fetch-Site: \(fetchSite)\r\n" }
        return try ask(head, body)
    }

    /// As the last page's forms carry it.
    var formToken: String { value(of: "form") }

    /// Of the last page's first field of that name.
    func value(of name: String) -> String {
        guard let place = page.firstRange(of: "name=\"\(name)\" value=\"") else { return "" }
        return String(page[place.upperBound...].prefix { $0 != "\"" })
    }

    private func ask(_ head: String, _ body: String) throws -> Response {
        var head = head + "Host: localhost\r\nAccept-Language: \(language)\r\n"
        if !cookies.isEmpty {
            head += "Cookie: " + cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ") + "\r\n"
        }
        let request = try Request(reading: Array((head + "\r\n" + body).utf8))
        let response: Response = try waitForAnswer { answer in
            self.house.service.handle(request, Responder { answer(.success($0)) })
        }
        keep(response)
        // An answer that leads on shows nothing of its own.
        if response.header("Content-Type") == Endpoint.pageType, response.status != 303 { page = Town.text(response) }
        return response
    }

    private func keep(_ response: Response) {
        for header in response.headers where header.name.lowercased() == "set-cookie" {
            let parts = header.value.split(separator: ";")[0].split(separator: "=", omittingEmptySubsequences: false)
            cookies[String(parts[0])] = header.value.contains("Max-Age=0") ? nil : String(parts[1])
        }
    }
}

extension DoorBrowser {
    static let password = "sáng nay trời mưa to"

    /// A colleague as the operator opens them: with a one-time password.
    @discardableResult
    static func open(_ login: String, _ grants: [String], in house: House) throws -> String {
        let form = NewAccount(login: login, name: "Người \(login)", grants: grants)
        let opened: Opened = try waitForAnswer { answer in
            house.service.administration.createAccount(form, by: .system, at: Clock.system.now(), answer: answer)
        }
        return opened.password.text
    }

    /// Somebody who has chosen a password of their own, signed in.
    static func signedIn(_ login: String, _ grants: [String], in house: House) throws -> DoorBrowser {
        let browser = DoorBrowser(house)
        let once = try open(login, grants, in: house)
        try browser.post("/sign-in", [("login", login), ("password", once)])
        try browser.get("/password")
        let chosen = try browser.post("/password", [("old", once), ("new", password)])
        #expect(chosen.status == 303, "\(browser.page)")
        try browser.get("/account")
        return browser
    }
}
