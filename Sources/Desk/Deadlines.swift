internal import Base
internal import Competence
public import Dossiers
public import WorkingTime

extension RegisterInForce {
    /// When a dossier is due, line by line, by the calendar in force; nil where the register stated no period.
    public func deadline(of dossier: Dossier) throws(InquiryRefusal) -> Deadline? {
        guard let rule = dossier.lodging.period else { return nil }
        return try deadline(
            rule, received: LocalMoment(dossier.received), branch: edition.register.branches.number(dossier.branch),
            events: dossier.clockEvents)
    }
}
