internal import Areas
internal import Base

/// Right, guessed, unsure and wrong answers by category; printed as the table people look at.
struct AddressScoring {
    struct Tally {
        var count = 0
        var right = 0
        /// One unit named where several are possible.
        var guess = 0
        /// No answer, or a question, where one unit was right.
        var unsure = 0
        var wrong = 0
    }

    private(set) var tallies: [String: Tally] = [:]
    private(set) var misses: [String] = []

    var total: Tally {
        tallies.values.reduce(into: Tally()) { sum, tally in
            sum.count += tally.count
            sum.right += tally.right
            sum.guess += tally.guess
            sum.unsure += tally.unsure
            sum.wrong += tally.wrong
        }
    }

    func wrong(_ categories: [String]) -> Int { categories.reduce(0) { $0 + (tallies[$1]?.wrong ?? 0) } }
    func guesses(_ categories: [String]) -> Int { categories.reduce(0) { $0 + (tallies[$1]?.guess ?? 0) } }

    mutating func add(_ made: MadeAddress, _ codes: [String]) {
        var tally = tallies[made.category, default: Tally()]
        tally.count += 1
        if Set(codes) == made.expect || (!made.best.isEmpty && codes == [made.best]) {
            tally.right += 1
        } else {
            if codes.count != 1 {
                tally.unsure += 1
            } else if made.expect.count > 1, made.expect.contains(codes[0]) {
                tally.guess += 1
            } else {
                tally.wrong += 1
            }
            misses.append("\(made.category): \(made.text) -> \(codes), wanted \(made.expect.sorted())")
        }
        tallies[made.category] = tally
    }

    var table: String {
        var lines = ["category              n  right  guess  unsure  wrong"]
        for (category, tally) in tallies.sorted(by: { $0.key < $1.key }) { lines.append(line(category, tally)) }
        lines.append(line("ALL", total))
        return lines.joined(separator: "\n")
    }

    private func line(_ name: String, _ tally: Tally) -> String {
        let cells = [tally.count, tally.right, tally.guess, tally.unsure, tally.wrong]
        let padded = name + String(repeating: " ", count: max(0, 18 - name.count))
        return padded + cells.map { String(repeating: " ", count: max(0, 7 - String($0).count)) + String($0) }.joined()
    }
}
