internal import Base

/// Stored street and hamlet rules by the old unit they settle.
struct StreetBook: Sendable {
    private var rules: [AreaIndex: [StreetRule]] = [:]

    init(_ all: [StreetRule]) {
        for rule in all { rules[rule.area, default: []].append(rule) }
    }

    /// The unit a rule gives for this address, when the text names one divided unit and its rules agree.
    func settle(readings: [AreaIndex], among areas: [AreaIndex], _ scan: AddressScan, _ powers: [UInt64]) -> AreaIndex?
    {
        guard !rules.isEmpty, readings.count == 1, let known = rules[readings[0]] else { return nil }
        let targets = known.filter { areas.contains($0.target) && applies($0, scan, powers) }.map(\.target)
        guard let first = targets.first, targets.allSatisfy({ $0 == first }) else { return nil }
        return first
    }

    private func applies(_ rule: StreetRule, _ scan: AddressScan, _ powers: [UInt64]) -> Bool {
        for first in scan.tokens.indices {
            for last in (first + 1)...min(first + 8, scan.tokens.count) {
                let start = Int(scan.tokens[first].start)
                let end = Int(scan.tokens[last - 1].end)
                guard end > start, end - start <= RollingHash.longest else { continue }
                if scan.hash(start, end, powers) == rule.key, rule.takes(house(before: first, scan)) { return true }
            }
        }
        return false
    }

    /// The first number in front of the street: of `12/5A Lê Lợi` the 12. 0 when there is none.
    private func house(before street: Int, _ scan: AddressScan) -> Int32 {
        guard let token = scan.tokens[..<street].first(where: \.isNumber) else { return 0 }
        return scan.letters[Int(token.start)..<Int(token.end)].prefix(6).reduce(0) { $0 * 10 + Int32($1 &- 0x30) }
    }
}

extension StreetRule {
    /// Whether the rule holds for a house number; 0 is "no number", which only a rule for all of them takes.
    func takes(_ house: Int32) -> Bool {
        if house == 0 { return numbers == 0...Int32.max && side == .both }
        switch side {
        case .both: return numbers.contains(house)
        case .odd: return numbers.contains(house) && house % 2 == 1
        case .even: return numbers.contains(house) && house % 2 == 0
        }
    }

    /// `đường Lê Lợi` is found in `12 Lê Lợi` too; `thôn 5` only as `thôn 5`.
    static func key(of street: String) -> UInt64 {
        let form = NameForm(street)
        let plain = Fold.folded(street)
        for word in ["duong ", "pho "] where plain.hasPrefix(word) {
            return RollingHash.of(form.letters.dropFirst(word.utf8.count - 1))
        }
        return form.letters.isEmpty ? 0 : RollingHash.of(form.letters)
    }
}
