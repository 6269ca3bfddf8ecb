public import Base

/// A form as it is handed to somebody on paper, in both languages at once: whoever reads it may not be whoever printed it.
///
/// The fields follow our reading of the forms of Circular 03/2025/TT-VPCP, whose annex could not be read; they are to be
/// compared with it before the first real receipt is printed.
public struct Slip: Sendable {
    /// The numbers of the circular's annex. Form 07, the register, is ``RegisterSheet``.
    public enum Form: String, CaseIterable, Sendable {
        case receipt = "01"
        case supplement = "02"
        case refusal = "03"
        case apology = "04"
        case stop = "05"
        case control = "06"
    }

    public struct Party: Sendable {
        public var name: String
        public var address: String
        public var phone: String
        public var email: String
        /// Who acts for them, with what the power rests on; blank where nobody does.
        public var proxy: String

        /// For whoever need not call them.
        public var withoutContact: Party {
            Party(
                name: name, address: "", phone: "", email: "", proxy: proxy.isEmpty ? "" : submitter,
                submitter: submitter)
        }

        /// Whoever stands at the counter and signs: the proxy, where there is one.
        public var submitter: String

        public init(
            name: String, address: String, phone: String, email: String, proxy: String, submitter: String? = nil
        ) {
            (self.name, self.address, self.phone) = (name, address, phone)
            (self.email, self.proxy, self.submitter) = (email, proxy, submitter ?? name)
        }
    }

    /// Who decides and by which law, as routing found it.
    public struct Reason: Sendable {
        public var sentence: Bilingual
        public var basis: [Bilingual]

        public init(sentence: Bilingual, basis: [Bilingual]) { (self.sentence, self.basis) = (sentence, basis) }
    }

    public enum Body: Sendable {
        case receipt(Receipt)
        case supplement(Supplement)
        case refusal(reason: String, papers: Bilingual)
        case apology(Apology)
        case stop(reason: String, basis: String)
        case control(Control)
    }

    public struct Receipt: Sendable {
        public struct Paper: Sendable {
            public var name: String
            public var count: Int
            public var isOriginal: Bool
            public init(name: String, count: Int, isOriginal: Bool) {
                (self.name, self.count, self.isOriginal) = (name, count, isOriginal)
            }
        }

        public var papers: [Paper]
        public var channel: Bilingual
        public var received: LocalMoment
        /// Nil where the register states none, or another body's clock counts.
        public var period: Bilingual?
        public var due: LocalMoment?
        public var returned: Bilingual
        public var receiver: String

        public init(
            papers: [Paper], channel: Bilingual, received: LocalMoment, period: Bilingual?, due: LocalMoment?,
            returned: Bilingual, receiver: String
        ) {
            (self.papers, self.channel, self.received) = (papers, channel, received)
            (self.period, self.due, self.returned, self.receiver) = (period, due, returned, receiver)
        }
    }

    public struct Supplement: Sendable {
        public var items: [(paper: String, reason: String)]
        public var note: String
        /// What the wait does to the period.
        public var effect: Bilingual?
        /// After which the dossier may be closed.
        public var until: LocalMoment?

        public init(items: [(paper: String, reason: String)], note: String, effect: Bilingual?, until: LocalMoment?) {
            (self.items, self.note, self.effect, self.until) = (items, note, effect, until)
        }
    }

    public struct Apology: Sendable {
        public var received: LocalMoment
        public var instead: LocalMoment?
        public var to: CivilDate
        public var reason: String
        /// Whose lateness it is.
        public var agency: Bilingual

        public init(received: LocalMoment, instead: LocalMoment?, to: CivilDate, reason: String, agency: Bilingual) {
            (self.received, self.instead, self.to) = (received, instead, to)
            (self.reason, self.agency) = (reason, agency)
        }
    }

    /// Form 06: from hand to hand.
    public struct Control: Sendable {
        public struct Hop: Sendable {
            public var from: Bilingual
            public var to: Bilingual
            public var at: LocalMoment
            public var what: Bilingual
            public var note: String
            public init(from: Bilingual, to: Bilingual, at: LocalMoment, what: Bilingual, note: String) {
                (self.from, self.to, self.at, self.what, self.note) = (from, to, at, what, note)
            }
        }

        public enum Outcome: Sendable { case early, onTime, late }

        public var received: LocalMoment
        public var due: LocalMoment?
        public var hops: [Hop]
        /// Nil while it runs.
        public var outcome: Outcome?

        public init(received: LocalMoment, due: LocalMoment?, hops: [Hop], outcome: Outcome?) {
            (self.received, self.due, self.hops, self.outcome) = (received, due, hops, outcome)
        }
    }

    public var form: Form
    /// Whose paper it is, and the branch it is given out at where that is another.
    public var issuer: Bilingual
    public var unit: Bilingual?
    /// The city or province, for the line with the date.
    public var place: String
    public var dated: CivilDate
    public var code: String
    /// The running number within the day.
    public var number: String
    /// What the QR code leads to; nil where the house has no secret to make links with.
    public var link: String?
    public var applicant: Party
    public var procedure: Bilingual
    public var procedureCode: String
    public var variant: Bilingual?
    public var body: Body
    public var reason: Reason?
    /// Whoever signs for the house; blank where nobody is known.
    public var signer: String
    public var printed: LocalMoment
    public var printedBy: String

    public init(
        form: Form, issuer: Bilingual, unit: Bilingual?, place: String, dated: CivilDate, code: String, number: String,
        link: String?, applicant: Party, procedure: Bilingual, procedureCode: String, variant: Bilingual?, body: Body,
        reason: Reason?, signer: String, printed: LocalMoment, printedBy: String
    ) {
        (self.form, self.issuer, self.unit, self.place, self.dated) = (form, issuer, unit, place, dated)
        (self.code, self.number, self.link, self.applicant) = (code, number, link, applicant)
        (self.procedure, self.procedureCode, self.variant) = (procedure, procedureCode, variant)
        (self.body, self.reason, self.signer) = (body, reason, signer)
        (self.printed, self.printedBy) = (printed, printedBy)
    }
}
