internal import Areas
internal import Base

/// What an answer on an address says, and the one question that would settle it.
struct AreaWords {
    let resolver: AddressResolver
    let date: CivilDate
    private var areas: AreaRegister { resolver.register }

    func sentence(_ answer: AddressAnswer) -> Bilingual {
        switch answer.outcome {
        case .resolved(let area): Bilingual(same: "\(name(area)) (\(areas.reference(of: area)))")
        case .ambiguous, .contradiction, .unknown: question(answer) ?? Bilingual(same: "")
        }
    }

    /// What to ask the person; nil when nothing is open.
    func question(_ answer: AddressAnswer) -> Bilingual? {
        switch answer.outcome {
        case .resolved: nil
        case .ambiguous: resolver.question(for: answer, on: date)?.text
        case .contradiction: resolver.reason(for: answer, on: date)
        case .unknown(let missing): Self.missing(missing)
        }
    }

    private static func missing(_ missing: AddressAnswer.Missing) -> Bilingual {
        switch missing {
        case .everything:
            Bilingual(
                vi: "Không thấy tên đơn vị hành chính nào. Ở xã, phường nào, tỉnh nào?",
                en: "No area is named. Which commune or ward is it, in which province?")
        case .ward: Bilingual(vi: "Thiếu xã, phường. Ở xã, phường nào?", en: "The commune is missing. Which one is it?")
        case .knownWard:
            Bilingual(
                vi: "Không biết xã, phường ghi ở đây. Tên đúng là gì?",
                en: "The commune written here is not known there. What is its right name?")
        }
    }

    /// As it is called on the date, or was called last.
    func name(_ area: AreaIndex) -> String {
        areas.longName(
            of: area, on: areas.isInForce(area, on: date) ? date : areas.validity(of: area).to.adding(days: -1))
    }

    /// What was done to read the text, for programs.
    static func notes(_ notes: AddressAnswer.Notes) -> [String] {
        all.filter { notes.contains($0.note) }.map(\.code)
    }

    private static let all: [(note: AddressAnswer.Notes, code: String)] = [
        (.throughSuccession, "throughSuccession"), (.residentsTogether, "residentsTogether"),
        (.spellingMended, "spellingMended"), (.formerName, "formerName"), (.streetRule, "streetRule"),
        (.otherKind, "otherKind"), (.code, "code"), (.cut, "cut"),
    ]
}
