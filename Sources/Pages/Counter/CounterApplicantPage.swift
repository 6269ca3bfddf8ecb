public import Base

/// Whose dossier it is, what was handed in, how the result goes back.
public struct CounterApplicantView: Sendable {
    public struct Paper: Sendable {
        public var number: Int
        /// As it is kept; Vietnamese, as on the receipt.
        public var value: String
        public var name: Bilingual

        public init(number: Int, value: String, name: Bilingual) {
            (self.number, self.value, self.name) = (number, value, name)
        }
    }

    /// What was found of this telephone number.
    public enum Known: Sendable {
        case found(name: String, code: String)
        case nobody
    }

    public var of: CounterCaseView
    public var papers: [Paper]
    /// Numbers of the lines for what the register's list does not name.
    public var blank: [Int]
    public var known: Known?

    public init(of: CounterCaseView, papers: [Paper], blank: [Int], known: Known? = nil) {
        (self.of, self.papers, self.blank, self.known) = (of, papers, blank, known)
    }
}

extension CounterPages {
    public static func applicant(_ shell: Shell, _ view: CounterApplicantView) -> [UInt8] {
        let (language, state) = (shell.language, view.of.state)
        return shell.page(
            "\(Phrase.counterApplicant, language)", width: .work,
            """
            \(state.summary)
            <p class="at">\(said(view.of.procedure.name, language))</p>
            <h1>\(Phrase.counterApplicant, language)</h1>
            <form action="/counter/check" method="post" novalidate data-draft="counter" data-filled>\(shell.hidden)\
            \(carried(view.of, at: "/counter/applicant"))<input type="hidden" name="papersSeen" value="yes">
            <div class="columns two"><div>
            \(person(view))
            </div><div>\(papers(view))\(way(state))</div></div>
            <div class="buttons"><button data-key="F8"\(when: isFound(view), " autofocus")>\(Phrase.goOn, language) <kbd>F8</kbd></button>\
            <button class="second" formaction="/counter/case" data-key="F4">\(Phrase.back, language) <kbd>F4</kbd></button></div>
            </form>
            """)
    }

    private static func isFound(_ view: CounterApplicantView) -> Bool {
        if case .found = view.known { true } else { false }
    }

    private static func person(_ view: CounterApplicantView) -> HTML {
        let state = view.of.state
        let phone = "applicant.phone"
        let wantsPhone = state.value(phone).isEmpty && state.faults.isEmpty
        let wantsName = !wantsPhone && state.value("applicant.name").isEmpty && state.faults.isEmpty
        return """
            \(Field(phone, Phrase.counterPhone, hint: Phrase.counterPhoneHint, .line(type: "tel", length: 30), isOptional: true, width: "medium", more: wantsPhone ? " autofocus" : .nothing).html(state))
            \(known(view))
            \(Field("applicant.name", Phrase.counterName, .line(length: 200), more: wantsName ? " autofocus" : .nothing).html(state))
            \(Field("applicant.address", Phrase.counterAddress, .line(length: 300), isOptional: true).html(state))
            \(Field("applicant.email", Phrase.counterEmail, .line(type: "email", length: 254), isOptional: true).html(state))
            \(Field("applicant.kind", Phrase.counterKind, .radios([
                Field.Option("person", "\(Phrase.counterPerson, state.language)"), Field.Option("firm", "\(Phrase.counterFirm, state.language)"),
            ])).html(state))
            \(proxy(state))
            """
    }

    private static func known(_ view: CounterApplicantView) -> HTML {
        let language = view.of.language
        switch view.known {
        case nil: return .nothing
        case .nobody: return "<p class=\"notice\" role=\"status\">\(Phrase.counterNotKnown, language)</p>"
        case .found(let name, let code):
            return """
                <div class="notice good" role="status"><p>\(Phrase.counterKnown, language) <strong>\(vi: name)</strong> \
                (\(code: code)). \(Phrase.counterKnownAsk, language)</p></div>
                """
        }
    }

    private static func proxy(_ state: FormState) -> HTML {
        let names = ["applicant.proxy.name", "applicant.proxy.phone", "applicant.proxy.authority"]
        let isOpen = names.contains { !state.value($0).isEmpty || state.fault($0) != nil }
        return """
            <details class="field"\(when: isOpen, " open")><summary>\(Phrase.counterProxy, state.language)</summary>
            \(Field(names[0], Phrase.counterProxyName, .line(length: 200)).html(state))
            \(Field(names[1], Phrase.counterProxyPhone, .line(type: "tel", length: 30), isOptional: true, width: "medium").html(state))
            \(Field(names[2], Phrase.counterAuthority, hint: Phrase.counterAuthorityHint, .line(length: 200)).html(state))
            </details>
            """
    }

    private static func papers(_ view: CounterApplicantView) -> HTML {
        let state = view.of.state
        return """
            <fieldset class="field papers" id="papers"><legend>\(Phrase.counterHandedIn, state.language)</legend>
            \(view.papers.map { paper($0, state) })\(view.blank.map { blank($0, state) })</fieldset>
            """
    }

    private static func paper(_ paper: CounterApplicantView.Paper, _ state: FormState) -> HTML {
        let name = "papers.\(paper.number).name"
        return """
            <div class="paper"><div class="choice"><input type="checkbox" id="\(name)" name="\(name)" value="\(paper.value)"\
            \(when: !state.value(name).isEmpty, " checked")><label for="\(name)">\(said(paper.name, state.language))</label></div>\
            \(amounts(paper.number, state))</div>
            """
    }

    private static func blank(_ number: Int, _ state: FormState) -> HTML {
        let field = Field("papers.\(number).name", Phrase.counterOtherPaper, .line(length: 200), isOptional: true)
        return "<div class=\"paper\">\(field.html(state))\(amounts(number, state))</div>"
    }

    private static func amounts(_ number: Int, _ state: FormState) -> HTML {
        let (count, kept) = ("papers.\(number).count", "papers.\(number).originalKept")
        return """
            <div class="amounts"><label for="\(count)">\(Phrase.counterCount, state.language)</label>\
            <input class="short" id="\(count)" name="\(count)" inputmode="numeric" maxlength="2" autocomplete="off" value="\(state.value(count))"\
            \(when: state.fault(count) != nil, " aria-invalid=\"true\"")>\
            <div class="choice"><input type="checkbox" id="\(kept)" name="\(kept)" value="yes"\(when: state.holds(kept, "yes"), " checked")>\
            <label for="\(kept)">\(Phrase.counterKept, state.language)</label></div></div>
            """
    }

    private static func way(_ state: FormState) -> HTML {
        let options = [
            Field.Option("counter", "\(Phrase.counterWayCounter, state.language)"),
            Field.Option("post", "\(Phrase.counterWayPost, state.language)"),
            Field.Option("electronic", "\(Phrase.counterWayElectronic, state.language)"),
        ]
        let address = Field(
            "resultTo.address", Phrase.counterWayAddress, hint: Phrase.counterWayAddressHint, .line(length: 300))
        return """
            \(Field("resultTo.way", Phrase.counterWay, .radios(options)).html(state))
            <div data-when="resultTo.way=post">\(address.html(state))</div>
            """
    }
}

/// The last look before it is lodged.
public struct CounterCheckView: Sendable {
    public var of: CounterCaseView
    /// Question and answer, from the page of the case.
    public var asked: [Piece.Row]
    public var applicant: [Piece.Row]
    public var papers: [Piece.Row]

    public init(of: CounterCaseView, asked: [Piece.Row], applicant: [Piece.Row], papers: [Piece.Row]) {
        (self.of, self.asked, self.applicant, self.papers) = (of, asked, applicant, papers)
    }
}

extension CounterPages {
    /// - Parameter told: why it was not lodged as it stands.
    public static func check(_ shell: Shell, _ view: CounterCheckView, told: Bilingual? = nil) -> [UInt8] {
        let language = shell.language
        return shell.page(
            "\(Phrase.counterCheck, language)", width: .reading,
            """
            \(told.map { Piece.notice(.bad, "<p role=\"alert\">\($0, language)</p>") } ?? .nothing)
            <h1>\(Phrase.counterCheck, language)</h1>
            <form action="/counter/lodge" method="post" novalidate data-draft="counter" data-filled>\(shell.hidden)\
            \(carried(view.of, at: "/counter/check"))
            <div class="buttons first"><button data-key="F8" autofocus>\(Phrase.counterLodgeNow, language) <kbd>F8</kbd></button></div>
            <h2>\(Phrase.counterCase, language) \(change("/counter/case", Phrase.counterCase, language))</h2>
            \(Piece.summary(view.asked, language))
            <h2>\(Phrase.counterApplicant, language) \(change("/counter/applicant", Phrase.counterApplicant, language))</h2>
            \(Piece.summary(view.applicant, language))
            <h2>\(Phrase.counterHandedIn, language) \(change("/counter/applicant", Phrase.counterHandedIn, language))</h2>
            \(view.papers.isEmpty ? "<p>\(Phrase.none, language)</p>" : Piece.summary(view.papers, language))
            </form>
            """)
    }

    /// Back to a page of the same case with everything kept.
    private static func change(_ path: HTML, _ what: Bilingual, _ language: Language) -> HTML {
        """
        <button class="plain" formaction="\(path)">\(Phrase.change, language)\
        <span class="quiet"> \(what, language)</span></button>
        """
    }
}
