public import Base
public import Dossiers

/// What anybody may know of a dossier: by its code, or with the link on its receipt.
public struct PublicDossier: Sendable {
    public var code: String
    public var completion: Completion
    /// Where it was lodged: the code's own prefix says so.
    public var branch: PublicBranch?
    /// With the receipt's link only.
    public var details: Details?

    public init(code: String, completion: Completion, branch: PublicBranch?, details: Details? = nil) {
        (self.code, self.completion, self.branch, self.details) = (code, completion, branch, details)
    }

    /// Nothing here tells whose it is or where they live.
    public struct Details: Sendable {
        public var procedure: Bilingual
        public var procedureCode: String
        public var stage: Stage
        public var received: LocalMoment
        /// Nil while the clock stands, and once it is over.
        public var due: LocalMoment?
        /// ``Dossiers/ReturnMethod/code``.
        public var returned: String

        public init(
            procedure: Bilingual, procedureCode: String, stage: Stage, received: LocalMoment, due: LocalMoment?,
            returned: String
        ) {
            (self.procedure, self.procedureCode, self.stage) = (procedure, procedureCode, stage)
            (self.received, self.due, self.returned) = (received, due, returned)
        }
    }
}

/// A branch as anybody may visit it.
public struct PublicBranch: Sendable {
    public var name: Bilingual
    public var address: String
    public var phone: String
    /// Seven days from today.
    public var days: [OpenDay]
    public var isOpenNow: Bool

    public init(name: Bilingual, address: String, phone: String, days: [OpenDay], isOpenNow: Bool) {
        (self.name, self.address, self.phone) = (name, address, phone)
        (self.days, self.isOpenNow) = (days, isOpenNow)
    }
}
