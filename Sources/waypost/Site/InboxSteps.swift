internal import Base
internal import Competence
internal import Desk
internal import Dossiers
internal import Pages

/// One step taken on several dossiers: each with the version that was seen, each judged by itself, in one commit. What
/// is refused for one leaves no trace and keeps no other from being done.
struct InboxSteps: Sendable {
    /// What several can be given at once: nothing that needs a text of its own for each.
    static let kinds: [StepKind] = [.accept, .assign, .handOut, .closeForSilence, .rederive]

    private let kind: StepKind
    private let officer: String
    private let picks: [(code: DossierCode, version: Int)]
    private let agency: String
    private let shell: Shell
    private let principal: Principal
    private let now: Instant
    private let register: RegisterInForce

    /// - Throws: the inbox again, where nothing was picked or it is not said what to do.
    init(_ exchange: Exchange, _ reading: InboxReading, _ agency: String) throws {
        let picks = exchange.body.list("pick").compactMap { $0.text.flatMap(Self.pick) }
        let officers = try exchange.officers(of: agency)
        let named = exchange.body.text("to")
        let kind = StepKind(rawValue: exchange.body.text("step"))
        var faults: [FieldFault] = []
        if kind == nil { faults.append(FieldFault("step", Phrase.bulkNoStep)) }
        if picks.isEmpty { faults.append(FieldFault("step", Phrase.bulkNoPick)) }
        let isKnown = officers.contains { $0.value == named }
        if kind == .assign && !isKnown || !named.isEmpty && !isKnown {
            faults.append(FieldFault("to", Phrase.bulkNoOfficer))
        }
        guard faults.isEmpty, let kind else {
            var state = exchange.formState
            state.faults = faults
            let page = InboxPage.page(exchange.shell, try reading.view(of: agency), state, once: exchange.freshOnce)
            throw PageInstead(422, page)
        }
        (self.kind, self.picks, self.agency) = (kind, picks, agency)
        officer = named.isEmpty ? exchange.principal.actor : named
        (shell, principal, now, register) = (exchange.shell, exchange.principal, exchange.now, reading.register)
    }

    /// `H29.1-261121-0001~7`
    private static func pick(_ text: String) -> (code: DossierCode, version: Int)? {
        let parts = text.split(separator: "~", maxSplits: 1)
        guard parts.count == 2, let code = try? DossierCode(String(parts[0])), let version = Int(parts[1]) else {
            return nil
        }
        return (code, version)
    }

    func take(on writer: any LedgerWriter) throws -> Reply {
        let reports = try picks.map { pick in
            InboxView.Report(code: pick.code.description, refusal: try take(pick.code, pick.version, on: writer))
        }
        let rows = try picks.compactMap { try writer.dossier($0.code) }
        var names = NameBook()
        for id in rows.flatMap({ [$0.branch, $0.agency] }) { names.places[id] = register.name(id) }
        return .page(InboxPage.report(shell, kind, reports, agency: agency, names: names))
    }

    /// Why it was not done; nil when it was. A fault of the machine ends all: then nothing was done to any.
    private func take(_ code: DossierCode, _ version: Int, on writer: any LedgerWriter) throws -> Bilingual? {
        do {
            _ = try writer.take(on: code, expecting: version, judge: { try judge($0) }, { try step(on: $0) })
            return nil
        } catch let refusal as StepRefusal {
            return refusal.sentence
        } catch let no as NotInBulk {
            return no.why
        } catch LedgerFault.versionMoved {
            return Phrase.bulkMoved
        } catch LedgerFault.unknown {
            return Phrase.bulkGone
        }
    }

    private struct NotInBulk: Error { let why: Bilingual }

    private func judge(_ dossier: Dossier) throws {
        let target = Target(dossier.row)
        if !kind.permissions.contains(where: { principal.allows($0, on: target) }) {
            throw NotInBulk(why: Phrase.bulkGone)
        }
    }

    private func step(on dossier: Dossier) throws -> (Step, Context) {
        let context = register.context(of: dossier, branch: dossier.branch, now: now, actor: principal.actor)
        switch kind {
        case .accept: return (.accept(officer: officer), context)
        case .assign: return (.assign(officer: officer), context)
        case .handOut:
            // Over a counter and by post each has a recipient or a number of its own.
            if dossier.stage == .resultReady, dossier.resultTo != .electronic {
                throw NotInBulk(why: Phrase.bulkByHand)
            }
            return (.handOut(HandOut(way: .electronic, originalsGivenBack: false)), context)
        case .closeForSilence: return (.closeForSilence, context)
        default: return (.rederive, context)
        }
    }
}
