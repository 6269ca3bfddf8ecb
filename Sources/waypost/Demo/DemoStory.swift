internal import Base
internal import Competence
internal import Desk
internal import Dossiers
internal import WorkingTime

/// One dossier of the demo as it will be told to the ledger: how it was lodged, and what was done to it when.
struct DemoStory: Sendable {
    let prepared: PreparedLodging
    let branch: String
    let lodged: LocalMoment
    /// The agency routing names; blank where it names none.
    let agency: String
    let acts: [Act]

    struct Act: Sendable {
        let at: LocalMoment
        let by: Who
        let deed: Deed
    }

    enum Who: Sendable { case branch, agency, superior }

    /// A step, or what becomes one once the dossier is seen.
    enum Deed: Sendable {
        case take(Step)
        case accept
        case decline(DeclineForm)
        /// Three working days later than it was due.
        case reappoint(reason: String)
    }
}

/// What the deeds of one dossier are made of.
struct DemoMatter {
    let question: Inquiry
    let advice: Advice
    let applicant: Applicant
    let papers: [LodgedPaper]
    let resultTo: ReturnMethod
    /// Where else the place may be, when an agency declines.
    let elsewhere: String
    let agency: String
    /// The system that holds it; blank where none does.
    let system: String
    /// Of the result, as the register calls it.
    let title: String
    let number: Int
    /// What was asked for, to be brought.
    var asked: [String] = []
}

extension DemoMove {
    var by: DemoStory.Who {
        switch self {
        case .bring, .handOut, .deliver, .bringBack, .withdraw, .changeReference, .closeElsewhere, .routeByHand: .branch
        case .settle: .superior
        case .accept, .declineElsewhere, .declineBack, .ask, .pause, .resume, .reappoint, .grant, .reject, .issue,
            .refuse, .stop, .closeForSilence:
            .agency
        }
    }

    func deed(_ matter: inout DemoMatter, _ words: DemoWords, _ random: inout SeededGenerator) -> DemoStory.Deed {
        func said(_ use: DemoWords.Use) -> String { words.pick(use, &random) }
        return switch self {
        case .accept: .accept
        case .declineElsewhere: .decline(matter.decline(said(.decline), to: matter.elsewhere))
        case .declineBack: .decline(matter.decline(said(.declineAgain), to: matter.question.places.first?.text ?? ""))
        case .settle: .take(.settleConflict(agency: matter.agency, document: said(.settle)))
        case .ask: .take(matter.ask(words, &random))
        case .bring: .take(.receiveSupplement(papers: matter.asked))
        case .pause: .take(.pause(Self.pause(words, &random)))
        case .resume: .take(.resume(note: said(.resume)))
        case .reappoint: .reappoint(reason: said(.reappoint))
        case .grant: .take(.decide(.granted))
        case .reject: .take(.decide(.rejected(reason: said(.reject))))
        case .issue: .take(.issueResult(matter.result))
        case .handOut: .take(.handOut(HandOut(way: matter.way(words, &random), originalsGivenBack: true)))
        case .deliver: .take(.confirmDelivery(recipient: matter.applicant.name))
        case .bringBack: .take(.returnFromPost(reason: said(.postReturn)))
        case .refuse: .take(.refuse(reason: said(.refuse), papersTo: matter.resultTo))
        case .withdraw: .take(.withdraw(reason: said(.withdraw)))
        case .stop: .take(.stop(reason: said(.stop), basis: said(.stopBasis)))
        case .closeForSilence: .take(.closeForSilence)
        case .changeReference: .take(.changeReference(system: matter.system, reference: matter.reference))
        case .closeElsewhere: .take(.closeElsewhere(report: said(.elsewhere)))
        case .routeByHand: .take(.routeByHand(to: .agency(matter.agency), why: said(.byHand)))
        }
    }

    private static func pause(_ words: DemoWords, _ random: inout SeededGenerator) -> Pause {
        let kinds: [(PauseReason, DemoWords.Use)] = [
            (.opinionSought, .opinionSought), (.siteCheck, .siteCheck), (.moneyOwed, .moneyOwed),
        ]
        let (reason, use) = kinds[Int.random(in: 0..<kinds.count, using: &random)]
        return Pause(reason: reason, note: words.pick(use, &random))
    }
}

extension DemoMatter {
    fileprivate func decline(_ reason: String, to place: String) -> DeclineForm {
        DeclineForm(reason: reason, place: question.places.first.map { Inquiry.Place($0.factor, place) })
    }

    fileprivate mutating func ask(_ words: DemoWords, _ random: inout SeededGenerator) -> Step {
        let own = advice.papers.randomElement(using: &random)?.name.vi
        let items = Set([own, words.pick(.supplementPaper, &random)].compactMap(\.self)).sorted()
        asked = items
        return .requestSupplement(
            items.map { SupplementItem(paper: $0, reason: words.pick(.supplementReason, &random)) }, deadlineNote: "")
    }

    /// What the other system calls it.
    fileprivate var reference: String { "DEMO-\(padded(number, 5))" }

    fileprivate var result: ResultDocument {
        ResultDocument(
            number: "\(number)/VD-\(question.received.date.parts.year)", title: title,
            form: resultTo == .electronic ? .electronic : .paper)
    }

    fileprivate func way(_ words: DemoWords, _ random: inout SeededGenerator) -> HandOut.Way {
        switch resultTo {
        case .counter(let branch):
            .counter(branch: branch, recipient: applicant.name, identitySeen: words.pick(.identity, &random))
        case .post: .post(consignment: "DEMO-\(padded(number, 6))")
        case .electronic: .electronic
        }
    }
}
