internal import Areas
internal import Base
internal import Competence

let benchCheckCommand = Command(
    name: "check",
    summary: Bilingual(
        vi: "chứng minh sổ đang dùng và sổ 2.000 × 3.321 mất bao lâu",
        en: "how long the proof takes, of the register in use and of one of 2,000 × 3,321"),
    story: [
        Bilingual(
            vi: "Giới hạn (raw): đọc mỗi ô của một bảng phẳng thủ tục × xã, phường đúng một lần.",
            en: "The limit (raw): every cell of a flat procedure × commune table is read once.")
    ],
    run: { call in
        let edition = try LoadedRegister(call).edition()
        let synthetic = SyntheticRegister(areas: edition.areas)
        let made = try synthetic.edition()
        let today = edition.register.manifest.span.from
        let (real, large) = (ProofTimes(edition, today), ProofTimes(made, today))
        let table = RawTable(synthetic, SyntheticQueries(synthetic, count: 0))
        let raw = Rounds(items: table.cellCount, table.sweep)
        try show(
            real.figures(edition.register.manifest.id, edition.register.manifest.name)
                + large.figures("synthetic", Bilingual(vi: "sổ tổng hợp", en: "synthetic"))
                + [
                    Figure(
                        "raw_cells_per_second", raw.best, vi: "giới hạn: ô mỗi giây",
                        en: "the limit: cells read a second"),
                    Figure(
                        "ratio_to_raw",
                        thousandths: large.cellsPerSecond * 1000 / max(1, raw.best), vi: "so với giới hạn",
                        en: "cells proved a second, to the limit"),
                    Figure("memory_mib", residentMebibytes(), vi: "bộ nhớ, MiB", en: "memory of the process, MiB"),
                    raw.checksum,
                ], bench: "check", call)
        return real.report.isProved && large.report.isProved ? .answered : .negative
    })

/// The proof of one edition, five times.
private struct ProofTimes {
    let report: CheckReport
    let rounds: Rounds

    init(_ edition: Edition, _ today: CivilDate) {
        var report = edition.check(today: today)
        rounds = Rounds(items: 1) { start in
            report = edition.check(today: today)
            return start + report.classes
        }
        self.report = report
    }

    var cellsPerSecond: Int { Int(UInt64(report.cells) * 1_000_000_000 / rounds.nanoseconds[0]) }

    func figures(_ key: String, _ name: Bilingual) -> [Figure] {
        let microseconds = rounds.nanoseconds.map { Int($0 / 1000) }
        return [
            Figure(
                "\(key)_check_ms", thousandths: microseconds[0], vi: "\(name.vi): chứng minh, ms",
                en: "\(name.en): proof, ms"),
            Figure(
                "\(key)_check_ms_median", thousandths: microseconds[microseconds.count / 2], vi: "vòng giữa, ms",
                en: "median round, ms"),
            Figure("\(key)_pairs", report.pairs, vi: "cặp thủ tục × địa bàn", en: "procedure × area pairs"),
            Figure("\(key)_cells", report.cells, vi: "ô", en: "cells covered"),
            Figure("\(key)_classes", report.classes, vi: "lớp ô bằng nhau", en: "classes decided"),
            Figure("\(key)_failures", report.failures.count, vi: "chỗ hỏng", en: "failures"),
        ]
    }
}
