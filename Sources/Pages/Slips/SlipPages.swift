internal import Base

/// A slip on the screen, as a sheet with a button that prints it; on paper the sheet alone is left.
public enum SlipPages {
    /// - Parameter others: forms that fit the dossier now, to go on to.
    public static func slip(_ shell: Shell, _ slip: Slip, others: [Slip.Form]) -> [UInt8] {
        let language = shell.language
        return shell.page(
            "\(slip.form.title, language) \(code: slip.code)", width: .work,
            """
            \(tools(shell, slip.code, slip.form, others))
            \(sheet(slip, isDemo: shell.isDemo))
            """)
    }

    private static func tools(_ shell: Shell, _ code: String, _ form: Slip.Form, _ others: [Slip.Form]) -> HTML {
        let language = shell.language
        return """
            <div class="buttons no-print"><button type="button" data-prints data-key="F9" hidden>\(Phrase.print, language)</button>
            <a href="/dossiers/\(path: code)">\(Phrase.toDossier, language)</a></div>
            <nav class="slips no-print" aria-label="\(Phrase.slipsOfDossier, language)"><ul>\(others.map { other in
                """
                <li><a href="/dossiers/\(path: code)/slips/\(other.rawValue)"\
                \(when: other == form, " aria-current=\"page\"")>\(other.rawValue). \(other.title, language)</a></li>
                """
            })</ul></nav>
            """
    }

    /// Why there is no such slip: nobody is handed a paper about what has not happened.
    public static func missing(_ shell: Shell, code: String, form: Slip.Form, others: [Slip.Form]) -> [UInt8] {
        let language = shell.language
        return shell.page(
            "\(Phrase.slipMissing, language)",
            """
            <h1>\(Phrase.slipMissing, language)</h1>
            <p>\(form.title, language) (\(form.rawValue)): \(form.whyMissing, language)</p>
            \(tools(shell, code, form, others))
            """)
    }

    private static func sheet(_ slip: Slip, isDemo: Bool) -> HTML {
        """
        <article class="slip \(slip.form == .control ? "a4" : "a5")" lang="vi" tabindex="0">
        \(head(slip, isDemo: isDemo))
        \(codes(slip))
        \(body(slip))
        \(slip.reason.map(reason) ?? .nothing)
        <div class="closing">\(signatures(slip))
        \(foot(form: slip.form.rawValue, code: slip.code, at: slip.printed, by: slip.printedBy))</div>
        </article>
        """
    }
}

// What every form bears.
extension SlipPages {
    private static func head(_ slip: Slip, isDemo: Bool) -> HTML {
        let (place, date) = (slip.place, DayWords.formal(slip.dated))
        return """
            \(when: isDemo, "<p class=\"invented\">\(both: Phrase.slipInvented)</p>")
            <header><div><p class="issuer">\(slip.issuer.vi)</p>\(slip.unit.map { "<p class=\"unit\">\($0.vi)</p>" } ?? .nothing)\
            <p class="no">\(Phrase.slipNumber.vi) \(code: slip.number)\(when: slip.form == .receipt, " · \(Phrase.slipBook.vi)")</p></div>
            <div><p class="state">\(Phrase.slipState.vi)</p><p class="motto">\(Phrase.slipMotto.vi)</p>\
            <p class="dated">\(place), \(date.vi)</p></div></header>
            """
    }

    /// The title with both readers' codes: the line for the counter's scanner, the square for anybody's telephone.
    private static func codes(_ slip: Slip) -> HTML {
        let line = CodePicture.code128(slip.code, words: "\(Phrase.dossierCode.vi) \(slip.code)", millimetres: 68)
        return """
            <div class="codes"><div><h1>\(slip.form.heading.vi)<span lang="en">\(slip.form.heading.en)</span></h1>\(line)</div>
            \(slip.link.map(follow) ?? .nothing)</div>
            """
    }

    private static func follow(_ link: String) -> HTML {
        """
        <div class="follow">\(CodePicture.qr(link, words: Phrase.slipFollow.vi, millimetres: 29))\
        <p>\(both: Phrase.slipFollow)</p></div>
        """
    }

    static func row(_ name: Bilingual, _ value: HTML) -> HTML {
        value.isEmpty ? .nothing : "<div><dt>\(both: name)</dt><dd>\(value)</dd></div>"
    }

    static func text(_ value: String) -> HTML { value.isEmpty ? .nothing : "\(value)" }

    private static func contact(_ party: Slip.Party) -> HTML {
        [party.phone, party.email].filter { !$0.isEmpty }.map { "\(code: $0)" as HTML }.joined(" · ")
    }

    static func applicant(_ slip: Slip) -> HTML {
        let party = slip.applicant
        let procedure: HTML = """
            <strong>\(slip.procedure.vi)</strong> (\(code: slip.procedureCode))\
            \(slip.variant.map { " – \($0.vi)" } ?? .nothing)
            """
        return """
            \(row(Phrase.slipApplicant, "<strong>\(party.name)</strong>"))\(row(Phrase.slipProxy, text(party.proxy)))\
            \(row(Phrase.slipAddress, text(party.address)))\(row(Phrase.slipContact, contact(party)))\(row(Phrase.procedure, procedure))
            """
    }

    private static func reason(_ reason: Slip.Reason) -> HTML {
        """
        <section class="reason"><h2>\(both: Phrase.slipWho)</h2><p>\(both: reason.sentence)</p>\
        \(when: !reason.basis.isEmpty, "<p class=\"basis\">\(Phrase.slipBasis.vi): \(reason.basis.map { "\($0.vi)" as HTML }.joined("; "))</p>")</section>
        """
    }

    private static func signatures(_ slip: Slip) -> HTML {
        func box(_ title: Bilingual, _ name: String) -> HTML {
            "<div><p><strong>\(title.vi)</strong><span lang=\"en\">\(title.en)</span></p><p class=\"sign-here\">\(Phrase.slipSign.vi)</p><p class=\"name\">\(name)</p></div>"
        }
        let submitter = slip.applicant.submitter
        switch slip.form {
        case .receipt:
            return
                "<div class=\"signatures\">\(box(Phrase.slipSubmitter, submitter))\(box(Phrase.slipReceiver, slip.signer))</div>"
        case .supplement, .refusal:
            return
                "<div class=\"signatures\">\(box(Phrase.slipSubmitter, submitter))\(box(Phrase.slipOfficer, slip.signer))</div>"
        case .apology, .stop: return "<div class=\"signatures\"><div></div>\(box(Phrase.slipHead, ""))</div>"
        case .control: return .nothing
        }
    }

    static func foot(form: String, code: String = "", at: LocalMoment, by: String) -> HTML {
        """
        <footer><span>\(Phrase.slipForm.vi) \(form) \(code: code)</span><span>\(Phrase.slipPrinted.vi) \(at.clock) \(at.date.slashed)\
        \(when: !by.isEmpty, ", \(Phrase.slipBy.vi) \(by)")</span><span translate="no">Waypost</span></footer>
        """
    }
}

extension HTML.StringInterpolation {
    /// Both languages: the English smaller, beside the Vietnamese.
    mutating func appendInterpolation(both words: Bilingual) {
        appendInterpolation(words.vi)
        if words.en != words.vi { appendInterpolation(html(english: words.en)) }
    }

    private func html(english: String) -> HTML { " <span lang=\"en\">\(english)</span>" }
}
