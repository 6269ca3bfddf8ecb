internal import Areas
public import Base

/// What a dossier keeps of its routing: enough to reproduce the outcome byte for byte years later.
public struct RoutingReceipt: Hashable, Sendable {
    /// The receipt as written: canonical JSON.
    public let bytes: [UInt8]
    public let edition: Digest
    public let semantics: Int
    public let asOf: CivilDate

    private let facts: [StoredPlace]
    private let procedure: String
    private let branch: String
    private let answers: [String: String]

    private struct StoredPlace: Hashable, Sendable {
        let factor: ConnectingFactor
        let text: String
        let areas: [AreaReference]
    }

    public enum Fault: Error, Hashable, Sendable {
        case notJSON(JSONFault)
        /// A member is missing or is not what it should be.
        case malformed(String)
        /// The edition at hand is not the one the receipt was written under.
        case otherEdition(wanted: Digest, given: Digest)
        case otherSemantics(Int)
        case refused(FactRefusal)

        public var code: String {
            switch self {
            case .notJSON: "receipt.not-json"
            case .malformed: "receipt.malformed"
            case .otherEdition: "receipt.other-edition"
            case .otherSemantics: "receipt.other-semantics"
            case .refused: "receipt.refused"
            }
        }

        public var sentence: Bilingual {
            switch self {
            case .notJSON(let fault):
                Bilingual(
                    vi: "Phiếu không phải JSON tại byte \(fault.offset) (\(fault.path)): \(fault.problem.vi)",
                    en: "The receipt is not JSON at byte \(fault.offset) (\(fault.path)): \(fault.problem.en)")
            case .malformed(let path):
                Bilingual(
                    vi: "Phiếu thiếu hoặc sai phần \(path). Dùng tệp do --receipt ghi ra.",
                    en: "The receipt lacks \(path), or it is not what it should be. Use a file written by --receipt.")
            case .otherEdition(let wanted, let given):
                Bilingual(
                    vi:
                        "Phiếu thuộc phiên bản \(wanted.short), không phải \(given.short). Chỉ ra thư mục phiên bản đó.",
                    en:
                        "The receipt belongs to edition \(wanted.short), not \(given.short). Name that edition's folder."
                )
            case .otherSemantics(let number):
                Bilingual(
                    vi: "Phiếu viết theo ngữ nghĩa số \(number), chương trình này hiểu số \(Edition.semantics).",
                    en: "The receipt follows semantics \(number); this program knows \(Edition.semantics).")
            case .refused(let refusal): refusal.sentence
            }
        }
    }

    /// The receipt of a decision just made.
    public init(_ routing: Routing, edition: Edition) {
        bytes = edition.receipt(routing)
        self.edition = edition.hash
        semantics = Edition.semantics
        asOf = routing.asOf
        facts = routing.facts.places.map { place in
            StoredPlace(
                factor: place.factor, text: place.text, areas: place.candidates.map { edition.areas.reference(of: $0) })
        }
        procedure = routing.facts.procedure
        branch = routing.facts.branch
        answers = routing.facts.answers
    }

    /// Reads a receipt back.
    public init(_ bytes: [UInt8]) throws(Fault) {
        let json: JSON
        do { json = try JSON(bytes) } catch { throw .notJSON(error) }
        self.bytes = bytes
        guard let semantics = json["receipt"]?.whole else { throw .malformed("$.receipt") }
        guard let edition = json["edition"]?.text.flatMap({ Digest(hex: $0) }) else { throw .malformed("$.edition") }
        guard let asOf = json["asOf"]?.text.flatMap({ CivilDate($0) }) else { throw .malformed("$.asOf") }
        guard let procedure = json["facts"]?["procedure"]?.text else { throw .malformed("$.facts.procedure") }
        guard let branch = json["facts"]?["branch"]?.text else { throw .malformed("$.facts.branch") }
        self.semantics = semantics
        self.edition = edition
        self.asOf = asOf
        self.procedure = procedure
        self.branch = branch
        facts = try Self.places(json)
        answers = try Self.answers(json)
    }

    private static func places(_ json: JSON) throws(Fault) -> [StoredPlace] {
        guard let items = json["facts"]?["places"]?.items else { throw .malformed("$.facts.places") }
        var places: [StoredPlace] = []
        for (index, item) in items.enumerated() {
            let areas = item["areas"]?.items?.map { $0.text.flatMap { AreaReference($0) } }
            guard let factor = item["factor"]?.text.flatMap({ ConnectingFactor(code: $0) }),
                let text = item["text"]?.text, let areas, !areas.contains(nil)
            else { throw .malformed("$.facts.places[\(index)]") }
            places.append(StoredPlace(factor: factor, text: text, areas: areas.compactMap { $0 }))
        }
        return places
    }

    private static func answers(_ json: JSON) throws(Fault) -> [String: String] {
        guard let members = json["facts"]?["answers"]?.members else { throw .malformed("$.facts.answers") }
        var answers: [String: String] = [:]
        for member in members {
            guard let value = member.value.text else { throw .malformed("$.facts.answers.\(member.name)") }
            answers[member.name] = value
        }
        return answers
    }

    /// Decides the same case again under the same edition.
    /// - Returns: the receipt as it comes out now; equal to `bytes` unless the program or the receipt was changed.
    public func reproduce(with edition: Edition) throws(Fault) -> [UInt8] {
        guard edition.hash == self.edition else { throw .otherEdition(wanted: self.edition, given: edition.hash) }
        guard semantics == Edition.semantics else { throw .otherSemantics(semantics) }
        let facts = try facts(in: edition)
        do { return edition.receipt(try edition.route(facts, asOf: asOf)) } catch { throw .refused(error) }
    }

    /// The facts of the case in the numbering of any edition: to ask what another edition would answer.
    public func facts(in edition: Edition) throws(Fault) -> Facts {
        var places: [PlaceFact] = []
        for (index, place) in self.facts.enumerated() {
            let areas = place.areas.compactMap { edition.areas.index($0) }
            guard areas.count == place.areas.count else { throw .malformed("$.facts.places[\(index)].areas") }
            places.append(PlaceFact(place.factor, text: place.text, candidates: areas))
        }
        return Facts(procedure: procedure, branch: branch, places: places, answers: answers)
    }
}
