internal import Areas
internal import Base

/// What an answer on an address says, and the one question that would settle it.
struct AreaWords {
    let areas: AreaRegister
    let date: CivilDate

    func sentence(_ answer: AddressAnswer) -> Bilingual {
        switch answer.outcome {
        case .resolved(let area): Bilingual(same: "\(name(area)) (\(areas.reference(of: area)))")
        case .ambiguous, .contradiction, .unknown: question(answer) ?? Bilingual(same: "")
        }
    }

    /// Nil when nothing is open.
    func question(_ answer: AddressAnswer) -> Bilingual? {
        switch answer.outcome {
        case .resolved: nil
        case .ambiguous(let list): ambiguous(answer, list)
        case .contradiction(let wards, let stated): contradiction(wards, stated)
        case .unknown(let missing): Self.missing(missing)
        }
    }

    /// A divided unit is asked by hamlet or street, homonyms by what lies above them.
    private func ambiguous(_ answer: AddressAnswer, _ list: [AreaIndex]) -> Bilingual {
        let names = list.map { areas.fullName(of: $0, on: date) }
        let isDivided = answer.readings.count == 1
        if isDivided, let old = answer.readings.first {
            let was = areas.longName(of: old, on: areas.validity(of: old).to.adding(days: -1))
            return Bilingual(
                vi: "\(was) đã chia vào \(names.joined(separator: ", ")). Ở thôn, tổ hay đường nào?",
                en: "\(was) was divided among \(names.joined(separator: ", ")). Which hamlet, group or street is it?")
        }
        let long = list.map(name)
        return Bilingual(
            vi: "Là nơi nào: \(long.joined(separator: "; "))?", en: "Which of these: \(long.joined(separator: "; "))?")
    }

    private func contradiction(_ wards: [AreaIndex], _ stated: [AreaIndex]) -> Bilingual {
        let (parts, denied) = (wards.prefix(3).map(home), stated.prefix(3).map(home))
        let said = denied.joined(separator: "; ")
        return Bilingual(
            vi: "Mâu thuẫn: \(parts.joined(separator: "; ")) không thuộc \(said). Phần nào đúng?",
            en: "This contradicts itself: \(parts.joined(separator: "; ")) is not in \(said). Which part is right?")
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
        areas.longName(of: area, on: areas.isInForce(area, on: date) ? date : last(area))
    }

    private func home(_ area: AreaIndex) -> String { name(area) }

    private func last(_ area: AreaIndex) -> CivilDate { areas.validity(of: area).to.adding(days: -1) }

    /// What was done to read the text, a line a note.
    static func notes(_ notes: AddressAnswer.Notes) -> [(code: String, words: Bilingual)] {
        all.filter { notes.contains($0.note) }.map { ($0.code, $0.words) }
    }

    private static let all: [(note: AddressAnswer.Notes, code: String, words: Bilingual)] = [
        (
            .throughSuccession, "throughSuccession",
            Bilingual(
                vi: "tên trước khi sắp xếp; câu trả lời là đơn vị kế thừa",
                en: "a name of before; the answer is its successor")
        ),
        (
            .residentsTogether, "residentsTogether",
            Bilingual(
                vi: "đất bị chia, nhưng mọi người dân về một nơi",
                en: "the land was divided, but all residents went to one unit")
        ),
        (.spellingMended, "spellingMended", Bilingual(vi: "đã sửa lỗi chính tả", en: "a spelling mistake was mended")),
        (
            .formerName, "formerName",
            Bilingual(vi: "tên đã mất từ trước đợt sắp xếp 2025", en: "a name that was gone before the reform of 2025")
        ),
        (
            .streetRule, "streetRule",
            Bilingual(vi: "theo đường, thôn đã ghi nhớ", en: "settled by a stored street or hamlet")
        ),
        (
            .otherKind, "otherKind",
            Bilingual(vi: "chữ xã/phường ghi khác loại thật", en: "the kind written is not the one the unit has")
        ),
        (.code, "code", Bilingual(vi: "là một mã, không phải địa chỉ", en: "a code, not an address")),
        (.cut, "cut", Bilingual(vi: "quá dài; phần cuối không đọc", en: "too long; its end was not read")),
    ]
}
