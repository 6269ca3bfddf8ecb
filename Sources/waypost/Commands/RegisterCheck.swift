internal import Areas
internal import Base
internal import Competence

private let today = Option<CivilDate>.date(
    "today",
    Bilingual(
        vi: "ngày để xét các miễn trừ còn hạn hay không (mặc định: hôm nay)",
        en: "the day on which waivers count or have expired (default: today)"))

let registerCheckCommand = Command(
    name: "check",
    summary: Bilingual(
        vi: "chứng minh sổ trả lời được mọi trường hợp", en: "prove that the register answers every case"),
    story: [
        Bilingual(
            vi:
                "Mọi thủ tục × trường hợp × địa bàn × khoảng thời gian pháp luật không đổi phải có đúng một câu trả lời; "
                + "quy tắc nào cũng có lúc được dùng; vai trò nào cũng có đúng một cơ quan giữ. Mỗi chỗ hỏng là một câu, "
                + "có tệp và dòng để sửa. Miễn trừ còn hạn được nêu tên, nhưng không làm sổ thành hỏng.",
            en: "Every procedure × case × area × interval of constant law must have exactly one answer; every rule its "
                + "use; every role exactly one holder. Each failure is a sentence with the file and line to mend. Waivers "
                + "that have not expired are named, and do not fail the register."),
        Bilingual(
            vi: "Sổ chưa được chứng minh thì mã 1; sổ không đọc được thì mã 65, mỗi lỗi một dòng.",
            en: "A register that is not proved ends with exit code 1; one that cannot be read with 65, a fault a line."),
    ],
    operands: [registerFolder],
    options: [today.spec],
    examples: [
        Command.Example(
            line: "waypost register check", tells: Bilingual(vi: "sổ đang dùng", en: "the register in use")),
        Command.Example(
            line: "waypost register check Routing/danang --json",
            tells: Bilingual(vi: "sổ Đà Nẵng, cho chương trình", en: "that of Da Nang, for programs")),
    ],
    run: { call in
        let proof = try Proof(call, folder: call.operands.first, today: call[today] ?? Clock.today)
        try ProofSheet(proof: proof, call: call.spoken).show()
        return proof.report.isProved ? .answered : .negative
    })

extension Clock {
    /// The day it is in Vietnam.
    static var today: CivilDate { LocalMoment(Clock.system.now()).date }
}

/// A register proved, and how long that took.
struct Proof {
    let edition: Edition
    let report: CheckReport
    let remarks: [(table: String, words: Bilingual)]
    let loadMilliseconds: Int
    let checkMilliseconds: Int

    init(_ call: Call, folder: String?, today: CivilDate) throws {
        let began = monotonicNanoseconds()
        let register = try LoadedRegister(call, folder: folder)
        edition = try register.wholeEdition().edition
        remarks = register.remarks
        let loaded = monotonicNanoseconds()
        report = try edition.proved(today: today, call)
        loadMilliseconds = Int((loaded - began) / 1_000_000)
        checkMilliseconds = Int((monotonicNanoseconds() - loaded) / 1_000_000)
    }
}

extension Edition {
    /// The proof, with progress on a terminal.
    func proved(today: CivilDate, _ call: Call) throws -> CheckReport {
        var progress = Progress(
            Bilingual(vi: "chứng minh", en: "proving"), total: register.procedures.count, call)
        var broken: OutputFault?
        let report = check(today: today) { done, _ in
            do throws(OutputFault) { try progress.reached(done) } catch { broken = error }
        }
        if let broken { throw broken }
        try progress.end()
        return report
    }
}

/// A proof told: the verdict, each failure, what waivers bear, and how much was looked at.
struct ProofSheet {
    let proof: Proof
    let call: Call

    private var report: CheckReport { proof.report }
    private var failures: [CheckFailure] { report.failures.filter { $0.waiver == nil } }
    private var waived: [CheckFailure] { report.failures.filter { $0.waiver != nil } }

    func show() throws {
        if call.manner.form == .json { return try writeJSON() }
        let prose = Prose(call)
        try prose.heading(verdict)
        for (number, failure) in failures.enumerated() {
            try prose.labelled([("\(number + 1).", proof.edition.sentence(failure)[call.language])])
        }
        if !waived.isEmpty { try showWaived(prose) }
        for remark in proof.remarks {
            try prose.paragraph(call.manner.paint.doubtful("! " + remark.words[call.language]))
        }
        try prose.labelled(counts.map { ($0.label[call.language], $0.text) })
    }

    private var verdict: Bilingual {
        let name = proof.edition.register.manifest.name
        return report.isProved
            ? Bilingual(vi: "\(name.vi): đã chứng minh.", en: "\(name.en): proved.")
            : Bilingual(
                vi: "\(name.vi): chưa chứng minh được, \(failures.count) chỗ hỏng.",
                en: "\(name.en): not proved, \(failures.count) failure\(failures.count == 1 ? "" : "s").")
    }

    private func showWaived(_ prose: Prose) throws {
        try prose.paragraph(Bilingual(vi: "Được miễn trừ có thời hạn:", en: "Borne by waivers for a while:"))
        for failure in waived {
            guard let number = failure.waiver else { continue }
            let waiver = proof.edition.register.waivers[number]
            try prose.labelled([
                (waiver.id, proof.edition.sentence(failure)[call.language]),
                ("", told(waiver)[call.language]),
            ])
        }
    }

    private func told(_ waiver: Waiver) -> Bilingual {
        Bilingual(
            vi:
                "\(waiver.name): \(waiver.reason.vi) (đến trước \(waiver.expires.slashed)) [\(waiver.provenance.place)]",
            en: "\(waiver.name): \(waiver.reason.en) (until before \(waiver.expires.slashed)) "
                + "[\(waiver.provenance.place)]")
    }

    private var counts: [(label: Bilingual, text: String)] {
        let language = call.language
        return [
            (Bilingual(vi: "ấn bản", en: "edition"), proof.edition.hash.description),
            (
                Bilingual(vi: "khoảng ngày", en: "span"),
                "\(report.span.from.slashed) – \(report.span.to.adding(days: -1).slashed)"
            ),
            (Bilingual(vi: "thủ tục", en: "procedures"), grouped(report.procedures, language)),
            (Bilingual(vi: "cặp thủ tục × địa bàn", en: "procedure × area pairs"), grouped(report.pairs, language)),
            (Bilingual(vi: "ô đã xét", en: "cells covered"), grouped(report.cells, language)),
            (Bilingual(vi: "lớp ô bằng nhau", en: "classes decided"), grouped(report.classes, language)),
            (Bilingual(vi: "chỗ hỏng", en: "failures"), grouped(failures.count, language)),
            (Bilingual(vi: "được miễn trừ", en: "waived"), grouped(waived.count, language)),
            (
                Bilingual(vi: "thời gian", en: "time"),
                call.say(
                    "đọc \(proof.loadMilliseconds) ms, chứng minh \(proof.checkMilliseconds) ms",
                    "reading \(proof.loadMilliseconds) ms, proof \(proof.checkMilliseconds) ms")
            ),
        ]
    }

    private func writeJSON() throws {
        var json = JSONWriter(capacity: 4096)
        json.object {
            $0.field("register", proof.edition.register.manifest.id)
            $0.field("edition", proof.edition.hash.description)
            $0.field("proved", report.isProved)
            $0.field("from", report.span.from)
            $0.field("until", report.span.to)
            $0.field("procedures", report.procedures)
            $0.field("pairs", report.pairs)
            $0.field("cells", report.cells)
            $0.field("classes", report.classes)
            $0.field("load_ms", proof.loadMilliseconds)
            $0.field("check_ms", proof.checkMilliseconds)
            $0.array("remarks") {
                for remark in proof.remarks {
                    $0.object {
                        $0.field("table", remark.table)
                        $0.field("sentence", remark.words)
                    }
                }
            }
            $0.array("failures") { for failure in report.failures { write(failure, to: &$0) } }
        }
        try call.output.line(json.text)
    }

    private func write(_ failure: CheckFailure, to json: inout JSONWriter) {
        let edition = proof.edition
        let register = edition.register
        json.object {
            $0.field("kind", failure.kind.rawValue)
            if let procedure = failure.procedure { $0.field("procedure", register.procedures[procedure].id) }
            $0.array("rules") { for rule in failure.rules { $0.string(register.rules[rule].id) } }
            $0.array("agencies") { for agency in failure.agencies { $0.string(register.agencies[agency].id) } }
            if let area = failure.area { $0.field("area", edition.areas.reference(of: area).description) }
            $0.field("areas", failure.areaCount)
            $0.field("cells", failure.cellCount)
            $0.field("from", failure.interval.from)
            $0.field("until", failure.interval.to)
            if let waiver = failure.waiver { $0.field("waiver", register.waivers[waiver].id) }
            $0.field("sentence", edition.sentence(failure))
        }
    }
}

/// `1234567` as `1.234.567`, or `1,234,567` in English.
func grouped(_ number: Int, _ language: Language) -> String {
    let dotted = grouped(number)
    return language == .vi ? dotted : String(dotted.map { $0 == "." ? "," : $0 })
}
