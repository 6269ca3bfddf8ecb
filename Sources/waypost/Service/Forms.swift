internal import Base
internal import Competence
internal import Desk
internal import Dossiers

// What the API takes, as shapes; `FormReading.swift` makes values of what has passed them.
enum Forms {
    static let date = TextForm(
        pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", example: "2026-11-23",
        expected: Bilingual(vi: "một ngày có thật", en: "a day that exists")
    ) { CivilDate($0) != nil }

    /// Of a form that is sent without it.
    static let dateOrBlank = TextForm(
        pattern: "^([0-9]{4}-[0-9]{2}-[0-9]{2})?$", example: "2026-11-23", expected: date.expected
    ) { $0.isEmpty || CivilDate($0) != nil }

    static let moment = TextForm(
        pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}$", example: "2026-11-23T09:30",
        expected: Bilingual(vi: "một thời điểm giờ Việt Nam", en: "a moment of Asia/Ho_Chi_Minh")
    ) { LocalMoment($0) != nil }

    static let dossierCode = TextForm(
        pattern: "^([0-9]{1,3}\\.)*[A-Y][0-9]{2}(\\.[0-9]{1,3})*-[0-9]{6}-[0-9]{4,}$", example: "H29.1-261121-0001",
        expected: Bilingual(vi: "một mã hồ sơ", en: "a dossier code")
    ) { (try? DossierCode($0)) != nil }

    static let phone = TextForm(
        pattern: "^(\\+84|0)[0-9]{9,10}$", example: "0901234567",
        expected: Bilingual(vi: "một số điện thoại Việt Nam", en: "a telephone number of Viet Nam")
    ) { PhoneNumber($0) != nil }

    static let email = TextForm(
        pattern: "^[^@\\s]+@[^@\\s]+$", example: "an@example.vn",
        expected: Bilingual(vi: "một địa chỉ thư điện tử", en: "an email address")
    ) { EmailAddress($0) != nil }

    /// What is printed on one line, of a receipt or an envelope.
    static func line(_ max: Int) -> Shape { .text(max: max, form: line) }

    private static let line = TextForm(
        pattern: "^[^\\n\\u202a-\\u202e\\u2066-\\u2069]*$", example: "Nguyễn Văn An",
        expected: Bilingual(vi: "một dòng chữ", en: "one line of text")
    ) { !endsOrTurns(Array($0.utf8)) }

    /// A line end, or a character that turns the reading direction of what follows (U+202A to U+202E, U+2066 to U+2069):
    /// a name that reads otherwise than it is written.
    private static func endsOrTurns(_ bytes: [UInt8]) -> Bool {
        for (index, byte) in bytes.enumerated() {
            if byte == 0x0A { return true }
            guard byte == 0xE2, index + 2 < bytes.count else { continue }
            let (second, third) = (bytes[index + 1], bytes[index + 2])
            if second == 0x80, (0xAA...0xAE).contains(third) { return true }
            if second == 0x81, (0xA6...0xA9).contains(third) { return true }
        }
        return false
    }

    static let place = Shape.object([
        .must("factor", .choice(ConnectingFactor.allCases.map(\.code)), "The fact that locates the case."),
        .must("text", line(300), "An address, or an area's code: 26740, 2024:26740."),
    ])

    static let questionFields: [Shape.Field] = [
        .must("procedure", .text(max: 64), "Official code: 1.001193."),
        .may("variant", .text(max: 64), "The case of the procedure."),
        .may("channel", .choice(Channel.allCases.map(\.rawValue)), "How it is lodged; counter unless said."),
        .may("places", .list(place, most: 12), "Where the case is located; a factor may have several."),
        .may("answers", .map(.text(max: 64), most: 32), "Answers to the procedure's questions, by key."),
    ]

    static let advise = Shape.object(
        questionFields + [
            .may("branch", .text(max: 64), "Where it would be lodged; without it, advice only."),
            .may("on", .text(max: 16, form: moment), "When it would be received; now unless said."),
        ])

    static let applicant = Shape.object([
        .may("kind", .choice(ApplicantKind.allCases.map(\.rawValue)), "A person unless said."),
        .must("name", line(200), "As on the receipt."),
        .may("phone", .text(max: 16, form: phone), "For notices."),
        .may("email", .text(max: 254, form: email), "For notices."),
        .may("address", line(300), ""),
        .may(
            "proxy",
            .object([
                .must("name", line(200), ""),
                .may("phone", .text(max: 16, form: phone), ""),
                .must("authority", line(200), "Number and date of the power of attorney."),
            ]), "Who acts for the applicant."),
    ])

    static let resultTo = Shape.oneOf(
        tag: "way",
        [
            ("counter", [.may("branch", .text(max: 64), "The branch where it is lodged unless said.")]),
            ("post", [.must("address", line(300), "Where the result is delivered.")]),
            ("electronic", []),
        ])

    static let papers = Shape.list(
        .object([
            .must("name", line(200), ""),
            .may("count", .whole(1...99), "1 unless said."),
            .may("originalKept", .flag, "An original that goes back with the result."),
        ]), most: 60)

    static let lodge = Shape.object(
        questionFields + [
            .must("branch", .text(max: 64), "Where it is lodged."),
            .may("received", .text(max: 16, form: moment), "By post: when the handover record was signed. Else now."),
            .must("applicant", applicant, ""),
            .may("papers", papers, "What was handed in."),
            .may("resultTo", resultTo, "Where the result is returned; the same counter unless said."),
            .may(
                "chosen",
                .object([
                    .must("agency", .text(max: 64), ""),
                    .may("why", .text(max: 300), "Why this one."),
                ]), "Where several agencies are competent by law."),
            .may("unsureBecause", .text(max: 300), "Routing cannot be settled here: a person will, for this reason."),
            .may("reference", line(64), "What another body's system calls it."),
        ])
}
