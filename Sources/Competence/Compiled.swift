internal import Areas
internal import Base

/// One rule as a decision reads it: 48 bytes, no pointers.
struct CompiledRule: Sendable {
    /// Validity in days since 1970-01-01, half-open.
    var from: Int32
    var to: Int32
    /// The area's interval in the numbering of the area tree; `areaLow` -1: anywhere.
    var areaLow: Int32
    var areaHigh: Int32
    var firstTest: Int32
    var testCount: UInt8
    /// Number of the connecting factor; 255: none.
    var factor: UInt8
    var reach: UInt8
    var layer: UInt8
    var kind: RuleKind
    /// Ended, but may still keep an older rule dead.
    var isGhost: Bool
    /// Role, agency or system number, by kind.
    var target: Int32
    /// Row in `Register.rules`.
    var row: Int32
}

enum RuleKind: UInt8, Sendable {
    case role, agency, onTheSpot, heldElsewhere, notOffered, manualDesk
}

/// The answer to the question in `slot` must be one of `values`, a bit set.
struct ConditionTest: Sendable {
    var slot: UInt8
    var values: UInt64
}

/// Who beats a rule, by stage of precedence.
struct Beaten<Bits: RuleBits>: Sendable {
    var overriddenBy = Bits()
    var dominatedBy = Bits()
    var replacedBy = Bits()
    /// Ended rules that keep this older one dead: expiry never revives.
    var keptDeadBy = Bits()
}

extension Beaten<SmallRuleSet> {
    /// The same in one word a stage, for procedures of at most 64 rules.
    init(_ wide: Beaten<RuleSet>) {
        overriddenBy = SmallRuleSet(wide.overriddenBy)
        dominatedBy = SmallRuleSet(wide.dominatedBy)
        replacedBy = SmallRuleSet(wide.replacedBy)
        keptDeadBy = SmallRuleSet(wide.keptDeadBy)
    }
}

/// A question some rule of a procedure asks.
public struct ConditionSlot: Sendable {
    public let key: String
    public let values: [String]
}

/// Naming a place of `factor` answers the question of `slot` with `value`.
struct ImpliedAnswer: Sendable {
    let slot: Int
    let value: Int
    let factor: ConnectingFactor

    static func all(_ slots: [ConditionSlot], _ answers: [Answer]) -> [ImpliedAnswer] {
        slots.enumerated().flatMap { number, slot in
            answers.compactMap { answer in
                guard answer.key == slot.key, let factor = answer.impliedBy,
                    let value = slot.values.firstIndex(of: answer.value)
                else { return nil }
                return ImpliedAnswer(slot: number, value: value, factor: factor)
            }
        }
    }
}

struct CompiledProcedure: Sendable {
    var first: Int32
    var count: Int32
    /// Any rule of this procedure can be kept dead, so ended rules must be looked at.
    var hasGhosts: Bool
    var hasOverrides: Bool
    var hasReplacements: Bool
}

/// One holder of a role for an area, in force for a while.
struct HolderSpan: Sendable {
    var from: Int32
    var to: Int32
    var agency: Int32
    var isLast: Bool
}

/// The register as flat arrays: what a decision reads, and nothing else.
public struct Compiled: Sendable {
    static let noFactor: UInt8 = 255
    static let mostSlots = 8
    static let mostValues = 64
    /// Most combinations of answers of one procedure: the proof visits every one.
    static let mostCells = 100_000

    let procedureTable: ProcedureTable
    private(set) var procedures: [CompiledProcedure] = []
    /// The questions of each procedure, by number; apart from `procedures` so that a decision touches no counted memory.
    private(set) var slots: [[ConditionSlot]] = []
    let answers: AnswerTable
    /// Answers that naming a place gives, for each procedure.
    let implied: [[ImpliedAnswer]]
    /// Days on which the law of each procedure changes, in order.
    let days: [[Int32]]
    private(set) var rules: [CompiledRule] = []
    private(set) var beaten: [Beaten<RuleSet>] = []
    private(set) var smallBeaten: [Beaten<SmallRuleSet>] = []
    private(set) var tests: [ConditionTest] = []
    let holders: HolderTable
    let roleLevels: [AreaLevel]
    let tree: AreaTree
    /// The days the register is proved for: the first, and the first no longer.
    let firstDay: Int32
    let endDay: Int32

    /// Compiles a register.
    /// - Throws: faults coded `limit.rules`, `limit.conditions`, `limit.values` when a procedure is larger than a
    ///   decision can hold.
    init(_ register: Register, areas: AreaRegister) throws(DataFaults) {
        tree = AreaTree(areas)
        firstDay = register.manifest.span.from.day
        endDay = register.manifest.span.to.day
        holders = HolderTable(register, tree: tree)
        roleLevels = register.roles.rows.map(\.level)
        procedureTable = ProcedureTable(register.procedures.rows.compactMap { ProcedureCode($0.id)?.key })
        var compiler = RuleCompiler(register: register, areas: areas)
        for procedure in 0..<Int32(register.procedures.count) { compiler.add(procedure) }
        guard compiler.faults.faults.isEmpty else { throw DataFaults(compiler.faults.faults) }
        procedures = compiler.procedures
        slots = compiler.slots
        answers = AnswerTable(compiler.slots)
        days = compiler.days
        implied = compiler.slots.map { ImpliedAnswer.all($0, register.answers) }
        guard answers.isSound else { throw DataFaults([Self.sharedHash]) }
        rules = compiler.rules
        beaten = compiler.beaten
        smallBeaten = compiler.beaten.map { Beaten($0) }
        tests = compiler.tests
    }
}

extension Compiled {
    private static let sharedHash = DataFault(
        "limit.shared-hash", file: "answers.csv",
        problem: Bilingual(
            vi: "Hai từ trả lời của cùng một câu hỏi có chung mã băm.", en: "Two answers of one question share a hash."),
        mend: Bilingual(vi: "Đổi tên một trong hai từ.", en: "Rename one of them."))
}

/// The area tree as intervals: `b` lies within `a` when its order lies in `order(a)..<end(a)`.
///
/// Areas are numbered in the order of the tree (`AreaRegister.order(of:)` is the number itself), so an area stands for
/// its own order.
struct AreaTree: Sendable {
    let end: [Int32]
    /// The province an area lies in; itself for a province; -1 when there is none.
    let province: [Int32]
    let level: [AreaLevel]
    let from: [Int32]
    let to: [Int32]
    /// Communes by their five-digit code, 100,000 places for each epoch; -1: no such code.
    private let communes: [Int32]

    init(_ areas: AreaRegister) {
        let all = (0..<Int32(areas.count)).map { AreaIndex(raw: $0) }
        var communes = [Int32](repeating: -1, count: 100_000 * Epoch.allCases.count)
        for area in all where areas.level(of: area) == .commune {
            if let code = Int(areas.code(of: area)) {
                communes[Self.place(areas.epoch(of: area), code)] = area.raw
            }
        }
        self.communes = communes
        end = all.map { areas.end(of: $0) }
        level = all.map { areas.level(of: $0) }
        province = all.map { areas.ancestor(of: $0, at: .province)?.raw ?? -1 }
        from = all.map { areas.validity(of: $0).from.day }
        to = all.map { areas.validity(of: $0).to.day }
    }

    var count: Int { end.count }

    /// A run of areas widened to the whole provinces it touches.
    func wholeProvinces(_ range: Range<Int32>) -> Range<Int32> {
        guard !range.isEmpty else { return range }
        let first = province[Int(range.lowerBound)]
        let last = province[Int(range.upperBound - 1)]
        let low = first < 0 ? range.lowerBound : min(first, range.lowerBound)
        let high = last < 0 ? range.upperBound : max(end[Int(last)], range.upperBound)
        return low..<high
    }

    @inline(__always) private static func place(_ epoch: Epoch, _ code: Int) -> Int {
        epoch == .e2024 ? code : 100_000 &+ code
    }

    /// The commune of a five-digit code as received; nil for anything else.
    @inline(__always) func commune(_ epoch: Epoch, code: UnsafeBufferPointer<UInt8>) -> Int32? {
        guard code.count == 5, let base = code.baseAddress else { return nil }
        // Four digits at once, and the last.
        let word = UnsafeRawPointer(base).loadUnaligned(as: UInt32.self).littleEndian
        let digits = word &- 0x3030_3030
        let last = code[4] &- UInt8(ascii: "0")
        guard (digits | (digits &+ 0x7676_7676)) & 0x8080_8080 == 0, last <= 9 else { return nil }
        let pairs = (digits &* 10 &+ digits >> 8) & 0x00FF_00FF
        let value = Int((pairs & 0xFF) &* 1000 &+ (pairs >> 16) &* 10) &+ Int(last)
        let area = communes[Self.place(epoch, value)]
        return area < 0 ? nil : area
    }
}

/// Procedure code to number, by open addressing over integers.
struct ProcedureTable: Sendable {
    private var keys: [Int32]
    private var numbers: [Int32]
    private let mask: Int

    init(_ codes: [Int32]) {
        var size = 16
        while size < codes.count * 2 + 2 { size *= 2 }
        mask = size - 1
        keys = [Int32](repeating: -1, count: size)
        numbers = [Int32](repeating: -1, count: size)
        for (number, key) in codes.enumerated() {
            var place = Self.hash(key) & mask
            while keys[place] >= 0, keys[place] != key { place = (place + 1) & mask }
            if keys[place] < 0 { (keys[place], numbers[place]) = (key, Int32(number)) }
        }
    }

    @inline(__always) private static func hash(_ key: Int32) -> Int {
        Int(UInt32(bitPattern: key) &* 2_654_435_761 >> 8)
    }

    @inline(__always) func number(_ key: Int32) -> Int32? {
        var place = Self.hash(key) & mask
        while true {
            let found = keys[place]
            if found == key { return numbers[place] }
            if found < 0 { return nil }
            place = (place + 1) & mask
        }
    }
}

/// Who holds a role for an area on a date.
struct HolderTable: Sendable {
    private let areaCount: Int
    /// First span of (role, area); -1: nobody, ever.
    private var starts: [Int32]
    private var spans: [HolderSpan] = []

    init(_ register: Register, tree: AreaTree) {
        areaCount = tree.count
        starts = [Int32](repeating: -1, count: register.roles.count * tree.count)
        var lists: [Int: [HolderSpan]] = [:]
        var explicit = Set<Int64>()
        for row in register.jurisdictions {
            explicit.insert(Self.pair(row.role, row.agency))
            let span = HolderSpan(
                from: row.validity.from.day, to: row.validity.to.day, agency: row.agency, isLast: false)
            lists[Int(row.role) * areaCount + Int(row.area.raw), default: []].append(span)
        }
        let spoken = Set(lists.keys)
        for (number, agency) in register.agencies.rows.enumerated() {
            let place = Int(agency.role) * areaCount + Int(agency.area.raw)
            if spoken.contains(place) || explicit.contains(Self.pair(agency.role, Int32(number))) { continue }
            lists[place, default: []].append(
                HolderSpan(
                    from: agency.validity.from.day, to: agency.validity.to.day, agency: Int32(number), isLast: false))
        }
        for (place, list) in lists.sorted(by: { $0.key < $1.key }) {
            starts[place] = Int32(spans.count)
            spans.append(contentsOf: list.sorted { ($0.from, $0.agency) < ($1.from, $1.agency) })
            spans[spans.count - 1].isLast = true
        }
    }

    private static func pair(_ role: Int32, _ agency: Int32) -> Int64 { Int64(role) << 32 | Int64(agency) }

    static let nobody: Int32 = -1
    /// Two at once: a register that says so is refused, and no decision picks one of them.
    static let several: Int32 = -2

    /// The agency that holds `role` for `area`; `nobody` or `several` when it is not exactly one.
    @inline(__always) func holder(role: Int32, area: Int32, on day: Int32) -> Int32 {
        var place = Int(starts[Int(role) &* areaCount &+ Int(area)])
        if place < 0 { return Self.nobody }
        var found = Self.nobody
        while true {
            let span = spans[place]
            if span.from <= day, day < span.to {
                if found >= 0, found != span.agency { return Self.several }
                found = span.agency
            }
            if span.isLast { return found }
            place &+= 1
        }
    }

    /// Days on which some holder of a role begins or ends.
    func days(role: Int32) -> Set<Int32> {
        var days = Set<Int32>()
        for area in 0..<areaCount {
            for span in spans(role: role, area: Int32(area)) { days.formUnion([span.from, span.to]) }
        }
        return days
    }

    /// Adds the days within `range` on which the holder of a role for an area changes.
    func addDays(role: Int32, area: Int32, in range: Range<Int32>, to days: inout [Int32]) {
        var place = Int(starts[Int(role) * areaCount + Int(area)])
        while place >= 0 {
            let span = spans[place]
            if range.contains(span.from) { days.append(span.from) }
            if range.contains(span.to) { days.append(span.to) }
            if span.isLast { return }
            place += 1
        }
    }

    /// Every holder of a role for an area, by start.
    func spans(role: Int32, area: Int32) -> [HolderSpan] {
        var place = Int(starts[Int(role) * areaCount + Int(area)])
        var found: [HolderSpan] = []
        while place >= 0 {
            found.append(spans[place])
            if spans[place].isLast { break }
            place += 1
        }
        return found
    }
}
