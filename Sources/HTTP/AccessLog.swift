internal import Base

/// One answered request as the log keeps it: no address, no path, no field of the client's, so no personal data.
struct AccessRecord {
    var id: RequestID
    var method: Method?
    /// The handler's name for the route, or why the server refused.
    var route = ""
    var refusal: Refusal?
    var status = 0
    var bytes = 0
    var microseconds = 0
}

/// Lines of JSON, handed on once a turn of the loop.
struct AccessLog {
    private let sink: (@Sendable ([UInt8]) -> Void)?
    private var lines: [UInt8] = []
    private var json = JSONWriter()

    init(_ sink: (@Sendable ([UInt8]) -> Void)?) { self.sink = sink }

    mutating func write(_ record: AccessRecord, at instant: Instant) {
        guard sink != nil else { return }
        json.reset()
        json.object {
            $0.field("at", utc(instant))
            $0.field("id", record.id.description)
            $0.field("method", record.method?.rawValue ?? "")
            $0.field("route", record.route)
            if let refusal = record.refusal { $0.field("refusal", refusal.rawValue) }
            $0.field("status", record.status)
            $0.field("bytes", record.bytes)
            $0.field("microseconds", record.microseconds)
        }
        json.withBytes { lines.append(contentsOf: $0) }
        lines.append(0x0A)
    }

    mutating func flush() {
        guard let sink, !lines.isEmpty else { return }
        sink(lines)
        lines.removeAll(keepingCapacity: true)
    }
}

/// `2026-11-21T07:15:30.120Z`
func utc(_ instant: Instant) -> String {
    let milliseconds = Int(instant.milliseconds)
    let (days, rest) = milliseconds.quotientAndRemainder(dividingBy: 86_400_000)
    let date = CivilDate(day: Int32(truncatingIfNeeded: days))
    let time = "\(padded(rest / 3_600_000, 2)):\(padded(rest / 60_000 % 60, 2)):\(padded(rest / 1000 % 60, 2))"
    return "\(date)T\(time).\(padded(rest % 1000, 3))Z"
}

/// `Sat, 21 Nov 2026 07:15:30 GMT` (RFC 9110, section 5.6.7)
func httpDate(_ instant: Instant) -> String {
    let (days, rest) = Int(instant.milliseconds / 1000).quotientAndRemainder(dividingBy: 86_400)
    let date = CivilDate(day: Int32(truncatingIfNeeded: days))
    let (year, month, day) = date.parts
    let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    let time = "\(padded(rest / 3600, 2)):\(padded(rest / 60 % 60, 2)):\(padded(rest % 60, 2))"
    let weekday = weekdays[Int(date.weekday.rawValue) - 1]
    return "\(weekday), \(padded(day, 2)) \(months[month - 1]) \(padded(year, 4)) \(time) GMT"
}
