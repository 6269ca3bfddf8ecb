public import Areas
public import Base

/// One immutable version of the whole register: its rows, the same as flat arrays, and the hash of its content.
public final class Edition: Sendable {
    /// SHA-256 over every file's name and bytes, in order of name: any change of any table is another edition.
    public let hash: Digest
    public let register: Register
    public let compiled: Compiled
    public let areas: AreaRegister
    /// `{"id":…,"vi":…,"en":…}` fragments reused by every explanation.
    let fragments: Fragments
    /// Days on which some lodging right begins or ends.
    let lodgingDays: [Int32]

    /// Reads, links and compiles a register.
    /// - Throws: every fault found; then there is no edition.
    public convenience init(files: RegisterFiles, areas: AreaRegister) throws(DataFaults) {
        let register = try Register(files: files, areas: areas)
        try self.init(register: register, areas: areas, hash: Self.hash(of: files))
    }

    /// An edition of rows made in memory (tests, benches, what-if copies).
    public init(register: Register, areas: AreaRegister, hash: Digest) throws(DataFaults) {
        self.register = register
        self.areas = areas
        self.hash = hash
        compiled = try Compiled(register, areas: areas)
        fragments = Fragments(register, hash: hash)
        lodgingDays = Set(register.rights.rows.flatMap { [$0.validity.from.day, $0.validity.to.day] }).sorted()
    }

    /// Depends on names and bytes only, not on the order in which the files were found.
    public static func hash(of files: RegisterFiles) -> Digest {
        hash(of: files.files.map { (name: $0.name, size: $0.bytes.count, content: Digest(of: $0.bytes)) })
    }

    /// The same from what is known of the files without their bytes.
    public static func hash(of files: [(name: String, size: Int, content: Digest)]) -> Digest {
        var message: [UInt8] = []
        for file in files.sorted(by: { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }) {
            message += Array("\(file.name.utf8.count) \(file.name) \(file.size)\n".utf8)
            message += file.content.bytes
        }
        return Digest(of: message)
    }

    /// What is asked when a fact is missing, for a condition key or a factor.
    public func question(_ key: String, procedure: Int32) -> RoutingQuestion {
        let text = register.questions.row(key)?.text ?? Bilingual(vi: "Cho biết: \(key)?", en: "Please state: \(key)?")
        let slot = compiled.slots[Int(procedure)].first { $0.key == key }
        let options = (slot?.values ?? []).map {
            RoutingQuestion.Option(value: $0, label: label(key: key, value: $0, procedure: procedure))
        }
        return RoutingQuestion(key: key, text: text, options: options)
    }

    /// Every question some rule of a procedure may ask.
    public func questions(procedure: Int32) -> [RoutingQuestion] {
        compiled.slots[Int(procedure)].map { question($0.key, procedure: procedure) }
    }

    /// How an answer reads.
    public func label(key: String, value: String, procedure: Int32) -> Bilingual {
        if key == "variant" {
            let row = register.variants.first { $0.procedure == procedure && $0.id == value }
            return row?.label ?? Bilingual(same: value)
        }
        return register.answers.first { $0.key == key && $0.value == value }?.label ?? Bilingual(same: value)
    }
}

/// JSON fragments of rows that stand in every explanation, written once for an edition, one behind another.
struct Fragments: Sendable {
    private(set) var bytes: [UInt8] = []
    private(set) var agencies: [Range<Int>] = []
    private(set) var rules: [Range<Int>] = []
    /// Rule ids as JSON strings.
    private(set) var ruleIDs: [Range<Int>] = []
    /// `{"rule":…,"part":…}` of every rule for each part that says no more, in the order of `plainParts`.
    private(set) var findings: [Range<Int>] = []
    static let plainParts: [RuleFinding.Reason] = [.applied, .notInForce, .elsewhere, .lowerLayer]
    /// The members every receipt begins with.
    private(set) var head: Range<Int> = 0..<0

    init(_ register: Register, hash: Digest) {
        for agency in register.agencies.rows {
            agencies.append(
                add { json in
                    json.object {
                        $0.field("id", agency.id)
                        $0.field("name", agency.name)
                    }
                })
        }
        for rule in register.rules.rows {
            rules.append(
                add { json in
                    json.object {
                        $0.field("id", rule.id)
                        $0.field("act", register.acts[rule.act].id)
                        $0.field("article", rule.article)
                    }
                })
            ruleIDs.append(add { $0.string(rule.id) })
            for part in Self.plainParts { findings.append(add { Self.write(part, of: rule, to: &$0) }) }
        }
        head = add { json in
            json.field("receipt", Edition.semantics)
            json.field("register", register.manifest.id)
            json.field("edition", hash.description)
        }
    }

    private static func write(_ part: RuleFinding.Reason, of rule: CompetenceRule, to json: inout JSONWriter) {
        json.object {
            $0.field("rule", rule.id)
            $0.field("part", part.code)
        }
    }

    private mutating func add(_ write: (inout JSONWriter) -> Void) -> Range<Int> {
        var json = JSONWriter(capacity: 256)
        write(&json)
        let start = bytes.count
        json.withBytes { bytes.append(contentsOf: $0) }
        return start..<bytes.count
    }
}
