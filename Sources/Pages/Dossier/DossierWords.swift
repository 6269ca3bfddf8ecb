internal import Base
internal import Dossiers
internal import WorkingTime

// A dossier's state in sentences. Names, texts and moments stand where the phrase has braces.
extension DossierView {
    /// Where it is and who holds it.
    func standing(_ language: Language) -> HTML {
        let (phrase, slots) = standing
        return phrase.html(language, slots(language))
    }

    private var standing: (Bilingual, (Language) -> [Slot]) {
        switch dossier.stage {
        case .manualDesk: (Phrase.isAtDesk, places)
        case .routed: (Phrase.isOnItsWay, places)
        case .conflict: (superior.isEmpty ? Phrase.isInConflictUnnamed : Phrase.isInConflict, places)
        case .processing: (dossier.agency == nil ? Phrase.isProcessedOnSpot : Phrase.isProcessed, places)
        case .awaitingSupplement: (Phrase.isAwaiting, places)
        case .paused: (Phrase.isPaused, places)
        case .decided: (Phrase.isDecided, places)
        case .resultReady: (ready, places)
        case .withPost: (Phrase.isWithPost, places)
        case .heldElsewhere: (Phrase.isElsewhere, places)
        case .completed, .refused, .withdrawn, .stopped, .closedForSilence, .closedElsewhere: (Phrase.isOver, ended)
        }
    }

    private var ready: Bilingual {
        switch dossier.resultTo {
        case .counter: Phrase.isReadyAtCounter
        case .post: Phrase.isReadyForPost
        case .electronic: Phrase.isReadyElectronic
        }
    }

    private var superior: String { dossier.conflict?.superior ?? "" }

    private func ended(_ language: Language) -> [Slot] {
        [
            Slot("{stage}", "\(dossier.stage.words, language)"),
            Slot("{when}", "\(LocalMoment(dossier.updated).words, language)"),
        ]
    }

    private func places(_ language: Language) -> [Slot] {
        let holder = dossier.agency ?? dossier.branch
        let branch =
            if case .counter(let id) = dossier.resultTo, dossier.stage == .resultReady { id } else { dossier.branch }
        let reason = dossier.pause?.reason
        return [
            Slot("{agency}", names.place(holder, language)), Slot("{branch}", names.place(branch, language)),
            Slot("{superior}", names.place(superior, language)),
            Slot("{desk}", names.place(dossier.responsible.id, language)),
            Slot("{between}", list(dossier.conflict?.between ?? [], language)),
            Slot("{system}", names.place(dossier.responsible.id, language)),
            Slot("{reason}", reason.map { told($0, language) } ?? .nothing),
            Slot("{consignment}", "\(code: consignment)"),
        ]
    }

    /// A reason out of the list in its own words; what somebody typed as they typed it.
    func told(_ reason: PauseReason, _ language: Language) -> HTML {
        if case .other(let words) = reason { "\(vi: words.vi)" } else { "\(reason.words, language)" }
    }

    private var consignment: String { if case .post(let id)? = dossier.handOut?.way { id } else { "" } }

    func list(_ ids: [String], _ language: Language) -> HTML { ids.map { names.place($0, language) }.joined(", ") }

    /// What has to happen next.
    func next(_ language: Language) -> HTML {
        switch dossier.stage {
        case .awaitingSupplement:
            guard let ends = dossier.clock.silenceEnds else { return "\(Phrase.nextSupplement, language)" }
            return Phrase.nextSupplementUntil.html(language, [Slot("{when}", "\(ends.words, language)")])
        case .manualDesk: return "\(Phrase.nextRoute, language)"
        case .routed: return "\(Phrase.nextAccept, language)"
        case .conflict: return "\(Phrase.nextSettle, language)"
        case .processing: return "\(Phrase.nextDecide, language)"
        case .paused: return "\(Phrase.nextResume, language)"
        case .decided: return "\(Phrase.nextIssue, language)"
        case .resultReady: return "\(Phrase.nextHandOut, language)"
        case .withPost: return "\(Phrase.nextDelivery, language)"
        case .heldElsewhere: return "\(Phrase.nextElsewhere, language)"
        case .completed, .refused, .withdrawn, .stopped, .closedForSilence, .closedElsewhere:
            return "\(Phrase.nextNothing, language)"
        }
    }

    /// When it is due, and how long that is from now.
    func due(_ language: Language) -> HTML {
        if let finish = dossier.finish {
            let words = finish.isLate ? Phrase.dueFinishedLate : Phrase.dueFinishedInTime
            return
                "\(Piece.tag(words, finish.isLate ? .warn : .done, language)) \(LocalMoment(finish.at).words, language)"
        }
        guard let due = dossier.due else {
            return dossier.lodging.period == nil ? "\(Phrase.dueNone, language)" : "\(Phrase.dueStands, language)"
        }
        return "\(due.words, language) \(DueWords.tag(daysLeft: daysLeft ?? 0, isOver: now > due, language))"
    }

    func way(_ method: ReturnMethod, _ language: Language) -> HTML {
        switch method {
        case .counter(let branch): Phrase.toCounter.html(language, [Slot("{branch}", names.place(branch, language))])
        case .post(let address): Phrase.toPost.html(language, [Slot("{address}", "\(vi: address)")])
        case .electronic: "\(Phrase.toElectronic, language)"
        }
    }

    func place(of assignment: Assignment, _ language: Language) -> HTML {
        switch assignment {
        case .agency(let id, _): names.place(id, language)
        case .onTheSpot: "\(Phrase.onTheSpot, language)"
        case .elsewhere(let system, _): names.place(system, language)
        case .manualDesk(let desk, let why):
            "\(Phrase.notSettled, language) (\(names.place(desk, language))): \(vi: why)"
        }
    }
}

/// How near a due date is, in one word on a colour.
enum DueWords {
    static func tag(daysLeft: Int, isOver: Bool, _ language: Language) -> HTML {
        let words = words(daysLeft: daysLeft, isOver: isOver)
        let number = Slot("{n}", "\(abs(daysLeft))")
        let tone = isOver ? "bad" : daysLeft <= 2 ? "warn" : daysLeft <= 3 ? "wait" : "plain"
        return "<strong class=\"tag \(tone)\">\(words.html(language, [number]))</strong>"
    }

    static func words(daysLeft: Int, isOver: Bool) -> Bilingual {
        switch (isOver, abs(daysLeft)) {
        case (true, 0): Phrase.dueOverToday
        case (true, 1): Phrase.dueOverOne
        case (true, _): Phrase.dueOver
        case (false, 0): Phrase.dueToday
        case (false, 1): Phrase.dueLeftOne
        case (false, _): Phrase.dueLeft
        }
    }
}
