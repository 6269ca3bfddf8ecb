internal import Base
internal import Competence
internal import WorkingTime

// The parts of events and of the state as JSON: each writer beside its reader, in one order.

extension JSONWriter {
    mutating func field(_ name: StaticString, _ value: LocalMoment?) {
        key(name)
        if let value { string("\(value.date)T\(value.clock)") } else { null() }
    }

    mutating func field(_ name: StaticString, milliseconds value: Instant) {
        field(name, Int(value.milliseconds))
    }

    mutating func field(_ name: StaticString, optional value: CivilDate?) {
        if let value { return field(name, value) }
        key(name)
        null()
    }

    mutating func field(_ name: StaticString, optional value: String?) {
        key(name)
        if let value { string(value) } else { null() }
    }

    mutating func texts(_ name: StaticString, _ values: [String]) {
        array(name) { for value in values { $0.string(value) } }
    }

    /// An object kept as it was written; null when there is none.
    mutating func field(_ name: StaticString, rawOrEmpty value: [UInt8]) {
        key(name)
        if value.isEmpty { null() } else { raw(value) }
    }
}

extension BodyReader {
    mutating func rawOrEmpty(_ name: StaticString) throws(EventFault) -> [UInt8] {
        try key(name)
        return isNull() ? [] : try raw()
    }
}

extension Applicant {
    func write(to json: inout JSONWriter) {
        json.object {
            $0.field("kind", kind.rawValue)
            $0.field("name", name)
            $0.field("phone", phone)
            $0.field("email", email)
            $0.field("address", address)
            $0.key("proxy")
            if let proxy { proxy.write(to: &$0) } else { $0.null() }
        }
    }

    init(_ reader: inout BodyReader) throws(EventFault) {
        self = try reader.object { reader throws(EventFault) in
            let kind: ApplicantKind = try reader.word("kind")
            let (name, phone) = (try reader.text("name"), try reader.text("phone"))
            let (email, address) = (try reader.text("email"), try reader.text("address"))
            try reader.key("proxy")
            let proxy = reader.isNull() ? nil : try Proxy(&reader)
            return Applicant(kind: kind, name: name, phone: phone, email: email, address: address, proxy: proxy)
        }
    }
}

extension Proxy {
    fileprivate func write(to json: inout JSONWriter) {
        json.object {
            $0.field("name", name)
            $0.field("phone", phone)
            $0.field("authority", authority)
        }
    }

    fileprivate init(_ reader: inout BodyReader) throws(EventFault) {
        self = try reader.object { reader throws(EventFault) in
            Proxy(
                name: try reader.text("name"), phone: try reader.text("phone"),
                authority: try reader.text("authority"))
        }
    }
}

extension LodgedPaper {
    func write(to json: inout JSONWriter) {
        json.object {
            $0.field("name", name)
            $0.field("count", count)
            $0.field("originalKept", isOriginalKept)
        }
    }

    init(_ reader: inout BodyReader) throws(EventFault) {
        self = try reader.object { reader throws(EventFault) in
            LodgedPaper(
                name: try reader.text("name"), count: try reader.number("count"),
                isOriginalKept: try reader.bool("originalKept"))
        }
    }
}

extension ReturnMethod {
    func write(to json: inout JSONWriter) {
        json.object {
            $0.field("by", code)
            switch self {
            case .counter(let branch): $0.field("branch", branch)
            case .post(let address): $0.field("address", address)
            case .electronic: break
            }
        }
    }

    init(_ reader: inout BodyReader) throws(EventFault) {
        self = try reader.object { reader throws(EventFault) -> ReturnMethod in
            switch try reader.text("by") {
            case "counter": return .counter(branch: try reader.text("branch"))
            case "post": return .post(address: try reader.text("address"))
            case "electronic": return .electronic
            default: throw reader.malformed
            }
        }
    }
}

extension Assignment {
    func write(to json: inout JSONWriter) {
        json.object {
            $0.field("by", code)
            switch self {
            case .agency(let id, let choice):
                $0.field("agency", id)
                $0.key("choice")
                if let choice { choice.write(to: &$0) } else { $0.null() }
            case .onTheSpot: break
            case .elsewhere(let system, let reference):
                $0.field("system", system)
                $0.field("reference", reference)
            case .manualDesk(let desk, let why):
                $0.field("desk", desk)
                $0.field("why", why)
            }
        }
    }

    init(_ reader: inout BodyReader) throws(EventFault) {
        self = try reader.object { reader throws(EventFault) -> Assignment in
            switch try reader.text("by") {
            case "agency":
                let id = try reader.text("agency")
                try reader.key("choice")
                return .agency(id, choice: reader.isNull() ? nil : try Choice(&reader))
            case "on-the-spot": return .onTheSpot
            case "elsewhere":
                return .elsewhere(system: try reader.text("system"), reference: try reader.text("reference"))
            case "manual-desk": return .manualDesk(try reader.text("desk"), why: try reader.text("why"))
            default: throw reader.malformed
            }
        }
    }
}

extension Assignment.Choice {
    fileprivate func write(to json: inout JSONWriter) {
        json.object {
            $0.texts("among", among)
            $0.field("why", why)
        }
    }

    fileprivate init(_ reader: inout BodyReader) throws(EventFault) {
        self = try reader.object { reader throws(EventFault) in
            Assignment.Choice(among: try reader.texts("among"), why: try reader.text("why"))
        }
    }
}

/// The rule of the register as text, so that it can be reckoned with again whatever the register says by then.
enum PeriodText {
    static func write(_ rule: DeadlineRule?, _ name: StaticString, to json: inout JSONWriter) {
        json.key(name)
        guard let rule else { return json.null() }
        json.object {
            $0.field("period", rule.period.description)
            $0.field("cutoff", rule.cutoff.map { LocalMoment(CivilDate(day: 0), minute: $0).clock } ?? "")
            $0.field("supplement", rule.supplement.rawValue)
            $0.field("silence", rule.silence?.description ?? "")
            $0.field("dayEnd", rule.dayEnd.rawValue)
        }
    }

    static func read(_ name: StaticString, _ reader: inout BodyReader) throws(EventFault) -> DeadlineRule? {
        try reader.key(name)
        if reader.isNull() { return nil }
        return try reader.object { reader throws(EventFault) -> DeadlineRule in
            let (period, cutoff) = (try reader.text("period"), try reader.text("cutoff"))
            let (supplement, silence) = (try reader.text("supplement"), try reader.text("silence"))
            let end: DayEnd = try reader.word("dayEnd")
            do {
                let rule = try DeadlineRule(period: period, cutoff: cutoff, supplement: supplement, silence: silence)
                return rule.with(dayEnd: end)
            } catch { throw reader.malformed }
        }
    }
}

extension Lodging {
    func write(to json: inout JSONWriter) {
        json.field("code", code.description)
        json.field("branch", branch)
        json.field("channel", channel.rawValue)
        json.field("procedure", procedure)
        json.field("variant", variant)
        json.key("applicant")
        applicant.write(to: &json)
        json.array("papers") { for paper in papers { paper.write(to: &$0) } }
        json.key("resultTo")
        resultTo.write(to: &json)
        json.key("assignment")
        assignment.write(to: &json)
        json.field("edition", edition.description)
        PeriodText.write(period, "period", to: &json)
        json.field("received", milliseconds: received)
        json.field("receipt", rawOrEmpty: receipt)
    }

    init(_ reader: inout BodyReader) throws(EventFault) {
        code = try reader.code("code")
        branch = try reader.text("branch")
        channel = try reader.word("channel")
        procedure = try reader.text("procedure")
        variant = try reader.text("variant")
        try reader.key("applicant")
        applicant = try Applicant(&reader)
        try reader.key("papers")
        papers = try reader.items { reader throws(EventFault) in try LodgedPaper(&reader) }
        try reader.key("resultTo")
        resultTo = try ReturnMethod(&reader)
        try reader.key("assignment")
        assignment = try Assignment(&reader)
        guard let edition = Digest(hex: try reader.text("edition")) else { throw reader.malformed }
        self.edition = edition
        period = try PeriodText.read("period", &reader)
        received = try reader.instant("received")
        receipt = try reader.rawOrEmpty("receipt")
    }
}
