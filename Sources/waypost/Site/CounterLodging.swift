internal import Base
internal import Competence
internal import Desk
internal import Dossiers
internal import HTTP
internal import Pages
internal import WorkingTime

/// Taking a dossier in, and the page that says so.
enum CounterLodging {
    static let lodge = Endpoint.page(
        "POST", "/counter/lodge", "counterLodge", "Takes the dossier in.", CounterRoutes.access, body: .anything,
        work: .commit { exchange in
            if let code = try sentBefore(exchange) {
                throw PageInstead(409, CounterPages.sentBefore(exchange.shell, code: code))
            }
            guard let made = try CounterCase(exchange.counterFields, exchange) else {
                return { _ in .onward("/counter") }
            }
            let faults = made.faults
            if !faults.isEmpty { throw CounterRoutes.again(made, exchange, faults) }
            let applicant = try CounterApplicant(made, exchange)
            let wrong = applicant.faults
            if !wrong.isEmpty { throw applicant.again(wrong) }
            let prepared = try prepared(applicant)
            let context = made.register.context(
                of: nil, branch: made.inquiry.branch, now: exchange.now, actor: exchange.principal.actor)
            return { writer in
                let (_, row) = try writer.lodge(prepared, context)
                return .onward("/counter/lodged/\(row.code)")
            }
        })

    /// Refused by the register after all: told on the page of the case, or on the last page.
    private static func prepared(_ applicant: CounterApplicant) throws -> PreparedLodging {
        let (made, exchange) = (applicant.made, applicant.exchange)
        guard made.place.branch != nil else { throw Problem.notFound }
        do throws(LodgeRefusal) {
            return try made.register.prepare(applicant.lodgeForm, places: exchange.bench.places(of: made.register))
        } catch {
            let told = said(error, made)
            throw PageInstead(422, CounterPages.check(exchange.shell, applicant.checkView(), told: told))
        }
    }

    /// Names where the refusal has ids.
    private static func said(_ refusal: LodgeRefusal, _ made: CounterCase) -> Bilingual {
        switch refusal {
        case .noIssuer(let branch):
            let name = made.register.name(ofBranch: branch)
            return Bilingual(
                vi: "\(name.vi) chưa có mã để cấp cho hồ sơ. Báo người giữ sổ thẩm quyền.",
                en: "\(name.en) has no identifier for dossier codes yet. Tell the register's steward.")
        case .choose: return Phrase.faultChosen
        case .nameTheCase: return Phrase.faultVariant
        case .question, .branchMissing, .unsettled, .step: return refusal.sentence
        }
    }

    /// The dossier that the same form became before, when it is sent again with something else in it.
    private static func sentBefore(_ exchange: Exchange) throws -> String? {
        let once = try Once(exchange.request, exchange)
        guard let key = once.key, let kept = try exchange.bench.reader.keptAnswer(key, of: once.actor),
            kept.request != once.digest
        else { return nil }
        let text = String(decoding: kept.body, as: UTF8.self)
        let start = "Location: /counter/lodged/"
        let line = text.split(separator: "\n").first { $0.hasPrefix(start) }
        return line.map { String($0.dropFirst(start.count)) }
    }

    static let lodged = Endpoint.page(
        "GET", "/counter/lodged/{code}", "counterLodged", "The dossier just taken in.",
        .needs([.readDossier], .dossierInPath),
        work: .now { exchange in
            let row = try exchange.dossier()
            let dossier = try exchange.bench.reader.folded(row.code)
            let register = try exchange.service.register(at: exchange.now)
            try exchange.note("receipt", row.code)
            let procedure = CounterName(row.procedure, register.name(ofProcedure: row.procedure))
            return .page(
                CounterPages.lodged(
                    exchange.shell,
                    CounterLodgedView(
                        code: row.code.description, procedure: procedure, agency: who(dossier, register),
                        due: dossier.due?.words, told: told(dossier))))
        })

    private static func who(_ dossier: Dossier, _ register: RegisterInForce) -> Bilingual {
        switch dossier.assignment {
        case .agency(let id, _): register.name(ofAgency: id)
        case .onTheSpot: Phrase.counterTellSpot
        case .elsewhere(let system, _): register.edition.register.systems.row(system)?.name ?? Bilingual(same: system)
        case .manualDesk: Phrase.counterManualTold
        }
    }

    private static func told(_ dossier: Dossier) -> [Bilingual] {
        let place =
            switch dossier.assignment {
            case .agency: Phrase.counterTellAgency
            case .onTheSpot: Phrase.counterTellSpot
            case .elsewhere: Phrase.counterTellElsewhere
            case .manualDesk: Phrase.counterTellDesk
            }
        let back =
            switch dossier.resultTo {
            case .counter: Phrase.counterTellCounter
            case .post: Phrase.counterTellPost
            case .electronic: Phrase.counterTellElectronic
            }
        return [place, back, Phrase.counterTellFollow]
    }
}
