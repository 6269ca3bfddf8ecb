internal import Base
internal import Dossiers
internal import WorkingTime

// The fields of each step, named as the API names them.
extension StepView {
    /// In the order they are filled in. A test holds that every field of every step's shape has one.
    func fields(_ language: Language) -> [Field] {
        switch kind {
        case .lodge, .closeForSilence, .rederive: []
        case .routeByHand, .transfer, .accept, .assign, .decline, .referConflict, .settleConflict:
            competence(language)
        case .requestSupplement: items(language) + [note(Phrase.stSupplementNote)]
        case .receiveSupplement: []
        case .pause, .resume, .reappoint: clock(language)
        case .decide, .issueResult, .changeResultLocation, .handOut, .confirmDelivery, .returnFromPost:
            result(language)
        case .refuse, .withdraw, .stop, .changeReference, .closeElsewhere, .followLead, .leadAlso: rest(language)
        }
    }

    private func reason(_ label: Bilingual, hint: Bilingual? = nil, isOptional: Bool = false) -> Field {
        Field("reason", label, hint: hint, .lines(rows: 4, length: 1000), isOptional: isOptional)
    }

    private func note(_ label: Bilingual) -> Field {
        Field("note", label, .lines(rows: 3, length: 1000), isOptional: true)
    }

    /// A place by its name; once several fit, one of them.
    private func named(_ name: String, _ label: Bilingual, _ language: Language, isOptional: Bool = false) -> Field {
        if let found = choices.found[name] { return Field(name, label, .radios(found.map { $0.option(language) })) }
        return Field(name, label, hint: Phrase.stPlaceHint, .line(length: 200), isOptional: isOptional)
    }

    private func listed(
        _ name: String, _ label: Bilingual, _ list: [Choice], _ language: Language, hint: Bilingual? = nil,
        isOptional: Bool = false
    ) -> Field {
        let first = Field.Option("", "\(Phrase.stChoose, language)")
        return Field(
            name, label, hint: hint, .select([first] + list.map { $0.plain(language) }), isOptional: isOptional)
    }
}

// Who is competent, and who handles it.
extension StepView {
    private func competence(_ language: Language) -> [Field] {
        switch kind {
        case .routeByHand:
            [
                named("agency", Phrase.stAgency, language),
                Field("why", Phrase.stWhy, hint: Phrase.stWhyHint, .lines(rows: 3, length: 1000)),
            ]
        case .transfer:
            [
                named("agency", Phrase.stAgency, language), Field("why", Phrase.stWhy, .lines(rows: 3, length: 1000)),
                Field("basis", Phrase.stBasis, hint: Phrase.stBasisHint, .line(length: 300)),
            ]
        case .accept, .assign: [officer(language)]
        case .decline: decline(language)
        case .referConflict: [superior(language), note(Phrase.stNote)]
        case .settleConflict:
            [
                Field("agency", Phrase.stAgency, .radios(between.map { $0.option(language) })),
                named("other", Phrase.stOther, language, isOptional: true),
                Field("document", Phrase.stDocument, hint: Phrase.stDocumentHint, .line(length: 200)),
            ]
        default: []
        }
    }

    /// Few names stand open; many in a list.
    private func officer(_ language: Language) -> Field {
        if choices.officers.count > 12 { return listed("officer", Phrase.stOfficer, choices.officers, language) }
        return Field("officer", Phrase.stOfficer, .radios(choices.officers.map { $0.option(language) }))
    }

    private func decline(_ language: Language) -> [Field] {
        var fields = [
            reason(Phrase.stDeclineReason),
            listed(
                "place.factor", Phrase.stFactor, choices.factors, language, hint: Phrase.stDeclineHint, isOptional: true
            ),
            Field("place.text", Phrase.stPlace, hint: Phrase.stPlaceText, .line(length: 300), isOptional: true),
        ]
        if !choices.answers.isEmpty {
            fields.append(listed("told", Phrase.stAnswer, choices.answers, language, isOptional: true))
        }
        return fields
    }

    private func superior(_ language: Language) -> Field {
        if choices.superiors.isEmpty || choices.found["superior"] != nil {
            return named("superior", Phrase.stSuperior, language)
        }
        return Field("superior", Phrase.stSuperior, .radios(choices.superiors.map { $0.option(language) }))
    }

    private var between: [Choice] {
        (dossier.conflict?.between ?? []).map { Choice($0, names.places[$0] ?? Bilingual(same: $0)) }
    }
}

// Papers and the clock.
extension StepView {
    private func items(_ language: Language) -> [Field] {
        (0..<rows).flatMap { row in
            [
                Field(
                    "items.\(row).paper", Phrase.stPaper.numbered(row + 1), .line(length: 200),
                    more: " list=\"papers-known\""),
                Field(
                    "items.\(row).reason", Phrase.stPaperReason.numbered(row + 1), .line(length: 500),
                    more: " list=\"reasons-known\""),
            ]
        }
    }

    private func clock(_ language: Language) -> [Field] {
        switch kind {
        case .pause:
            [
                Field(
                    "reason", Phrase.stPauseReason,
                    .radios([
                        Field.Option("opinion", "\(Phrase.stPauseOpinion, language)"),
                        Field.Option("site", "\(Phrase.stPauseSite, language)"),
                        Field.Option("payment", "\(Phrase.stPausePayment, language)"),
                        Field.Option("other", "\(Phrase.stPauseOther, language)"),
                    ])),
                Field("note", Phrase.stPauseNote, .lines(rows: 3, length: 1000)),
                Field("answerBy", Phrase.stAnswerBy, .line(type: "date", length: 10), isOptional: true, width: "short"),
                Field(
                    "attendAt", Phrase.stAttendAt, .line(type: "datetime-local", length: 16), isOptional: true,
                    width: "medium"),
            ]
        case .reappoint:
            [
                Field("to", Phrase.stNewDate, hint: newDateHint, .line(type: "date", length: 10), width: "short"),
                reason(Phrase.stApologyReason),
            ]
        default: [note(Phrase.stNote)]
        }
    }

    private var newDateHint: Bilingual {
        let due = dossier.due?.date.slashed ?? "–"
        return Bilingual(
            vi: Phrase.stNewDateHint.vi.replacing("{due}", with: due),
            en: Phrase.stNewDateHint.en.replacing("{due}", with: due))
    }
}

// The result and its ways.
extension StepView {
    private func result(_ language: Language) -> [Field] {
        switch kind {
        case .decide:
            [
                Field(
                    "verdict", Phrase.stVerdict,
                    .radios([
                        Field.Option("granted", "\(Phrase.granted, language)"),
                        Field.Option("rejected", "\(Phrase.rejected, language)"),
                    ])), reason(Phrase.stRejectReason, hint: Phrase.stRejectHint, isOptional: true),
            ]
        case .issueResult:
            [
                Field("number", Phrase.stNumber, .line(length: 100), width: "medium"),
                Field("title", Phrase.stTitle, .line(length: 300)),
                Field(
                    "form", Phrase.stForm,
                    .radios(
                        ResultDocument.Form.allCases.map {
                            Field.Option($0.rawValue, "\(StepPage.words($0).capitalizedFirst, language)")
                        })),
            ]
        case .changeResultLocation: ways("resultTo", Phrase.stWay, language)
        case .handOut: handOut(language)
        case .confirmDelivery: [Field("recipient", Phrase.stDelivered, .line(length: 200))]
        default: [reason(Phrase.stReturnReason)]
        }
    }

    private func ways(_ name: String, _ label: Bilingual, _ language: Language) -> [Field] {
        [
            Field(
                "\(name).way", label,
                .radios([
                    Field.Option("counter", "\(Phrase.stWayCounter, language)"),
                    Field.Option("post", "\(Phrase.stWayPost, language)"),
                    Field.Option("electronic", "\(Phrase.stWayElectronic, language)"),
                ])), branch("\(name).branch", language),
            Field("\(name).address", Phrase.stWayAddress, .line(length: 300)),
        ]
    }

    private func branch(_ name: String, _ language: Language) -> Field {
        if let found = choices.found[name] {
            return Field(name, Phrase.stWayBranch, .radios(found.map { $0.option(language) }))
        }
        return Field(name, Phrase.stWayBranch, hint: Phrase.stPlaceHint, .line(length: 200))
    }

    private func handOut(_ language: Language) -> [Field] {
        var fields: [Field]
        switch dossier.resultTo {
        case .counter:
            fields = [
                Field("way.recipient", Phrase.stRecipient, .line(length: 200)),
                Field(
                    "way.identitySeen", Phrase.stIdentity, hint: Phrase.stIdentityHint, .line(length: 60),
                    more: " list=\"identities-known\""),
            ]
        case .post:
            fields = [
                Field("way.consignment", Phrase.stConsignment, .line(length: 64), width: "medium", more: " data-scan")
            ]
        case .electronic: fields = []
        }
        if !dossier.originals.isEmpty { fields.append(Field("originalsGivenBack", Phrase.stOriginals, .flag)) }
        return fields
    }
}

// The ends, and what is linked.
extension StepView {
    private func rest(_ language: Language) -> [Field] {
        switch kind {
        case .refuse: [reason(Phrase.stRefuseReason)] + ways("papersTo", Phrase.stPapersWay, language)
        case .withdraw: [reason(Phrase.stWithdrawReason, hint: Phrase.stWithdrawHint, isOptional: true)]
        case .stop:
            [
                reason(Phrase.stStopReason),
                Field("basis", Phrase.stBasis, hint: Phrase.stBasisHint, .line(length: 300)),
            ]
        case .changeReference:
            [
                listed("system", Phrase.stSystem, choices.systems, language),
                Field("reference", Phrase.stReference, .line(length: 64), width: "medium"),
            ]
        case .closeElsewhere: [Field("report", Phrase.stReport, .lines(rows: 4, length: 1000))]
        case .followLead: [linked(Phrase.stLead)]
        default: [linked(Phrase.stLed)]
        }
    }

    private func linked(_ label: Bilingual) -> Field {
        Field("dossier", label, hint: Phrase.stScan, .line(length: 64), width: "medium", more: " data-scan")
    }
}

extension Bilingual {
    /// Of several fields alike, told apart for whoever hears them.
    fileprivate func numbered(_ number: Int) -> Bilingual { Bilingual(vi: "\(vi) \(number)", en: "\(en) \(number)") }
}
