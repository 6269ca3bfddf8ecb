public import Base

/// Who lodges.
public enum ApplicantKind: String, CaseIterable, Sendable {
    case person, firm
}

/// Somebody who acts for the applicant.
public struct Proxy: Hashable, Sendable {
    public var name: String
    public var phone: String
    /// Number and date of the power of attorney, say.
    public var authority: String

    public init(name: String, phone: String, authority: String) {
        self.name = name
        self.phone = phone
        self.authority = authority
    }
}

/// Whose dossier it is, as written on the receipt (form 01). Blank means not given.
public struct Applicant: Hashable, Sendable {
    public var kind: ApplicantKind
    public var name: String
    public var phone: String
    public var email: String
    public var address: String
    public var proxy: Proxy?

    public init(
        kind: ApplicantKind = .person, name: String, phone: String = "", email: String = "", address: String = "",
        proxy: Proxy? = nil
    ) {
        self.kind = kind
        self.name = name
        self.phone = phone
        self.email = email
        self.address = address
        self.proxy = proxy
    }
}

/// Where the result goes, as the receipt says (Decree 61/2018, article 20: returned where the receipt says).
public enum ReturnMethod: Hashable, Sendable {
    case counter(branch: String)
    case post(address: String)
    case electronic

    public var code: String {
        switch self {
        case .counter: "counter"
        case .post: "post"
        case .electronic: "electronic"
        }
    }

    public var words: Bilingual {
        switch self {
        case .counter(let branch): Bilingual(vi: "nhận tại quầy \(branch)", en: "at the counter of \(branch)")
        case .post(let address): Bilingual(vi: "qua bưu chính đến \(address)", en: "by post to \(address)")
        case .electronic: Bilingual(vi: "bản điện tử", en: "electronically")
        }
    }
}

/// What routing (or a person after it) answered: who is responsible from now on.
public enum Assignment: Hashable, Sendable {
    /// `choice` when several agencies were lawful and one was chosen.
    case agency(String, choice: Choice? = nil)
    /// The branch itself does it while the applicant waits.
    case onTheSpot
    /// Another body's system holds it under this reference; blank while the other system has not told it.
    case elsewhere(system: String, reference: String)
    /// Routing had no answer: this desk finds out, for this reason.
    case manualDesk(String, why: String)

    /// Several agencies were competent by law.
    public struct Choice: Hashable, Sendable {
        /// All of them, the chosen one among them.
        public var among: [String]
        public var why: String

        public init(among: [String], why: String) {
            self.among = among
            self.why = why
        }
    }

    public var code: String {
        switch self {
        case .agency: "agency"
        case .onTheSpot: "on-the-spot"
        case .elsewhere: "elsewhere"
        case .manualDesk: "manual-desk"
        }
    }

    /// The stage a dossier is in once it is assigned so.
    public var stage: Stage {
        switch self {
        case .agency: .routed
        case .onTheSpot: .processing
        case .elsewhere: .heldElsewhere
        case .manualDesk: .manualDesk
        }
    }
}
