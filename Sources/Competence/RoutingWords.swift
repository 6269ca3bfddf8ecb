internal import Areas
public import Base

/// What an outcome says, in one sentence, and what belongs below it.
public struct OutcomeWords {
    public let edition: Edition
    public let routing: Routing
    private var register: Register { edition.register }

    public init(edition: Edition, routing: Routing) {
        self.edition = edition
        self.routing = routing
    }

    public var sentence: Bilingual {
        switch routing.outcome {
        case .assigned(let agency): decides(register.agencies[agency].name)
        case .choice:
            Bilingual(
                vi: "Nhiều cơ quan cùng có thẩm quyền; người dân được chọn. Đề nghị theo thứ tự:",
                en: "Several agencies are competent and the applicant may choose. Proposed, in this order:")
        case .needsFact(let question): question.text
        case .onTheSpot: Bilingual(vi: "Giải quyết ngay tại nơi nộp.", en: "Decided on the spot, where it is lodged.")
        case .heldElsewhere(let system): heldBy(register.systems[system])
        case .notOffered(let reason):
            Bilingual(vi: "Không thực hiện thủ tục này: \(reason.vi)", en: "Not offered: \(reason.en)")
        case .lodgingNotAllowed(let agencies, _): notHere(agencies)
        case .areaUnknown(let factor, let candidates): unclear(factor, candidates)
        case .areaEnded(let factor, let area, _): ended(factor, area)
        case .gap:
            Bilingual(
                vi: "Sổ không có quy tắc nào cho trường hợp này. Báo người giữ sổ.",
                en: "The register has no rule for this case. Tell the register's steward.")
        case .conflict:
            Bilingual(
                vi: "Các quy tắc mâu thuẫn, nêu những cơ quan khác nhau. Báo người giữ sổ.",
                en: "Rules contradict each other: they name different agencies. Tell the register's steward.")
        case .manualDesk(let agency):
            Bilingual(
                vi: "\(register.agencies[agency].name.vi) xem xét từng trường hợp.",
                en: "\(register.agencies[agency].name.en) decides by hand.")
        }
    }

    private func decides(_ name: Bilingual) -> Bilingual {
        Bilingual(vi: "\(name.vi) giải quyết.", en: "\(name.en) decides.")
    }

    private func heldBy(_ system: ForeignSystem) -> Bilingual {
        Bilingual(
            vi: "Hồ sơ nằm ở \(system.name.vi). \(system.how.vi)",
            en: "It is held on \(system.name.en). \(system.how.en)")
    }

    private func notHere(_ agencies: [Int32]) -> Bilingual {
        let names = agencies.map { register.agencies[$0].name }
        let (vi, en) = (names.map(\.vi).joined(separator: ", "), names.map(\.en).joined(separator: ", "))
        return Bilingual(
            vi: "Không nộp được tại đây\(vi.isEmpty ? "" : "; \(vi) giải quyết"). Nơi nhận được, gần trước:",
            en: "It cannot be lodged here\(en.isEmpty ? "" : "; \(en) decides"). Where it can be, nearest first:")
    }

    private func unclear(_ factor: ConnectingFactor, _ candidates: [AreaIndex]) -> Bilingual {
        let name = FactorWords.name(factor)
        return candidates.isEmpty
            ? Bilingual(
                vi: "Không nhận ra \(name.vi). Viết xã (phường) và tỉnh (thành phố), hoặc mã.",
                en: "The \(name.en) is not recognised. Write commune (ward) and province (city), or the code.")
            : Bilingual(
                vi: "\(name.vi.capitalizedFirst) là nơi nào trong các nơi sau?", en: "Which of these is the \(name.en)?"
            )
    }

    private func ended(_ factor: ConnectingFactor, _ area: AreaIndex) -> Bilingual {
        let old = edition.areas.longName(of: area, on: Epoch.reform.adding(days: -1))
        let name = FactorWords.name(factor)
        return Bilingual(
            vi:
                "\(old) đã chia vào nhiều đơn vị mới, các cơ quan khác nhau. \(name.vi.capitalizedFirst) nay thuộc đơn vị nào?",
            en: "\(old) was divided among new units with different agencies. In which of them is the \(name.en) now?")
    }
}

extension Edition {
    /// What routing answered, in one sentence.
    public func words(of routing: Routing) -> Bilingual { OutcomeWords(edition: self, routing: routing).sentence }
}

/// What the connecting factors are called.
public enum FactorWords {
    public static func name(_ factor: ConnectingFactor) -> Bilingual {
        switch factor {
        case .lodging: Bilingual(vi: "nơi nộp", en: "lodging place")
        case .residence: Bilingual(vi: "nơi cư trú", en: "residence")
        case .property: Bilingual(vi: "nơi có đất, nhà", en: "property")
        case .headOffice: Bilingual(vi: "trụ sở", en: "head office")
        case .event: Bilingual(vi: "nơi xảy ra sự việc", en: "place of the event")
        case .record: Bilingual(vi: "nơi giữ hồ sơ trước đây", en: "holder of the earlier record")
        case .choice: Bilingual(vi: "nơi người dân chọn", en: "applicant's choice")
        }
    }
}

/// How a paper must be brought.
public enum PaperWords {
    public static func form(_ form: String) -> Bilingual {
        switch form {
        case "original": Bilingual(vi: "bản chính", en: "original")
        case "copy": Bilingual(vi: "bản sao", en: "copy")
        case "certified-copy": Bilingual(vi: "bản sao chứng thực", en: "certified copy")
        case "form": Bilingual(vi: "biểu mẫu", en: "form")
        default: Bilingual(same: form)
        }
    }
}

/// Why a rule did not decide.
public enum FindingWords {
    public static func why(_ reason: RuleFinding.Reason, _ register: Register) -> Bilingual {
        switch reason {
        case .applied, .notInForce, .elsewhere, .lowerLayer: why(reason.part)
        case .needs(let key), .otherCase(let key): why(reason.part, key: key)
        case .overridden(let rule), .lessSpecial(let rule), .replaced(let rule), .keptDead(let rule):
            why(reason.part, by: register.rules[rule].id)
        }
    }

    /// - Parameters:
    ///   - key: of the fact or the condition, where the part has one.
    ///   - rule: the id of the other rule, where the part has one.
    public static func why(_ part: RuleFinding.Part, key: String = "", by rule: String = "") -> Bilingual {
        switch part {
        case .applied: Bilingual(vi: "được áp dụng", en: "applied")
        case .needsFact: Bilingual(vi: "còn thiếu: \(key)", en: "lacks a fact: \(key)")
        case .notInForce: Bilingual(vi: "không có hiệu lực vào ngày này", en: "not in force on that date")
        case .elsewhere: Bilingual(vi: "dành cho nơi khác", en: "for another place")
        case .otherCase: Bilingual(vi: "dành cho trường hợp khác (\(key))", en: "for another case (\(key))")
        case .overridden: Bilingual(vi: "bị \(rule) loại trừ", en: "set aside by \(rule)")
        case .lessSpecial: Bilingual(vi: "\(rule) cụ thể hơn", en: "\(rule) is more special")
        case .lowerLayer:
            Bilingual(vi: "văn bản khác có hiệu lực pháp lý cao hơn", en: "an act of a higher rank prevails")
        case .replaced: Bilingual(vi: "đã được \(rule) thay thế", en: "replaced by \(rule)")
        case .keptDead:
            Bilingual(
                vi: "đã bị \(rule) loại bỏ; quy tắc đó hết hiệu lực cũng không làm nó sống lại",
                en: "set aside by \(rule) before; that rule's end does not revive it")
        }
    }
}
