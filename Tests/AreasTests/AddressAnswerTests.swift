internal import Areas
internal import Base
internal import Testing

struct TellingAddress: Sendable, CustomTestStringConvertible {
    let text: String
    let word: String
    let codes: [String]
    let why: String
    var testDescription: String { why }
}

@Suite struct AddressAnswerTests {
    static let day = CivilDate(day: Epoch.reform.day + 400)
    let register: AreaRegister
    let resolver: AddressResolver
    let scratch: AddressScratch

    init() throws {
        register = try #require(National.register)
        resolver = try #require(National.resolver)
        scratch = resolver.makeScratch()
    }

    func answer(_ text: String) -> AddressAnswer { resolver.resolve(text, on: Self.day, scratch: scratch) }

    static let cases: [TellingAddress] = [
        .init(text: "Phường Bến Nghé, Quận 1, TP.HCM", word: "resolved", codes: ["26740"], why: "an ended ward"),
        .init(text: "p.ben nghe q1 tphcm", word: "resolved", codes: ["26740"], why: "typed on a phone"),
        .init(text: "TP.HCM, Q.1, P.Bến Nghé", word: "resolved", codes: ["26740"], why: "the other way round"),
        .init(text: "Phường 8, Quận 11, TP.HCM", word: "ambiguous", codes: ["27226", "27232"], why: "a split ward"),
        .init(text: "Phường An Khê, Thành phố Đà Nẵng", word: "resolved", codes: ["20305"], why: "today's format"),
        .init(text: "Phường Yên Hòa, Hà Nội", word: "ambiguous", codes: ["00166", "00175"], why: "both epochs"),
        .init(text: "Xã Chiềng La, Huyện Yên Châu, Tỉnh Sơn La", word: "contradiction", codes: [], why: "not there"),
        .init(text: "Phường 38, Quận 3, TP.HCM", word: "unknown", codes: [], why: "no such number"),
        .init(
            text: "Buôn Phú Lộc, An Ninh, Quảng Ninh", word: "resolved", codes: ["19237"], why: "no slip beats a name"),
        .init(
            text: "P Nguyện Nghiêm, TX.Đứ cPhổ, Quảng Ngãi", word: "resolved", codes: ["21439"],
            why: "a misspelt district is read before a namesake elsewhere answers"),
        .init(
            text: "xã Hàm Thuận Bắcc, Lâm Đồng", word: "resolved", codes: ["23089"],
            why: "a slip in the longer name rather than a word over"),
        .init(
            text: "Xã Tăng Ha, h.Gò Công Đônng, T.Tiền Giang", word: "resolved", codes: ["28747"],
            why: "Gò Công within a longer name denies nothing"),
        .init(
            text: "bản trung vĩhn hòa hưng an giang", word: "unknown", codes: [],
            why: "the tail of a longer name is no answer"),
        .init(
            text: "Hẻm 414 Linh Đường Xã Nguyệt Đức Tỉnh Phú Thọ", word: "resolved", codes: ["09052"],
            why: "a street's name ends in a street word"),
        .init(text: "X.Binhf Xa, T.Tuyên Quang", word: "resolved", codes: ["02404"], why: "a name that ends in Xa"),
        .init(
            text: "xã Vân Khánh Đông thuộc huyện An Minh, tỉnh Kiên Giang", word: "resolved", codes: ["31036"],
            why: "thuộc ends a name"),
        .init(text: "Ｐ．5，Ｑ．3，ＴＰＨＣＭ", word: "resolved", codes: ["27154"], why: "full-width signs"),
        .init(
            text: "Xa4 Lai D9o6ng2, Tinh3 Phu1 Tho5", word: "resolved", codes: ["08560"], why: "VNI keys in the text"),
        .init(
            text: "Phu7o7ng2 Hoa2 Hie6p5, Tinh3 D9a8k1 La8k1", word: "resolved", codes: ["22261"],
            why: "a letter and a digit of a VNI word are no ward"),
        .init(text: "26740", word: "resolved", codes: ["26740"], why: "a code of today"),
        .init(text: "2024:26740", word: "resolved", codes: ["26740"], why: "a code of before"),
        .init(text: "2024:27229", word: "ambiguous", codes: ["27226", "27232"], why: "the code of a split ward"),
        .init(text: "99999", word: "unknown", codes: [], why: "no such code"),
        .init(text: "", word: "unknown", codes: [], why: "nothing"),
    ]

    @Test(arguments: cases) func isRead(_ item: TellingAddress) {
        let answer = answer(item.text)
        #expect(answer.word == item.word)
        #expect(answer.codes.map(register.code(of:)) == item.codes)
    }

    @Test func theReasonNamesTheMerger() {
        let answer = answer("Phường Bến Nghé, Quận 1, TP.HCM")
        let reason = resolver.reason(for: answer, on: Self.day)
        #expect(
            reason.en == "Bến Nghé Ward, District 1, Hồ Chí Minh City was merged into Sài Gòn Ward on 2025-07-01 "
                + "(Resolution 1685/NQ-UBTVQH15).")
        #expect(reason.vi.contains("Phường Bến Nghé, Quận 1, Thành phố Hồ Chí Minh đã nhập vào Phường Sài Gòn"))
    }

    @Test func beforeTheReformTheOldUnitAnswers() throws {
        let before = CivilDate(day: Epoch.reform.day - 1)
        let answer = resolver.resolve("Phường Bến Nghé, Quận 1, TP.HCM", on: before, scratch: scratch)
        #expect(answer.area.map { register.reference(of: $0).description } == "2024:26740")
    }

    @Test func residentsOfADividedWardMayBeSettled() throws {
        let answer = answer("Thị trấn Tây Đằng, Huyện Ba Vì, Thành phố Hà Nội")
        #expect(answer.word == "ambiguous" && answer.notes.contains(.residentsTogether))
        #expect(answer.residence.map(register.code(of:)) == "09619")
    }

    @Test func questionsPartTheCandidates() throws {
        let split = try #require(resolver.question(for: answer("Phường 8, Quận 11, TP.HCM"), on: Self.day))
        #expect(split.kind == .street && split.options.count == 2)
        #expect(split.options.allSatisfy { $0.label.vi.contains("trụ sở") })
        let homonym = try #require(resolver.question(for: answer("Phường An Biên, Hải Phòng"), on: Self.day))
        #expect(homonym.kind == .era && homonym.text.en.contains("before July 2025"))
        let wards = try #require(resolver.question(for: answer("Xã An Thái"), on: Self.day))
        #expect(wards.kind == .district && wards.options.count >= 3)
        #expect(resolver.question(for: answer("26740"), on: Self.day) == nil)
    }

    @Test func anAnsweredQuestionSettlesTheNextAddress() throws {
        let first = answer("12 Lê Đại Hành, Phường 8, Quận 11, TP.HCM")
        let target = try #require(first.candidates.first)
        let rule = try #require(
            resolver.rule(
                settling: first, street: "đường Lê Đại Hành", numbers: 1...99, side: .even, target: target,
                date: Self.day, who: "Lan", source: "asked at the desk"))
        let learned = AddressResolver(register: register, rules: [rule])
        let learnedScratch = learned.makeScratch()
        func ask(_ text: String) -> AddressAnswer { learned.resolve(text, on: Self.day, scratch: learnedScratch) }
        let next = ask("số 34 đường Lê Đại Hành, P.8, Q.11, HCM")
        #expect(next.area == target && next.notes.contains(.streetRule))
        #expect(ask("số 35 đường Lê Đại Hành, P.8, Q.11, HCM").word == "ambiguous")
        #expect(ask("34 Lạc Long Quân, P.8, Q.11, HCM").word == "ambiguous")
        #expect(
            rule.csvRow(register)
                == "2024:27229,đường Lê Đại Hành,1,99,even,\(register.code(of: target)),\(Self.day),Lan,real,"
                + "asked at the desk\n")
        // What was written reads back as the same rule.
        let table = StreetRule.csvHeader + rule.csvRow(register)
        var tables = try AreaTables(folder: repository + "/Routing/vn")
        tables.streetRules = [.init(file: "street-rules.csv", bytes: Array(table.utf8))]
        let again = AddressResolver(register: try AreaRegister(tables))
        #expect(
            again.resolve("34 Lê Đại Hành, P.8, Q.11, HCM", on: Self.day, scratch: again.makeScratch()).area == target)
    }

    @Test func theExampleRulesSettleWhatTheySay() throws {
        var tables = try AreaTables(folder: repository + "/Routing/vn")
        let file = repository + "/Fixtures/street-rules.csv"
        tables.streetRules = [.init(file: file, bytes: try FileBytes.read(file))]
        let taught = AddressResolver(register: try AreaRegister(tables))
        let scratch = taught.makeScratch()
        func codes(_ text: String) -> [String] {
            taught.resolve(text, on: Self.day, scratch: scratch).codes.map(taught.register.code(of:))
        }
        #expect(codes("17 Lê Đại Hành, P.8, Q.11, HCM") == ["27226"])
        #expect(codes("18 Le Dai Hanh, phuong 8, quan 11, tphcm") == ["27232"])
        #expect(codes("Thôn 5, Xã Bình Yên, Huyện Thạch Thất, Hà Nội") == ["09988"])
        #expect(codes("Thôn 6, Xã Bình Yên, Huyện Thạch Thất, Hà Nội") == ["09982", "09988"])
    }

    @Test func anyBytesGiveAnAnswer() throws {
        var random = SeededGenerator(seed: 11)
        var maker = AddressMaker(register: register, seed: 12)
        for _ in 0..<600 {
            guard let made = maker.make(maker.pick(AddressMaker.categories)) else { continue }
            var bytes = Array(made.text.utf8)
            for _ in 0..<Int.random(in: 1...8, using: &random) {
                let at = Int.random(in: 0...bytes.count, using: &random)
                bytes.insert(UInt8.random(in: 0...255, using: &random), at: at)
            }
            _ = bytes.withUnsafeBufferPointer { resolver.resolve($0, on: Self.day, scratch: scratch) }
        }
        let odd: [[UInt8]] = [
            [], [0xFF], [0xE1], [0xCC, 0x81], Array(repeating: 0xCC, count: 999), Array(repeating: 0, count: 99),
            Array(String(repeating: "\u{301}\u{323}", count: 500).utf8),
            Array(String(repeating: "0", count: 9_000).utf8),
            Array(String(repeating: "Phường 1, ", count: 100_000).utf8),
            Array(String(repeating: "a", count: 1 << 20).utf8),
            Array(String(repeating: "Tân ", count: 5_000).utf8),
        ]
        for bytes in odd {
            let answer = bytes.withUnsafeBufferPointer { resolver.resolve($0, on: Self.day, scratch: scratch) }
            #expect(!resolver.reason(for: answer, on: Self.day).en.isEmpty)
        }
    }
}
