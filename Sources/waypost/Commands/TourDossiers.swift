internal import Areas
internal import Base
internal import Competence

/// A dossier the tour puts to the register: as it would be typed, and the outcome it promises.
struct TourDossier: Sendable {
    let title: Bilingual
    let procedure: String
    var at = ""
    var places: [(factor: ConnectingFactor, text: String)] = []
    var answers: [(key: String, value: String)] = []
    var on = CivilDate(day: 20_780)
    /// The word of the outcome, and for an assignment the agency.
    let promised: String

    /// The command that asks the same.
    var line: String {
        var words = ["waypost route --procedure \(procedure)"]
        for answer in answers { words.append(AsTyped.answer(answer.key, answer.value)) }
        if !at.isEmpty { words.append("--at \(at)") }
        for place in places { words.append("\(AsTyped.place(place.factor.code)) '\(place.text)'") }
        return (words + ["--on \(on)"]).joined(separator: " ")
    }

    func facts(_ reader: PlaceReader) -> Facts {
        Facts(
            procedure: procedure, branch: at,
            places: places.compactMap { reader.fact($0.factor, $0.text, on: on) },
            answers: Dictionary(answers.map { ($0.key, $0.value) }) { first, _ in first })
    }
}

/// One of each competence class, a divided ward and an ended ward.
let tourDossiers: [TourDossier] = [
    TourDossier(
        title: Bilingual(
            vi: "A: chứng thực bản sao, làm ngay tại nơi nộp bất kỳ",
            en: "A: a copy is certified on the spot, at any office"),
        procedure: "2.000815", at: "c-26740", promised: "onTheSpot"),
    TourDossier(
        title: Bilingual(
            vi: "N: trích lục hộ tịch, nơi nào trong cả nước cũng được",
            en: "N: an extract, at any office in the country"),
        procedure: "2.000635", at: "c-26740", promised: "assigned ubnd-26740"),
    TourDossier(
        title: Bilingual(
            vi: "P: hộ kinh doanh, xã phường nào trong tỉnh cũng được",
            en: "P: a household business, at any commune of the province"),
        procedure: "1.001612", at: "c-26740", places: [(.headOffice, "phường Bến Thành, TP Hồ Chí Minh")],
        promised: "assigned ubnd-26740"),
    TourDossier(
        title: Bilingual(
            vi: "R: khai sinh, nơi cư trú của cha và của mẹ: được chọn",
            en: "R: a birth, residence of father and of mother: a lawful choice"),
        procedure: "1.001193", at: "hcm-centre-thu-duc",
        places: [(.residence, "phường Bến Thành, TP Hồ Chí Minh"), (.residence, "26740")], promised: "choice"),
    TourDossier(
        title: Bilingual(
            vi: "O: bản sao từ sổ gốc, nơi đang giữ sổ", en: "O: a copy from the register book, by its holder"),
        procedure: "2.000908", at: "hcm-centre-thu-duc", places: [(.record, "26743")], promised: "assigned ubnd-26743"),
    TourDossier(
        title: Bilingual(vi: "G: cấp đổi sổ đỏ, nơi có đất", en: "G: a land certificate, where the land is"),
        procedure: "1.012783", at: "hcm-centre-thu-duc", places: [(.property, "26740")], promised: "assigned"),
    TourDossier(
        title: Bilingual(
            vi: "B: thai sản do doanh nghiệp nộp, nơi có trụ sở",
            en: "B: maternity benefit by the employer, its head office"),
        procedure: "2.000693", at: "hcm-centre-thu-duc", places: [(.headOffice, "26740")],
        answers: [("variant", "employer")], promised: "assigned"),
    TourDossier(
        title: Bilingual(
            vi: "D: thành lập doanh nghiệp, sở của tỉnh", en: "D: a new company, a department of the province"),
        procedure: "2.001610", at: "hcm-centre-thu-duc", places: [(.headOffice, "26740")],
        promised: "assigned hcm-so-tai-chinh"),
    TourDossier(
        title: Bilingual(
            vi: "Phường cũ bị chia: đất ở đâu thì phải hỏi",
            en: "A ward that was divided: where the land is must be asked"),
        procedure: "2.001035", at: "c-26740", places: [(.property, "Phường Đa Kao, Quận 1, TP.HCM")],
        answers: [("asset", "land")], promised: "areaEnded"),
    TourDossier(
        title: Bilingual(
            vi: "Phường cũ có một nơi kế thừa: đi tiếp và nói rõ",
            en: "An ended ward with one successor: go on, and say so"),
        procedure: "1.001193", at: "hcm-centre-thu-duc", places: [(.residence, "p ben nghe q1 tp hcm")],
        promised: "assigned ubnd-26740"),
]

let dossiersStep = TourStep(
    title: Bilingual(
        vi: "Mười hồ sơ: mỗi kiểu thẩm quyền một hồ sơ, một phường bị chia, một phường đã đổi tên",
        en: "Ten dossiers: one of each class of competence, a divided ward, an ended ward")
) { tour in
    let edition = try tour.register.edition()
    let reader = PlaceReader(edition.areas)
    var kept = true
    for dossier in tourDossiers {
        let routing = try edition.route(dossier.facts(reader), asOf: dossier.on)
        try tour.prose.gap()
        try tour.prose.paragraph(dossier.title, indent: 2)
        try tour.prose.paragraph("$ " + dossier.line, indent: 4)
        try RouteSheet(edition: edition, routing: routing, call: tour.call).showShortly()
        kept = try tour.keeps(dossier.promised, OutcomeKey(edition, routing.outcome).text) && kept
    }
    return kept
}

/// The same question to a copy of the register that was broken on purpose.
let conflictStep = TourStep(
    title: Bilingual(
        vi: "Một bản sao cố ý làm hỏng: hai quy tắc nêu hai cơ quan. Sổ không qua được chứng minh, và quầy biết gọi ai",
        en: "A copy broken on purpose: two rules name two agencies. It fails the proof, and the desk knows whom to call"
    )
) { tour in
    let copy = try BrokenCopy(of: tour.place)
    defer { copy.remove() }
    let edition = try LoadedRegister(tour.call, folder: copy.folder + "/" + tour.place.name).edition()
    let report = edition.check(today: tour.today)
    for failure in report.failures.prefix(1) { try tour.prose.paragraph(edition.sentence(failure), indent: 2) }
    let dossier = TourDossier(
        title: Bilingual(same: ""), procedure: "1.001193", places: [(.residence, "26740")], promised: "conflict")
    let routing = try edition.route(dossier.facts(PlaceReader(edition.areas)), asOf: dossier.on)
    try RouteSheet(edition: edition, routing: routing, call: tour.call).showShortly()
    let kept = try tour.keeps(dossier.promised, OutcomeKey(edition, routing.outcome).text)
    return kept && !report.isProved
}
