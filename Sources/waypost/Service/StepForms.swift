internal import Base
internal import Desk
internal import Dossiers
internal import WorkingTime

/// The steps the API takes: the fields of each, and the step they make.
enum StepForms {
    /// What a step needs besides its own words.
    enum Request: Sendable {
        case plain(Step)
        /// Needs the register's answer to the new fact.
        case decline(DeclineForm)
    }

    static let shape = Shape.oneOf(
        tag: "step", StepKind.allCases.filter { $0 != .lodge }.map { ($0.rawValue, fields(of: $0)) })

    private static let reason = Shape.Field.must("reason", .text(max: 1000), "In words the applicant understands.")
    private static let note = Shape.Field.may("note", .text(min: 0, max: 1000), "")

    private static func fields(of kind: StepKind) -> [Shape.Field] {
        switch kind {
        case .lodge, .closeForSilence, .rederive: []
        case .routeByHand:
            [
                .must("agency", .text(max: 64), "Who is competent."),
                .must("why", .text(max: 1000), "How this was found out."),
            ]
        case .transfer:
            [
                .must("agency", .text(max: 64), "Who is competent now."), .must("why", .text(max: 1000), ""),
                .must("basis", Forms.line(300), "The act that moves it."),
            ]
        case .accept: [.may("officer", Forms.line(100), "Who handles it; whoever asks unless said.")]
        case .assign: [.must("officer", Forms.line(100), "Who handles it from now on.")]
        case .decline:
            [
                reason, .may("place", Forms.place, "The fact routing did not know: a place."),
                .may(
                    "answer",
                    .object([.must("key", .text(max: 64), ""), .must("value", .text(max: 64), "")]),
                    "The fact routing did not know: an answer."),
            ]
        case .referConflict: [.must("superior", .text(max: 64), "The common superior."), note]
        case .settleConflict:
            [
                .must("agency", .text(max: 64), "Who is competent."),
                .must("document", Forms.line(200), "The superior's decision: number and date."),
            ]
        case .requestSupplement:
            [
                .must(
                    "items",
                    .list(
                        .object([
                            .must("paper", Forms.line(200), "What to bring."),
                            .must("reason", .text(max: 500), "Why it is needed."),
                        ]), most: 40), "All of them, in one request."), note,
            ]
        case .receiveSupplement:
            [.must("papers", .list(Forms.line(200), most: 40), "Every paper that was asked for.")]
        case .pause:
            [
                .must("reason", .choice(["opinion", "site", "payment", "other"]), "What is waited for."),
                .must("note", .text(max: 1000), "Whose opinion, what is checked, what is owed."),
                .may("answerBy", .text(max: 10, form: Forms.date), "By when the other body answers."),
                .may("attendAt", .text(max: 16, form: Forms.moment), "When the applicant has to be there."),
            ]
        case .resume: [note]
        case .reappoint:
            [.must("to", .text(max: 10, form: Forms.date), "The one new date."), reason]
        case .decide:
            [
                .must("verdict", .choice(["granted", "rejected"]), ""),
                .may("reason", .text(max: 1000), "Needed when rejected."),
            ]
        case .issueResult:
            [
                .must("number", Forms.line(100), "Of the document."), .must("title", Forms.line(300), ""),
                .must("form", .choice(ResultDocument.Form.allCases.map(\.rawValue)), ""),
            ]
        case .changeResultLocation: [.must("resultTo", Forms.resultTo, "Where the result is returned now.")]
        case .handOut: [.must("way", handOutWay, ""), .may("originalsGivenBack", .flag, "")]
        case .confirmDelivery: [.must("recipient", Forms.line(200), "Who received it.")]
        case .returnFromPost: [reason]
        case .refuse: [reason, .must("papersTo", Forms.resultTo, "Which way the papers go back.")]
        case .withdraw: [.may("reason", .text(min: 0, max: 1000), "")]
        case .stop: [reason, .must("basis", Forms.line(300), "The act that allows it.")]
        case .changeReference:
            [
                .must("system", .text(max: 64), "Which system holds it."),
                .must("reference", .text(max: 64), "What it calls it."),
            ]
        case .closeElsewhere: [.must("report", .text(max: 1000), "What the other system reported.")]
        case .followLead, .leadAlso: [.must("dossier", .text(max: 64, form: Forms.dossierCode), "")]
        }
    }

    private static let handOutWay = Shape.oneOf(
        tag: "by",
        [
            (
                "counter",
                [
                    .must("branch", .text(max: 64), ""), .must("recipient", Forms.line(200), "Who received it."),
                    .must("identitySeen", Forms.line(60), "Which kind of document was shown; never its number."),
                ]
            ),
            ("post", [.must("consignment", .text(max: 64), "")]),
            ("electronic", []),
        ])
}

// From JSON that has passed the shape.
extension StepForms {
    /// - Parameter actor: handles the dossier when nobody else is named.
    static func request(_ json: JSON, actor: String) -> Request? {
        guard let kind = StepKind(rawValue: json.text("step")) else { return nil }
        if kind == .decline { return .decline(decline(json)) }
        return step(kind, json, actor).map { Request.plain($0) }
    }

    private static func decline(_ json: JSON) -> DeclineForm {
        DeclineForm(
            reason: json.text("reason"), place: json["place"].flatMap(FormReading.place),
            answer: json["answer"].map { (key: $0.text("key"), value: $0.text("value")) })
    }

    private static func step(_ kind: StepKind, _ json: JSON, _ actor: String) -> Step? {
        let reason = json.text("reason")
        let note = json.text("note")
        switch kind {
        case .lodge, .decline: return nil
        case .routeByHand: return .routeByHand(to: .agency(json.text("agency")), why: json.text("why"))
        case .transfer:
            return .transfer(to: json.text("agency"), why: json.text("why"), basis: json.text("basis"))
        case .accept:
            let officer = json.text("officer")
            return .accept(officer: officer.isEmpty ? actor : officer)
        case .assign: return .assign(officer: json.text("officer"))
        case .referConflict: return .referConflict(superior: json.text("superior"), note: note)
        case .settleConflict:
            return .settleConflict(agency: json.text("agency"), document: json.text("document"))
        case .requestSupplement:
            let items = json.list("items").map { SupplementItem(paper: $0.text("paper"), reason: $0.text("reason")) }
            return .requestSupplement(items, deadlineNote: note)
        case .receiveSupplement: return .receiveSupplement(papers: json.list("papers").compactMap(\.text))
        case .pause: return .pause(pause(json))
        case .resume: return .resume(note: note)
        case .reappoint: return CivilDate(json.text("to")).map { .reappoint(to: $0, reason: reason) }
        case .decide: return .decide(json.text("verdict") == "granted" ? .granted : .rejected(reason: reason))
        case .issueResult:
            let form = json.choice("form", usual: ResultDocument.Form.paper)
            return .issueResult(ResultDocument(number: json.text("number"), title: json.text("title"), form: form))
        case .changeResultLocation:
            return .changeResultLocation(FormReading.returnMethod(json["resultTo"] ?? .null, branch: ""))
        case .handOut: return .handOut(handOut(json))
        case .confirmDelivery: return .confirmDelivery(recipient: json.text("recipient"))
        case .returnFromPost: return .returnFromPost(reason: reason)
        case .refuse:
            let papersTo = FormReading.returnMethod(json["papersTo"] ?? .null, branch: "")
            return .refuse(reason: reason, papersTo: papersTo)
        case .withdraw: return .withdraw(reason: reason)
        case .stop: return .stop(reason: reason, basis: json.text("basis"))
        case .closeForSilence: return .closeForSilence
        case .changeReference:
            return .changeReference(system: json.text("system"), reference: json.text("reference"))
        case .closeElsewhere: return .closeElsewhere(report: json.text("report"))
        case .followLead: return (try? DossierCode(json.text("dossier"))).map(Step.followLead)
        case .leadAlso: return (try? DossierCode(json.text("dossier"))).map(Step.leadAlso)
        case .rederive: return .rederive
        }
    }

    private static func pause(_ json: JSON) -> Pause {
        let reason: PauseReason =
            switch json.text("reason") {
            case "opinion": .opinionSought
            case "site": .siteCheck
            case "payment": .moneyOwed
            default: .other(Bilingual(same: json.text("note")))
            }
        return Pause(
            reason: reason, note: json.text("note"), answerBy: CivilDate(json.text("answerBy")),
            attendAt: LocalMoment(json.text("attendAt")))
    }

    private static func handOut(_ json: JSON) -> HandOut {
        let way = json["way"] ?? .null
        let means: HandOut.Way =
            switch way.text("by") {
            case "post": .post(consignment: way.text("consignment"))
            case "electronic": .electronic
            default:
                .counter(
                    branch: way.text("branch"), recipient: way.text("recipient"),
                    identitySeen: way.text("identitySeen"))
            }
        return HandOut(way: means, originalsGivenBack: json.flag("originalsGivenBack"))
    }
}
