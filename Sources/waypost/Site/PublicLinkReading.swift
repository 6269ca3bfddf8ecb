internal import Base
internal import Desk
internal import Dossiers
internal import HTTP

/// What somebody typed or scanned where a dossier's code is asked for.
struct TypedCode: Hashable {
    let code: DossierCode
    /// Blank where the code alone was given.
    let token: String

    /// Takes a code as printed, with blanks, in small letters, with the dashes and the đ and ư that phones and Telex make
    /// of it; and what a scanner reads from a receipt's QR code, wherever that leads to.
    init?(_ text: String) {
        let plain = Self.plain(text)
        if let tail = plain.range(of: "/P/") {
            let parts = plain[tail.upperBound...].split(separator: "/")
            guard let first = parts.first, let code = Self.code(first) else { return nil }
            self.init(code, parts.count > 1 ? parts[1].prefix { $0 != "?" }.lowercased() : "")
        } else {
            guard let code = Self.code(plain[...]) else { return nil }
            self.init(code, "")
        }
    }

    private init(_ code: DossierCode, _ token: String) { (self.code, self.token) = (code, token) }

    /// The parts may have blanks between them in place of hyphens.
    private static func code(_ text: Substring) -> DossierCode? {
        let words = text.split(separator: " ")
        return (try? DossierCode(words.joined())) ?? (try? DossierCode(words.joined(separator: "-")))
    }

    /// Capitals without marks; every blank one space, every dash a hyphen.
    private static func plain(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.prefix(mostLetters).map(plain)))
    }

    private static let mostLetters = 400

    private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar {
        case "đ", "Đ": return "D"
        case "ư", "Ư": return "W"
        case "\u{2010}"..."\u{2015}", "\u{2212}", "_": return "-"
        case "\t", "\n", "\r", "\u{A0}", "\u{2007}", "\u{202F}": return " "
        case "a"..."z": return Unicode.Scalar(UInt8(scalar.value) - 0x20)
        default: return scalar
        }
    }
}

extension String {
    fileprivate func range(of part: String) -> Range<Index>? { firstRange(of: part) }
}

/// Counts who asks for codes that do not exist. Codes can be guessed, tokens cannot: whoever has a receipt's link always
/// gets in, and somebody who tries numbers is slowed down, alone or together with a thousand others.
final class PublicLookups: Sendable {
    private struct Counters {
        var neighbourhoods = PublicLookups.limits(GuessRule(free: 20, leakSeconds: 20, longestWaitSeconds: 900))
        var everybody = PublicLookups.limits(GuessRule(free: 2000, leakSeconds: 1, longestWaitSeconds: 60))
    }

    private let counters = Locked(Counters())
    private static let allOfThem = AddressPrefix(of: "")

    private static func limits(_ rule: GuessRule) -> GuessLimits {
        var limits = GuessLimits()
        limits.byPrefix = rule
        return limits
    }

    /// Before a code is looked up: counted as a miss until it was found.
    func begin(from address: Address, at now: Instant) throws {
        let place = AddressPrefix(of: address.description)
        let verdict = counters.with { counters in
            let own = counters.neighbourhoods.begin(nil, from: .stranger(place), at: now)
            guard case .go = own else { return own }
            let all = counters.everybody.begin(nil, from: .stranger(Self.allOfThem), at: now)
            // What everybody's crowd stopped was nobody's own guess.
            if all != .go { counters.neighbourhoods.succeeded(nil, from: .stranger(place), at: now) }
            return all
        }
        if case .wait(let seconds) = verdict { throw Self.slowDown(seconds) }
    }

    func found(from address: Address, at now: Instant) {
        let place = AddressPrefix(of: address.description)
        counters.with { counters in
            counters.neighbourhoods.succeeded(nil, from: .stranger(place), at: now)
            counters.everybody.succeeded(nil, from: .stranger(Self.allOfThem), at: now)
        }
    }

    private static func slowDown(_ seconds: Int) -> Problem {
        var problem = Problem(
            429, "too-many-lookups",
            Bilingual(
                vi:
                    "Từ mạng này vừa có nhiều lần tra mã không đúng. Chờ \(seconds) giây rồi thử lại, hoặc quét mã QR trên giấy hẹn: mã đó luôn mở được.",
                en:
                    "Many codes that do not exist were asked for from this network. Wait \(seconds) seconds and try again, or scan the code on your receipt: that one always opens."
            ))
        problem.retryAfter = seconds
        return problem
    }
}
