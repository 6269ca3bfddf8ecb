internal import Base
internal import Competence
internal import Desk
internal import Dossiers
internal import HTTP
internal import Pages
internal import Store
internal import Testing

@testable internal import waypost

/// The steward's desk through its pages, as people see them.
@Suite(.serialized) struct StewardPagesTests {
    /// A rule that everybody in the city follows, and what it is changed to.
    static let (rule, procedure, ward) = ("hcm-land-registry", "1.012783", "26740")
    static let branchDecides = "Chi nhánh Văn phòng Đăng ký đất đai khu vực Quận 1 (cũ) giải quyết."
    static let cityDecides = "Văn phòng Đăng ký đất đai Thành phố Hồ Chí Minh giải quyết."

    /// From the rule to everybody's answers, and back: with two people, and never with one.
    @Test func aChangedRuleIsPublishedAndRolledBack() throws {
        let desk = try StewardTown()
        defer { desk.close() }
        #expect(try desk.get("/rules?words=\(Self.rule)", .steward).holds(Self.rule, "Chưa xác nhận"))
        #expect(try desk.get("/why?procedure=\(Self.procedure)&area=\(Self.ward)", .steward).holds(Self.branchDecides))

        var form = try desk.form(of: Self.rule)
        form.set(["row.outcome": "agency", "row.role": "", "row.agency": "hcm-vpdkdd"])
        let tried = try desk.post("/rules/\(Self.rule)/change", form.with(["act": "try"]), .steward)
        #expect(tried.status == 200 && tried.holds("Đạt", "1176 ô đổi câu trả lời", "Đề nghị ấn bản mới"))
        #expect(try desk.editions().byNumber.count == 1, "looking keeps nothing")
        let silent = try desk.post("/rules/\(Self.rule)/change", form.with(["act": "propose"]), .steward)
        #expect(silent.status == 422 && silent.holds("Viết đổi gì và vì sao"), "a note is for whoever approves")

        let proposal = form.with(["act": "propose", "note": "Một đầu mối cho đất đai"])
        let proposed = try desk.post("/rules/\(Self.rule)/change", proposal, .steward)
        let path = String(try #require(proposed.location).prefix { $0 != "?" })
        #expect(proposed.status == 303 && path.hasPrefix("/editions/"))
        let own = try desk.get(path, .steward)
        #expect(
            own.holds("Ấn bản số 2", "Một đầu mối cho đất đai", "cần người thứ hai") && !own.holds("\(path)/approve"))
        #expect(try desk.post("\(path)/approve", ["approve.sure": "yes", "version": "2"], .steward).status == 404)

        let shown = try desk.get(path, .publisher)
        #expect(shown.holds("\(path)/approve", "name=\"version\" value=\"2\"", "approve.against", "Với hồ sơ thật"))
        let unsure = try desk.post("\(path)/approve", ["version": "2"], .publisher)
        #expect(unsure.status == 422 && unsure.holds("Đánh dấu rằng bạn đã xem"))
        let stale = try desk.post("\(path)/approve", ["approve.sure": "yes", "version": "1"], .publisher)
        #expect(stale.status == 422 && stale.holds("chưa có gì được làm"), "what was not looked at is not approved")
        let early = try desk.post("\(path)/activate", ["activate.sure": "yes", "version": "2"], .publisher)
        #expect(early.status == 422 && early.holds("Không thể lên lịch"))
        #expect(try desk.post("\(path)/approve", ["approve.sure": "yes", "version": "2"], .publisher).status == 303)
        #expect(try desk.post("\(path)/activate", ["activate.sure": "yes", "version": "3"], .publisher).status == 303)
        #expect(try desk.get("/why?procedure=\(Self.procedure)&area=\(Self.ward)", .steward).holds(Self.cityDecides))

        let first = "/editions/\(try #require(try desk.editions().byNumber.first?.hash))"
        let mute = try desk.post("\(first)/roll-back", ["roll-back.sure": "yes", "version": "1"], .publisher)
        #expect(mute.status == 422 && mute.holds("Chưa nêu lý do"))
        let back = ["roll-back.sure": "yes", "roll-back.reason": "Nhầm", "version": "1"]
        #expect(try desk.post("\(first)/roll-back", back, .publisher).location == "\(first)?done=roll-back")
        #expect(try desk.get("/why?procedure=\(Self.procedure)&area=\(Self.ward)", .steward).holds(Self.branchDecides))
    }

    /// A rule whose row cannot be read is told at its fields, and what it cannot be proved by as a sentence.
    @Test func aWrongRowIsToldAtItsFields() throws {
        let desk = try StewardTown()
        defer { desk.close() }
        var form = try desk.form(of: Self.rule)
        form.set(["row.role": "no-such-role", "row.from": "2025-13-01", "act": "propose", "note": "x"])
        let answer = try desk.post("/rules/\(Self.rule)/change", form, .steward)
        #expect(answer.status == 422 && answer.holds("href=\"#row.role\"", "id=\"row.from-fault\"", "roles.csv"))
        form = try desk.form(of: "birth-residence", in: "vn/rules.csv")
        form.set(["row.to": "2026-01-01", "act": "propose", "note": "x"])
        let gap = try desk.post("/rules/birth-residence/change", form, .steward)
        #expect(
            gap.holds("Chưa đạt", "không quy tắc nào nói cơ quan nào giải quyết") && !gap.holds("value=\"propose\""))
        #expect(try desk.editions().byNumber.count == 1)
    }

    @Test func aFaultyUploadIsToldByFileAndLineAndKeepsNothing() throws {
        let desk = try StewardTown()
        defer { desk.close() }
        let rules = try desk.table("hcmc/rules.csv")
        let bad = rules.replacing("land-registry-branch", with: "land-registry-brunch")
            .replacing(",plan=unknown,", with: ",plan=unheard,")
        let answer = try desk.upload(["rules.csv": bad], ["folder": "hcmc", "extent": "some", "note": "Thử"], .steward)
        #expect(answer.status == 422)
        #expect(
            answer.holds("hcmc/rules.csv:2:", "[role]", "land-registry-brunch", "hcmc/rules.csv:11:", "plan=unheard"))
        #expect(try desk.editions().byNumber.count == 1, "nothing was kept")
        let strange = try desk.upload(["../../etc/passwd": "x"], ["extent": "some", "note": "Thử"], .steward)
        #expect(strange.status == 422 && strange.holds("Tên tệp không dùng được"))
        let none = try desk.upload([:], ["extent": "some", "note": "Thử"], .steward)
        #expect(none.status == 422 && none.holds("Chọn ít nhất một tệp"))
        #expect(try desk.upload(["rules.csv": rules], ["note": "Thử"], .publisher).status == 404)
        let broken = try desk.send("--x\r\nbroken", "multipart/form-data; boundary=x", .steward)
        #expect(broken.status == 422 || broken.status == 403, "what has no token first is not ours")

        let good = rules.replacing("phục vụ xã, phường nơi có đất", with: "phục vụ nơi có đất")
        let kept = try desk.upload(
            ["rules.csv": good], ["folder": "hcmc", "extent": "some", "note": "Gọn lời"], .steward)
        #expect(kept.status == 303 && kept.location?.hasSuffix("?done=propose") == true)
        let page = try desk.get(try #require(kept.location), .publisher)
        #expect(
            page.holds("Gọn lời", "Ghi chú tiếng Việt", "phục vụ nơi có đất"), "every cell that says something else")
        let again = try desk.upload(["rules.csv": good], ["folder": "hcmc", "extent": "some", "note": "Nữa"], .steward)
        #expect(again.status == 422 && again.holds("Nội dung này đã là", "Ấn bản số 2"))
    }

    /// Whatever stands in a cell is text, on every page that shows it.
    @Test func hostileCellsStayText() throws {
        let desk = try StewardTown()
        defer { desk.close() }
        let hostile = "<script>alert(1)</script>\"><img src=x onerror=alert(2)>'"
        var form = try desk.form(of: Self.rule)
        form.set(["row.note_vi": hostile, "row.note_en": hostile, "row.source": hostile, "act": "try", "note": hostile])
        let tried = try desk.post("/rules/\(Self.rule)/change", form, .steward)
        #expect(tried.holds("&lt;script&gt;alert(1)") && !tried.holds("<script>alert", "<img src=x"))
        form.set(["act": "propose"])
        let path = String(
            try #require(try desk.post("/rules/\(Self.rule)/change", form, .steward).location).prefix { $0 != "?" })
        for (page, who) in [(path, StewardTown.Who.publisher), ("/editions", .steward)] {
            let shown = try desk.get(page, who)
            #expect(
                shown.holds("&lt;script&gt;alert(1)") && !shown.holds("<script>alert") && !shown.holds("<img src=x"))
        }
        let map = "/why?procedure=\(Self.procedure)&area=\(Self.ward)&edition=\(path.dropFirst("/editions/".count))"
        let why = try desk.get(map, .steward)
        #expect(why.holds("&lt;script&gt;alert(1)") && !why.holds("<script>alert"))
        let draft = try desk.get("/editions/draft/hcmc/rules.csv", .steward)
        #expect(draft.status == 200 && draft.holds("hcm-land-registry,,land-registry"))
        #expect(try desk.get("/editions/draft/vn/areas.csv", .steward).status == 404, "too large for a page")
    }

    struct Asked: CustomTestStringConvertible {
        let query: String
        let holds: [String]
        let why: String
        var testDescription: String { why }
    }

    static let asked = [
        Asked(
            query: "words=khai+sinh", holds: ["1.001193", "/why?procedure=1.001193"],
            why: "found by words without marks"),
        Asked(query: "words=zzzz", holds: ["Không có thủ tục nào khớp"], why: "nothing found"),
        Asked(
            query: "procedure=1.001193",
            holds: ["Phường", "Đặc khu", "168 xã, phường, 168 cơ quan", "value=\"26740\""],
            why: "each commune its own office"),
        Asked(
            query: "procedure=1.001193&area=26740",
            holds: [
                "Ủy ban nhân dân phường Sài Gòn giải quyết.", "Điều 13, Luật Hộ tịch", "birth-residence-2027",
                "28/02/2027",
            ],
            why: "the answer with its reasons and its end"),
        Asked(
            query: "procedure=1.001193&area=26740&on=2027-03-02", holds: ["Luật Hộ tịch số 03/2026", "31/12/2027"],
            why: "by the law of a later day"),
        Asked(
            query: "procedure=1.001193&on=2031-01-01", holds: ["Sổ chỉ được chứng minh"], why: "beyond what was proved"),
        Asked(query: "procedure=1.001193&on=2026-02-30", holds: ["Ngày đã viết không có thật"], why: "no such day"),
        Asked(query: "procedure=9.999999", holds: ["không có thủ tục đó"], why: "no such procedure"),
        Asked(
            query: "procedure=1.014159&area=26740", holds: ["còn tùy câu hỏi ở trên", "q.plan"],
            why: "a fact beside the place is asked first"),
        Asked(
            query: "procedure=1.000656&area=26740&q.deceased-residence=unknown", holds: ["nơi xảy ra sự việc"],
            why: "and the answer changes the fact that locates it"),
        Asked(
            query: "procedure=1.001193&area=26740&q.nonsense=1&area2=x", holds: ["phường Sài Gòn giải quyết"],
            why: "what nobody asked is passed over"),
        Asked(query: "procedure=2.000815", holds: ["không phụ thuộc nơi chốn"], why: "on the spot, everywhere"),
    ]

    @Test func theMapAnswers() throws {
        let desk = try StewardTown()
        defer { desk.close() }
        for asked in Self.asked {
            let answer = try desk.get("/why?\(asked.query)", .steward)
            for words in asked.holds { #expect(answer.holds(words), "\(asked.why): \(words)") }
            #expect(answer.text.utf8.count < 40_000, "\(asked.why): \(answer.text.utf8.count) bytes")
        }
    }

    /// Declines are counted by the rules they name, and only what came since is read again.
    @Test func declinesAreCountedByRule() throws {
        let desk = try StewardTown()
        defer { desk.close() }
        try desk.decline(rules: [Self.rule], by: "ubnd-26740", as: "H29.1-261121-9001")
        try desk.decline(rules: [Self.rule, "birth-residence"], by: "ubnd-26743", as: "H29.1-261121-9002")
        let page = try desk.get("/rules/\(Self.rule)", .steward)
        #expect(page.holds("từ chối 2 lần", "Ủy ban nhân dân phường"))
        let list = try desk.get("/rules", .steward).text
        let (first, other) = (try #require(list.range(Self.rule)), try #require(list.range("birth-residence")))
        #expect(first < other, "those with declines first")
        try desk.decline(rules: ["birth-residence"], by: "ubnd-26743", as: "H29.1-261121-9003")
        #expect(try desk.get("/rules/birth-residence", .steward).holds("từ chối 2 lần"))
    }
}

/// A town with a steward and a publisher, asked for pages.
private final class StewardTown {
    enum Who: String { case steward, publisher }

    private let town: Town

    init() throws { town = try Town() }

    func close() { town.close() }

    struct Answer {
        let status: Int
        let text: String
        let location: String?

        func holds(_ words: String...) -> Bool { words.allSatisfy { text.contains($0) } }
    }

    private func asker(_ who: Who) throws -> Asker {
        try #require(town.askers.first { $0.label == "\(who.rawValue)@everything" })
    }

    private func answer(_ response: Response) -> Answer {
        Answer(status: response.status, text: Town.text(response), location: response.header("Location"))
    }

    func get(_ path: String, _ who: Who) throws -> Answer {
        answer(try town.send("GET", path, "", as: asker(who), byKey: false))
    }

    func post(_ path: String, _ form: [String: String], _ who: Who) throws -> Answer {
        let body = form.sorted { $0.key < $1.key }.map { "\($0.key)=\(percentEncoded($0.value))" }.joined(
            separator: "&")
        return answer(try town.send("POST", path, body, as: asker(who), byKey: false))
    }

    func send(_ body: String, _ type: String, _ who: Who) throws -> Answer {
        answer(try town.send("POST", "/editions/new", body, as: asker(who), byKey: false, type: type))
    }

    func upload(_ files: [String: String], _ fields: [String: String], _ who: Who) throws -> Answer {
        var body = ""
        for (name, value) in fields.sorted(by: { $0.key < $1.key }) {
            body += "--xyz\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n"
        }
        for (name, content) in files {
            body += "--xyz\r\nContent-Disposition: form-data; name=\"files\"; filename=\"\(name)\"\r\n"
            body += "Content-Type: text/csv\r\n\r\n\(content)\r\n"
        }
        return try send(body + "--xyz--\r\n", "multipart/form-data; boundary=xyz", who)
    }

    private var desk: EditionDesk { town.house.service.editions }

    func editions() throws -> Editions { try desk.editions() }

    func table(_ name: String) throws -> String {
        let hash = try #require(desk.shelf.activeHash(at: Clock.system.now()))
        let file = try desk.files(of: hash).files.first { $0.name == name }
        return String(decoding: try #require(file?.bytes), as: UTF8.self)
    }

    /// As the page would send it, with nothing changed.
    func form(of rule: String, in file: String = "hcmc/rules.csv") throws -> [String: String] {
        let hash = try #require(desk.shelf.activeHash(at: Clock.system.now()))
        let row = try #require(RuleRow(rule, file: file, bytes: Array(table(file).utf8)))
        var form = ["base": "\(hash)", "mode": "change"]
        for (column, value) in row.values { form["row.\(column)"] = value }
        return form
    }

    func decline(rules: [String], by agency: String, as code: String) throws {
        let fact = Fact.declined(
            Decline(reason: "Không thuộc thẩm quyền", newFact: "residence", rules: rules), agency: agency)
        let event = Event(at: Clock.system.now(), actor: "system", fact: fact)
        let entry = JournalEntry(kind: event.kind.rawValue, at: event.at, actor: event.actor, body: event.body)
        _ = try waitForAnswer { answer in
            self.town.house.store.write(
                { try $0.append([entry], to: StreamID("declined:\(code)"), expecting: 0) }, answer: answer)
        }
    }
}

extension [String: String] {
    fileprivate mutating func set(_ values: [String: String]) { merge(values) { _, new in new } }
    fileprivate func with(_ values: [String: String]) -> [String: String] { merging(values) { _, new in new } }
}

extension String {
    /// Where a text first stands.
    fileprivate func range(_ text: String) -> String.Index? {
        indices.first { self[$0...].hasPrefix(text) }
    }
}
