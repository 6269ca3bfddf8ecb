internal import Base
internal import Competence
internal import Desk
internal import Dossiers
internal import Store
internal import WorkingTime

/// Invented people, dossiers and editions whose steps are the law's own: a fold of the journal gives the rows again.
enum World {
    static let actor = "account:an"
    static let day = CivilDate(day: 20_780)
    /// Lodged, and the second accepted, before anything is struck.
    static let seeds = 1...6

    static let an = EditionActor(actor: actor, person: actor)
    static let binh = EditionActor(actor: "account:binh", person: "account:binh")
    static let register = EditionsTinyRegister.files()
    static let changedRegister = EditionsTinyRegister.files(rules: EditionsTinyRegister.departmentRules)

    /// Minutes after nine on Monday 23 November 2026.
    static func moment(_ minutes: Int) -> Instant { LocalMoment(day, minute: 540 + minutes).instant }

    static func code(_ serial: Int) -> DossierCode { DossierCode(issuer: "H29.1", day: day, serial: serial) }

    /// As a request with an `Idempotency-Key` is done: what was answered once is answered again.
    static func once(
        _ key: String, at moment: Instant, _ writer: any LedgerWriter, _ work: () throws -> String
    ) throws -> String {
        if let kept = try writer.keptAnswer(key, of: actor) { return String(decoding: kept.body, as: UTF8.self) }
        let answer = try work()
        let kept = KeptAnswer(request: Digest(of: Array(key.utf8)), status: 201, body: Array(answer.utf8), at: moment)
        try writer.keep(kept, under: key, of: actor)
        return answer
    }

    /// - Returns: the code, also when the same number comes again.
    static func lodge(_ number: Int, _ writer: any LedgerWriter) throws -> String {
        try once("lodge-\(number)", at: moment(number), writer) {
            let code = code(try writer.nextSerial(issuer: "H29.1", day: day))
            let events = try decide(.lodge(try lodging(number, code)), on: nil, context(number))
            let entries = events.map {
                JournalEntry(kind: $0.kind.rawValue, at: $0.at, actor: $0.actor, body: $0.body)
            }
            _ = try writer.append(entries, to: .dossier(code), expecting: 0)
            try writer.put(Dossiers.fold(events).row)
            return "\(code)"
        }
    }

    static func accept(_ serial: Int, _ writer: any LedgerWriter) throws -> String {
        try once("accept-\(serial)", at: moment(serial), writer) {
            let (dossier, _) = try writer.take(on: code(serial), expecting: nil) { _ in
                (.accept(officer: "Phạm Văn Hùng"), try context(serial + 10))
            }
            return "\(dossier.code)"
        }
    }

    /// The number a dossier was lodged with.
    static func number(of dossier: Dossier) -> Int? {
        dossier.lodging.applicant.name.split(separator: " ").last.flatMap { Int($0) }
    }

    private static func lodging(_ number: Int, _ code: DossierCode) throws -> Lodging {
        Lodging(
            code: code, branch: "B\(number % 3)", channel: .counter, procedure: "1.001193",
            applicant: Applicant(name: "Nguyễn Thị Lan \(number)", phone: "+8490\(1_000_000 + number)"),
            papers: [LodgedPaper(name: "Tờ khai")], resultTo: .counter(branch: "B1"), assignment: .agency("H29.7"),
            edition: Digest(of: [1]), receipt: Array(#"{"receipt":1}"#.utf8),
            period: try DeadlineRule(period: "5 wd", cutoff: "", supplement: "restart", silence: "30 d"),
            received: moment(number))
    }

    private static func context(_ minutes: Int) throws -> Context {
        Context(now: moment(minutes), actor: actor, calendar: try calendar.get(), hours: try hours.get())
    }

    private static let calendar = Result {
        let table = "date,kind,name_vi,name_en,act,origin,source\n2026-01-01,day-off,Tết,New Year,x,invented,test\n"
        return try WorkCalendar.read(file: "calendar.csv", bytes: Array(table.utf8))
    }

    private static let hours = Result {
        let table = "branch,kind,weekday,open,close,from,to,origin,source\n,,mon-fri,07:30,11:30,,,invented,test\n"
        return try HoursBook.read(file: "hours.csv", bytes: Array(table.utf8)).hours()
    }
}
