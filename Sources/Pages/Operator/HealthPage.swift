public import Base

/// One figure of the house over the last day, in columns of ten minutes, oldest first.
public struct HealthSeries: Sendable {
    public enum Unit: Sendable { case count, microseconds, bytes }

    public var name: Bilingual
    public var unit: Unit
    /// Nil where nothing was measured: the service did not run.
    public var columns: [Int?]
    /// The last minute's.
    public var latest: Int?
    /// When the value that matters most was measured; nil: as near as its column says.
    public var extremeAt: Instant?
    /// The least is the worst, as of free disk.
    public var lowMatters: Bool

    public init(_ name: Bilingual, _ unit: Unit, _ columns: [Int?], latest: Int?, lowMatters: Bool = false) {
        (self.name, self.unit, self.columns) = (name, unit, columns)
        (self.latest, self.lowMatters) = (latest, lowMatters)
    }

    /// The column that matters most, and its value.
    var extreme: (column: Int, value: Int)? {
        let known = columns.enumerated().compactMap { index, value in value.map { (column: index, value: $0) } }
        return lowMatters ? known.min { $0.value < $1.value } : known.max { $0.value < $1.value }
    }
}

/// The last day in plots; each says in words what it shows.
public enum HealthPage {
    /// - Parameters:
    ///   - series: of equally many columns that end now.
    ///   - since: when measuring began: nothing is known before the last start.
    public static func page(_ frame: OperatorFrame, _ series: [HealthSeries], now: Instant, since: Instant) -> [UInt8] {
        let language = frame.language
        let isShort = now.milliseconds - since.milliseconds < 86_400_000
        return frame.page(
            """
            <p>\(Phrase.healthLead, language)\
            \(when: isShort, " \(Phrase.healthSince, language) \(OperatorFrame.moment(since)).")</p>
            <div class="charts">\(series.map { chart($0, now, language) })</div>
            \(table(series, now, language))
            """)
    }

    private static func chart(_ series: HealthSeries, _ now: Instant, _ language: Language) -> HTML {
        let told = words(of: series, now)
        return """
            <figure class="chart"><figcaption><strong>\(series.name, language)</strong> <span>\(told, language)</span>\
            </figcaption>\(drawing(series, told, language))\
            <div class="axis" aria-hidden="true">\([24, 18, 12, 6, 0].map { hours in
                "<span>\(LocalMoment(now.adding(hours: -hours)).clock)</span>"
            })</div></figure>
            """
    }

    /// `bây giờ 12, cao nhất 40 lúc 14:20`.
    static func words(of series: HealthSeries, _ now: Instant) -> Bilingual {
        guard let extreme = series.extreme else { return Phrase.healthNothing }
        let at = LocalMoment(series.extremeAt ?? moment(of: extreme.column, of: series.columns.count, now)).clock
        func said(_ value: Int?, _ language: Language) -> String {
            value.map { amount($0, series.unit, language) } ?? Phrase.healthUnknown[language]
        }
        let (vi, en) = series.lowMatters ? ("thấp nhất", "lowest") : ("cao nhất", "highest")
        return Bilingual(
            vi: "bây giờ \(said(series.latest, .vi)), \(vi) \(said(extreme.value, .vi)) lúc \(at)",
            en: "now \(said(series.latest, .en)), \(en) \(said(extreme.value, .en)) at \(at)")
    }

    /// When the column began.
    private static func moment(of column: Int, of count: Int, _ now: Instant) -> Instant {
        now.adding(minutes: -(count - column) * 1440 / max(count, 1))
    }

    static func amount(_ value: Int, _ unit: HealthSeries.Unit, _ language: Language) -> String {
        switch unit {
        case .count: OperatorFrame.grouped(value, language)
        case .bytes: OperatorFrame.bytes(value, language)
        case .microseconds: milliseconds(value, language) + " ms"
        }
    }

    /// `0,25`, `2,5`, `100`: a bound is never said to be less than it is.
    private static func milliseconds(_ microseconds: Int, _ language: Language) -> String {
        let (whole, rest) = (microseconds / 1000, microseconds % 1000)
        if whole >= 10 || rest == 0 { return OperatorFrame.grouped(whole, language) }
        let digits = padded(rest, 3).prefix(whole == 0 ? 2 : 1)
        return "\(whole)\(language == .vi ? "," : ".")\(digits)"
    }

    /// 100 high from 0 to the highest; each stretch that was measured is a shape of its own.
    private static func drawing(_ series: HealthSeries, _ told: Bilingual, _ language: Language) -> HTML {
        let top = max(series.columns.compactMap { $0 }.max() ?? 0, 1)
        var path = ""
        var isDown = false
        for (index, value) in series.columns.enumerated() {
            guard let value else {
                if isDown { path += "V100Z" }
                isDown = false
                continue
            }
            let height = 100 - Int(Double(value) * 96 / Double(top))
            path += isDown ? "V\(height)H\(index + 1)" : "M\(index) 100V\(height)H\(index + 1)"
            isDown = true
        }
        if isDown { path += "V100Z" }
        return """
            <svg viewBox="0 0 \(max(series.columns.count, 1)) 100" preserveAspectRatio="none" role="img" \
            aria-label="\(series.name, language): \(told, language)"><path d="M0 50H144M0 100H144" class="grid"/>\
            <path d="\(path)"/></svg>
            """
    }

    /// The same by the hour, for whoever does not see the plots or wants the figures.
    private static func table(_ series: [HealthSeries], _ now: Instant, _ language: Language) -> HTML {
        let hours = (0..<24).reversed().filter { hour in series.contains { worst($0, hour) != nil } }
        return """
            <details class="figures"><summary>\(Phrase.healthFigures, language)</summary>
            \(Piece.table("\(Phrase.healthByHour, language)", columns: [Phrase.healthHour] + series.map(\.name), rows: hours.reversed().map { hour in
                ["<span>\(LocalMoment(now.adding(hours: -hour - 1)).clock)–\(LocalMoment(now.adding(hours: -hour)).clock)</span>"]
                    + series.map { one in
                        worst(one, hour).map { "<span translate=\"no\">\(amount($0, one.unit, language))</span>" } ?? "–"
                    }
            }, language))</details>
            """
    }

    /// - Parameter hour: how many hours ago it ended.
    private static func worst(_ series: HealthSeries, _ hour: Int) -> Int? {
        let width = series.columns.count / 24
        let end = series.columns.count - hour * width
        guard width > 0, end - width >= 0 else { return nil }
        let known = series.columns[end - width..<end].compactMap { $0 }
        return series.lowMatters ? known.min() : known.max()
    }
}
