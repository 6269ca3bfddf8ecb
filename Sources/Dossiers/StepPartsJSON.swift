internal import Base
internal import WorkingTime

// The parts that steps and events carry: each writer beside its reader, in one order.

extension ClockReading {
    /// Two fields of the object at hand.
    func write(to json: inout JSONWriter) {
        json.field("due", due)
        json.field("silenceEnds", silenceEnds)
    }

    init(_ reader: inout BodyReader) throws(EventFault) {
        due = try reader.optionalMoment("due")
        silenceEnds = try reader.optionalMoment("silenceEnds")
    }
}

extension SupplementItem {
    func write(to json: inout JSONWriter) {
        json.object {
            $0.field("paper", paper)
            $0.field("reason", reason)
        }
    }

    init(_ reader: inout BodyReader) throws(EventFault) {
        self = try reader.object { reader throws(EventFault) in
            SupplementItem(paper: try reader.text("paper"), reason: try reader.text("reason"))
        }
    }
}

extension Decline {
    func write(to json: inout JSONWriter) {
        json.field("reason", reason)
        json.field("newFact", newFact)
        json.texts("rules", rules)
    }

    init(_ reader: inout BodyReader) throws(EventFault) {
        reason = try reader.text("reason")
        newFact = try reader.text("newFact")
        rules = try reader.texts("rules")
    }
}

extension PauseReason {
    /// The word for programs.
    var code: String {
        switch self {
        case .opinionSought: "opinion-sought"
        case .siteCheck: "site-check"
        case .moneyOwed: "money-owed"
        case .other: "other"
        }
    }
}

extension Pause {
    func write(to json: inout JSONWriter) {
        json.field("reason", reason.code)
        if case .other(let words) = reason { json.field("reasonWords", words) }
        json.field("note", note)
        json.field("answerBy", optional: answerBy)
        json.field("attendAt", attendAt)
    }

    init(_ reader: inout BodyReader) throws(EventFault) {
        switch try reader.text("reason") {
        case "opinion-sought": reason = .opinionSought
        case "site-check": reason = .siteCheck
        case "money-owed": reason = .moneyOwed
        case "other":
            try reader.key("reasonWords")
            reason = .other(
                try reader.object { reader throws(EventFault) in
                    Bilingual(vi: try reader.text("vi"), en: try reader.text("en"))
                })
        default: throw reader.malformed
        }
        note = try reader.text("note")
        answerBy = try reader.optionalDate("answerBy")
        attendAt = try reader.optionalMoment("attendAt")
    }
}

extension Verdict {
    func write(to json: inout JSONWriter) {
        switch self {
        case .granted: json.field("verdict", "granted")
        case .rejected(let reason):
            json.field("verdict", "rejected")
            json.field("reason", reason)
        }
    }

    init(_ reader: inout BodyReader) throws(EventFault) {
        switch try reader.text("verdict") {
        case "granted": self = .granted
        case "rejected": self = .rejected(reason: try reader.text("reason"))
        default: throw reader.malformed
        }
    }
}

extension ResultDocument {
    func write(to json: inout JSONWriter) {
        json.field("number", number)
        json.field("title", title)
        json.field("form", form.rawValue)
    }

    init(_ reader: inout BodyReader) throws(EventFault) {
        number = try reader.text("number")
        title = try reader.text("title")
        form = try reader.word("form")
    }
}

extension HandOut {
    func write(to json: inout JSONWriter) {
        switch way {
        case .counter(let branch, let recipient, let identity):
            json.field("by", "counter")
            json.field("branch", branch)
            json.field("recipient", recipient)
            json.field("identitySeen", identity)
        case .post(let consignment):
            json.field("by", "post")
            json.field("consignment", consignment)
        case .electronic: json.field("by", "electronic")
        }
        json.field("originalsGivenBack", originalsGivenBack)
    }

    init(_ reader: inout BodyReader) throws(EventFault) {
        switch try reader.text("by") {
        case "counter":
            way = .counter(
                branch: try reader.text("branch"), recipient: try reader.text("recipient"),
                identitySeen: try reader.text("identitySeen"))
        case "post": way = .post(consignment: try reader.text("consignment"))
        case "electronic": way = .electronic
        default: throw reader.malformed
        }
        originalsGivenBack = try reader.bool("originalsGivenBack")
    }
}
