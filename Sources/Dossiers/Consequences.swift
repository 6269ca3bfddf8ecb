public import Base
internal import WorkingTime

/// What a step will cause, said before it is taken; empty when it cannot be taken in this stage at all.
public func consequences(of step: Step, on dossier: Dossier?) -> [Bilingual] {
    guard let dossier else {
        guard case .lodge(let lodging) = step else { return [] }
        return lodging.consequences
    }
    guard lawfulSteps(in: dossier.stage).contains(step.kind) else { return [] }
    return dossier.consequences(step)
}

extension Lodging {
    fileprivate var consequences: [Bilingual] {
        var list = [
            Bilingual(
                vi: "Mã hồ sơ và thời điểm nhận được ghi và không đổi về sau.",
                en: "The code and the moment of receipt are recorded and never change."),
            .applicantTold("giấy tiếp nhận và hẹn trả (mẫu 01)", "the receipt with the appointment (form 01)"),
        ]
        switch assignment {
        case .agency(let id, _):
            list.append(
                Bilingual(
                    vi:
                        "Hồ sơ điện tử chuyển ngay đến \(id); nơi tiếp nhận chịu trách nhiệm đến khi cơ quan tiếp nhận.",
                    en: "The electronic file goes to \(id) at once; the branch stays responsible until it accepts."))
        case .onTheSpot: list.append(Bilingual(vi: "Giải quyết ngay tại chỗ.", en: "It is done on the spot."))
        case .elsewhere(let system, _):
            list.append(
                Bilingual(
                    vi: "Hồ sơ xử lý trên \(system); ở đây chỉ giữ mã tham chiếu.",
                    en: "It is handled on \(system); only its reference is kept here."))
        case .manualDesk(let desk, _):
            list.append(
                Bilingual(
                    vi: "\(desk) xác định cơ quan giải quyết; thời hạn vẫn tính.",
                    en: "\(desk) finds out who is competent; the clock runs meanwhile."))
        }
        return list
    }
}

extension Bilingual {
    fileprivate static func applicantTold(_ vi: String, _ en: String) -> Bilingual {
        Bilingual(vi: "Người nộp được báo: \(vi).", en: "The applicant is told: \(en).")
    }

    fileprivate static let clockRuns = Bilingual(
        vi: "Thời hạn và thời điểm nhận không đổi.", en: "The clock and the moment of receipt stay as they are.")
    fileprivate static let otherOfficer = Bilingual(
        vi: "Người được giao xử lý hồ sơ từ lúc này; cơ quan giải quyết không đổi.",
        en: "The person named handles it from now on; the agency stays the same.")
    fileprivate static let clockEnds = Bilingual(vi: "Thời hạn ngừng hẳn.", en: "The clock stops for good.")
    fileprivate static let ends = Bilingual(
        vi: "Hồ sơ kết thúc, không thể mở lại.", en: "The dossier ends and cannot be opened again.")
    fileprivate static let due = Bilingual(
        vi: "Hạn trả được tính lại, giải thích từng ngày.", en: "The due date is reckoned anew, explained day by day.")
}

extension Dossier {
    fileprivate func consequences(_ step: Step) -> [Bilingual] {
        switch step {
        case .lodge: []
        case .routeByHand(let to, _): [routed(to), .applicantTold("cơ quan giải quyết", "who handles it"), .clockRuns]
        case .transfer(let to, _, _):
            [routed(.agency(to)), .applicantTold("chuyển sang \(to)", "the transfer to \(to)"), .clockRuns]
        case .accept: [acceptance, .clockRuns]
        case .assign: [.otherOfficer, .clockRuns]
        case .decline(_, let reroute): declined(reroute)
        case .referConflict(let superior, _):
            [Bilingual(vi: "\(superior) được giao quyết định.", en: "\(superior) is asked to decide."), .clockRuns]
        case .settleConflict(let agency, _):
            [
                Bilingual(
                    vi: "\(agency) phải tiếp nhận, không trả lại được nữa.",
                    en: "\(agency) has to accept; it cannot decline any more."),
                .applicantTold("cơ quan giải quyết", "who handles it"), .clockRuns,
            ]
        case .requestSupplement, .receiveSupplement, .pause, .resume, .reappoint, .rederive: clockConsequences(step)
        case .decide, .issueResult, .changeResultLocation, .handOut, .confirmDelivery, .returnFromPost:
            resultConsequences(step)
        case .refuse, .withdraw, .stop, .closeForSilence, .closeElsewhere: endConsequences(step)
        case .changeReference(let system, let reference):
            [
                .applicantTold(
                    "mã tra cứu mới \(reference) trên \(system)", "the new reference \(reference) on \(system)")
            ]
        case .followLead(let lead):
            [Bilingual(vi: "Hồ sơ này đi theo hồ sơ chính \(lead).", en: "This dossier follows the lead \(lead).")]
        case .leadAlso(let code):
            [Bilingual(vi: "Hồ sơ này là hồ sơ chính của \(code).", en: "This dossier leads \(code).")]
        }
    }

    private func routed(_ to: Assignment) -> Bilingual {
        switch to {
        case .agency(let id, _) where hasDeclined(id):
            Bilingual(
                vi: "\(id) đã từng trả lại: thành tranh chấp thẩm quyền, trình cấp trên.",
                en: "\(id) has declined before: this becomes a conflict of competence for a superior.")
        case .agency(let id, _):
            Bilingual(vi: "Hồ sơ chuyển đến \(id), chờ tiếp nhận.", en: "It goes to \(id), which has to accept it.")
        case .onTheSpot: Bilingual(vi: "Giải quyết ngay tại chỗ.", en: "It is done on the spot.")
        case .elsewhere(let system, _):
            Bilingual(vi: "Hồ sơ xử lý trên \(system).", en: "It is handled on \(system) from now on.")
        case .manualDesk(let desk, _):
            Bilingual(vi: "\(desk) xác định cơ quan giải quyết.", en: "\(desk) finds out who is competent.")
        }
    }

    private var acceptance: Bilingual {
        Bilingual(
            vi: "Trách nhiệm chuyển từ \(branch) sang \(agency ?? branch).",
            en: "Responsibility passes from \(branch) to \(agency ?? branch).")
    }

    private func declined(_ reroute: Reroute) -> [Bilingual] {
        let defect = Bilingual(
            vi: "Quy tắc đã áp dụng được ghi là cần xem lại.", en: "A defect is opened on the rules that were applied.")
        let next = reroute.assignment.agency
        if declines.isEmpty, next == nil || next != agency {
            return [
                routed(reroute.assignment), .applicantTold("chuyển cơ quan khác", "the transfer"), defect, .clockRuns,
            ]
        }
        return [
            Bilingual(
                vi: "Thành tranh chấp thẩm quyền; cấp trên quyết định: \(named(reroute.superior).vi).",
                en: "It becomes a conflict of competence; decided by \(named(reroute.superior).en)."),
            .applicantTold("đang xác định cơ quan giải quyết", "that the agency is being settled"), defect, .clockRuns,
        ]
    }

    private func named(_ superior: String) -> Bilingual {
        superior.isEmpty ? Bilingual(vi: "chưa rõ", en: "a superior still to be named") : Bilingual(same: superior)
    }
}

// The clock.
extension Dossier {
    private func clockConsequences(_ step: Step) -> [Bilingual] {
        switch step {
        case .requestSupplement: supplementAsked
        case .receiveSupplement: [supplementEffect, .due]
        case .pause:
            [
                Bilingual(vi: "Thời hạn tạm dừng.", en: "The clock stands."),
                .applicantTold("lý do tạm dừng", "why it waits"),
            ]
        case .resume: [Bilingual(vi: "Thời hạn chạy tiếp.", en: "The clock goes on."), .due]
        case .reappoint(let to, _):
            [
                Bilingual(
                    vi: "Hạn trả thành \(to.slashed); chỉ được hẹn lại một lần.",
                    en: "It is due on \(to) instead; this can be done once only."),
                .applicantTold("xin lỗi và ngày hẹn mới (mẫu 04)", "the apology and the new date (form 04)"),
            ]
        default: [.due, Bilingual(vi: "Người nộp được báo nếu ngày đổi.", en: "The applicant is told if it moves.")]
        }
    }

    private var supplementAsked: [Bilingual] {
        var list = [Bilingual.applicantTold("giấy tờ cần bổ sung (mẫu 02)", "which papers to bring (form 02)")]
        list.append(supplementWait)
        if let silence = lodging.period?.silence {
            list.append(
                Bilingual(
                    vi: "Quá \(silence.words.vi) không bổ sung thì hồ sơ có thể bị đóng.",
                    en: "After \(silence.words.en) without an answer the dossier may be closed."))
        }
        if !supplements.isEmpty {
            list.append(
                Bilingual(
                    vi: "Đã yêu cầu bổ sung trước đó; quy định chỉ hướng dẫn một lần, đầy đủ.",
                    en: "Papers were asked for before; the rule is to ask once, completely."))
        }
        return list
    }

    private var supplementWait: Bilingual {
        switch lodging.period?.supplement {
        case .restart, .exclude: Bilingual(vi: "Thời hạn dừng trong lúc chờ.", en: "The clock stands while you wait.")
        case SupplementEffect.none?: Bilingual(vi: "Thời hạn vẫn chạy.", en: "The clock runs on.")
        case nil: Bilingual(vi: "Thủ tục không có thời hạn.", en: "The procedure has no period.")
        }
    }

    private var supplementEffect: Bilingual {
        switch lodging.period?.supplement {
        case .restart: Bilingual(vi: "Thời hạn tính lại từ đầu.", en: "The clock restarts from the beginning.")
        case .exclude: Bilingual(vi: "Thời gian chờ không tính; phần còn lại chạy tiếp.", en: "The rest goes on.")
        case SupplementEffect.none?: Bilingual(vi: "Thời hạn không đổi.", en: "The due date does not move.")
        case nil: Bilingual(vi: "Thủ tục không có thời hạn.", en: "The procedure has no period.")
        }
    }
}

// The result and the ends.
extension Dossier {
    private func resultConsequences(_ step: Step) -> [Bilingual] {
        switch step {
        case .decide:
            [
                Bilingual(
                    vi: "Tiếp theo là ban hành kết quả; thời hạn vẫn chạy.", en: "The result has to be issued next.")
            ]
        case .issueResult:
            [
                .clockEnds, .applicantTold("đã có kết quả, \(resultTo.words.vi)", "result ready, \(resultTo.words.en)"),
                Bilingual(vi: "Có kết quả sớm cũng phải báo trước.", en: "An early result needs that notice too."),
            ]
        case .changeResultLocation(let method):
            [.applicantTold("nhận kết quả \(method.words.vi)", "the result comes \(method.words.en)")]
        case .handOut(let handOut): handOut.stage == .withPost ? posted : [.ends]
        case .confirmDelivery: [.ends]
        default:
            [
                Bilingual(vi: "Kết quả chờ trả lại như trước.", en: "The result waits to be handed out again."),
                .applicantTold("bưu chính không phát được", "that the post could not deliver"),
            ]
        }
    }

    private var posted: [Bilingual] {
        [
            .applicantTold("kết quả đã giao bưu chính", "the result is with the post"),
            Bilingual(
                vi: "Hồ sơ kết thúc khi bưu chính báo đã phát.", en: "The dossier ends when the post reports delivery."),
        ]
    }

    private func endConsequences(_ step: Step) -> [Bilingual] {
        switch step {
        case .refuse(let reason, let papersTo):
            [
                .applicantTold("từ chối (mẫu 03): \(reason)", "the refusal (form 03): \(reason)"),
                Bilingual(vi: "Giấy tờ trả \(papersTo.words.vi).", en: "The papers go back \(papersTo.words.en)."),
                .clockEnds, .ends,
            ]
        case .stop(let reason, _):
            [.applicantTold("dừng giải quyết (mẫu 05): \(reason)", "the stop (form 05): \(reason)"), .clockEnds, .ends]
        case .withdraw: [.applicantTold("đã rút hồ sơ", "that it is withdrawn"), .clockEnds, .ends]
        default: [.applicantTold("hồ sơ đã đóng", "that it is closed"), .clockEnds, .ends]
        }
    }
}
