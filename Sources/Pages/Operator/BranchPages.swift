public import Base

/// A branch with when it is open and who works there.
public struct BranchView: Sendable {
    /// One day: when people can come.
    public struct Day: Sendable {
        public var date: CivilDate
        /// Minutes of the day; none while it is closed.
        public var open: [(from: Int, to: Int)]
        /// What makes it no ordinary day.
        public var note: Bilingual?

        public init(date: CivilDate, open: [(from: Int, to: Int)], note: Bilingual?) {
            (self.date, self.open, self.note) = (date, open, note)
        }
    }

    public var name: PlaceName
    public var address: String
    public var phone: String
    public var issuer: String
    public var isOpenNow: Bool
    /// From today on.
    public var days: [Day]
    public var people: [(account: AccountView, role: Bilingual)]

    public init(
        name: PlaceName, address: String, phone: String, issuer: String, isOpenNow: Bool, days: [Day],
        people: [(account: AccountView, role: Bilingual)]
    ) {
        (self.name, self.address, self.phone, self.issuer) = (name, address, phone, issuer)
        (self.isOpenNow, self.days, self.people) = (isOpenNow, days, people)
    }

    fileprivate func state(_ language: Language) -> HTML {
        isOpenNow
            ? Piece.tag(Phrase.branchOpen, .good, language) : Piece.tag(Phrase.branchClosed, .plain, language)
    }
}

public enum BranchPages {
    /// - Parameters:
    ///   - sought: what was looked for; empty: the branches where somebody works.
    ///   - all: how many branches the register knows today.
    public static func list(
        _ frame: OperatorFrame, _ branches: [BranchView], sought: String, found: Int, all: Int
    ) -> [UInt8] {
        let language = frame.language
        let state = FormState(language, values: [(name: "q", value: sought)])
        let few = Bilingual(
            vi: "Tìm thấy \(found), chỉ hiện \(branches.count). Gõ thêm tên để thu hẹp.",
            en: "\(found) found, \(branches.count) shown. Type more of the name.")
        let lead = Bilingual(
            vi:
                "Sổ thẩm quyền đang dùng có \(OperatorFrame.grouped(all, .vi)) quầy. Khi chưa tìm gì, đây là những quầy có tài khoản làm việc.",
            en:
                "The register in force knows \(OperatorFrame.grouped(all, .en)) branches. Before you search, these are the ones where accounts work."
        )
        return frame.page(
            """
            <p>\(lead, language)</p>
            <form class="inline-form" action="/operator/branches" method="get" role="search">\
            \(Field("q", Phrase.branchFind, .line(type: "search", length: 100)).html(state))\
            <button class="second">\(Phrase.accountFind, language)</button></form>
            \(when: found > branches.count, "<p role=\"status\">\(few, language)</p>")
            \(branches.isEmpty ? "<p role=\"status\">\(Phrase.accountNoPlace, language)</p>" : table(frame, branches))
            """)
    }

    private static func table(_ frame: OperatorFrame, _ branches: [BranchView]) -> HTML {
        let language = frame.language
        return Piece.table(
            "\(Phrase.operatorBranches, language)",
            columns: [
                Phrase.branchName, Phrase.branchAddress, Phrase.branchToday, Phrase.branchNow, Phrase.branchPeople,
            ],
            rows: branches.map { branch in
                [
                    "<a href=\"/operator/branches/\(path: branch.name.id)\">\(branch.name.html(language))</a>",
                    "\(vi: branch.address)\(when: branch.address.isEmpty, "–")",
                    branch.days.first.map { hours($0, language) } ?? "–", branch.state(language),
                    "\(branch.people.count)",
                ]
            }, language)
    }

    private static func hours(_ day: BranchView.Day, _ language: Language) -> HTML {
        if day.open.isEmpty { return "\(Phrase.branchShut, language)" }
        return day.open.map { "<span>\(clock($0.from))–\(clock($0.to))</span>" as HTML }.joined(", ")
    }

    private static func clock(_ minute: Int) -> String { "\(padded(minute / 60, 2)):\(padded(minute % 60, 2))" }

    /// - Parameter editions: the path to where the register is changed; nil where this person may not.
    public static func one(_ frame: OperatorFrame, _ branch: BranchView, editions: String?) -> [UInt8] {
        let language = frame.language
        return frame.page(
            heading: branch.name.html(language),
            """
            \(Piece.summary([
                Piece.Row(Phrase.branchNow, branch.state(language)),
                Piece.Row(Phrase.branchAddress, "\(vi: branch.address)\(when: branch.address.isEmpty, "–")"),
                Piece.Row(Phrase.branchPhone, "\(code: branch.phone)\(when: branch.phone.isEmpty, "–")"),
                Piece.Row(Phrase.branchCode, "\(code: branch.name.id)"),
                Piece.Row(Phrase.branchIssuer, "\(code: branch.issuer)\(when: branch.issuer.isEmpty, "\(Phrase.branchNoIssuer, language)")"),
            ], language))
            <p class="hint">\(Phrase.branchFromRegister, language)\
            \(editions.map { " <a href=\"\($0)\">\(Phrase.placeEditions, language)</a>" } ?? .nothing)</p>
            <h2>\(Phrase.branchHours, language)</h2>
            <div class="week">\(Piece.table("\(Phrase.branchHoursCaption, language)", columns: [Phrase.branchDay, Phrase.branchOpens, Phrase.branchNote], rows: branch.days.map { day in
                ["\(OperatorFrame.day(day.date), language)", hours(day, language), day.note.map { "\($0, language)" } ?? "–"]
            }, language, isQuiet: true))</div>
            <h2>\(Phrase.branchPeople, language)</h2>
            \(branch.people.isEmpty ? "<p>\(Phrase.branchNobody, language)</p>" : people(frame, branch))
            """)
    }

    private static func people(_ frame: OperatorFrame, _ branch: BranchView) -> HTML {
        Piece.table(
            "\(Phrase.branchPeople, frame.language)", columns: [Phrase.name, Phrase.accountRole, Phrase.accountState],
            rows: branch.people.map { person in
                [
                    "<a href=\"/operator/accounts/\(path: person.account.id)\">\(vi: person.account.name)</a>",
                    "\(person.role, frame.language)", person.account.state(frame.language),
                ]
            }, frame.language, isQuiet: true)
    }
}

extension OperatorFrame {
    /// `Thứ Hai 23/11/2026`, `Mon 23 Nov 2026`.
    static func day(_ date: CivilDate) -> Bilingual {
        let (year, month, day) = date.parts
        let names = ["Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        let index = Int(date.weekday.rawValue) - 1
        return Bilingual(
            vi: "\(index < 6 ? "Thứ \(names[index])" : "Chủ nhật") \(date.slashed)",
            en: "\(weekdays[index]) \(day) \(months[month - 1]) \(year)")
    }
}
