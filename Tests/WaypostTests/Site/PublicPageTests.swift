internal import Base
internal import Competence
internal import Desk
internal import Dossiers
internal import Testing

@testable internal import HTTP
@testable internal import waypost

/// What anybody sees, and what nobody does.
@Suite(.serialized) struct PublicPageTests {
    /// Somebody without a door: no cookie, no name, from one address.
    private struct Stranger {
        let town: Town
        var address = "203.0.113.7"

        func get(_ path: String) throws -> Response { try ask("GET \(path) HTTP/1.1\r\n", "") }

        func post(_ path: String, _ body: String) throws -> Response {
            try ask(
                "POST \(path) HTTP/1.1\r\nContent-Type: \(PageForm.type)\r\nContent-Length: \(body.utf8.count)\r\n",
                body)
        }

        private func ask(_ head: String, _ body: String) throws -> Response {
            let head = head + "Host: localhost\r\nAccept: text/html\r\nAccept-Language: vi\r\n\r\n"
            var request = try Request(reading: Array((head + body).utf8))
            request.peer = try #require(Address(address))
            let asked = request
            return try waitForAnswer { answer in
                town.house.service.handle(asked, Responder { answer(.success($0)) })
            }
        }
    }

    private func link(_ town: Town, _ code: DossierCode) throws -> String {
        "/p/\(code)/" + (try #require(town.house.service.parts.links.token(of: code)))
    }

    @Test func theCodeAloneTellsHowFarAndNothingElse() throws {
        let town = try Town()
        defer { town.close() }
        let code = try #require(town.dossiers[0])
        let answer = try Stranger(town: town).get("/p/\(code)")
        let page = Town.text(answer)
        #expect(answer.status == 200 && answer.header("Set-Cookie") == nil && !page.contains("<script"))
        for shown in ["\(code)", "Mức độ hoàn thành", "Đã tiếp nhận", "aria-current=\"step\"", "43 Nguyễn Văn Bá"] {
            #expect(page.contains(shown), "\(shown) is missing")
        }
        for hidden in ["Nguyễn Văn An", "khai sinh", "Hẹn trả", "1.001193", "Ủy ban"] {
            #expect(!page.contains(hidden), "\(hidden) is shown to whoever guesses a code")
        }
        #expect(page.utf8.count < 12_000)
    }

    @Test func theReceiptsLinkTellsWhatTheReceiptDoesAndNoName() throws {
        let town = try Town()
        defer { town.close() }
        let code = try #require(town.dossiers[0])
        let answer = try Stranger(town: town).get(try link(town, code))
        let page = Town.text(answer)
        #expect(answer.status == 200 && answer.header("Set-Cookie") == nil)
        for shown in ["Thủ tục đăng ký khai sinh", "Hẹn trả kết quả", "Tại quầy", "/procedures/1.001193"] {
            #expect(page.contains(shown), "\(shown) is missing")
        }
        #expect(!page.contains("Nguyễn Văn An") && !page.contains("Ủy ban"), "the agency would tell where they live")
        let english = Town.text(try Stranger(town: town).get(try link(town, code) + "?lang=en"))
        #expect(english.contains("Birth registration") && english.contains("lang=\"en\""))
    }

    /// A code that is nobody's, one that is no code, a wrong token and a token too many: one page, one status.
    @Test func nothingTellsWhatExists() throws {
        let town = try Town()
        defer { town.close() }
        let code = try #require(town.dossiers[0])
        let unknown = DossierCode(issuer: code.issuer, day: code.day, serial: 9_999)
        let stranger = Stranger(town: town)
        let other = try #require(town.dossiers[1])
        let token = try #require(town.house.service.parts.links.token(of: other))
        let pages = try ["/p/\(unknown)", "/p/\(code)/\(token)", "/p/\(code)/x", "/p/\(unknown)/\(token)"].map { path in
            let answer = try stranger.get(path)
            #expect(answer.status == 404, "\(path)")
            return Town.text(answer).replacing("\(unknown)", with: "CODE").replacing("\(code)", with: "CODE")
                .replacing("/\(token)", with: "").replacing("/x?", with: "?")
        }
        #expect(Set(pages).count == 1)
        #expect(try stranger.get("/p/nonsense").status == 404)
    }

    struct Typed: CustomTestStringConvertible {
        let text: String
        let code: String?
        var token = ""
        let why: String
        var testDescription: String { why }
    }

    private static let token = "bcfghjkmnpqrstvxz23456789bcf"

    @Test(arguments: [
        Typed(text: "H29.1-261121-0001", code: "H29.1-261121-0001", why: "as printed"),
        Typed(text: " h29.1-261121-0001 ", code: "H29.1-261121-0001", why: "small, with blanks around"),
        Typed(text: "H29.1 261121 0001", code: "H29.1-261121-0001", why: "blanks for hyphens"),
        Typed(text: "H29.1 - 261121 - 0001", code: "H29.1-261121-0001", why: "blanks beside hyphens"),
        Typed(text: "H29.1–261121—0001", code: "H29.1-261121-0001", why: "a phone's dashes"),
        Typed(text: "đ29.1-261121-0001", code: "D29.1-261121-0001", why: "Telex and a scanner that says dd"),
        Typed(text: "ư29-261121-0001", code: "W29-261121-0001", why: "Telex and a w"),
        Typed(
            text: "https://waypost.example/p/H29.1-261121-0001/\(token)", code: "H29.1-261121-0001", token: token,
            why: "a scanned receipt"),
        Typed(
            text: "htttps://ưaypót.example/p/h29.1-261121-0001/\(token)?lang=en", code: "H29.1-261121-0001",
            token: token, why: "the same through Telex: only the host suffers"),
        Typed(text: "", code: nil, why: "nothing"), Typed(text: "0901234567", code: nil, why: "a telephone number"),
        Typed(text: "<script>", code: nil, why: "hostile"),
        Typed(text: String(repeating: "H29.1-", count: 4000), code: nil, why: "endless"),
    ])
    func whatIsTypedIsUnderstood(_ c: Typed) {
        let typed = TypedCode(c.text)
        #expect(typed?.code.description == c.code && typed?.token ?? "" == c.token)
    }

    @Test func whatIsTypedLeadsToAnAddressToKeep() throws {
        let town = try Town()
        defer { town.close() }
        let code = try #require(town.dossiers[0])
        let stranger = Stranger(town: town)
        let answer = try stranger.post("/track", "code=\(percentEncoded(code.description.lowercased()))")
        #expect(answer.status == 303 && answer.header("Location") == "/p/\(code)")
        let wrong = try stranger.post("/track", "code=abc")
        #expect(wrong.status == 422 && Town.text(wrong).contains("value=\"abc\""))
        #expect(Town.text(wrong).contains("href=\"#code\""), "the summary leads to the field")
    }
}

// Who tries numbers is slowed down.
extension PublicPageTests {
    @Test func guessersWaitAndReceiptsOpen() throws {
        let town = try Town()
        defer { town.close() }
        let code = try #require(town.dossiers[0])
        let guesser = Stranger(town: town)
        var refused: Response?
        for serial in 1...100 where refused == nil {
            let guess = DossierCode(issuer: code.issuer, day: code.day, serial: 8_000 + serial)
            let answer = try guesser.get("/p/\(guess)")
            if answer.status == 429 { refused = answer } else { #expect(answer.status == 404) }
        }
        let answer = try #require(refused, "a hundred wrong codes in a row were all answered")
        #expect(answer.header("Retry-After").flatMap { Int($0) } ?? 0 > 0 && Town.text(answer).contains("mã QR"))
        #expect(try guesser.get("/p/\(code)").status == 429, "a code that exists is told as little")
        #expect(try guesser.get(try link(town, code)).status == 200, "whoever holds the receipt gets in")
        var neighbour = guesser
        neighbour.address = "198.51.100.9"
        #expect(try neighbour.get("/p/\(code)").status == 200, "somebody elsewhere is not slowed down")
    }

    @Test func whoAsksForTheirOwnAgainAndAgainIsNotAGuesser() throws {
        let town = try Town()
        defer { town.close() }
        let code = try #require(town.dossiers[0])
        for _ in 1...200 { #expect(try Stranger(town: town).get("/p/\(code)").status == 200) }
    }

    /// A thousand addresses together are one crowd; those with a receipt pass through it.
    @Test func aCrowdOfGuessersWaits() throws {
        let lookups = PublicLookups()
        let now = Clock.system.now()
        var waits = 0
        for number in 0..<4000 {
            let address = try #require(Address("10.\(number / 250).\(number % 250).1"))
            do { try lookups.begin(from: address, at: now) } catch { waits += 1 }
        }
        #expect(waits > 1500)
    }
}

// Procedures.
extension PublicPageTests {
    struct Search {
        let path: String
        let shown: [String]
        let hidden: [String]
        let why: String
    }

    private static let searches = [
        Search(
            path: "/procedures?q=dang+ky+ket+hon", shown: ["Thủ tục đăng ký kết hôn"], hidden: ["khai sinh kết hợp"],
            why: "without marks"),
        Search(
            path: "/procedures?q=1.001193", shown: ["Thủ tục đăng ký khai sinh"], hidden: ["1.000894"], why: "a code"),
        Search(
            path: "/procedures?sector=traffic", shown: ["giấy phép lái xe"], hidden: ["đăng ký kết hôn"],
            why: "a sector"),
        Search(path: "/procedures?q=zzzz", shown: ["Không có thủ tục nào"], hidden: [], why: "nothing fits"),
        Search(path: "/procedures?page=999", shown: ["Trang trước"], hidden: ["Trang sau"], why: "past the end"),
        Search(
            path: "/procedures/1.001193",
            shown: ["Ủy ban nhân dân cấp xã, theo nơi cư trú", "Luật Hộ tịch", "Giấy chứng sinh", "<svg"], hidden: [],
            why: "who, why, what to bring, to share"),
        Search(
            path: "/procedures/1.001193.000.00.00.H29?lang=en",
            shown: ["by residence", "Law on Civil Status", "Every case", "By post"], hidden: [], why: "in English"),
    ]

    @Test func proceduresAreFound() throws {
        let town = try Town()
        defer { town.close() }
        for search in Self.searches {
            let answer = try Stranger(town: town).get(search.path)
            let page = Town.text(answer)
            #expect(answer.status == 200 && page.utf8.count < 30_000, "\(search.why)")
            for words in search.shown { #expect(page.contains(words), "\(search.why): \(words) is missing") }
            for words in search.hidden { #expect(!page.contains(words), "\(search.why): \(words) is there") }
        }
    }

    /// Every procedure of the register has a page in both languages, none heavy.
    @Test func everyProcedureHasItsPage() throws {
        let town = try Town()
        defer { town.close() }
        let register = try town.house.service.register(at: Clock.system.now())
        for procedure in register.edition.register.procedures.rows {
            for language in ["", "?lang=en"] {
                let answer = try Stranger(town: town).get("/procedures/\(procedure.id)\(language)")
                let page = Town.text(answer)
                #expect(answer.status == 200 && page.utf8.count < 30_000, "\(procedure.id)")
                #expect(page.contains("class=\"notice\""), "\(procedure.id): nobody decides it")
            }
        }
        #expect(try Stranger(town: town).get("/procedures/9.999999").status == 404)
    }
}
