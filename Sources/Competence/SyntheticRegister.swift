public import Areas
public import Base

/// A register made up from a seed, as large as a country's, for benches and tests: procedures with 1 to 46 rules, area
/// exceptions, conditions, dated versions, acts of several layers, overrides and replacements.
///
/// Without defects it is proved by construction: each procedure has a general rule in force on every day, and its
/// exceptions are nested or disjoint, or one declares that it overrides the other; so exactly one rule decides each cell.
public struct SyntheticRegister: Sendable {
    public struct Size: Sendable {
        public var procedures: Int
        /// About how many rules; every procedure has at least one and at most 46.
        public var rules: Int
        public var seed: UInt64
        public var span: Validity

        public init(
            procedures: Int = 2_000, rules: Int = 9_000, seed: UInt64 = 1,
            span: Validity = Validity(from: CivilDate(day: 20_270), to: CivilDate(day: 21_184))
        ) {
            self.procedures = procedures
            self.rules = rules
            self.seed = seed
            self.span = span
        }
    }

    /// A mistake put in on purpose, named by the failure that the proof then has to find.
    public typealias Defect = CheckFailure.Kind

    public static let mostRules = 46

    public let size: Size
    public let areas: AreaRegister
    public private(set) var register: Register
    /// The fact that locates each procedure's cases, by procedure number.
    public private(set) var factors: [ConnectingFactor] = []

    public init(areas: AreaRegister, size: Size = Size(), defects: Set<Defect> = []) {
        self.size = size
        self.areas = areas
        var author = SyntheticAuthor(areas: areas, size: size, defects: defects)
        author.writeAll()
        register = author.register
        factors = author.factors
    }

    /// The register compiled.
    public func edition() throws(DataFaults) -> Edition {
        try Edition(register: register, areas: areas, hash: Digest(of: Array("synthetic \(size)".utf8)))
    }
}

/// Draws by chance, the same on every machine and every version of the compiler.
struct Dice {
    private var generator: SeededGenerator

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    /// A number in `0..<bound`; 0 when the bound is not positive.
    mutating func below(_ bound: Int) -> Int {
        bound <= 1 ? 0 : Int(truncatingIfNeeded: generator.next() >> 33) % bound
    }

    mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

    /// One of several; the fallback when there are none.
    mutating func pick<Value>(_ values: [Value], or fallback: Value) -> Value {
        values.isEmpty ? fallback : values[below(values.count)]
    }
}

/// Writes the tables of a synthetic register, in the order of the real ones.
struct SyntheticAuthor {
    let areas: AreaRegister
    let size: SyntheticRegister.Size
    let defects: Set<SyntheticRegister.Defect>
    var register = Register()
    var factors: [ConnectingFactor] = []
    var dice: Dice
    let provinces: [AreaIndex]
    let communes: [AreaIndex]

    static let communeRoles = ["committee", "police", "land-registry-branch"]
    static let provinceRoles = ["justice", "finance", "construction", "health", "education", "environment", "tax"]
    static let layers: [LegalLayer] = [.province, .circular, .decree, .law]
    static let sectors = 40
    static let bands = ["under-100m", "under-1bn", "under-15bn", "under-100bn", "above"]

    init(areas: AreaRegister, size: SyntheticRegister.Size, defects: Set<SyntheticRegister.Defect>) {
        self.areas = areas
        self.size = size
        self.defects = defects
        dice = Dice(seed: size.seed)
        let all = (0..<Int32(areas.count)).map { AreaIndex(raw: $0) }
        let living = all.filter { areas.validity(of: $0).overlaps(size.span) && areas.epoch(of: $0) == .e2025 }
        provinces = living.filter { areas.level(of: $0) == .province }
        communes = living.filter { areas.level(of: $0) == .commune }
    }

    mutating func writeAll() {
        writeManifest()
        writeActs()
        writeAgencies()
        writeQuestions()
        writeProcedures()
        writeBranches()
    }

    func provenance(_ table: String, _ number: Int) -> Provenance {
        Provenance(file: table, line: number + 2, origin: .invented, source: "synthetic")
    }

    private mutating func writeManifest() {
        register.manifest.id = "synthetic-\(size.seed)"
        register.manifest.name = Bilingual(vi: "Bộ quy tắc tổng hợp", en: "Synthetic register")
        register.manifest.span = size.span
    }

    /// Four acts of each layer.
    private mutating func writeActs() {
        for number in 0..<16 {
            let layer = Self.layers[number % 4]
            let id = "\(layer.rawValue)-\(number / 4)"
            let act = Act(
                id: id, layer: layer, date: nil, title: Bilingual(same: id), provenance: provenance("acts.csv", number))
            _ = register.acts.add(act, id: id)
        }
    }

    private mutating func writeQuestions() {
        let asked: [(key: String, values: [String])] = [
            ("applicant", ["citizen", "firm", "foreigner", "authority"]), ("foreign", ["no", "yes"]),
            ("amount", Self.bands), ("urgency", ["usual", "urgent"]),
        ]
        for (order, question) in asked.enumerated() {
            add(question: question.key, order)
            for value in question.values {
                let place = provenance("answers.csv", register.answers.count)
                register.answers.append(
                    Answer(
                        key: question.key, value: value, label: Bilingual(same: value), impliedBy: nil,
                        provenance: place))
            }
        }
        for factor in ConnectingFactor.allCases { add(question: factor.code, 10 + Int(factor.rawValue)) }
        add(question: "variant", 9)
    }

    private mutating func add(question key: String, _ order: Int) {
        let question = Question(
            key: key, text: Bilingual(vi: "\(key) là gì?", en: "What is \(key)?"), order: order,
            provenance: provenance("questions.csv", register.questions.count))
        _ = register.questions.add(question, id: key)
    }
}

// Agencies: every role has exactly one holder for every area.
extension SyntheticAuthor {
    private mutating func writeAgencies() {
        for name in Self.communeRoles { addRole(name, .commune) }
        for name in Self.provinceRoles { addRole(name, .province) }
        for role in 0..<Int32(Self.communeRoles.count - 1) {
            for area in communes { addAgency(role, area) }
        }
        for role in Int32(Self.communeRoles.count)..<Int32(register.roles.count) {
            for area in provinces { addAgency(role, area) }
        }
        shareBranches(of: Int32(Self.communeRoles.count - 1))
        spoilHolders()
    }

    private mutating func addRole(_ name: String, _ level: AreaLevel) {
        let role = AgencyRole(
            id: name, level: level, name: Bilingual(same: name),
            provenance: provenance("roles.csv", register.roles.count))
        _ = register.roles.add(role, id: name)
    }

    @discardableResult
    private mutating func addAgency(
        _ role: Int32, _ area: AreaIndex, _ validity: Validity = .always, named name: String? = nil
    ) -> Int32 {
        let id = "\(name ?? register.roles[role].id)-\(areas.code(of: area))"
        let agency = Agency(
            id: id, role: role, area: area, name: Bilingual(same: id), address: "", superior: "", successor: "",
            validity: validity, provenance: provenance("agencies.csv", register.agencies.count))
        return register.agencies.add(agency, id: id).number
    }

    /// One office serves up to five neighbours in the walk of its province, by `jurisdictions.csv`.
    private mutating func shareBranches(of role: Int32) {
        var office: (agency: Int32, province: AreaIndex?, left: Int) = (0, nil, 0)
        for area in communes {
            let province = areas.province(of: area)
            if office.left == 0 || office.province != province {
                office = (addAgency(role, area), province, 1 + dice.below(5))
            }
            office.left -= 1
            hold(role, area, office.agency)
        }
    }

    private mutating func hold(_ role: Int32, _ area: AreaIndex, _ agency: Int32, _ validity: Validity = .always) {
        register.jurisdictions.append(
            Jurisdiction(
                role: role, area: area, agency: agency, act: "", validity: validity,
                provenance: provenance("jurisdictions.csv", register.jurisdictions.count)))
    }

    private mutating func spoilHolders() {
        let role: Int32 = 0
        let dates = size.span
        let late = CivilDate(day: (dates.from.day + dates.to.day) / 2)
        guard communes.count > 3 else { return }
        let (first, second, third) = (communes[0], communes[1], communes[2])
        if defects.contains(.noHolder) { hold(role, first, 0, Validity(to: late)) }
        if defects.contains(.twoHolders) {
            hold(role, second, 1)
            hold(role, second, addAgency(role, second, named: "second"), Validity(from: late))
        }
        if defects.contains(.agencyEnded) {
            hold(role, third, addAgency(role, third, Validity(to: late), named: "ended"))
        }
    }

    /// A desk in every commune that may take in everything for the whole country.
    private mutating func writeBranches() {
        for area in communes {
            let id = "desk-\(areas.code(of: area))"
            let branch = Branch(
                id: id, kind: "commune-centre", area: area, name: Bilingual(same: id), address: "", phone: "",
                issuer: "", validity: .always, provenance: provenance("branches.csv", register.branches.count))
            _ = register.branches.add(branch, id: id)
        }
        let sectors = defects.contains(.noLodging) ? (1..<Self.sectors).map { "sector-\($0)" } : [""]
        for (number, sector) in sectors.enumerated() {
            let right = LodgingRight(
                id: "right-\(number)", branch: nil, kind: "commune-centre", area: nil, procedure: nil, sector: sector,
                scope: .country, act: 3, article: "Điều \(number + 1)", validity: .always,
                provenance: provenance("lodging-rights.csv", number))
            _ = register.rights.add(right, id: right.id)
        }
    }
}
