public import Base
internal import Dossiers

/// How far a dossier is, for whoever asks: no cookie, no script, readable by a browser that shows text alone.
public enum TrackPages {
    /// - Parameter told: why the code that was given leads nowhere.
    public static func ask(_ shell: Shell, _ state: FormState, told: Bilingual? = nil) -> [UInt8] {
        let language = shell.language
        return shell.page(
            "\(Phrase.track, language)",
            """
            \(state.summary)\(told.map { Piece.notice(.warn, "<p role=\"alert\">\($0, language)</p>") } ?? .nothing)
            <h1>\(Phrase.track, language)</h1>
            <p>\(Phrase.trackIntro, language)</p>
            \(form(shell, state))
            <p><a href="\(shell.path(of: "/procedures"))">\(Phrase.trackToProcedures, language)</a></p>
            """)
    }

    private static func form(_ shell: Shell, _ state: FormState) -> HTML {
        let field = Field(
            "code", Phrase.dossierCode, hint: Phrase.dossierCodeHint, .line(length: 300), width: "medium",
            more: " spellcheck=\"false\" autocapitalize=\"characters\" data-scan")
        return """
            <form action="\(shell.path(of: "/track"))" method="post" novalidate>
            \(field.html(state))
            <button>\(Phrase.trackSee, shell.language)</button>
            </form>
            """
    }

    /// The same for a code that is nobody's, a code that is not public and a link that is not the receipt's.
    public static func unknown(_ shell: Shell, _ state: FormState) -> [UInt8] {
        ask(shell, state, told: Phrase.trackUnknown)
    }

    public static func dossier(_ shell: Shell, _ dossier: PublicDossier) -> [UInt8] {
        let language = shell.language
        return shell.page(
            "\(Phrase.trackTitle, language) \(code: dossier.code)",
            """
            <h1>\(Phrase.trackTitle, language) <span class="break">\(code: dossier.code)</span></h1>
            \(degree(dossier, language))
            \(dossier.details.map { details($0, shell) } ?? known(language))
            \(dossier.branch.map { branch($0, language) } ?? .nothing)
            <p><a href="\(shell.path(of: "/track"))">\(Phrase.trackAnother, language)</a></p>
            """)
    }

    private static func known(_ language: Language) -> HTML {
        "<p class=\"hint\">\(Phrase.trackCodeOnly, language)</p>"
    }
}

// How far it is.
extension TrackPages {
    private static func degree(_ dossier: PublicDossier, _ language: Language) -> HTML {
        """
        <section aria-labelledby="degree"><h2 id="degree">\(Phrase.degree, language): \(dossier.completion.rawValue) %</h2>
        \(bar(dossier.completion.rawValue))
        <ol class="way">\(way(dossier.completion).map { step($0, dossier.completion, language) })</ol></section>
        """
    }

    /// What ended may have ended in many ways, and a code alone does not say which.
    private static func way(_ completion: Completion) -> [Completion] {
        completion == .ended ? [.received, .ended] : Completion.allCases
    }

    private static func step(_ step: Completion, _ now: Completion, _ language: Language) -> HTML {
        let words = step.words.capitalizedFirst
        if step.rawValue < now.rawValue || step == .ended && now == .ended {
            return """
                <li class="done"><span class="mark" aria-hidden="true">✓</span> <span>\(words, language) \
                <span class="hint">(\(Phrase.progressDone, language))</span></span></li>
                """
        }
        if step == now {
            return """
                <li class="here" aria-current="step"><span class="mark" aria-hidden="true">➤</span> \
                <span><strong>\(words, language)</strong> <span class="hint">(\(Phrase.stepHere, language))</span></span></li>
                """
        }
        return "<li><span class=\"mark\" aria-hidden=\"true\">○</span> <span>\(words, language)</span></li>"
    }

    private static func bar(_ percent: Int) -> HTML {
        """
        <svg class="degree" aria-hidden="true" viewBox="0 0 100 4" preserveAspectRatio="none" height="12">\
        <rect width="100" height="4" fill="#dfe5ea"/><rect width="\(percent)" height="4" fill="#10653a"/></svg>
        """
    }
}

// What the receipt's link shows besides.
extension TrackPages {
    private static func details(_ details: PublicDossier.Details, _ shell: Shell) -> HTML {
        let language = shell.language
        let page = shell.path(of: "/procedures/\(details.procedureCode)")
        var rows = [
            Piece.Row(Phrase.procedure, "<a href=\"\(page)\">\(told: details.procedure, language)</a>"),
            Piece.Row(Phrase.publicReceived, "\(DayWords.moment(details.received), language)"),
        ]
        if let due = details.due {
            rows.append(Piece.Row(Phrase.publicDue, "<strong>\(DayWords.moment(due), language)</strong>"))
        }
        rows.append(Piece.Row(Phrase.returnedBy, "\(Phrase.returned(details.returned), language)"))
        return """
            \(Phrase.next(details.stage, details.returned).map { Piece.notice(.plain, "<p>\($0, language)</p>") } ?? .nothing)
            \(Piece.summary(rows, language))
            """
    }

    private static func branch(_ branch: PublicBranch, _ language: Language) -> HTML {
        """
        <section class="place" aria-labelledby="branch"><h2 id="branch">\(Phrase.lodgedAtBranch, language)</h2>
        <p><strong>\(told: branch.name, language)</strong>\
        \(when: !branch.address.isEmpty, "<br>\(vi: branch.address)")\
        \(when: !branch.phone.isEmpty, "<br><a href=\"tel:\(path: branch.phone)\">\(code: branch.phone)</a>")</p>
        <p>\(Piece.tag(branch.isOpenNow ? Phrase.openNow : Phrase.closedNow, branch.isOpenNow ? .good : .plain, language))</p>
        <table class="hours"><caption class="quiet">\(Phrase.openingHours, language)</caption>
        <tbody>\(branch.days.enumerated().map { number, day in self.day(day, isToday: number == 0, language) })</tbody></table>
        </section>
        """
    }

    private static func day(_ day: OpenDay, isToday: Bool, _ language: Language) -> HTML {
        let name: HTML = isToday ? "<strong>\(Phrase.today, language)</strong>, " : .nothing
        let hours: HTML = day.told.map { "\($0)" } ?? "\(Phrase.closed, language)"
        return """
            <tr><th scope="row">\(name)\(DayWords.whole(day.date), language)</th><td>\(hours)</td></tr>
            """
    }
}

extension HTML.StringInterpolation {
    /// Data that the register has in both languages; spoken as Vietnamese where it has Vietnamese only.
    mutating func appendInterpolation(told words: Bilingual, _ language: Language) {
        if language == .vi || words.en.isEmpty || words.en == words.vi {
            appendInterpolation(vi: words.vi)
        } else {
            appendInterpolation(words.en)
        }
    }
}
