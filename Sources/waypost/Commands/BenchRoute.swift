internal import Areas
internal import Base
internal import Competence

private let instructions = Option<Int>.count(
    "instructions",
    Bilingual(
        vi: "chỉ quyết định 20.000 câu hỏi chừng này lượt, không đo giờ: để đếm lệnh máy (ops/instructions)",
        en:
            "only decide 20,000 questions this many times, without a clock: for counting instructions (ops/instructions)"
    ))

let benchRouteCommand = Command(
    name: "route",
    summary: Bilingual(
        vi: "quyết định mỗi giây trên sổ 2.000 thủ tục × 3.321 xã, phường × khoảng 9.000 quy tắc",
        en: "decisions a second over 2,000 procedures × 3,321 communes × about 9,000 rules"),
    story: [
        Bilingual(
            vi:
                "Sổ được dựng từ một hạt giống cố định; một triệu câu hỏi là byte UTF-8 như nhận từ mạng (mã thủ tục, mã "
                + "nơi nộp, mã nơi liên quan, câu trả lời), thủ tục theo luật Zipf. Mỗi quyết định cho cơ quan, quy tắc, "
                + "dưới một ấn bản. p50 và p99: từng quyết định được bấm giờ riêng, trừ phần của chính đồng hồ.",
            en:
                "The register is made from a fixed seed; a million questions are UTF-8 bytes as they come over the wire "
                + "(codes of procedure, desk and place, answers), procedures by Zipf's law. Each decision gives agency "
                + "and rule under one edition. p50 and p99: each decision is timed alone, less what the clock takes."),
        Bilingual(
            vi:
                "Giới hạn (raw): cùng những câu hỏi, nhưng là số thứ tự có sẵn, đi qua một bảng phẳng thủ tục × xã, phường "
                + "trỏ tới danh sách quy tắc, lấy quy tắc đầu tiên đúng. bare_lookup: chỉ đọc một ô của bảng đó.",
            en:
                "The limit (raw): the same questions as dense numbers over a flat procedure × commune table that points to "
                + "lists of rules, the first that holds being taken. bare_lookup: one cell of that table is read, and "
                + "that is all."),
    ],
    options: [instructions.spec],
    run: { call in
        let areas = try RegisterFolder.areas(LoadedRegister(call).files)
        let bench = try RouteBench(areas, questions: call[instructions] == nil ? 1_000_000 : 20_000)
        if let rounds = call[instructions] {
            var sum = 0
            for _ in 0..<rounds { sum = bench.decideAll(sum) }
            try call.output.line(String(sum))
        } else {
            try show(bench.figures(), bench: "route", call)
        }
        return .answered
    })

/// The synthetic register, compiled, and the questions put to it.
struct RouteBench {
    let synthetic: SyntheticRegister
    let edition: Edition
    let queries: SyntheticQueries
    let buildMilliseconds: Int
    let memory: Int

    init(_ areas: AreaRegister, questions: Int) throws {
        let before = residentMebibytes()
        synthetic = SyntheticRegister(areas: areas)
        let began = monotonicNanoseconds()
        edition = try synthetic.edition()
        buildMilliseconds = Int((monotonicNanoseconds() - began) / 1_000_000)
        memory = residentMebibytes() - before
        queries = SyntheticQueries(synthetic, count: questions)
    }

    /// From bytes to agency and rule, every question once; the sum of the answers.
    func decideAll(_ start: Int) -> Int {
        queries.bytes.withUnsafeBufferPointer { bytes in
            var sum = start
            for item in queries.items { sum &+= decide(item, bytes) }
            return sum
        }
    }

    @inline(__always)
    func decide(_ item: SyntheticQueries.Item, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        @inline(__always) func text(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
            UnsafeBufferPointer(rebasing: bytes[range])
        }
        guard var query = edition.query(procedure: text(item.procedure), asOf: item.date),
            edition.set(.lodging, code: text(item.lodging), in: &query),
            edition.set(item.factor, code: text(item.subject), in: &query),
            edition.answers(text(item.answers), in: &query)
        else { return 0 }
        let verdict = edition.compiled.decide(query)
        return Int(verdict.target) &+ Int(verdict.rule)
    }

    func figures() throws -> [Figure] {
        let raw = RawTable(synthetic, queries)
        let (decisions, walk, ratio) = Rounds.pairs(items: queries.items.count, decideAll, raw.walk)
        let latencies = latencies().quantiles([500, 990])
        let bare = Rounds(items: queries.items.count, raw.look)
        let explained = try explain()
        return [
            Figure(
                "decisions_per_second", decisions.best, vi: "quyết định mỗi giây, vòng tốt nhất",
                en: "decisions a second, best round"),
            Figure("decisions_per_second_median", decisions.median, vi: "vòng giữa", en: "median round"),
            Figure("p50_ns", latencies[0], vi: "nửa số quyết định trong, ns", en: "half of the decisions within, ns"),
            Figure("p99_ns", latencies[1], vi: "99 % trong, ns", en: "99 % within, ns"),
            Figure("raw_per_second", walk.best, vi: "giới hạn: đi qua bảng phẳng", en: "the limit: flat table walk"),
            Figure("bare_lookup_per_second", bare.best, vi: "chỉ đọc một ô", en: "one cell read, no law"),
            Figure(
                "ratio_to_raw", thousandths: ratio, vi: "so với giới hạn, cặp vòng giữa",
                en: "ratio to the limit, median of paired rounds"),
            Figure(
                "explained_per_second", explained.best, vi: "kèm trọn lời giải thích JSON",
                en: "with the whole explanation as JSON"),
            Figure("explained_per_second_median", explained.median, vi: "vòng giữa", en: "median round"),
            Figure("memory_mib", memory, vi: "bộ nhớ của sổ đã dịch, MiB", en: "memory of the compiled register, MiB"),
            Figure("compile_ms", buildMilliseconds, vi: "dịch sổ, ms", en: "compiling the register, ms"),
            Figure("procedures", synthetic.register.procedures.count, vi: "thủ tục", en: "procedures"),
            Figure("rules", synthetic.register.rules.count, vi: "quy tắc", en: "rules"),
            Figure("questions", queries.items.count, vi: "câu hỏi", en: "questions"),
            Figure("checksum", decisions.sum &+ walk.sum &+ bare.sum &+ explained.sum, vi: "tổng kiểm", en: "checksum"),
        ]
    }

    private func latencies() -> Latencies {
        var latencies = Latencies(queries.items.count)
        var sum = 0
        queries.bytes.withUnsafeBufferPointer { bytes in
            for item in queries.items {
                let began = monotonicNanoseconds()
                sum &+= decide(item, bytes)
                latencies.add(from: began, to: monotonicNanoseconds())
            }
        }
        return latencies
    }

    /// The same decisions with every rule's part, as receipts.
    private func explain() throws -> Rounds {
        let asked = queries.items.prefix(100_000).compactMap(asked)
        var writer = JSONWriter(capacity: 1 << 14)
        return try Rounds(items: asked.count) { start in
            var size = start
            for (facts, date) in asked {
                writer.reset()
                edition.writeReceipt(try edition.route(facts, asOf: date), to: &writer)
                size &+= writer.count
            }
            return size
        }
    }

    private func asked(_ item: SyntheticQueries.Item) -> (Facts, CivilDate)? {
        func text(_ range: Range<Int>) -> String { String(decoding: queries.bytes[range], as: UTF8.self) }
        guard let area = AreaReference(text(item.subject)).flatMap({ edition.areas.index($0) }) else { return nil }
        var answers: [String: String] = [:]
        for part in text(item.answers).split(separator: ";") {
            let pair = part.split(separator: "=").map(String.init)
            if pair.count == 2 { answers[pair[0]] = pair[1] }
        }
        return (
            Facts(procedure: text(item.procedure), places: [PlaceFact(item.factor, area)], answers: answers), item.date
        )
    }
}
