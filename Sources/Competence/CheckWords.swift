internal import Areas
public import Base

// Each failure as a sentence a lawyer understands, with the file and line to open.
extension Edition {
    public func sentence(_ failure: CheckFailure) -> Bilingual {
        let subject = subject(failure)
        let (vi, en) = (complaint(failure).vi, complaint(failure).en)
        return Bilingual(vi: subject.vi + vi + places(failure), en: subject.en + en + places(failure))
    }

    /// `Birth registration (1.001193), case …, in 168 communes (first: Phường Sài Gòn), 2025-07-01 to 2028-01-01: `
    private func subject(_ failure: CheckFailure) -> Bilingual {
        var vi: [String] = []
        var en: [String] = []
        if let procedure = failure.procedure {
            let row = register.procedures[procedure]
            vi.append("\(row.name.vi) (\(row.id))")
            en.append("\(row.name.en) (\(row.id))")
            if !failure.cell.isEmpty {
                let labels = failure.cell.map { label(key: $0.key, value: $0.value, procedure: procedure) }
                vi.append("trường hợp: " + labels.map(\.vi).joined(separator: "; "))
                en.append("case: " + labels.map(\.en).joined(separator: "; "))
            }
        }
        if let area = failure.area {
            let name = areas.longName(of: area, on: failure.interval.from)
            vi.append(failure.areaCount > 1 ? "tại \(failure.areaCount) xã/phường (ví dụ \(name))" : "tại \(name)")
            en.append(failure.areaCount > 1 ? "in \(failure.areaCount) communes (such as \(name))" : "in \(name)")
        }
        vi.append("từ \(failure.interval.from) đến trước \(failure.interval.to)")
        en.append("from \(failure.interval.from) until before \(failure.interval.to)")
        return Bilingual(vi: vi.joined(separator: ", ") + ": ", en: en.joined(separator: ", ") + ": ")
    }

    private func complaint(_ failure: CheckFailure) -> Bilingual {
        let rules = failure.rules.map { register.rules[$0].id }.joined(separator: ", ")
        let role = failure.role.map { register.roles[$0].name } ?? Bilingual(same: "")
        let agencies = failure.agencies.map { register.agencies[$0].name }
        let (agenciesVI, agenciesEN) = (
            agencies.map(\.vi).joined(separator: "; "), agencies.map(\.en).joined(separator: "; ")
        )
        switch failure.kind {
        case .gap:
            return Bilingual(
                vi: "không quy tắc nào nói cơ quan nào giải quyết. Thêm một quy tắc hoặc mở rộng một quy tắc có sẵn.",
                en: "no rule says who decides. Add a rule, or widen one that exists.")
        case .conflict:
            return Bilingual(
                vi:
                    "các quy tắc \(rules) cùng áp dụng nhưng chỉ ra cơ quan khác nhau và không quy tắc nào được ưu tiên."
                    + " Ghi rõ quy tắc nào thay quy tắc nào (overrides), hoặc thu hẹp một quy tắc.",
                en: "the rules \(rules) all hold, name different agencies, and none precedes."
                    + " Say which overrides which, or narrow one of them.")
        case .noHolder:
            return Bilingual(
                vi: "quy tắc \(rules) giao cho \(role.vi), nhưng không có cơ quan nào giữ vai trò này ở đó."
                    + " Thêm cơ quan vào agencies.csv hoặc một dòng jurisdictions.csv.",
                en: "rule \(rules) names \(role.en), but nobody holds that role there."
                    + " Add an agency to agencies.csv, or a row to jurisdictions.csv.")
        case .twoHolders:
            return Bilingual(
                vi: "\(role.vi) do nhiều cơ quan cùng giữ: \(agenciesVI). Sửa ngày hiệu lực để mỗi ngày chỉ còn một.",
                en: "\(role.en) is held by several: \(agenciesEN). Correct the dates so that each day has one.")
        case .agencyEnded:
            return Bilingual(
                vi:
                    "\(agenciesVI) được nêu cho những ngày cơ quan này không tồn tại. Nêu cơ quan kế thừa hoặc sửa ngày.",
                en:
                    "\(agenciesEN) is named for days on which it does not exist. Name its successor, or correct the dates."
            )
        case .deadRule:
            return Bilingual(
                vi: "quy tắc \(rules) không áp dụng cho trường hợp nào. Bỏ quy tắc hoặc sửa điều kiện, địa bàn, ngày.",
                en: "rule \(rules) holds for no case at all. Remove it, or correct its conditions, area or dates.")
        case .shadowedRule:
            return Bilingual(
                vi: "quy tắc \(rules) luôn bị quy tắc khác gạt đi nên không bao giờ quyết định. Bỏ hoặc thu hẹp.",
                en: "rule \(rules) is always set aside by others and never decides. Remove it, or narrow the others.")
        case .noLodging:
            return Bilingual(
                vi: "không điểm tiếp nhận nào được nhận thủ tục này. Thêm một dòng lodging-rights.csv.",
                en: "no branch may take this procedure in. Add a row to lodging-rights.csv.")
        }
    }

    private func places(_ failure: CheckFailure) -> String {
        let places = failure.rules.map { register.rules[$0].provenance.place }
        return places.isEmpty ? "" : " [" + places.joined(separator: ", ") + "]"
    }
}
