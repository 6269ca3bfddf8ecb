internal import Base

// What each form says of its own.
extension SlipPages {
    static func body(_ slip: Slip) -> HTML {
        switch slip.body {
        case .receipt(let receipt): self.receipt(slip, receipt)
        case .supplement(let supplement): self.supplement(slip, supplement)
        case .refusal(let reason, let papers): refusal(slip, reason, papers)
        case .apology(let apology): self.apology(slip, apology)
        case .stop(let reason, let basis): stop(slip, reason, basis)
        case .control(let control): self.control(slip, control)
        }
    }

    private static func receipt(_ slip: Slip, _ receipt: Slip.Receipt) -> HTML {
        let received = DayWords.moment(receipt.received)
        return """
            <dl>\(applicant(slip))\(row(Phrase.slipReceived, "\(received.vi) (\(receipt.channel.vi))"))\
            \(row(Phrase.slipPeriod, receipt.period.map { "\($0.vi)" } ?? .nothing))\
            \(row(Phrase.slipReturned, "\(receipt.returned.vi)"))</dl>
            \(appointment(Phrase.slipDue, receipt.due.map { DayWords.moment($0) } ?? Phrase.slipDueLater))
            \(papers(receipt.papers))
            """
    }

    private static func appointment(_ title: Bilingual, _ when: Bilingual) -> HTML {
        """
        <p class="appointment"><span>\(both: title)</span><strong>\(when.vi)</strong><span lang="en">\(when.en)</span></p>
        """
    }

    private static func papers(_ papers: [Slip.Receipt.Paper]) -> HTML {
        if papers.isEmpty { return "<p>\(both: Phrase.slipNoPapers)</p>" }
        return """
            <table class="given"><caption>\(both: Phrase.slipPapers)</caption><thead><tr><th scope="col">\(Phrase.slipOrder.vi)</th>\
            <th scope="col">\(both: Phrase.paper)</th><th scope="col">\(both: Phrase.paperForm)</th>\
            <th scope="col">\(Phrase.slipCount.vi)</th></tr></thead>
            <tbody>\(papers.enumerated().map { index, paper in
                """
                <tr><td>\(index + 1)</td><td>\(paper.name)</td><td>\(paper.isOriginal ? Phrase.slipOriginal.vi : Phrase.slipCopy.vi)</td>\
                <td>\(padded(paper.count, 2))</td></tr>
                """
            })</tbody></table>
            """
    }

    private static func supplement(_ slip: Slip, _ supplement: Slip.Supplement) -> HTML {
        """
        <dl>\(applicant(slip))</dl>
        <p class="asks">\(both: Phrase.slipAsks)</p>
        <table><thead><tr><th scope="col">\(Phrase.slipOrder.vi)</th><th scope="col">\(both: Phrase.slipBring)</th>\
        <th scope="col">\(both: Phrase.slipWhy)</th></tr></thead>
        <tbody>\(supplement.items.enumerated().map { index, item in
            "<tr><td>\(index + 1)</td><td><strong>\(item.paper)</strong></td><td>\(item.reason)</td></tr>"
        })</tbody></table>
        <dl>\(row(Phrase.slipNote, text(supplement.note)))\
        \(row(Phrase.slipEffect, supplement.effect.map { "\($0.vi)" } ?? .nothing))\
        \(row(Phrase.slipUntil, supplement.until.map { "<strong>\(DayWords.moment($0).vi)</strong>" } ?? .nothing))</dl>
        <p>\(both: Phrase.slipAnyCounter)</p>
        """
    }

    private static func refusal(_ slip: Slip, _ reason: String, _ papers: Bilingual) -> HTML {
        """
        <dl>\(applicant(slip))</dl>
        \(statement(Phrase.slipRefuses, reason))
        <dl>\(row(Phrase.slipPapersBack, "\(papers.vi)"))</dl>
        <p>\(both: Phrase.slipComplain)</p>
        """
    }

    private static func apology(_ slip: Slip, _ apology: Slip.Apology) -> HTML {
        """
        <dl>\(applicant(slip))\(row(Phrase.slipReceived, "\(DayWords.moment(apology.received).vi)"))\
        \(row(Phrase.slipWasDue, apology.instead.map { "\(DayWords.moment($0).vi)" } ?? .nothing))</dl>
        <p class="asks">\(apology.agency.vi) \(both: Phrase.slipApologises)</p>
        \(statement(Phrase.slipWhy, apology.reason))
        \(appointment(Phrase.slipNewDue, DayWords.whole(apology.to)))
        <p>\(both: Phrase.slipOnce)</p>
        """
    }

    private static func stop(_ slip: Slip, _ reason: String, _ basis: String) -> HTML {
        """
        <dl>\(applicant(slip))</dl>
        \(statement(Phrase.slipStops, reason))
        <dl>\(row(Phrase.slipBasis, text(basis)))</dl>
        <p>\(both: Phrase.slipComplain)</p>
        """
    }

    /// What a person wrote, in a frame of its own.
    private static func statement(_ title: Bilingual, _ words: String) -> HTML {
        "<div class=\"statement\"><p>\(both: title)</p><p><strong>\(words)</strong></p></div>"
    }
}

// Form 06.
extension SlipPages {
    private static func control(_ slip: Slip, _ control: Slip.Control) -> HTML {
        """
        <dl>\(applicant(slip))\(row(Phrase.slipReceived, "\(DayWords.moment(control.received).vi)"))\
        \(row(Phrase.slipDue, control.due.map { "\(DayWords.moment($0).vi)" } ?? .nothing))</dl>
        <table class="hops"><thead><tr>\(columns.map { "<th scope=\"col\">\(both: $0)</th>" })</tr></thead>
        <tbody>\(control.hops.enumerated().map { index, hop in self.hop(index, hop) })</tbody></table>
        <p class="outcome">\(both: Phrase.slipOutcome): \(outcomes(control.outcome))</p>
        """
    }

    private static let columns = [
        Phrase.slipOrder, Phrase.slipGiver, Phrase.slipTaker, Phrase.slipTime, Phrase.slipWork, Phrase.slipSigned,
    ]

    private static func hop(_ index: Int, _ hop: Slip.Control.Hop) -> HTML {
        """
        <tr><td>\(index + 1)</td><td>\(hop.from.vi)</td><td>\(hop.to == hop.from ? "" : hop.to.vi)</td><td>\(hop.at.clock)<br>\(hop.at.date.slashed)</td>\
        <td>\(both: hop.what)\(when: !hop.note.isEmpty, "<br>\(hop.note)")</td><td></td></tr>
        """
    }

    /// Boxes to tick by hand while it runs, ticked once it is known.
    private static func outcomes(_ outcome: Slip.Control.Outcome?) -> HTML {
        let all: [(Slip.Control.Outcome, Bilingual)] = [
            (.early, Phrase.slipEarly), (.onTime, Phrase.slipOnTime), (.late, Phrase.slipLate),
        ]
        return all.map { kind, words in
            "<span class=\"box\"><span aria-hidden=\"true\">\(kind == outcome ? "☒" : "☐")</span> \(both: words)</span>"
        }.joined(" ")
    }
}
