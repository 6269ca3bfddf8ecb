internal import Areas
internal import Base
internal import Competence

private let samples = Option<String>.file(
    "file",
    Bilingual(
        vi: "CSV có cột text: các địa chỉ để đo (mặc định: dựng từ chính sổ)",
        en: "CSV with a column text: the addresses to measure with (default: made up from the register)"))

let benchAreasCommand = Command(
    name: "areas",
    summary: Bilingual(
        vi: "nhận ra bao nhiêu địa chỉ mỗi giây, mở sổ địa giới mất bao lâu",
        en: "addresses resolved a second, and how long the areas take to load"),
    story: [
        Bilingual(
            vi:
                "Giới hạn (raw): đọc mỗi byte của các địa chỉ đúng một lần. p50 và p99: từng địa chỉ được bấm giờ riêng, "
                + "trừ phần của chính đồng hồ.",
            en: "The limit (raw): every byte of the addresses is read once. p50 and p99: each address is timed alone, "
                + "less what the clock takes."),
        Bilingual(
            vi:
                "Nếu tệp có cột expect (các mã đúng, cách nhau bằng ;) và best thì in cả độ đúng: đúng là nêu trọn expect, "
                + "hoặc riêng best; sai là nêu chắc chắn một mã khác, hoặc một mã khi không mã nào chắc.",
            en:
                "When the file has the columns expect (the right codes, parted by ;) and best, accuracy is printed too: "
                + "right is the whole of expect, or best alone; wrong is to state one other code, or one where none is "
                + "certain."),
    ],
    options: [samples.spec, AskOptions.date.spec],
    run: { call in
        let bench = try AreasBench(call)
        try show(bench.figures(), bench: "areas", call)
        return .answered
    })

private struct AreasBench {
    let resolver: AddressResolver
    let date: CivilDate
    let loadMicroseconds: Int
    let memory: Int
    /// All texts one after another, and where each begins and ends.
    private var bytes: [UInt8] = []
    private var texts: [Range<Int>] = []
    /// What is right for each text, where the file says it: all codes, and one that is as good.
    private var labels: [(expect: Set<String>, best: String)] = []

    init(_ call: Call) throws {
        let place = try RegisterPlace.find(call)
        let began = monotonicNanoseconds()
        let areas = try AreaRegister.load(folder: place.routing + "/vn")
        resolver = AddressResolver(register: areas)
        loadMicroseconds = Int((monotonicNanoseconds() - began) / 1000)
        memory = residentMebibytes()
        date = call[AskOptions.date] ?? Clock.today
        if let path = call[samples] {
            let rows = try RowStream(path, columns: ["text"])
            let column = rows.column("text")
            while try rows.next() {
                if let fault = rows.fault { throw fault }
                rows.field(column) { add($0) }
                guard let expect = rows.column("expect") else { continue }
                let codes = rows.text(expect).split(separator: ";").map(String.init)
                labels.append((Set(codes), rows.text(rows.column("best"))))
            }
        } else {
            addMadeUp(areas)
        }
    }

    private mutating func add(_ text: some Collection<UInt8>) {
        let start = bytes.count
        bytes.append(contentsOf: text)
        texts.append(start..<bytes.count)
    }

    /// Every commune of both epochs as people write it: with and without the units above it, house and street before.
    private mutating func addMadeUp(_ areas: AreaRegister) {
        let lead = ["", "12 Lê Lợi, ", "Số 5/7 đường 30/4, ", "thôn 3, ", "tổ 2, khu phố 4, "]
        for raw in 0..<Int32(areas.count) {
            let area = AreaIndex(raw: raw)
            guard areas.level(of: area) == .commune else { continue }
            add((lead[Int(raw) % lead.count] + areas.longName(of: area, on: areas.validity(of: area).from)).utf8)
        }
    }

    private func rounds() -> Rounds {
        let scratch = resolver.makeScratch()
        // Enough texts for a round of at least a fifth of a second.
        let times = max(1, 50_000 / max(1, texts.count))
        return bytes.withUnsafeBufferPointer { bytes in
            Rounds(items: texts.count * times) { start in
                var sum = start
                for _ in 0..<times {
                    for text in texts {
                        let answer = resolver.resolve(
                            UnsafeBufferPointer(rebasing: bytes[text]), on: date, scratch: scratch)
                        sum &+= answer.candidates.count
                    }
                }
                return sum
            }
        }
    }

    private func latencies() -> Latencies {
        let scratch = resolver.makeScratch()
        var latencies = Latencies(texts.count)
        bytes.withUnsafeBufferPointer { bytes in
            for text in texts {
                let began = monotonicNanoseconds()
                let answer = resolver.resolve(UnsafeBufferPointer(rebasing: bytes[text]), on: date, scratch: scratch)
                latencies.add(from: began, to: monotonicNanoseconds())
                // Never; but the answer is looked at, so that no compiler leaves it out.
                if answer.candidates.count > texts.count { break }
            }
        }
        return latencies
    }

    private enum Judgement { case right, wrong, open }

    private func judge(_ answer: AddressAnswer, _ label: (expect: Set<String>, best: String)) -> Judgement {
        let codes = Set(answer.codes.map { resolver.register.reference(of: $0).description })
        if codes == label.expect { return .right }
        guard let only = codes.first, codes.count == 1 else { return .open }
        return only == label.best ? .right : .wrong
    }

    /// How many labelled texts are right and wrong; what is neither named too many units or too few.
    private func accuracy() -> [Figure] {
        if labels.isEmpty { return [] }
        let scratch = resolver.makeScratch()
        let judged = zip(texts, labels).map { text, label in
            judge(resolver.resolve(String(decoding: bytes[text], as: UTF8.self), on: date, scratch: scratch), label)
        }
        let (right, wrong) = (judged.count { $0 == .right }, judged.count { $0 == .wrong })
        return [
            Figure("labelled", judged.count, vi: "địa chỉ có lời giải", en: "labelled addresses"),
            Figure("right", right, vi: "đúng", en: "right"), Figure("wrong", wrong, vi: "sai", en: "wrong"),
            Figure("right_percent", thousandths: right * 100_000 / judged.count, vi: "đúng, %", en: "right, %"),
            Figure("wrong_percent", thousandths: wrong * 100_000 / judged.count, vi: "sai, %", en: "wrong, %"),
        ]
    }

    func figures() -> [Figure] { accuracy() + speed() }

    private func speed() -> [Figure] {
        let rounds = rounds()
        let quantiles = latencies().quantiles([500, 990])
        let raw = Rounds(items: texts.count) { bytes.reduce($0) { $0 &* 31 &+ Int($1) } }
        return [
            Figure(
                "addresses_per_second", rounds.best, vi: "địa chỉ mỗi giây, vòng tốt nhất",
                en: "addresses a second, best round"),
            Figure("addresses_per_second_median", rounds.median, vi: "vòng giữa", en: "median round"),
            Figure("p50_ns", quantiles[0], vi: "nửa số địa chỉ trong, ns", en: "half of them within, ns"),
            Figure("p99_ns", quantiles[1], vi: "99 % trong, ns", en: "99 % within, ns"),
            Figure(
                "raw_per_second", raw.best, vi: "giới hạn: chỉ đọc từng byte", en: "the limit: bytes read and no more"),
            Figure(
                "ratio_to_raw", thousandths: rounds.best * 1000 / max(1, raw.best), vi: "so với giới hạn",
                en: "ratio to the limit"),
            Figure(
                "load_seconds", thousandths: loadMicroseconds / 1000, vi: "mở sổ địa giới, giây",
                en: "loading the areas, seconds"),
            Figure("memory_mib", memory, vi: "bộ nhớ sau khi mở, MiB", en: "memory of the process when loaded, MiB"),
            Figure("addresses", texts.count, vi: "số địa chỉ khác nhau", en: "texts in a round"),
            Figure("checksum", rounds.sum &+ raw.sum, vi: "tổng kiểm", en: "checksum"),
        ]
    }
}
