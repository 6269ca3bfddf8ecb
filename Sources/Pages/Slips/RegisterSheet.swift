public import Base

/// Form 07: a branch's register of dossiers over some days, numbered without gaps within the list.
public struct RegisterSheet: Sendable {
    public struct Line: Sendable {
        public var code: String
        public var procedure: String
        public var sets: Int
        public var applicant: String
        public var address: String
        public var phone: String
        public var agency: String
        public var received: LocalMoment
        public var due: LocalMoment?
        public var returned: CivilDate?
        public var way: Bilingual
        public var note: Bilingual

        public init(
            code: String, procedure: String, sets: Int, applicant: String, address: String, phone: String,
            agency: String, received: LocalMoment, due: LocalMoment?, returned: CivilDate?, way: Bilingual,
            note: Bilingual
        ) {
            (self.code, self.procedure, self.sets, self.applicant) = (code, procedure, sets, applicant)
            (self.address, self.phone, self.agency) = (address, phone, agency)
            (self.received, self.due, self.returned) = (received, due, returned)
            (self.way, self.note) = (way, note)
        }
    }

    public var branch: Bilingual
    public var place: String
    public var from: CivilDate
    public var to: CivilDate
    public var lines: [Line]
    /// Only the first of the days' dossiers are here: the days asked for hold more than one list takes.
    public var isCut: Bool
    public var printed: LocalMoment
    public var printedBy: String

    public init(
        branch: Bilingual, place: String, from: CivilDate, to: CivilDate, lines: [Line], isCut: Bool,
        printed: LocalMoment, printedBy: String
    ) {
        (self.branch, self.place, self.from, self.to) = (branch, place, from, to)
        (self.lines, self.isCut, self.printed, self.printedBy) = (lines, isCut, printed, printedBy)
    }
}

extension SlipPages {
    /// - Parameter sheet: nil until a branch was chosen.
    public static func register(
        _ shell: Shell, _ state: FormState, branches: [(id: String, name: Bilingual)], _ sheet: RegisterSheet?
    ) -> [UInt8] {
        let language = shell.language
        return shell.page(
            "\(Phrase.registerTitle, language)", width: .work,
            """
            \(when: sheet == nil, "<h1>\(Phrase.registerTitle, language)</h1>")
            \(choice(state, branches))
            \(sheet.map { paper($0, shell) } ?? .nothing)
            """)
    }

    private static func choice(_ state: FormState, _ branches: [(id: String, name: Bilingual)]) -> HTML {
        let options = branches.map { Field.Option($0.id, "\(told: $0.name, state.language)") }
        return """
            <form class="lookup register no-print" action="/slips/07" method="get">
            \(state.summary)
            \(Field("branch", Phrase.registerBranch, .select(options)).html(state))
            \(Field("from", Phrase.registerFrom, .line(type: "date", length: 10), width: "medium").html(state))
            \(Field("to", Phrase.registerTo, .line(type: "date", length: 10), width: "medium").html(state))
            <button class="second">\(Phrase.registerShow, state.language)</button></form>
            """
    }

    private static func paper(_ sheet: RegisterSheet, _ shell: Shell) -> HTML {
        """
        <div class="buttons no-print"><button type="button" data-prints data-key="F9" hidden>\(Phrase.print, shell.language)</button></div>
        \(when: sheet.isCut, Piece.notice(.warn, "<p>\(Phrase.registerCut, shell.language)</p>"))
        <article class="slip a4wide" lang="vi" tabindex="0">
        \(when: shell.isDemo, "<p class=\"invented\">\(both: Phrase.slipInvented)</p>")
        <header><div><p class="issuer">\(sheet.branch.vi)</p></div>
        <div><p class="state">\(Phrase.slipState.vi)</p><p class="motto">\(Phrase.slipMotto.vi)</p></div></header>
        <h1>\(Phrase.registerHeading.vi)<span lang="en">\(Phrase.registerHeading.en)</span></h1>
        <p class="span">\(DayWords.date(sheet.from).vi) – \(DayWords.date(sheet.to).vi) · \(sheet.lines.count) \(both: Phrase.registerCount)</p>
        \(when: !sheet.lines.isEmpty, lines(sheet.lines))
        \(foot(form: "07", at: sheet.printed, by: sheet.printedBy))
        </article>
        """
    }

    private static let columns = [
        Phrase.slipOrder, Phrase.dossierCode, Phrase.procedure, Phrase.registerSets, Phrase.registerWho,
        Phrase.registerAgency, Phrase.slipReceivedShort, Phrase.slipDueShort, Phrase.registerReturned,
        Phrase.registerWay, Phrase.registerSigned, Phrase.registerNote,
    ]

    private static func lines(_ lines: [RegisterSheet.Line]) -> HTML {
        """
        <table class="book"><thead><tr>\(columns.map { "<th scope=\"col\">\(both: $0)</th>" })</tr></thead>
        <tbody>\(lines.enumerated().map { index, line in self.line(index + 1, line) })</tbody></table>
        """
    }

    private static func line(_ number: Int, _ line: RegisterSheet.Line) -> HTML {
        """
        <tr><td>\(padded(number, 2))</td><td>\(code: line.code)</td><td>\(line.procedure)</td><td>\(line.sets)</td>\
        <td><strong>\(line.applicant)</strong><br>\(line.address)\(when: !line.phone.isEmpty, "<br>\(code: line.phone)")</td>\
        <td>\(line.agency)</td><td>\(line.received.clock)<br>\(line.received.date.slashed)</td>\
        <td>\(line.due?.date.slashed ?? "")</td><td>\(line.returned?.slashed ?? "")</td><td>\(line.way.vi)</td><td></td>\
        <td>\(line.note.vi)</td></tr>
        """
    }
}
