internal import Areas
internal import Base
internal import Competence

/// Makes editions of files. Editions whose area tables are the same bytes share one area register: the larger half of
/// what an edition holds in memory, and then areas of both are numbered alike.
final class EditionLoader: Sendable {
    private struct Known {
        weak var areas: AreaRegister?
    }

    private let known = Locked<[Digest: Known]>([:])

    private static let areaTables = [
        "areas.csv", "successions.csv", "area-names.csv", "points.csv", "street-rules.csv",
    ]

    func load(_ files: RegisterFiles) throws(DataFaults) -> RegisterInForce {
        try RegisterInForce(files: files) { () throws(DataFaults) in try areas(files) }
    }

    private func areas(_ files: RegisterFiles) throws(DataFaults) -> AreaRegister {
        let key = Self.key(files)
        if let areas = known.with({ $0[key]?.areas }) { return areas }
        let areas = try RegisterFolder.areas(files)
        known.with { known in
            known = known.filter { $0.value.areas != nil }
            known[key] = Known(areas: areas)
        }
        return areas
    }

    /// Of the area tables alone, in the order in which they are read.
    private static func key(_ files: RegisterFiles) -> Digest {
        var message: [UInt8] = []
        for file in files.files where areaTables.contains(where: { file.name.hasSuffix("/" + $0) }) {
            message += Array("\(file.name)\n".utf8) + Digest(of: file.bytes).bytes
        }
        return Digest(of: message)
    }
}

extension EditionProof {
    /// Checks an edition: reads its tables, then sweeps every case.
    /// - Returns: what it came to, and the edition when its tables could be read.
    static func run(
        _ files: RegisterFiles, loader: EditionLoader, today: CivilDate, progress: (Int, Int) -> Void
    ) -> (proof: EditionProof, edition: RegisterInForce?) {
        let start = monotonicNanoseconds()
        var proof = EditionProof(day: today)
        let loaded: RegisterInForce
        do throws(DataFaults) {
            loaded = try loader.load(files)
            try files.checkHours(loaded.edition.register)
        } catch {
            proof.take(error.faults.map { Bilingual(vi: $0.sentence(.vi), en: $0.sentence(.en)) })
            proof.milliseconds = milliseconds(since: start)
            return (proof, nil)
        }
        proof.take(loaded.edition.check(today: today, progress: progress), of: loaded.edition)
        proof.milliseconds = milliseconds(since: start)
        return (proof, loaded)
    }

    /// Sweeps every case of an edition whose tables were read already.
    static func of(_ loaded: RegisterInForce, today: CivilDate) -> EditionProof {
        let start = monotonicNanoseconds()
        var proof = EditionProof(day: today)
        proof.take(loaded.edition.check(today: today) { _, _ in }, of: loaded.edition)
        proof.milliseconds = milliseconds(since: start)
        return proof
    }

    private static func milliseconds(since start: UInt64) -> Int {
        Int((monotonicNanoseconds() &- start) / 1_000_000)
    }

    private mutating func take(_ sentences: [Bilingual]) {
        failureCount = sentences.count
        failures = Array(sentences.prefix(Self.mostFailures))
    }

    private mutating func take(_ report: CheckReport, of edition: Edition) {
        register = edition.register.manifest.id
        (span, procedures, pairs) = (report.span, report.procedures, report.pairs)
        (cells, classes) = (report.cells, report.classes)
        let borne = report.failures.compactMap(\.waiver)
        waived = borne.count
        holdsUntil = borne.map { edition.register.waivers[$0].expires }.min() ?? .distantFuture
        let unborne = report.failures.filter { $0.waiver == nil }
        failureCount = unborne.count
        failures = unborne.prefix(Self.mostFailures).map { edition.sentence($0) }
    }
}
