internal import Base
internal import Competence
internal import Dossiers
internal import Testing
internal import WorkingTime

/// An invented dossier, the real calendar, and short ways to write steps in tables of cases.
enum Life {
    static let root = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }

    static let calendar = Result {
        try WorkCalendar.read(file: "calendar.csv", bytes: FileBytes.read("\(root)/Routing/vn/calendar.csv"))
    }

    static let hours = Result {
        try HoursBook.read(file: "hours.csv", bytes: FileBytes.read("\(root)/Routing/vn/hours.csv")).hours()
    }

    /// `2026-03-02 09:00`; a bare date means 09:00.
    static func instant(_ text: String) throws -> Instant {
        try #require(LocalMoment(text.utf8.count == 10 ? text + " 09:00" : text)).instant
    }

    static func context(_ at: String) throws -> Context { try context(instant(at)) }

    static func context(_ at: Instant) throws -> Context {
        Context(now: at, actor: "account:lan", calendar: try calendar.get(), hours: try hours.get())
    }

    static func rule(_ period: String, supplement: String = "restart", silence: String = "30 d") throws -> DeadlineRule
    {
        try DeadlineRule(period: period, cutoff: "", supplement: supplement, silence: silence)
    }

    static let code = DossierCode(issuer: "H29.1", day: CivilDate(day: 20_514), serial: 1)
    static let other = DossierCode(issuer: "H29.1", day: CivilDate(day: 20_514), serial: 2)
    static let receipt = Array(#"{"receipt":1,"edition":"00","why":["điều 5 {\"x\"}"]}"#.utf8)

    /// Lodged at a branch for the ward's committee, Monday 2 March 2026 at nine.
    static func lodging(
        _ assignment: Assignment = .agency("ward-a"), period: DeadlineRule?,
        resultTo: ReturnMethod = .counter(branch: "branch-1"),
        papers: [LodgedPaper] = [LodgedPaper(name: "Tờ khai")], received: String = "2026-03-02 09:00"
    ) throws -> Lodging {
        Lodging(
            code: code, branch: "branch-1", channel: .counter, procedure: "1.001193", variant: "plain",
            applicant: Applicant(
                name: "Nguyễn Thị Lan", phone: "+84901234567", email: "lan@example.invalid", address: "1 Lê Lợi",
                proxy: Proxy(name: "Trần Văn Minh", phone: "", authority: "giấy ủy quyền 12/2026")),
            papers: papers, resultTo: resultTo, assignment: assignment, edition: Digest(of: [1, 2, 3]),
            receipt: receipt, period: period, received: try instant(received))
    }

    static let form = ResultDocument(number: "12/TL-KS", title: "Trích lục khai sinh", form: .both)
    static let items = [SupplementItem(paper: "Bản sao sổ đỏ", reason: "thiếu trang 2")]
    static let overCounter = HandOut(
        way: .counter(branch: "branch-1", recipient: "Nguyễn Thị Lan", identitySeen: "CCCD"), originalsGivenBack: true)
    static let byPost = HandOut(way: .post(consignment: "C-1"), originalsGivenBack: true)

    static func decline(_ reroute: Assignment, superior: String = "province") -> Step {
        .decline(
            Decline(reason: "đất thuộc phường khác", newFact: "property=ward-b", rules: ["r-1"]),
            Reroute(assignment: reroute, receipt: receipt, superior: superior))
    }

    /// A step of each kind with data nobody could object to in its stage.
    static func step(_ kind: StepKind) throws -> Step {
        switch kind {
        case .lodge: .lodge(try lodging(period: rule("5 wd")))
        case .routeByHand: .routeByHand(to: .agency("ward-c"), why: "đã hỏi người nộp")
        case .transfer: .transfer(to: "ward-c", why: "sáp nhập", basis: "nghị quyết 1")
        case .accept: .accept(officer: "Phạm Văn Hùng")
        case .assign: .assign(officer: "Lý Thu Hà")
        case .decline: decline(.agency("ward-b"))
        case .referConflict: .referConflict(superior: "city", note: "")
        case .settleConflict: .settleConflict(agency: "ward-b", document: "CV 7/2026")
        case .requestSupplement: .requestSupplement(items, deadlineNote: "trước 15/03")
        case .receiveSupplement: .receiveSupplement(papers: ["Bản sao sổ đỏ"])
        case .pause: .pause(Pause(reason: .opinionSought, note: "hỏi Sở Xây dựng"))
        case .resume: .resume(note: "đã có ý kiến")
        case .reappoint: .reappoint(to: try #require(CivilDate("2026-06-15")), reason: "nhiều hồ sơ")
        case .decide: .decide(.granted)
        case .issueResult: .issueResult(form)
        case .changeResultLocation: .changeResultLocation(.electronic)
        case .handOut: .handOut(overCounter)
        case .confirmDelivery: .confirmDelivery(recipient: "Nguyễn Thị Lan")
        case .returnFromPost: .returnFromPost(reason: "không có người nhận")
        case .refuse: .refuse(reason: "không thuộc phạm vi", papersTo: .counter(branch: "branch-1"))
        case .withdraw: .withdraw(reason: "")
        case .stop: .stop(reason: "tranh chấp", basis: "điều 10")
        case .closeForSilence: .closeForSilence
        case .changeReference: .changeReference(system: "moj", reference: "MOJ-9")
        case .closeElsewhere: .closeElsewhere(report: "đã trả trên hệ thống khác")
        case .followLead: .followLead(other)
        case .leadAlso: .leadAlso(other)
        case .rederive: .rederive
        }
    }

    /// The steps that lead to a stage, the first of them lodging.
    static func path(to stage: Stage, period: DeadlineRule?) throws -> [Step] {
        let lodged: Step = .lodge(try lodging(period: period))
        let accepted = [lodged, try step(.accept)]
        let ready = accepted + [.decide(.granted), .issueResult(form)]
        let elsewhere: Step = .lodge(try lodging(.elsewhere(system: "moj", reference: ""), period: period))
        return switch stage {
        case .manualDesk: [.lodge(try lodging(.manualDesk("province", why: "không rõ phường"), period: period))]
        case .routed: [lodged]
        case .conflict: [lodged, decline(.agency("ward-a"))]
        case .processing: accepted
        case .awaitingSupplement: accepted + [try step(.requestSupplement)]
        case .paused: accepted + [try step(.pause)]
        case .decided: accepted + [.decide(.granted)]
        case .resultReady: ready
        case .withPost: ready + [.changeResultLocation(.post(address: "1 Lê Lợi")), .handOut(byPost)]
        case .heldElsewhere: [elsewhere]
        case .completed: ready + [.handOut(overCounter)]
        case .refused: [lodged, try step(.refuse)]
        case .withdrawn: [lodged, try step(.withdraw)]
        case .stopped: accepted + [try step(.stop)]
        case .closedForSilence: accepted + [try step(.requestSupplement), .closeForSilence]
        case .closedElsewhere: [elsewhere, try step(.closeElsewhere)]
        }
    }

    /// A dossier in this stage, with its events.
    static func dossier(in stage: Stage, period: DeadlineRule?) throws -> (dossier: Dossier, events: [Event]) {
        var dossier: Dossier?
        var events: [Event] = []
        for step in try path(to: stage, period: period) {
            // The silence is over only weeks later.
            let at = step == .closeForSilence ? "2026-04-20" : "2026-03-03 10:00"
            for event in try decide(step, on: dossier, context(dossier == nil ? "2026-03-02 09:00" : at)) {
                evolve(&dossier, event)
                events.append(event)
            }
        }
        return (try #require(dossier), events)
    }
}
