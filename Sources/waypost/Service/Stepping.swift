internal import Base
internal import Competence
internal import Desk
internal import Dossiers

extension Service {
    /// The step a request asks for, with what it may know. A decline asks the register once more.
    func step(
        _ request: StepForms.Request, _ dossier: Dossier, now: Instant, actor: String
    ) throws -> (Step, Context) {
        let register = try self.register(at: now)
        let context = register.context(of: dossier, branch: dossier.branch, now: now, actor: actor)
        switch request {
        case .plain(let step): return (step, context)
        case .decline(let form):
            let routed = try self.register(of: dossier.lodging.edition)
            let (decline, reroute) = try routed.reroute(dossier, form, places: routed.places())
            return (.decline(decline, reroute), context)
        }
    }
}
