public import Base
public import Competence

/// A real case to put to two editions: its facts in the numbering of the older one.
public struct RealCase: Sendable {
    /// What it is called in the answer; no personal data.
    public var label: String
    public var facts: Facts
    public var asOf: CivilDate

    public init(label: String, facts: Facts, asOf: CivilDate) {
        self.label = label
        self.facts = facts
        self.asOf = asOf
    }
}

/// What a new edition changes, in sentences and counts.
public struct EditionComparison: Sendable {
    /// A real case that the newer edition answers otherwise.
    public struct Moved: Hashable, Sendable {
        public let label: String
        public let before: Bilingual
        public let after: Bilingual
        /// The counter now has to ask what it did not have to ask before.
        public let isNewlyAsked: Bool
    }

    /// How many of the real cases an agency gets.
    public struct Load: Hashable, Sendable {
        public let agency: String
        public let name: Bilingual
        public var before: Int
        public var after: Int
    }

    public let older: Digest
    public let newer: Digest
    public let changedCells: Int
    public let rebasedCells: Int
    /// Who decides, changed: the weightiest first.
    public let groups: [ChangeGroup]
    public let addedProcedures: [String]
    public let removedProcedures: [String]
    public let rewordedProcedures: [String]
    public let rows: [RowChange]
    /// Both editions answer alike in all that is compared.
    public let isEmpty: Bool
    public internal(set) var casesAsked = 0
    public internal(set) var moved: [Moved] = []
    public internal(set) var loads: [Load] = []

    public init(older: Edition, newer: Edition, cases: [RealCase] = []) {
        let difference = older.difference(to: newer)
        self.older = older.hash
        self.newer = newer.hash
        changedCells = difference.changedCells
        rebasedCells = difference.rebasedCells
        groups = difference.sentences(older: older, newer: newer)
        addedProcedures = difference.addedProcedures
        removedProcedures = difference.removedProcedures
        rewordedProcedures = difference.rewordedProcedures
        rows = difference.rows
        isEmpty = difference.isEmpty
        ask(cases, older, newer)
    }

    public var verdict: Bilingual {
        if isEmpty { return Bilingual(vi: "Hai ấn bản trả lời như nhau.", en: "Both editions answer alike.") }
        let cells = Bilingual(
            vi: "\(changedCells) ô đổi câu trả lời, \(rebasedCells) ô chỉ đổi căn cứ, \(rows.count) dòng khác.",
            en: "\(changedCells) cells are answered differently, \(rebasedCells) only on another basis,"
                + " \(rows.count) other rows differ.")
        if casesAsked == 0 { return cells }
        return Bilingual(
            vi: cells.vi + " Trong \(casesAsked) vụ việc thật, \(moved.count) đổi câu trả lời.",
            en: cells.en + " Of \(casesAsked) real cases, \(moved.count) are answered differently.")
    }

    private mutating func ask(_ cases: [RealCase], _ older: Edition, _ newer: Edition) {
        var counts: [String: Load] = [:]
        casesAsked = cases.count
        for item in cases {
            let before = EditionAnswer(older, item.facts, item.asOf)
            let after = EditionAnswer(newer, item.facts.renumbered(from: older, to: newer), item.asOf)
            before.agencies.first.map { counts[$0.id, default: Load($0)].before += 1 }
            after.agencies.first.map { counts[$0.id, default: Load($0)].after += 1 }
            if before.key == after.key { continue }
            let isNewlyAsked = after.isQuestion && !before.isQuestion
            moved.append(
                Moved(label: item.label, before: before.words, after: after.words, isNewlyAsked: isNewlyAsked))
        }
        loads = counts.values.filter { $0.before != $0.after }
            .sorted { (-abs($0.after - $0.before), $0.agency) < (-abs($1.after - $1.before), $1.agency) }
    }
}

extension EditionComparison.Load {
    fileprivate init(_ agency: EditionAnswer.Agency) {
        self.init(agency: agency.id, name: agency.name, before: 0, after: 0)
    }
}

extension EditionDesk {
    /// What an edition changes against the one it is compared with (by default the active one), over all cells and over
    /// real cases.
    public func difference(
        of hash: Digest, against: Digest? = nil, cases: [RealCase] = [], at now: Instant
    ) throws(EditionFault) -> EditionComparison {
        guard let other = against ?? shelf.activeHash(at: now) else { throw .nothingToStartWith }
        let older = try edition(other)
        return EditionComparison(older: older, newer: try edition(hash), cases: cases)
    }
}
