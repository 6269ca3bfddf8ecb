internal import Base
internal import Competence
internal import Desk
internal import WorkingTime

/// One thing that went wrong, ready to be told: to people as a sentence, to programs as one JSON object a line.
struct Trouble {
    var code: String
    /// Empty, or the file with `line` and `column` (1-based, 0 when not meant).
    var file = ""
    var line = 0
    var column = 0
    /// Where in a request's body (RFC 6901); empty when not meant.
    var pointer = ""
    var message: Bilingual
    var mend: Bilingual?

    init(code: String, message: Bilingual, mend: Bilingual? = nil) {
        (self.code, self.message, self.mend) = (code, message, mend)
    }

    /// What an error has to say, and the exit code it ends the run with.
    static func all(of error: any Error) -> ([Trouble], Exit) {
        switch error {
        case let fault as UsageFault: ([Trouble(usage: fault)], .usage)
        case let fault as DataFault: ([Trouble(data: fault)], exit(for: [fault]))
        case let faults as DataFaults: (faults.faults.map(Trouble.init(data:)), exit(for: faults.faults))
        case let refusal as FactRefusal: ([Trouble(code: refusal.code, message: refusal.sentence)], .usage)
        case let refusal as ClockRefusal: ([Trouble(code: refusal.code, message: refusal.words)], .usage)
        case let fault as PeriodFault: ([Trouble(code: fault.code, message: fault.problem, mend: fault.mend)], .usage)
        case let problem as ServerProblem: (Trouble.all(server: problem), problem.exit)
        case let fault as Unreached:
            ([Trouble(code: fault.code, message: fault.message, mend: fault.mend)], .unavailable)
        case let fault as Unanswered:
            ([Trouble(code: fault.code, message: fault.message, mend: fault.mend)], .unavailable)
        case let fault as WebFault:
            ([Trouble(code: "server.broken", message: Bilingual(same: fault.reason))], .unavailable)
        case let refusal as PeopleRefusal: ([Trouble(code: refusal.code, message: refusal.sentence)], .negative)
        case OutputFault.readerGone: ([], .answered)
        case OutputFault.exists(let path): ([Trouble(existing: path)], .cannotCreate)
        case OutputFault.failed(let reason): ([Trouble(output: reason)], .inputOutput)
        default: ([Trouble(unforeseen: error)], .internalFault)
        }
    }

    /// A file that is not there or cannot be read is missing input; anything else wrong with it is bad data.
    private static func exit(for faults: [DataFault]) -> Exit {
        let missing = ["file.missing", "file.unreadable", "file.not-regular", "register.not-found", "store.missing"]
        if faults.allSatisfy({ missing.contains($0.code) }) { return .missingInput }
        switch faults.first?.code {
        case "store.exists": return .cannotCreate
        case "store.in-use": return .unavailable
        case "store.full": return .inputOutput
        default: return .data
        }
    }

    /// The sentence, then a line for each place of the request.
    private static func all(server problem: ServerProblem) -> [Trouble] {
        let whole = Trouble(code: problem.code, message: problem.message, mend: problem.mend)
        return [whole]
            + problem.faults.map { fault in
                var trouble = Trouble(code: fault.code, message: fault.message)
                trouble.pointer = fault.pointer
                return trouble
            }
    }

    private init(data fault: DataFault) {
        code = fault.code
        (file, line, column) = (fault.file, fault.line, fault.column)
        let field = fault.field.isEmpty ? "" : "[\(fault.field)] "
        message = Bilingual(vi: field + fault.problem.vi, en: field + fault.problem.en)
        mend = fault.mend
    }

    private init(usage fault: UsageFault) {
        code = fault.code
        message = fault.message
        mend = fault.mend
    }

    private init(output reason: String) {
        code = "output.failed"
        message = Bilingual(vi: "Không ghi được kết quả (\(reason)).", en: "The answer cannot be written (\(reason)).")
    }

    private init(existing path: String) {
        code = "output.exists"
        file = path
        message = Bilingual(
            vi: "Tệp này đã có nội dung; phiếu cũ không bị ghi đè.",
            en: "This file is not empty; older receipts are not written over.")
        mend = Bilingual(
            vi: "Thêm --append để ghi tiếp vào cuối, hoặc đặt tên khác.",
            en: "Add --append to write behind them, or name another file.")
    }

    private init(unforeseen error: any Error) {
        code = "internal"
        message = Bilingual(
            vi: "Lỗi của chính waypost: \(error).", en: "A fault of waypost itself: \(error).")
        mend = Bilingual(vi: "Xin báo lại kèm dòng lệnh.", en: "Please report it with the command line.")
    }

    func tell(on output: Output, _ manner: Manner) throws(OutputFault) {
        manner.form == .json ? try tellProgram(on: output) : try tellPerson(on: output, manner)
    }

    /// `rules.csv:12:5: problem mend`, as compilers print it; without a file, `waypost: problem mend`.
    private func tellPerson(on output: Output, _ manner: Manner) throws(OutputFault) {
        var place = file.isEmpty ? "waypost" : file
        if line > 0 { place += ":\(line)" }
        if line > 0, column > 0 { place += ":\(column)" }
        let mending = mend.map { $0.vi.isEmpty ? "" : " " + $0[manner.language] } ?? ""
        let spot = pointer.isEmpty ? "" : "[\(pointer)] "
        try output.line(manner.errorPaint.strong(place + ":") + " " + spot + message[manner.language] + mending)
    }

    /// `{"error":{"code":…,"message":{"vi":…,"en":…},"mend":{…},"file":…,"line":…,"column":…,"pointer":…}}`
    private func tellProgram(on output: Output) throws(OutputFault) {
        var json = JSONWriter()
        json.object {
            $0.object("error") {
                $0.field("code", code)
                $0.field("message", message)
                if let mend, !mend.vi.isEmpty { $0.field("mend", mend) }
                if !file.isEmpty { $0.field("file", file) }
                if line > 0 { $0.field("line", line) }
                if column > 0 { $0.field("column", column) }
                if !pointer.isEmpty { $0.field("pointer", pointer) }
            }
        }
        try output.line(json.text)
    }
}
