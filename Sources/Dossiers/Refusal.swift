public import Base
public import WorkingTime

/// Why a step cannot be taken, and what can be done instead. A business answer, never a fault of the machine.
public enum Refusal: Error, Hashable, Sendable {
    /// There is no dossier yet: only lodging makes one.
    case notLodged(StepKind)
    /// The law does not know this step in this stage; `instead` is what can be done.
    case notNow(StepKind, Stage, instead: [StepKind])
    /// A field that has to say something says nothing.
    case blank(field: String)
    /// The receipt of routing is not the JSON it was written as.
    case receiptUnreadable
    case receivedInFuture(LocalMoment, now: LocalMoment)
    /// The chosen agency is not one of those that are competent by law.
    case choiceNotLawful(agency: String, among: [String])
    case sameAgency(String)
    /// Still nobody: the manual desk has to name an agency, a system or the branch itself.
    case stillUnrouted
    /// The superior's decision binds.
    case settled(document: String)
    case superiorUnknown
    case supplementIncomplete(missing: [String])
    case tooManyItems(field: String, limit: Int)
    case clock(ClockRefusal)
    case noPeriod
    /// The procedure does not close a dossier for silence.
    case neverClosesForSilence
    case silenceNotOver(ends: LocalMoment)
    case handOutElsewhere(promised: ReturnMethod)
    case originalsStay([String])
    case noElectronicResult
    case ownLead
    case alreadyFollows(DossierCode)
    case alreadyLeads(DossierCode)
    case alreadySo
}
