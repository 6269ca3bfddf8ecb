internal import Base

/// The server cannot tell where a dossier goes: its sentence, and what to type to settle it.
struct RoutingRefusal {
    let problem: ServerProblem
    let routing: JSON
    let names: Names
    let call: Call

    func tell() throws -> Exit {
        if call.manner.form == .json { return try tellProgram() }
        try Trouble(code: problem.code, message: problem.message, mend: problem.mend).tell(on: call.errors, call.manner)
        try Prose(call.spoken.manner, call.errors).labelled(ways, indent: 4)
        try call.errors.flush()
        return .negative
    }

    /// The error object, with the register's whole answer in it.
    private func tellProgram() throws -> Exit {
        var json = JSONWriter()
        json.object {
            $0.object("error") {
                $0.field("code", problem.code)
                $0.field("message", problem.message)
                $0.key("routing")
                $0.value(routing)
            }
        }
        try call.errors.line(json.text)
        try call.errors.flush()
        return .negative
    }

    private var ways: [(label: String, text: String)] {
        let outcome = routing["outcome"] ?? .null
        let language = call.language
        if let question = outcome["question"] {
            let key = question.text("key")
            let options = question["options"]?.items ?? []
            if options.isEmpty { return [("\(AsTyped.place(key)) …", "")] }
            return options.map { option in
                (AsTyped.answer(key, option.text("value")), option["label"]?.words?[language] ?? "")
            }
        }
        if outcome["kind"]?.text == "choice" {
            return ids(outcome["agencies"]).map { ("--chosen \($0)", names.agency($0)) }
        }
        if let branches = outcome["lodgeAt"]?.items {
            return branches.compactMap(\.text).map { ("--at \($0)", names.branch($0)) }
        }
        let factor = outcome.text("factor")
        let areas = (outcome["candidates"] ?? outcome["successors"])?.items ?? []
        return areas.compactMap(\.text).map { ("\(AsTyped.place(factor)) \($0)", "") }
    }

    private func ids(_ json: JSON?) -> [String] {
        (json?.items ?? []).compactMap { $0.text ?? $0["id"]?.text }
    }
}
