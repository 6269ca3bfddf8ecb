internal import Areas
internal import Base
internal import Competence

let areaShowCommand = Command(
    name: "show",
    summary: Bilingual(
        vi: "một đơn vị: tên qua các thời kỳ, từ đâu ra, về đâu",
        en: "one area: its names in time, where it came from and went"),
    operands: [
        Operand(
            name: Bilingual(vi: "MÃ", en: "CODE"), arity: .one,
            summary: Bilingual(
                vi: "mã 2, 3 hay 5 chữ số: 79, 26740; trước 01/07/2025: 2024:26740",
                en: "a code of 2, 3 or 5 digits: 79, 26740; of before 1 July 2025: 2024:26740"))
    ],
    options: [AskOptions.date.spec],
    examples: [
        Command.Example(
            line: "waypost area show 2024:26740",
            tells: Bilingual(vi: "phường Bến Nghé cũ và nơi kế thừa", en: "the former Bến Nghé Ward and what followed"))
    ],
    run: { call in
        let place = try RegisterPlace.find(call)
        let areas = try AreaRegister.load(folder: place.routing + "/vn")
        let code = call.operands.first ?? ""
        guard let area = AreaReference(code).flatMap({ areas.index($0) }) else {
            throw call.misuse(PlaceReader.noSuchArea(code).capitalizedFirst, mend: findCodes)
        }
        try AreaCard(areas: areas, area: area, call: call.spoken).show(on: call[AskOptions.date] ?? Clock.today)
        return .answered
    })

/// Everything the tables know of one area.
private struct AreaCard: Speaker {
    let areas: AreaRegister
    let area: AreaIndex
    let call: Call

    func show(on date: CivilDate) throws {
        if call.manner.form == .json { return try writeJSON(on: date) }
        let prose = Prose(call)
        try prose.heading(Bilingual(same: "\(name(area)) (\(areas.reference(of: area)))"))
        var pairs = [(say("hiệu lực", "in force"), areas.validity(of: area).words[call.language])]
        if let seat = areas.seat(of: area) { pairs.append((say("trụ sở", "seat"), seat)) }
        if let people = areas.population(of: area) {
            pairs.append((say("dân số", "people"), grouped(people, call.language)))
        }
        pairs += areas.predecessors(of: area).map { (say("từ", "came from"), told($0, $0.from)) }
        pairs += areas.successors(of: area).map { (say("về", "went to"), told($0, $0.to)) }
        let current = areas.current(of: area, on: date)
        if current != [area] {
            pairs += current.map { (say("ngày \(date.slashed)", "on \(date.slashed)"), called($0)) }
        }
        try prose.labelled(pairs)
    }

    private func told(_ edge: Succession, _ other: AreaIndex) -> String {
        let act = edge.act.isEmpty ? "" : "; \(edge.act)"
        return "\(called(other)): \(extent(edge.extent)), \(people(edge.people))\(act)"
    }

    private func extent(_ extent: Extent) -> String {
        extent == .whole ? say("toàn bộ", "the whole") : say("một phần", "a part")
    }

    private func people(_ people: People) -> String {
        switch people {
        case .all: say("toàn bộ dân", "all residents")
        case .some: say("một phần dân", "some residents")
        case .areaOnly: say("chỉ đất", "land only")
        }
    }

    private func called(_ area: AreaIndex) -> String { "\(name(area)) (\(areas.reference(of: area)))" }

    private func name(_ area: AreaIndex) -> String {
        areas.longName(of: area, on: areas.validity(of: area).to.adding(days: -1))
    }

    private func writeJSON(on date: CivilDate) throws {
        var json = JSONWriter()
        json.object {
            $0.field("code", areas.reference(of: area).description)
            $0.field("name", name(area))
            $0.field("from", areas.validity(of: area).from)
            $0.field("to", areas.validity(of: area).to)
            if let seat = areas.seat(of: area) { $0.field("seat", seat) }
            if let people = areas.population(of: area) { $0.field("population", people) }
            $0.array("predecessors") { for edge in areas.predecessors(of: area) { write(edge, edge.from, to: &$0) } }
            $0.array("successors") { for edge in areas.successors(of: area) { write(edge, edge.to, to: &$0) } }
            $0.array("current") {
                for area in areas.current(of: area, on: date) { $0.string(areas.reference(of: area).description) }
            }
        }
        try call.output.line(json.text)
    }

    private func write(_ edge: Succession, _ other: AreaIndex, to json: inout JSONWriter) {
        json.object {
            $0.field("code", areas.reference(of: other).description)
            $0.field("name", name(other))
            $0.field("extent", edge.extent.rawValue)
            $0.field("people", edge.people.rawValue)
            $0.field("act", edge.act)
        }
    }
}
