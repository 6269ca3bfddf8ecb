internal import Glibc

/// A moment in UTC, milliseconds since 1970-01-01T00:00:00Z.
public struct Instant: Hashable, Comparable, Sendable {
    public let milliseconds: Int64

    public init(milliseconds: Int64) { self.milliseconds = milliseconds }
    public static func < (left: Self, right: Self) -> Bool { left.milliseconds < right.milliseconds }

    /// Later by so much; earlier for what is below 0.
    public func adding(days: Int = 0, hours: Int = 0, minutes: Int = 0) -> Instant {
        Instant(milliseconds: milliseconds + ((Int64(days) * 24 + Int64(hours)) * 60 + Int64(minutes)) * 60_000)
    }
}

/// A wall-clock minute in Vietnam: fixed +07:00, no summer time, so plain arithmetic instead of a zone database.
public struct LocalMoment: Hashable, Comparable, Sendable {
    public let date: CivilDate
    /// Minutes since midnight, 0...1439; 1440 is allowed as "24:00 of that day", the end of a period in days
    /// (Civil Code 2015, article 148).
    public let minute: Int

    public init(_ date: CivilDate, minute: Int) {
        self.date = date
        self.minute = minute
    }

    public init(_ instant: Instant) {
        let minutes = Int((instant.milliseconds + 7 * 3_600_000).floorDivided(by: 60_000))
        let days = Int64(minutes).floorDivided(by: 1440)
        self.init(CivilDate(day: Int32(truncatingIfNeeded: days)), minute: minutes - Int(days) * 1440)
    }

    public var instant: Instant {
        Instant(milliseconds: (Int64(date.day) * 1440 + Int64(minute)) * 60_000 - 7 * 3_600_000)
    }

    /// Reads `YYYY-MM-DD HH:MM` or `YYYY-MM-DDTHH:MM`; nil for anything else.
    public init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count == 16, bytes[10] == UInt8(ascii: " ") || bytes[10] == UInt8(ascii: "T") else { return nil }
        guard let date = CivilDate(text.prefix(10)), let minute = Self.minute(ofClock: String(text.suffix(5)))
        else { return nil }
        self.init(date, minute: minute)
    }

    /// Minutes since midnight of `HH:MM` (00:00 to 24:00); nil for anything else.
    public static func minute(ofClock text: String) -> Int? {
        let bytes = Array(text.utf8)
        guard bytes.count == 5, bytes[2] == UInt8(ascii: ":") else { return nil }
        let digits = [0, 1, 3, 4].map { Int(bytes[$0]) - 48 }
        guard digits.allSatisfy({ (0...9).contains($0) }) else { return nil }
        let (hour, minute) = (digits[0] * 10 + digits[1], digits[2] * 10 + digits[3])
        guard hour < 24 && minute < 60 || hour == 24 && minute == 0 else { return nil }
        return hour * 60 + minute
    }

    public static func < (left: Self, right: Self) -> Bool { left.instant < right.instant }

    /// `HH:MM`.
    public var clock: String { "\(padded(minute / 60, 2)):\(padded(minute % 60, 2))" }
}

extension LocalMoment: CustomStringConvertible {
    public var description: String { "\(date) \(clock)" }
}

extension Int64 {
    fileprivate func floorDivided(by divisor: Int64) -> Int64 {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}

/// Where "now" comes from. The only clock of the house: everything else takes the time as an argument.
public struct Clock: Sendable {
    public var now: @Sendable () -> Instant

    public init(now: @escaping @Sendable () -> Instant) { self.now = now }

    public static let system = Clock {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }
}

/// Nanoseconds of a clock that never jumps, for measuring how long something took.
public func monotonicNanoseconds() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
}

extension JSONWriter {
    /// An instant as people's clocks show it: `2026-11-21T09:05:30+07:00`, or null.
    public mutating func field(_ name: StaticString, zoned value: Instant?) {
        key(name)
        guard let value else { return null() }
        let local = LocalMoment(value)
        let second = Int((value.milliseconds - local.instant.milliseconds) / 1000)
        string("\(local.date)T\(local.clock):\(padded(second, 2))+07:00")
    }
}
