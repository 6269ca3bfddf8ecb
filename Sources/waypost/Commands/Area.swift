internal import Areas
internal import Base
internal import Competence

private let batch = Option<String>.file(
    "batch",
    Bilingual(
        vi: "tệp CSV nhiều địa chỉ (- là đầu vào chuẩn), cột id,text",
        en: "CSV of many addresses (- is standard input), columns id,text"))

let areaCommand = Command(
    name: "area",
    summary: Bilingual(
        vi: "địa chỉ viết tay hay mã là đơn vị hành chính nào", en: "which area an address or a code is"),
    story: [
        Bilingual(
            vi: "Đọc địa chỉ cũ, mới hay lẫn lộn, viết tắt, thiếu dấu, sai chính tả, và theo dấu sáp nhập, chia tách. "
                + "Không đoán: còn nhiều khả năng thì nêu các nơi và một câu hỏi, mã 1.",
            en:
                "Reads addresses of before, of now or of both, abbreviated, without marks, misspelt, and follows mergers "
                + "and divisions. It never guesses: when several units fit, it names them and asks one question, with "
                + "exit code 1."),
        Bilingual(
            vi:
                "--batch trả mỗi địa chỉ một dòng id,codes,outcome,question; codes cách nhau bằng dấu chấm phẩy. Dòng hỏng "
                + "được báo kèm số dòng và có outcome error (mã 65); còn lại mã 0, kể cả khi có địa chỉ phải hỏi lại.",
            en:
                "--batch answers each address with a row id,codes,outcome,question, codes parted by semicolons. Bad rows "
                + "are named with their line and have the outcome error (exit code 65); else the code is 0, also when "
                + "some address needs its question."),
    ],
    operands: [
        Operand(
            name: Bilingual(vi: "ĐỊA CHỈ", en: "TEXT"), arity: .any,
            summary: Bilingual(
                vi: "địa chỉ, trong ngoặc kép hay không, hoặc một mã như 26740, 2024:26740",
                en: "an address, quoted or not, or a code like 26740 or 2024:26740"))
    ],
    options: [AskOptions.date.spec, batch.spec],
    examples: [
        Command.Example(
            line: "waypost area 'bui thi xuan p ben thanh q1 tphcm'",
            tells: Bilingual(vi: "không dấu, viết tắt", en: "without marks, abbreviated")),
        Command.Example(
            line: "waypost area --batch addresses.csv > answers.csv",
            tells: Bilingual(vi: "cả một tệp", en: "a whole file")),
    ],
    children: [areaShowCommand],
    run: { call in
        let place = try RegisterPlace.find(call)
        let resolver = AddressResolver(register: try AreaRegister.load(folder: place.routing + "/vn"))
        let date = call[AskOptions.date] ?? Clock.today
        if let path = call[batch] {
            guard call.operands.isEmpty else { throw call.misuse(oneOfTwo) }
            var run = try AreaBatch(path, resolver, date, call)
            return try run()
        }
        guard !call.operands.isEmpty else { throw call.misuse(oneOfTwo) }
        return try AreaSheet(resolver, date, call.spoken).answer(call.operands.joined(separator: " "))
    })

private let oneOfTwo = Bilingual(
    vi: "Cần một địa chỉ hoặc --batch, chỉ một trong hai.", en: "Give an address or --batch, one of the two.")

/// What to do when a code is no area's.
let findCodes = Bilingual(vi: "Tìm mã bằng: waypost area TÊN.", en: "Find codes with: waypost area NAME.")

/// One address answered for people, or as one object.
struct AreaSheet: Speaker {
    let resolver: AddressResolver
    let date: CivilDate
    let call: Call
    private var areas: AreaRegister { resolver.register }
    private var words: AreaWords { AreaWords(resolver: resolver, date: date) }

    init(_ resolver: AddressResolver, _ date: CivilDate, _ call: Call) {
        (self.resolver, self.date, self.call) = (resolver, date, call)
    }

    func answer(_ text: String) throws -> Exit {
        let answer = resolver.resolve(text, on: date, scratch: resolver.makeScratch())
        call.manner.form == .json ? try writeJSON(text, answer) : try tell(text, answer)
        return answer.area == nil ? .negative : .answered
    }

    private func tell(_ text: String, _ answer: AddressAnswer) throws {
        let prose = Prose(call)
        try prose.heading(unknownCode(text, answer) ?? words.sentence(answer))
        try prose.labelled(candidates(answer), indent: 4)
        var pairs: [(label: String, text: String)] = []
        for reading in answer.readings where !areas.isInForce(reading, on: date) {
            pairs.append((say("đọc là", "read as"), "\(words.name(reading)) (\(areas.reference(of: reading)))"))
        }
        if answer.area == nil, let home = answer.residence {
            pairs.append((say("nơi ở", "residence"), "\(words.name(home)) (\(areas.reference(of: home)))"))
        }
        if let other = sameCode(answer) { pairs.append((say("lưu ý", "mind"), other[call.language])) }
        let why = resolver.reason(for: answer, on: date)[call.language]
        if answer.area != nil || !answer.codes.isEmpty { pairs.append((say("vì", "why"), why)) }
        try prose.labelled(pairs)
    }

    /// What was typed is a code, and no unit has it: a question for a ward's name would mislead.
    private func unknownCode(_ text: String, _ answer: AddressAnswer) -> Bilingual? {
        guard case .unknown = answer.outcome, AreaReference.isMeant(by: text) else { return nil }
        return PlaceReader.noSuchArea(text).capitalizedFirst
    }

    /// Code, name and seat of each unit it is or may be.
    private func candidates(_ answer: AddressAnswer) -> [(label: String, text: String)] {
        answer.codes.map { area in
            let seat = areas.seat(of: area).map { "; \($0)" } ?? ""
            return (areas.reference(of: area).description, words.name(area) + seat)
        }
    }

    /// A code names two different units, before and after the reform.
    private func sameCode(_ answer: AddressAnswer) -> Bilingual? {
        guard answer.notes.contains(.code), let reading = answer.readings.first else { return nil }
        let epoch: Epoch = areas.epoch(of: reading) == .e2025 ? .e2024 : .e2025
        let other = AreaReference(epoch: epoch, code: areas.code(of: reading))
        guard let twin = areas.index(other) else { return nil }
        let name = words.name(twin)
        return Bilingual(vi: "mã \(other) là nơi khác: \(name)", en: "the code \(other) is another unit: \(name)")
    }

    private func writeJSON(_ text: String, _ answer: AddressAnswer) throws {
        var json = JSONWriter()
        json.object {
            $0.field("text", text)
            $0.field("on", date)
            $0.field("outcome", answer.word)
            $0.array("codes") { for area in answer.codes { write(area, to: &$0) } }
            $0.array("readings") { for area in answer.readings { write(area, to: &$0) } }
            if let home = answer.residence { $0.field("residence", areas.reference(of: home).description) }
            $0.array("notes") { for note in AreaWords.notes(answer.notes) { $0.string(note) } }
            $0.field("reason", resolver.reason(for: answer, on: date))
            if let question = words.question(answer) { $0.field("question", question) }
            if let asked = resolver.question(for: answer, on: date) {
                $0.array("options") { for option in asked.options { write(option, to: &$0) } }
            }
        }
        try call.output.line(json.text)
    }

    private func write(_ option: AreaQuestion.Option, to json: inout JSONWriter) {
        json.object {
            $0.field("label", option.label)
            $0.array("codes") {
                for area in option.areas { $0.string(areas.reference(of: area).description) }
            }
        }
    }

    private func write(_ area: AreaIndex, to json: inout JSONWriter) {
        json.object {
            $0.field("code", areas.reference(of: area).description)
            $0.field("name", words.name(area))
            if let seat = areas.seat(of: area) { $0.field("seat", seat) }
        }
    }
}

/// Addresses of a file, answered as they come; bytes in, bytes out.
struct AreaBatch {
    let resolver: AddressResolver
    let date: CivilDate
    let call: Call
    let rows: RowStream
    private let words: AreaWords
    /// Codes as bytes, kept by area once they were needed.
    private var codes: [[UInt8]]
    private var questions: [[AreaIndex]: String] = [:]
    private var json = JSONWriter()

    init(_ path: String, _ resolver: AddressResolver, _ date: CivilDate, _ call: Call) throws {
        (self.resolver, self.date, self.call) = (resolver, date, call)
        rows = try RowStream(path, columns: ["id", "text"])
        words = AreaWords(resolver: resolver, date: date)
        codes = [[UInt8]](repeating: [], count: resolver.register.count)
    }

    mutating func callAsFunction() throws -> Exit {
        let scratch = resolver.makeScratch()
        let (id, text) = (rows.column("id"), rows.column("text"))
        var progress = Progress(Bilingual(vi: "đã đọc byte", en: "bytes read"), total: rows.totalBytes, call)
        var isWhole = true
        var count = 0
        if call.manner.form != .json { try call.output.csv(["id", "codes", "outcome", "question"]) }
        while try rows.next() {
            count += 1
            if count & 1023 == 0 { try progress.reached(rows.bytesRead) }
            if let fault = rows.fault {
                isWhole = false
                try refuse(fault)
                continue
            }
            let answer = rows.field(text) { resolver.resolve($0, on: date, scratch: scratch) }
            try write(answer, id: id)
        }
        try progress.end()
        return isWhole ? .answered : .data
    }

    private mutating func write(_ answer: AddressAnswer, id: Int?) throws {
        if call.manner.form == .json { return try writeJSON(answer, id: rows.text(id)) }
        let question = question(answer)
        let areas = answer.codes
        for area in areas where codes[Int(area.raw)].isEmpty { keep(area) }
        try call.output.gather { bytes in
            rows.field(id) { bytes.appendCSV($0) }
            bytes.append(UInt8(ascii: ","))
            for (index, area) in areas.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ";")) }
                bytes.append(contentsOf: codes[Int(area.raw)])
            }
            bytes.append(UInt8(ascii: ","))
            bytes.append(contentsOf: answer.word.utf8)
            bytes.append(UInt8(ascii: ","))
            if !question.isEmpty { bytes.appendCSV(question) }
            bytes.append(UInt8(ascii: "\n"))
        }
    }

    /// The question for an ambiguous answer depends on what was read and on nothing else, so its words are kept.
    private mutating func question(_ answer: AddressAnswer) -> String {
        guard case .ambiguous = answer.outcome, !answer.readings.isEmpty else {
            return words.question(answer)?[call.language] ?? ""
        }
        let key = answer.readings + answer.codes
        if let known = questions[key] { return known }
        let made = words.question(answer)?[call.language] ?? ""
        if questions.count < 20_000 { questions[key] = made }
        return made
    }

    private mutating func keep(_ area: AreaIndex) {
        codes[Int(area.raw)] = Array(resolver.register.reference(of: area).description.utf8)
    }

    private mutating func writeJSON(_ answer: AddressAnswer, id: String) throws {
        json.reset()
        json.object {
            $0.field("id", id)
            $0.array("codes") {
                for area in answer.codes { $0.string(resolver.register.reference(of: area).description) }
            }
            $0.field("outcome", answer.word)
            if let question = words.question(answer) { $0.field("question", question) }
        }
        try call.output.line(json.text)
    }

    private func refuse(_ fault: DataFault) throws {
        try call.output.flush()
        try Trouble.all(of: fault).0.first?.tell(on: call.errors, call.manner)
        try call.errors.flush()
        if call.manner.form != .json { try call.output.csv(["", "", "error", fault.problem[call.language]]) }
    }
}
