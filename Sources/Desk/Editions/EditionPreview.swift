public import Base
public import Competence
public import Dossiers

/// A dossier on its way: who answers for it now, and the receipt of its routing.
public struct RunningDossier: Sendable {
    public var code: DossierCode
    public var agency: String
    /// As the dossier keeps it.
    public var receipt: [UInt8]

    public init(code: DossierCode, agency: String, receipt: [UInt8]) {
        self.code = code
        self.agency = agency
        self.receipt = receipt
    }
}

/// What a new edition would mean for the dossiers on their way. It moves none of them: people decide, from this list.
public struct EditionPreview: Sendable {
    public enum Effect: Hashable, Sendable {
        /// Lodged on that day under the new edition it would go elsewhere.
        case elsewhere(before: Bilingual, after: Bilingual)
        /// The agency that has it does not exist then; it must be handed over, to this one where the register says so.
        case losesOwner(agency: String, successor: String)
        /// Its receipt cannot be read: somebody must look.
        case unreadable(Bilingual)
    }

    public struct Finding: Hashable, Sendable {
        public let code: DossierCode
        public let agency: String
        public let effect: Effect
    }

    public let asked: Int
    public let findings: [Finding]

    /// - Parameters:
    ///   - older: the edition that is active before.
    ///   - day: the day on which the newer one becomes active; both are asked as of that day.
    public init(_ dossiers: [RunningDossier], older: Edition, newer: Edition, on day: CivilDate) {
        asked = dossiers.count
        findings = dossiers.compactMap { dossier in
            Self.effect(dossier, older, newer, day).map {
                Finding(code: dossier.code, agency: dossier.agency, effect: $0)
            }
        }
    }

    /// Dossiers that would be left without an owner: none may be when the edition becomes active.
    public var ownerless: [Finding] {
        findings.filter { if case .losesOwner = $0.effect { true } else { false } }
    }

    private static func effect(_ dossier: RunningDossier, _ older: Edition, _ newer: Edition, _ day: CivilDate)
        -> Effect?
    {
        if let effect = ownerLost(dossier.agency, newer, day) { return effect }
        let (before, after): (EditionAnswer, EditionAnswer)
        do {
            let receipt = try RoutingReceipt(dossier.receipt)
            before = EditionAnswer(older, try receipt.facts(in: older), day)
            after = EditionAnswer(newer, try receipt.facts(in: newer), day)
        } catch { return .unreadable(error.sentence) }
        if before.key == after.key || after.agencies.contains(where: { $0.id == dossier.agency }) { return nil }
        return .elsewhere(before: before.words, after: after.words)
    }

    /// An empty agency is the branch's manual desk, which has an owner always.
    private static func ownerLost(_ agency: String, _ newer: Edition, _ day: CivilDate) -> Effect? {
        if agency.isEmpty { return nil }
        guard let row = newer.register.agencies.row(agency) else { return .losesOwner(agency: agency, successor: "") }
        return row.validity.contains(day) ? nil : .losesOwner(agency: agency, successor: row.successor)
    }
}

extension EditionPreview.Finding {
    public var sentence: Bilingual {
        switch effect {
        case .elsewhere(let before, let after):
            Bilingual(
                vi: "\(code): theo ấn bản đang dùng: \(before.vi); theo ấn bản mới: \(after.vi).",
                en: "\(code): by the active edition: \(before.en); by the new one: \(after.en).")
        case .losesOwner(let agency, ""):
            Bilingual(
                vi: "\(code): cơ quan \(agency) không còn trong ấn bản mới. Chuyển hồ sơ trước khi dùng ấn bản mới.",
                en: "\(code): the agency \(agency) is not in the new edition. Transfer the dossier before it is used.")
        case .losesOwner(let agency, let successor):
            Bilingual(
                vi: "\(code): cơ quan \(agency) không còn hoạt động vào ngày đó. Chuyển cho \(successor).",
                en: "\(code): the agency \(agency) does not exist on that day. Transfer it to \(successor).")
        case .unreadable(let why):
            Bilingual(vi: "\(code): không đọc được phiếu. \(why.vi)", en: "\(code): unreadable receipt. \(why.en)")
        }
    }
}

extension EditionDesk {
    /// The dossiers that an edition would send elsewhere, or leave without an owner, from that day on.
    public func preview(
        of hash: Digest, over dossiers: [RunningDossier], on day: CivilDate, at now: Instant
    ) throws(EditionFault) -> EditionPreview {
        guard let active = shelf.activeHash(at: now) else { throw .nothingToStartWith }
        let older = try edition(active)
        return EditionPreview(dossiers, older: older, newer: try edition(hash), on: day)
    }
}
