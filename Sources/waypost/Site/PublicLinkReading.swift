internal import Base
internal import Desk
internal import Dossiers
internal import HTTP

/// What somebody typed or scanned where a dossier's code is asked for: a code however it was typed (``ScannedCode``), and
/// where it was a receipt's QR code the token with it.
struct TypedCode: Hashable {
    let code: DossierCode
    /// Blank where the code alone was given.
    let token: String

    init?(_ text: String) {
        // The parts of a code may have blanks between them in place of hyphens.
        let hyphened = text.split(separator: " ").joined(separator: "-")
        guard let code = ScannedCode.readings(text).first ?? ScannedCode.readings(hyphened).first else { return nil }
        self.code = code
        token = text.lowercased().split { "/?# ".contains($0) }.map(String.init).first(where: Self.isToken) ?? ""
    }

    private static func isToken(_ text: String) -> Bool {
        text.utf8.count == PublicLinks.length && text.utf8.allSatisfy(PublicLinks.alphabet.contains)
    }
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
