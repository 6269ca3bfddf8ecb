internal import Areas
internal import Base

/// Everything a procedure's decisions depend on, as text that means the same in any edition over the same areas.
/// Two procedures with equal behaviour decide every case alike, by rules of the same names.
extension Edition {
    func behaviour(of procedure: Int32, holders: [Digest]) -> [String] {
        let list = compiled.procedures[Int(procedure)]
        var lines: [String] = ["\(register.procedures[procedure].validity)"]
        for slot in compiled.slots[Int(procedure)] { lines.append("\(slot.key)=\(slot.values.joined(separator: "|"))") }
        for index in Int(list.first)..<Int(list.first + list.count) {
            lines.append(line(compiled.rules[index], compiled.beaten[index], list))
        }
        let roles = Set(
            (Int(list.first)..<Int(list.first + list.count)).map { compiled.rules[$0] }.filter { $0.kind == .role }
                .map(\.target))
        for role in roles.sorted() { lines.append("\(register.roles[role].id) \(holders[Int(role)])") }
        return lines
    }

    /// For every role, a digest of who holds it where and when, by agency id.
    func holderDigests() -> [Digest] {
        (0..<Int32(register.roles.count)).map { role in
            var message: [UInt8] = []
            for area in 0..<Int32(areas.count) {
                for span in compiled.holders.spans(role: role, area: area) {
                    message += "\(area) \(span.from) \(span.to) \(register.agencies[span.agency].id)\n".utf8
                }
            }
            return Digest(of: message)
        }
    }

    private func line(_ rule: CompiledRule, _ beaten: Beaten<RuleSet>, _ list: CompiledProcedure) -> String {
        let row = register.rules[rule.row]
        var parts = [row.id, "\(row.validity)", row.outcome.code, row.factor?.code ?? "", row.reach.rawValue]
        parts.append(row.area.map { areas.reference(of: $0).description } ?? "")
        parts += row.conditions.map { "\($0.key)=\($0.values.joined(separator: "|"))" }
        parts.append("\(rule.layer)")
        switch row.outcome {
        case .role(let role): parts.append(register.roles[role].id)
        case .agency(let agency), .manualDesk(let agency): parts.append(register.agencies[agency].id)
        case .heldElsewhere(let system): parts.append(register.systems[system].id)
        case .notOffered, .onTheSpot: parts.append(row.note.vi)
        }
        for set in [beaten.overriddenBy, beaten.dominatedBy, beaten.replacedBy, beaten.keptDeadBy] {
            parts.append(
                set.members.map { register.rules[compiled.rules[Int(list.first) + $0].row].id }.joined(separator: "+"))
        }
        return parts.joined(separator: ";")
    }
}
