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
    try showTables(of: LoadedRegister(tour.call), tour.call)
    return true
}
