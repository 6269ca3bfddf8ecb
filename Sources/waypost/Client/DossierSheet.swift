internal import Base
internal import Dossiers
internal import WorkingTime

/// A dossier as the server shows it, read out: where it stands, who has it, when it is due, what may be done next.
struct DossierSheet: Speaker {
    let json: JSON
    let names: Names
    let call: Call

    func show() throws {
        let prose = Prose(call.spoken)
        try prose.heading(Bilingual(vi: "Hồ sơ \(text("code"))", en: "Dossier \(text("code"))"))
        try prose.labelled(standing + people + waitedFor + outcome + linked + ways)
    }

    /// What whoever lodged needs to know: the code, who has it, when it is due, what comes next.
    func showShortly() throws {
        let prose = Prose(call.spoken)
        try prose.heading(Bilingual(vi: "Hồ sơ \(text("code"))", en: "Dossier \(text("code"))"))
        try prose.labelled(standing + ways)
    }

    private typealias Pairs = [(label: String, text: String)]

    private var standing: Pairs {
        let variant = text("variant").isEmpty ? "" : ", \(text("variant"))"
        return [
            (say("tình trạng", "stands"), json["stageWords"]?.words?[language] ?? text("stage")),
            (say("thủ tục", "procedure"), names.procedure(text("procedure")) + variant),
            (say("nộp tại", "lodged at"), names.branch(json["places"]?["lodgedAt"]?.text ?? "")),
            (say("giải quyết", "decides"), competent),
            (say("đang giữ", "with"), responsible),
            (say("tiếp nhận", "received"), Self.moment(json["received"], language)),
            (say("hạn trả", "due"), due),
        ]
    }

    private var competent: String {
        let place = json["places"]?["competent"] ?? .null
        switch place["by"]?.text {
        case "agency": return names.agency(place.text("agency"))
        case "on-the-spot": return say("ngay tại nơi nộp", "on the spot, where it is lodged")
        case "elsewhere":
            let reference = place.text("reference")
            return say("trên hệ thống khác: ", "on another system: ") + place.text("system")
                + (reference.isEmpty ? "" : " \(reference)")
        case "manual-desk":
            return say("chưa xác định: ", "not settled: ") + place.text("why")
        default: return ""
        }
    }

    private var responsible: String {
        let id = json["responsible"]?["id"]?.text ?? ""
        switch json["responsible"]?["kind"]?.text {
        case "branch", "desk": return names.branch(id)
        case "agency", "superior": return names.agency(id)
        default: return id
        }
    }

    private var due: String {
        if let due = json["due"]?.text { return Self.moment(due, language) }
        if let ends = json["silenceEnds"]?.text {
            return say("đang dừng; đóng nếu không bổ sung trước ", "stopped; it closes unless papers come before ")
                + Self.moment(ends, language)
        }
        return json["period"]?["period"]?.text == nil
            ? say("sổ không ghi thời hạn", "the register states no period") : say("đang dừng", "the clock is stopped")
    }

    private var people: Pairs {
        let applicant = json["applicant"] ?? .null
        var pairs: Pairs = [
            (say("người nộp", "applicant"), Self.joined(applicant, ["name", "phone", "email", "address"]))
        ]
        if let proxy = applicant["proxy"], proxy != .null {
            pairs.append((say("đại diện", "acting"), Self.joined(proxy, ["name", "phone", "authority"])))
        }
        for paper in json.list("papers") {
            let kept = paper.flag("originalKept") ? say(" (giữ bản chính)", " (original kept)") : ""
            pairs.append(
                (say("giấy tờ", "paper"), "\(paper.whole("count") ?? 1) × \(paper.text("name"))\(kept)"))
        }
        pairs.append((say("trả kết quả", "result goes"), way(json["places"]?["resultTo"] ?? .null)))
        if !text("officer").isEmpty { pairs.append((say("người xử lý", "officer"), text("officer"))) }
        return pairs
    }

    private func way(_ json: JSON) -> String {
        switch json["by"]?.text {
        case "counter": say("tại quầy ", "at the counter of ") + names.branch(json.text("branch"))
        case "post": say("qua bưu chính: ", "by post: ") + json.text("address")
        case "electronic": say("bản điện tử", "electronically")
        default: ""
        }
    }

    private var waitedFor: Pairs {
        var pairs: Pairs = []
        for supplement in json.list("supplements") where supplement["received"] == .null {
            for item in supplement.list("items") {
                pairs.append((say("cần bổ sung", "to bring"), Self.joined(item, ["paper", "reason"])))
            }
        }
        if let pause = json["pause"], pause != .null {
            pairs.append((say("tạm dừng", "paused"), pause.text("note")))
        }
        if let again = json["appointment"]?["to"]?.text { pairs.append((say("hẹn lại", "new date"), Self.day(again))) }
        return pairs
    }

    private var outcome: Pairs {
        var pairs: Pairs = []
        if let verdict = json["verdict"]?["verdict"]?.text {
            let reason = json["verdict"]?["reason"]?.text.map { ": \($0)" } ?? ""
            pairs.append(
                (
                    say("quyết định", "decision"),
                    (verdict == "granted" ? say("đồng ý", "granted") : say("từ chối", "rejected")) + reason
                ))
        }
        if let result = json["result"], result != .null {
            pairs.append((say("kết quả", "result"), Self.joined(result, ["number", "title"])))
        }
        if let finish = json["finish"], finish != .null { pairs.append((say("xong", "done"), finished(finish))) }
        return pairs
    }

    private func finished(_ finish: JSON) -> String {
        let late = finish.flag("late") ? say(", trễ hạn", ", late") : say(", đúng hạn", ", in time")
        return Self.moment(finish["at"], language) + late
    }

    private var linked: Pairs {
        var pairs: Pairs = []
        if let lead = json["lead"]?.text { pairs.append((say("hồ sơ chính", "follows"), lead)) }
        for led in json.list("led") { pairs.append((say("liên thông", "leads"), led.text ?? "")) }
        return pairs
    }

    private var ways: Pairs {
        let steps = json.list("nextSteps").compactMap(\.text)
        return steps.isEmpty
            ? []
            : [
                (
                    say("làm được gì tiếp", "what may follow"),
                    steps.map { Self.step($0, language) }.joined(separator: "\n")
                )
            ]
    }

    /// `accept: tiếp nhận giải quyết`
    static func step(_ word: String, _ language: Language) -> String {
        StepKind(rawValue: word).map { "\(word): \($0.words[language])" } ?? word
    }

    private func text(_ name: String) -> String { json.text(name) }

    private static func joined(_ json: JSON, _ names: [String]) -> String {
        names.compactMap { json[$0]?.text }.filter { !$0.isEmpty }.joined(separator: ", ")
    }

    static func moment(_ json: JSON?, _ language: Language) -> String {
        json?.text.map { moment($0, language) } ?? ""
    }

    /// `2026-11-21T09:05`, with or without what follows, as people say it.
    static func moment(_ text: String, _ language: Language) -> String {
        LocalMoment(text.prefix(16))?.words[language] ?? text
    }

    static func day(_ text: String) -> String { CivilDate(text)?.slashed ?? text }
}
