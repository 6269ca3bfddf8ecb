internal import Base

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
    run: { call in try Tour(call: call.spoken, place: RegisterPlace.find(call), steps: tourSteps)() })

/// What the tour shows, in order.
let tourSteps: [TourStep] = [originsStep]

/// One stop of the tour: a sentence that says what to look at, and the showing.
struct TourStep: Sendable {
    let title: Bilingual
    /// Returns false when what was shown is not what the title promises.
    let show: @Sendable (Tour) throws -> Bool
}

struct Tour {
    let call: Call
    let place: RegisterPlace
    let steps: [TourStep]

    var prose: Prose { Prose(call) }

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
}

/// What the register stands on: how many rows of each table are real, derived or invented.
let originsStep = TourStep(
    title: Bilingual(
        vi: "Sổ đứng trên những gì: số dòng thật, suy ra và giả định của từng bảng",
        en: "What the register stands on: rows real, derived and invented, table by table")
) { tour in
    var writer = try TableWriter(
        [
            TableColumn("table", vi: "bảng", en: "table"),
            TableColumn("real", vi: "thật", en: "real", isNumber: true),
            TableColumn("derived", vi: "suy ra", en: "derived", isNumber: true),
            TableColumn("invented", vi: "giả định", en: "invented", isNumber: true),
        ], tour.call)
    for folder in ["vn", tour.place.name] {
        for name in try FileBytes.names(in: "\(tour.place.routing)/\(folder)", suffix: ".csv")
        where name != "register.csv" {
            let counts = try origins(of: "\(tour.place.routing)/\(folder)/\(name)")
            try writer.row([.text("\(folder)/\(name)")] + counts.map { .number($0) })
        }
    }
    try writer.end()
    return true
}

/// Rows of a table that are real, derived and invented, in this order.
private func origins(of path: String) throws -> [Int] {
    let table = try CSV(file: path, bytes: try FileBytes.read(path), columns: ["origin"], allowOthers: true)
    var counts = ["real": 0, "derived": 0, "invented": 0]
    let column = table.column("origin")
    for row in table.rows { counts[row[column], default: 0] += 1 }
    return ["real", "derived", "invented"].map { counts[$0] ?? 0 }
}
