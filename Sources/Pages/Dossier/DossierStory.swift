internal import Base
internal import Dossiers
internal import WorkingTime

// What happened, who did it and when, the latest first.
extension DossierPage {
    private static let open = 6

    static func story(_ view: DossierView, _ language: Language) -> HTML {
        let events = Array(view.events.reversed())
        return """
            <section aria-labelledby="story"><h2 id="story">\(Phrase.story, language)</h2>
            <ol class="dossier-story" reversed>\(events.prefix(open).map { entry($0, view, language) })</ol>
            \(when: events.count > open, """
                <details><summary>\(Phrase.storyEarlier, language) (\(events.count - open))</summary>
                <ol class="dossier-story">\(events.dropFirst(open).map { entry($0, view, language) })</ol></details>
                """)
            </section>
            """
    }

    private static func entry(_ event: Event, _ view: DossierView, _ language: Language) -> HTML {
        """
        <li><span class="dossier-when">\(LocalMoment(event.at).words, language)</span> \
        <span class="what">\(what(event.fact, view, language))</span> \
        <span class="hint">\(view.names.person(event.actor, language))</span></li>
        """
    }

    /// One fact as a sentence.
    static func what(_ fact: Fact, _ view: DossierView, _ language: Language) -> HTML {
        let (phrase, slots) = told(fact, view, language)
        return phrase.html(language, slots)
    }

    private typealias Told = (Bilingual, [Slot])

    private static func told(_ fact: Fact, _ view: DossierView, _ language: Language) -> Told {
        switch fact {
        case .lodged, .routedByHand, .rerouted, .transferred, .accepted, .assigned, .declined, .conflictRaised,
            .conflictReferred, .conflictSettled, .referenceChanged, .leadFollowed, .dossierLed:
            routing(fact, view, language)
        case .supplementRequested, .supplementReceived, .paused, .resumed, .reappointed, .dueRederived:
            clock(fact, view, language)
        case .decided, .resultIssued, .resultLocationChanged, .handedOut, .delivered, .returnedFromPost, .refused,
            .withdrawn, .stopped, .closedForSilence, .closedElsewhere:
            end(fact, view, language)
        }
    }

    private static func routing(_ fact: Fact, _ view: DossierView, _ language: Language) -> Told {
        func place(_ name: String, _ id: String) -> Slot { Slot(name, view.names.place(id, language)) }
        func who(_ id: String) -> Slot { Slot("{who}", view.names.person(id, language)) }
        func to(_ assignment: Assignment) -> Slot { Slot("{to}", view.place(of: assignment, language)) }
        switch fact {
        case .lodged(let lodging, _): return (Phrase.evLodged, [place("{branch}", lodging.branch)])
        case .routedByHand(let target, let why, _): return (Phrase.evRoutedByHand, [to(target), said("{why}", why)])
        case .rerouted(let target, _): return (Phrase.evRerouted, [to(target)])
        case .transferred(let agency, let why, let basis):
            return (Phrase.evTransferred, [place("{to}", agency), said("{why}", why), said("{basis}", basis)])
        case .accepted(let officer): return (Phrase.evAccepted, [who(officer)])
        case .assigned(let officer): return (Phrase.evAssigned, [who(officer)])
        case .declined(let decline, let agency):
            return (Phrase.evDeclined, [place("{agency}", agency), said("{reason}", decline.reason)])
        case .conflictRaised(let between, _):
            return (Phrase.evConflict, [Slot("{between}", view.list(between, language))])
        case .conflictReferred(let superior, let note):
            return (Phrase.evReferred, [place("{superior}", superior), said("{note}", note)])
        case .conflictSettled(let agency, let document):
            return (Phrase.evSettled, [place("{agency}", agency), said("{document}", document)])
        case .referenceChanged(let system, let reference):
            return (Phrase.evReference, [place("{system}", system), Slot("{reference}", "\(code: reference)")])
        case .leadFollowed(let code): return (Phrase.evFollows, [Slot("{code}", link(code))])
        case .dossierLed(let code): return (Phrase.evLeads, [Slot("{code}", link(code))])
        default: return (Phrase.story, [])
        }
    }

    private static func said(_ name: String, _ text: String) -> Slot { Slot(name, "\(vi: text)") }

    private static func clock(_ fact: Fact, _ view: DossierView, _ language: Language) -> Told {
        switch fact {
        case .supplementRequested(let items, _, _):
            (Phrase.evAsked, [said("{papers}", items.map(\.paper).joined(separator: "; "))])
        case .supplementReceived(let papers, _): (Phrase.evBrought, [said("{papers}", papers.joined(separator: "; "))])
        case .paused(let pause, _):
            (Phrase.evPaused, [Slot("{reason}", view.told(pause.reason, language)), said("{note}", pause.note)])
        case .resumed(let note, _): (Phrase.evResumed, [said("{note}", note)])
        case .reappointed(let to, let reason, _):
            (Phrase.evReappointed, [Slot("{to}", "\(to.words, language)"), said("{reason}", reason)])
        case .dueRederived(let reading):
            (Phrase.evRederived, [Slot("{due}", reading.due.map { "\($0.words, language)" } ?? "–")])
        default: (Phrase.story, [])
        }
    }

    private static func end(_ fact: Fact, _ view: DossierView, _ language: Language) -> Told {
        switch fact {
        case .decided(.granted): (Phrase.evGranted, [])
        case .decided(.rejected(let reason)): (Phrase.evRejected, [said("{reason}", reason)])
        case .resultIssued(let document):
            (Phrase.evIssued, [said("{number}", document.number), said("{title}", document.title)])
        case .resultLocationChanged(let method): (Phrase.evPlace, [Slot("{to}", view.way(method, language))])
        case .handedOut(let handOut): handed(handOut.way, view, language)
        case .delivered(let recipient): (Phrase.evDelivered, [said("{recipient}", recipient)])
        case .returnedFromPost(let reason): (Phrase.evBroughtBack, [said("{reason}", reason)])
        case .refused(let reason, _): (Phrase.evRefused, [said("{reason}", reason)])
        case .withdrawn(let reason): (Phrase.evWithdrawn, [said("{reason}", reason)])
        case .stopped(let reason, let basis): (Phrase.evStopped, [said("{reason}", reason), said("{basis}", basis)])
        case .closedForSilence: (Phrase.evSilence, [])
        case .closedElsewhere(let report): (Phrase.evClosedElsewhere, [said("{report}", report)])
        default: (Phrase.story, [])
        }
    }

    private static func handed(_ way: HandOut.Way, _ view: DossierView, _ language: Language) -> Told {
        switch way {
        case .counter(let branch, let recipient, let identity):
            (
                Phrase.evHandedCounter,
                [
                    Slot("{branch}", view.names.place(branch, language)), said("{recipient}", recipient),
                    said("{identity}", identity),
                ]
            )
        case .post(let consignment): (Phrase.evHandedPost, [Slot("{consignment}", "\(code: consignment)")])
        case .electronic: (Phrase.evHandedElectronic, [])
        }
    }
}
