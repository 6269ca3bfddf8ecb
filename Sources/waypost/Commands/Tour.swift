internal import Areas
internal import Base
internal import Competence
internal import WorkingTime

/// The guided tour that `ops/run` gives: every step asks the real register and prints what it really answered.
let tourCommand = Command(
    name: "tour",
    summary: Bilingual(vi: "dạo một vòng trên sổ thật", en: "a guided tour over the real register"),
    story: [
        Bilingual(
            vi: "Mỗi bước hỏi sổ thẩm quyền thật và in đúng điều nó trả lời. Bước nào trả lời khác điều đã hứa thì cả "
                + "vòng kết thúc với mã 1.",
            en: "Each step asks the real register and prints what it answered. A step whose answer is not what was "
                + "promised ends the tour with exit code 1.")
    ],
    run: { call in try Tour(call.spoken, steps: tourSteps)() })

/// What the tour shows, in order.
let tourSteps: [TourStep] = [proofStep, addressesStep, dossiersStep, conflictStep, deadlineStep, originsStep]

/// One stop of the tour: a sentence that says what to look at, and the showing.
struct TourStep: Sendable {
    let title: Bilingual
    /// Returns false when what was shown is not what the title promises.
    let show: @Sendable (Tour) throws -> Bool
}

struct Tour {
    let call: Call
    let place: RegisterPlace
    let register: LoadedRegister
    let steps: [TourStep]
    /// The tour is the same on any day.
    let today = CivilDate(day: 20_778)

    var prose: Prose { Prose(call) }

    init(_ call: Call, steps: [TourStep]) throws {
        self.call = call
        self.steps = steps
        place = try RegisterPlace.find(call)
        register = try LoadedRegister(call)
    }

    func callAsFunction() throws -> Exit {
        var kept = true
        for (index, step) in steps.enumerated() {
            if index > 0 { try prose.gap() }
            try prose.heading(numbered(step.title, index + 1))
            kept = try step.show(self) && kept
            try call.output.flush()
        }
        return kept ? .answered : .negative
    }

    private func numbered(_ title: Bilingual, _ number: Int) -> Bilingual {
        Bilingual(vi: "\(number). \(title.vi)", en: "\(number). \(title.en)")
    }

    /// Whether an answer is the promised one, or begins with its word; else says so.
    func keeps(_ promised: String, _ answered: String) throws -> Bool {
        if answered == promised || answered.hasPrefix(promised + " ") { return true }
        try prose.paragraph(
            Bilingual(
                vi: "! Đã hứa \(promised), nhưng trả lời là \(answered).",
                en: "! Promised was \(promised), but the answer is \(answered)."), indent: 4)
        return false
    }
}

/// The whole register proved before anybody relies on it.
let proofStep = TourStep(
    title: Bilingual(
        vi: "Chứng minh: mọi trường hợp có đúng một câu trả lời", en: "The proof: every case has exactly one answer")
) { tour in
    let proof = try Proof(tour.call, folder: nil, today: tour.today)
    try ProofSheet(proof: proof, call: tour.call).show()
    return proof.report.isProved
}

/// Addresses as people write them, with the outcome each promises.
private let tourAddresses: [(text: String, promised: String)] = [
    ("12/5 bui thi xuan, p ben thanh q1 tphcm", "resolved"),
    ("Mộ Lao, Hà Đông, Hà Nội", "ambiguous"),
    ("Xã Chiềng La, Huyện Yên Châu, Tỉnh Sơn La", "contradiction"),
    ("Xã An Khánh, Thành phố Hà Nội", "ambiguous"),
    ("26740", "resolved"),
]

let addressesStep = TourStep(
    title: Bilingual(
        vi: "Năm địa chỉ: viết tắt không dấu, phường bị chia, mâu thuẫn, trùng tên, và một mã dùng lại",
        en: "Five addresses: abbreviated, a divided ward, a contradiction, homonyms, and a code that was reused")
) { tour in
    let resolver = AddressResolver(register: try tour.register.edition().areas)
    let sheet = AreaSheet(resolver, tour.today, tour.call)
    let scratch = resolver.makeScratch()
    var kept = true
    for address in tourAddresses {
        try tour.prose.gap()
        try tour.prose.paragraph("$ waypost area '\(address.text)'", indent: 2)
        _ = try sheet.answer(address.text)
        let answer = resolver.resolve(address.text, on: tour.today, scratch: scratch)
        kept = try tour.keeps(address.promised, answer.word) && kept
    }
    return kept
}

/// One due date, line by line, over a weekend and the holiday of 24 November 2026.
let deadlineStep = TourStep(
    title: Bilingual(
        vi: "Một thời hạn, từng dòng: 3 ngày làm việc kể từ thứ sáu 20/11/2026",
        en: "A deadline line by line: 3 working days from Friday 20 November 2026")
) { tour in
    let received = LocalMoment(CivilDate(day: 20_777), minute: 9 * 60)
    let rule = try DeadlineRule(period: "3 wd", cutoff: "", supplement: "restart", silence: "")
    let files = tour.register.files
    let deadline = try deadline(
        received: received, rule: rule, calendar: files.calendar(), hours: files.hours().hours(of: nil))
    try DeadlineSheet(call: tour.call).show(deadline, everyDay: true, source: nil)
    return try tour.keeps("2026-11-26 24:00", deadline.due?.description ?? "")
}

/// What the register stands on: how many rows of each table are real, derived or invented.
let originsStep = TourStep(
    title: Bilingual(
        vi: "Sổ đứng trên những gì: số dòng thật, suy ra và giả định của từng bảng",
        en: "What the register stands on: rows real, derived and invented, table by table")
) { tour in
    try showTables(of: tour.register, tour.call)
    return true
}
