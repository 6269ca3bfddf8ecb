// Competence: who decides a dossier, by which rule, and the proof that there is always exactly one answer.
// It must never know a dossier's life after routing, a page, a clock or a file: it gets bytes, facts and a date.
// Start with Register (the rows), then Compiled (the same as flat arrays), Evaluate (the semantics), Route, Check.

public import Areas
public import Base
public import WorkingTime

/// Where a row of the register came from; printed wherever the row speaks.
public struct Provenance: Hashable, Sendable {
    public let file: String
    public let line: Int
    public let origin: Origin
    public let source: String

    public var place: String { "\(file):\(line)" }
}

/// How far a row may be trusted.
public enum Origin: String, CaseIterable, Sendable {
    /// A fact of public law or a published page.
    case real
    /// Follows from a published pattern (each commune has a people's committee) without a list of its own.
    case derived
    /// Made up to be plausible, for want of a published list.
    case invented
}

/// The rank of an act among sources of law; a higher layer prevails.
public enum LegalLayer: String, CaseIterable, Comparable, Sendable {
    case guidance, province, circular, decree, law

    public var rank: UInt8 { UInt8(Self.allCases.firstIndex(of: self) ?? 0) }
    public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }
}

/// The fact that locates a case.
public enum ConnectingFactor: UInt8, CaseIterable, Sendable {
    case lodging, residence, property, headOffice, event, record, choice

    public var code: String {
        switch self {
        case .lodging: "lodging"
        case .residence: "residence"
        case .property: "property"
        case .headOffice: "head-office"
        case .event: "event"
        case .record: "record"
        case .choice: "choice"
        }
    }

    public init?(code: String) {
        guard let found = Self.allCases.first(where: { $0.code == code }) else { return nil }
        self = found
    }
}

/// How far from the located area an office of the same role is equally competent.
public enum Reach: String, CaseIterable, Sendable {
    /// Only the office of the area itself (classes R, O, G, B, D).
    case own
    /// Any office of that role in the province (class P).
    case province
    /// Any office of that role in the country (class N).
    case country
}

/// What a rule answers.
public enum RuleOutcome: Hashable, Sendable {
    case role(Int32)
    case agency(Int32)
    case onTheSpot
    case heldElsewhere(Int32)
    case notOffered
    case manualDesk(Int32)

    /// The word in `rules.csv`.
    public var code: String {
        switch self {
        case .role: "role"
        case .agency: "agency"
        case .onTheSpot: "on-the-spot"
        case .heldElsewhere: "held-elsewhere"
        case .notOffered: "not-offered"
        case .manualDesk: "manual-desk"
        }
    }
}

public struct Act: Sendable {
    public let id: String
    public let layer: LegalLayer
    public let date: CivilDate?
    public let title: Bilingual
    public let provenance: Provenance
}

public struct AgencyRole: Sendable {
    public let id: String
    public let level: AreaLevel
    public let name: Bilingual
    public let provenance: Provenance
}

public struct Agency: Sendable {
    public let id: String
    public let role: Int32
    public let area: AreaIndex
    public let name: Bilingual
    public let address: String
    public let superior: String
    public let successor: String
    public let validity: Validity
    public let provenance: Provenance
}

/// Who holds a role for an area when it is not simply the agency of that area.
public struct Jurisdiction: Sendable {
    public let role: Int32
    public let area: AreaIndex
    public let agency: Int32
    public let act: String
    public let validity: Validity
    public let provenance: Provenance
}

/// A system of another body that holds dossiers of some procedures.
public struct ForeignSystem: Sendable {
    public let id: String
    public let name: Bilingual
    public let how: Bilingual
    public let provenance: Provenance
}

public enum Channel: String, CaseIterable, Sendable {
    case counter, post, online
}

public struct Procedure: Sendable {
    public let id: String
    public let name: Bilingual
    public let level: String
    public let sector: String
    public let channels: [Channel]
    /// Whole VND; nil when the note says it or nobody stated it.
    public let fee: Int?
    public let feeNote: Bilingual
    public let result: Bilingual
    /// Words people use for it, for search.
    public let words: [String]
    public let validity: Validity
    public let provenance: Provenance
}

/// One value of a condition key; variants of a procedure are values of the key `variant`.
public struct Answer: Sendable {
    public let key: String
    public let value: String
    public let label: Bilingual
    /// Naming a place of this factor answers the question, unless it was answered in words.
    public let impliedBy: ConnectingFactor?
    public let provenance: Provenance
}

public struct Question: Sendable {
    public let key: String
    public let text: Bilingual
    public let order: Int
    public let provenance: Provenance
}

public struct Variant: Sendable {
    public let procedure: Int32
    public let id: String
    public let label: Bilingual
    public let provenance: Provenance
}

/// One row of `periods.csv`: how long the decision may take.
public struct PeriodRow: Sendable {
    public let procedure: Int32
    /// Empty: any variant.
    public let variant: String
    /// Nil: any channel.
    public let channel: Channel?
    public let rule: DeadlineRule
    public let act: String
    public let article: String
    public let validity: Validity
    public let provenance: Provenance
}

public struct Paper: Sendable {
    public let procedure: Int32
    public let variant: String
    public let id: String
    public let name: Bilingual
    public let form: String
    public let count: Int
    public let returned: Bool
    public let validity: Validity
    public let provenance: Provenance
}

/// `key=value|value` of a rule: it holds when the answer to `key` is one of `values`.
public struct Condition: Hashable, Sendable {
    public let key: String
    public let values: [String]
}

/// What a rule speaks about, from the most to the least special.
public enum ProcedureSelector: Hashable, Sendable {
    case procedure(Int32)
    case sector(String)
    case every
}

public struct CompetenceRule: Sendable {
    public let id: String
    public let selector: ProcedureSelector
    /// The factor's area must lie within it; nil: anywhere.
    public let area: AreaIndex?
    /// Sorted by key; a variant is a condition on `variant`.
    public let conditions: [Condition]
    public let outcome: RuleOutcome
    /// Nil where no place decides (on the spot, not offered).
    public let factor: ConnectingFactor?
    public let reach: Reach
    public let overrides: [String]
    public let replaces: [String]
    public let act: Int32
    public let article: String
    public let validity: Validity
    public let confirmed: CivilDate?
    public let note: Bilingual
    public let provenance: Provenance
}

public struct Branch: Sendable {
    public let id: String
    public let kind: String
    public let area: AreaIndex
    public let name: Bilingual
    public let address: String
    public let phone: String
    /// The identifier that dossier codes begin with (`H29.1`); blank where nothing may be lodged yet.
    public let issuer: String
    public let validity: Validity
    public let provenance: Provenance
}

/// How far from the branch the competent agency may lie for the branch to take the dossier in.
public enum LodgingScope: String, CaseIterable, Sendable {
    case commune, province, country
}

/// Which procedures a branch may take in. Boundary-free lodging is not boundary-free competence.
public struct LodgingRight: Sendable {
    public let id: String
    public let branch: Int32?
    public let kind: String
    public let area: AreaIndex?
    public let procedure: Int32?
    public let sector: String
    public let scope: LodgingScope
    public let act: Int32
    public let article: String
    public let validity: Validity
    public let provenance: Provenance
}

/// A failure of the proof that a named person accepts for a while, with the reason.
public struct Waiver: Sendable {
    public let id: String
    public let failure: String
    public let procedure: Int32?
    public let area: AreaIndex?
    public let reason: Bilingual
    public let name: String
    public let expires: CivilDate
    public let provenance: Provenance
}

/// What `register.csv` says of the register as a whole.
public struct Manifest: Sendable {
    public var id = ""
    public var name = Bilingual(same: "")
    public var includes: [String] = []
    public var province = ""
    /// The span over which the proof must hold.
    public var span = Validity.always
}

/// The law as data: every row of every table, with where it stands.
public struct Register: Sendable {
    public var manifest = Manifest()
    public var acts = Catalogue<Act>()
    public var roles = Catalogue<AgencyRole>()
    public var agencies = Catalogue<Agency>()
    public var jurisdictions: [Jurisdiction] = []
    public var systems = Catalogue<ForeignSystem>()
    public var procedures = Catalogue<Procedure>()
    public var variants: [Variant] = []
    public var periods: [PeriodRow] = []
    public var papers: [Paper] = []
    public var questions = Catalogue<Question>()
    public var answers: [Answer] = []
    public var rules = Catalogue<CompetenceRule>()
    public var branches = Catalogue<Branch>()
    public var rights = Catalogue<LodgingRight>()
    public var waivers = Catalogue<Waiver>()

    public init() {}
}

/// Rows by number and by id.
public struct Catalogue<Row: Sendable>: Sendable {
    public private(set) var rows: [Row] = []
    private var numbers: [String: Int32] = [:]

    public init() {}

    public var count: Int { rows.count }
    public subscript(_ number: Int32) -> Row { rows[Int(number)] }
    public func number(_ id: String) -> Int32? { numbers[id] }
    public func row(_ id: String) -> Row? { numbers[id].map { rows[Int($0)] } }

    /// The number of the new row, or of the older row with the same id, which stays.
    mutating func add(_ row: Row, id: String) -> (number: Int32, isNew: Bool) {
        if let old = numbers[id] { return (old, false) }
        let number = Int32(rows.count)
        rows.append(row)
        numbers[id] = number
        return (number, true)
    }
}
