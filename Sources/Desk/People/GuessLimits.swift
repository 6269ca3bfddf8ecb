public import Base
internal import Glibc

/// Where a sign-in comes from, as far as counting guesses goes: the neighbourhood of an address, /24 or /64.
public struct AddressPrefix: Hashable, Sendable, CustomStringConvertible {
    public let text: String

    /// - Parameter address: `192.0.2.7`, `2001:db8::7`, `::ffff:192.0.2.7`; anything else shares one counter.
    public init(of address: String) {
        var four = in_addr()
        var six = in6_addr()
        if inet_pton(AF_INET, address, &four) == 1 {
            text = Self.name(withUnsafeBytes(of: &four) { Array($0) }.prefix(3))
        } else if inet_pton(AF_INET6, address, &six) == 1 {
            let bytes = withUnsafeBytes(of: &six) { Array($0) }
            let isMapped = bytes.prefix(10).allSatisfy { $0 == 0 } && bytes[10] == 0xFF && bytes[11] == 0xFF
            text = Self.name(isMapped ? bytes[12..<15] : bytes.prefix(8))
        } else {
            text = "?"
        }
    }

    private static func name(_ bytes: some Collection<UInt8>) -> String {
        bytes.map(String.init).joined(separator: ".") + "/\(bytes.count * 8)"
    }

    public var description: String { text }
    /// What is kept of it: no list of addresses lies about.
    public func place(of account: AccountID) -> Digest { Digest(of: "address \(account) \(text)".utf8) }
}

/// One counter's manner: so many tries are free, then each waits twice as long as the one before, and what was counted
/// leaks away.
public struct GuessRule: Hashable, Sendable {
    public var free: Int
    public var leakSeconds: Int
    public var longestWaitSeconds: Int

    public init(free: Int, leakSeconds: Int, longestWaitSeconds: Int) {
        self.free = free
        self.leakSeconds = leakSeconds
        self.longestWaitSeconds = longestWaitSeconds
    }

    func waitMilliseconds(at level: Double) -> Int64 {
        let over = Int(level.rounded(.up)) - free
        return over <= 0 ? 0 : min(Int64(longestWaitSeconds), 1 << Int64(min(over, 20))) * 1000
    }
}

/// Counts guesses. Strangers are counted by login and by neighbourhood; a device or neighbourhood that signed in to this
/// account before has a counter of its own, so that no stranger's guesses ever lock the honest out.
///
/// Pure: time is an argument. Bounded: when full, what leaked away goes first, then the lowest counters.
public struct GuessLimits: Sendable {
    public enum Source: Hashable, Sendable {
        case stranger(AddressPrefix)
        /// The device's or neighbourhood's place, known to have signed in to this account before.
        case known(Digest)
    }
    public enum Verdict: Hashable, Sendable {
        case go
        case wait(seconds: Int)
    }

    public var byLogin = GuessRule(free: 5, leakSeconds: 1800, longestWaitSeconds: 3600)
    public var byPrefix = GuessRule(free: 20, leakSeconds: 60, longestWaitSeconds: 900)
    public var byKnown = GuessRule(free: 10, leakSeconds: 300, longestWaitSeconds: 300)
    public let capacity: Int
    private var counters: [Key: Counter] = [:]

    private enum Key: Hashable {
        case login(Login)
        case prefix(AddressPrefix)
        case known(Login, Digest)
    }
    private struct Counter {
        var level = 0.0
        var at: Int64
        var closedUntil: Int64 = 0
    }

    public init(capacity: Int = 50_000) { self.capacity = max(capacity, 16) }

    public var count: Int { counters.count }

    /// Counts the try at once, so that a thousand at the same moment are not all the first; ``succeeded`` takes it back.
    /// - Parameter login: nil when what was typed can be no login.
    public mutating func begin(_ login: Login?, from source: Source, at now: Instant) -> Verdict {
        let keys = keys(login, source)
        let wait = keys.map { closedFor($0, now) }.max() ?? 0
        guard wait <= 0 else { return .wait(seconds: Int((wait + 999) / 1000)) }
        for key in keys { raise(key, now) }
        if counters.count > capacity { shrink(now) }
        return .go
    }

    public mutating func succeeded(_ login: Login?, from source: Source, at now: Instant) {
        for key in keys(login, source) {
            if case .known = key {
                counters[key] = nil
            } else if let level = counters[key]?.level {
                counters[key]?.level = max(0, level - 1)
            }
        }
    }

    private func keys(_ login: Login?, _ source: Source) -> [Key] {
        switch source {
        case .known(let place): login.map { [.known($0, place)] } ?? []
        case .stranger(let prefix): (login.map { [.login($0)] } ?? []) + [.prefix(prefix)]
        }
    }

    private func rule(_ key: Key) -> GuessRule {
        switch key {
        case .login: byLogin
        case .prefix: byPrefix
        case .known: byKnown
        }
    }

    /// Milliseconds to wait; a clock set back never lengthens it.
    private func closedFor(_ key: Key, _ now: Instant) -> Int64 {
        guard let counter = counters[key] else { return 0 }
        return min(counter.closedUntil - now.milliseconds, Int64(rule(key).longestWaitSeconds) * 1000)
    }

    private func level(_ counter: Counter, _ rule: GuessRule, _ now: Instant) -> Double {
        let passed = Double(max(0, now.milliseconds - counter.at))
        return max(0, counter.level - passed / Double(rule.leakSeconds * 1000))
    }

    private mutating func raise(_ key: Key, _ now: Instant) {
        let rule = rule(key)
        var counter = counters[key] ?? Counter(at: now.milliseconds)
        counter.level = level(counter, rule, now) + 1
        counter.at = now.milliseconds
        counter.closedUntil = now.milliseconds + rule.waitMilliseconds(at: counter.level)
        counters[key] = counter
    }

    private mutating func shrink(_ now: Instant) {
        counters = counters.filter { level($1, rule($0), now) > 0 || $1.closedUntil > now.milliseconds }
        guard counters.count > capacity * 3 / 4 else { return }
        let levels = counters.map { level($1, rule($0), now) }.sorted(by: >)
        let least = levels[capacity / 2]
        counters = counters.filter { level($1, rule($0), now) > least }
    }
}
