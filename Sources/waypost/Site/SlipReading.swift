internal import Areas
internal import Base
internal import Competence
internal import Desk
internal import Dossiers
internal import Pages
internal import WorkingTime

/// One dossier as its slips tell it: from its events, since a receipt says what was so when it was given.
struct SlipReading {
    let exchange: Exchange
    let register: RegisterInForce
    let events: [Event]
    let dossier: Dossier

    init(_ exchange: Exchange, _ code: DossierCode) throws {
        self.exchange = exchange
        register = try exchange.service.register(at: exchange.now)
        events = try exchange.bench.reader.history(of: .dossier(code)).map { try $0.event() }
        dossier = try fold(events)
    }

    /// Those that say something true of this dossier now.
    var forms: [Slip.Form] { Slip.Form.allCases.filter { has($0) } }

    private func has(_ form: Slip.Form) -> Bool {
        switch form {
        case .receipt, .control: true
        case .supplement: !dossier.supplements.isEmpty
        case .refusal: dossier.stage == .refused
        case .apology: dossier.appointment != nil
        case .stop: dossier.stage == .stopped
        }
    }

    /// Nil where the dossier has none.
    func slip(_ form: Slip.Form) throws -> Slip? {
        guard has(form), let body = try body(form) else { return nil }
        let lodging = dossier.lodging
        let act = act(form)
        let printed = LocalMoment(exchange.now)
        let dated = form == .control ? printed.date : LocalMoment(act?.at ?? dossier.received).date
        let branch = register.officeName(dossier.branch)
        let issuer = form == .receipt || form == .control ? branch : dossier.agency.map(register.officeName) ?? branch
        return Slip(
            form: form, issuer: issuer, unit: issuer == branch ? nil : branch,
            place: register.cityName(ofBranch: dossier.branch, on: dated), dated: dated,
            code: dossier.code.description, number: padded(dossier.code.serial, 4), link: link,
            applicant: party(lodging.applicant),
            procedure: register.edition.register.procedures.row(lodging.procedure)?.name
                ?? Bilingual(same: lodging.procedure),
            procedureCode: lodging.procedure, variant: variant, body: body,
            reason: form == .refusal || form == .stop ? nil : reason(form),
            signer: try exchange.name(ofActor: act?.actor ?? ""), printed: printed, printedBy: exchange.printer)
    }

    /// The event the paper is about.
    private func act(_ form: Slip.Form) -> Event? {
        events.last { event in
            switch (form, event.fact) {
            case (.receipt, .lodged), (.supplement, .supplementRequested), (.refusal, .refused),
                (.apology, .reappointed), (.stop, .stopped):
                true
            default: false
            }
        }
    }

    private var link: String? {
        exchange.service.parts.links.token(of: dossier.code).map {
            "\(exchange.service.parts.origin)/p/\(dossier.code)/\($0)"
        }
    }

    private var variant: Bilingual? {
        guard let number = register.edition.register.procedures.number(dossier.lodging.procedure),
            !dossier.lodging.variant.isEmpty
        else { return nil }
        return register.edition.label(key: "variant", value: dossier.lodging.variant, procedure: number)
    }

    private func party(_ applicant: Applicant) -> Slip.Party {
        let proxy = applicant.proxy.map { proxy in
            [proxy.name, proxy.phone, proxy.authority].filter { !$0.isEmpty }.joined(separator: ", ")
        }
        return Slip.Party(
            name: applicant.name, address: applicant.address, phone: applicant.phone, email: applicant.email,
            proxy: proxy ?? "", submitter: applicant.proxy?.name)
    }
}

// What each form says of its own.
extension SlipReading {
    private func body(_ form: Slip.Form) throws -> Slip.Body? {
        switch form {
        case .receipt: .receipt(try receipt())
        case .supplement: supplement.map { .supplement($0) }
        case .refusal: .refusal(reason: dossier.closingNote, papers: register.words(of: dossier.resultTo))
        case .apology: apology.map { .apology($0) }
        case .stop: stop
        case .control: .control(control())
        }
    }

    private func receipt() throws -> Slip.Receipt {
        let lodging = dossier.lodging
        guard let first = events.first, case .lodged(_, let due) = first.fact else { throw Problem.fault }
        return Slip.Receipt(
            papers: lodging.papers.map { .init(name: $0.name, count: $0.count, isOriginal: $0.isOriginalKept) },
            channel: KnownWords.channel(lodging.channel), received: LocalMoment(lodging.received),
            period: lodging.period.map(told), due: due, returned: register.words(of: lodging.resultTo),
            receiver: try exchange.name(ofActor: first.actor))
    }

    private func told(_ rule: DeadlineRule) -> Bilingual {
        rule.period.unit == .sameDay || rule.period.unit == .hours
            ? rule.period.words.capitalizedFirst
            : Bilingual(
                vi: "\(rule.period.words.vi.capitalizedFirst), không tính ngày tiếp nhận",
                en: "\(rule.period.words.en.capitalizedFirst), the day of receipt not counted")
    }

    private var supplement: Slip.Supplement? {
        guard let last = dossier.supplements.last else { return nil }
        let effect = dossier.lodging.period.map { rule in
            switch rule.supplement {
            case .restart:
                Bilingual(
                    vi: "Tính lại từ đầu khi bổ sung đủ", en: "Starts again when the supplement is complete")
            case .exclude: Bilingual(vi: "Thời gian chờ bổ sung không tính", en: "The wait is not counted")
            case .none: Bilingual(vi: "Vẫn tính liên tục", en: "Runs on")
            }
        }
        return Slip.Supplement(
            items: last.items.map { ($0.paper, $0.reason) }, note: last.deadlineNote, effect: effect,
            until: last.received == nil ? dossier.clock.silenceEnds : nil)
    }

    private var apology: Slip.Apology? {
        dossier.appointment.map { given in
            Slip.Apology(
                received: LocalMoment(dossier.received), instead: given.instead, to: given.to, reason: given.reason,
                agency: register.officeName(dossier.agency ?? dossier.branch))
        }
    }

    private var stop: Slip.Body? {
        guard case .stopped(let reason, let basis)? = act(.stop)?.fact else { return nil }
        return .stop(reason: reason, basis: basis)
    }
}

// Who decides, and why.
extension SlipReading {
    private func reason(_ form: Slip.Form) -> Slip.Reason {
        let isReceipt = form == .receipt
        let json = (try? JSON(isReceipt ? dossier.lodging.receipt : dossier.receipt)) ?? .null
        let assignment = isReceipt ? dossier.lodging.assignment : dossier.assignment
        return Slip.Reason(sentence: sentence(assignment, json), basis: basis(json))
    }

    private func sentence(_ assignment: Assignment, _ json: JSON) -> Bilingual {
        switch assignment {
        case .agency(let id, _):
            let name = register.officeName(id)
            // Where a person decided, what routing had read is not why.
            let isRouted = json["outcome"]?["agency"]?.text("id") == id || json["outcome"]?["agencies"] != nil
            let places = isRouted ? places(json) : []
            guard !places.isEmpty else {
                return Bilingual(vi: "\(name.vi) giải quyết.", en: "\(name.en) decides.")
            }
            return Bilingual(
                vi: "\(name.vi) giải quyết, theo \(places.map(\.vi).joined(separator: "; ")).",
                en: "\(name.en) decides, by \(places.map(\.en).joined(separator: "; ")).")
        case .onTheSpot: return Bilingual(vi: "Giải quyết ngay tại nơi nộp.", en: "Decided where it is lodged.")
        case .elsewhere(let system, _):
            let name = register.officeName(system)
            return Bilingual(vi: "Giải quyết trên \(name.vi).", en: "Handled on \(name.en).")
        case .manualDesk(let desk, _):
            let name = register.officeName(desk)
            return Bilingual(
                vi: "\(name.vi) xác định cơ quan giải quyết và báo lại.", en: "\(name.en) finds out who decides.")
        }
    }

    /// `nơi cư trú: Phường Bến Thành, Thành phố Hồ Chí Minh`.
    private func places(_ json: JSON) -> [Bilingual] {
        let date = LocalMoment(dossier.received).date
        return (json["facts"]?["places"]?.items ?? []).compactMap { place in
            guard let factor = ConnectingFactor(code: place.text("factor")) else { return nil }
            let areas = (place["areas"]?.items ?? []).compactMap { $0.text.flatMap { AreaReference($0) } }
                .compactMap { register.edition.areas.index($0) }
            guard areas.count == 1, let area = areas.first else { return FactorWords.name(factor) }
            let (name, long) = (FactorWords.name(factor), register.edition.areas.longName(of: area, on: date))
            // The place itself is said once, in Vietnamese.
            return Bilingual(vi: "\(name.vi): \(long)", en: name.en)
        }
    }

    /// Acts of law only: what the register knows from portal pages and by experience is no basis to print.
    private func basis(_ json: JSON) -> [Bilingual] {
        (json["applied"]?.items ?? []).compactMap { rule in
            guard let act = register.edition.register.acts.row(rule.text("act")), act.layer != .guidance else {
                return nil
            }
            return act.cited(rule.text("article"))
        }
    }
}
