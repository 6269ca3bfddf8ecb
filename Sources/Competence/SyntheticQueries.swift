internal import Areas
public import Base

/// Questions as they come over the wire, made up from a seed: codes and answers as UTF-8 bytes, one after another in
/// one piece of memory, so that a bench measures decisions and not the reading of its own questions.
public struct SyntheticQueries: Sendable {
    /// One question: where its texts stand in `bytes`.
    public struct Item: Sendable {
        /// Kept small, so that a bench reads its questions and not a table about them: the texts follow one another.
        private let start: UInt32
        private let procedureLength: UInt8
        private let answersLength: UInt8
        public let factor: ConnectingFactor
        public let date: CivilDate

        fileprivate init(
            start: Int, procedureLength: Int, answersLength: Int, factor: ConnectingFactor, date: CivilDate
        ) {
            self.start = UInt32(truncatingIfNeeded: start)
            self.procedureLength = UInt8(truncatingIfNeeded: procedureLength)
            self.answersLength = UInt8(truncatingIfNeeded: answersLength)
            self.factor = factor
            self.date = date
        }

        /// `1.001193`, or with a local suffix.
        public var procedure: Range<Int> { Int(start)..<Int(start) + Int(procedureLength) }
        /// Five digits: the commune of the desk.
        public var lodging: Range<Int> { procedure.upperBound..<procedure.upperBound + 5 }
        /// Five digits: the commune the case is about, by `factor`.
        public var subject: Range<Int> { lodging.upperBound..<lodging.upperBound + 5 }
        /// `key=value;key=value`, possibly empty; at most 255 bytes.
        public var answers: Range<Int> { subject.upperBound..<subject.upperBound + Int(answersLength) }
    }

    public private(set) var bytes: [UInt8] = []
    public private(set) var items: [Item] = []

    /// Procedures by Zipf's law; 30 in 100 questions about another area than the desk's; every question answered but
    /// for `unansweredPercent` of the cases.
    public init(_ synthetic: SyntheticRegister, count: Int, seed: UInt64 = 1, unansweredPercent: Int = 0) {
        var dice = Dice(seed: seed)
        let communes = Self.communeCodes(synthetic)
        let odds = Self.zipf(synthetic.register.procedures.count)
        let keys = Self.keys(synthetic.register)
        items.reserveCapacity(count)
        for _ in 0..<count {
            let procedure = Self.rank(dice.below(1 << 30), odds)
            let lodging = dice.below(communes.count)
            let subject = dice.chance(30) ? dice.below(communes.count) : lodging
            let code = synthetic.register.procedures[Int32(procedure)].id + (dice.chance(10) ? ".000.00.00.H29" : "")
            let answers = Self.answers(keys[procedure], synthetic.register, unansweredPercent, &dice)
            let span = synthetic.size.span
            let start = bytes.count
            for text in [code, communes[lodging], communes[subject], answers] { bytes.append(contentsOf: text.utf8) }
            items.append(
                Item(
                    start: start, procedureLength: code.utf8.count, answersLength: answers.utf8.count,
                    factor: synthetic.factors[procedure],
                    date: span.from.adding(days: dice.below(span.from.days(until: span.to)))))
        }
    }

    private static func communeCodes(_ synthetic: SyntheticRegister) -> [String] {
        let areas = synthetic.areas
        let day = synthetic.size.span.to.adding(days: -1)
        return areas.communes(on: day).filter { areas.isInForce($0, on: synthetic.size.span.from) }.map {
            areas.code(of: $0)
        }
    }

    /// Running sums of 1/rank, in 2^30ths.
    private static func zipf(_ count: Int) -> [Int] {
        let weights = (1...max(1, count)).map { (1 << 40) / $0 }
        let total = weights.reduce(0, +)
        var sum = 0
        return weights.map { weight in
            sum += weight
            return Int((Double(sum) / Double(total) * Double(1 << 30)).rounded())
        }
    }

    private static func rank(_ draw: Int, _ odds: [Int]) -> Int {
        var low = 0
        var high = odds.count - 1
        while low < high {
            let middle = (low + high) / 2
            if odds[middle] > draw { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// The questions each procedure's rules ask.
    private static func keys(_ register: Register) -> [[String]] {
        var keys = [Set<String>](repeating: [], count: register.procedures.count)
        for rule in register.rules.rows {
            if case .procedure(let procedure) = rule.selector {
                keys[Int(procedure)].formUnion(rule.conditions.map(\.key))
            }
        }
        return keys.map { $0.sorted() }
    }

    private static func answers(_ keys: [String], _ register: Register, _ unanswered: Int, _ dice: inout Dice)
        -> String
    {
        var parts: [String] = []
        for key in keys where !dice.chance(unanswered) {
            let values = register.answers.filter { $0.key == key }
            if !values.isEmpty { parts.append("\(key)=\(values[dice.below(values.count)].value)") }
        }
        return parts.joined(separator: ";")
    }
}
