internal import Base
internal import Desk

/// Keys that were shown to one serving thread and found good, so that a partner's hundred requests a second do not each
/// read and check the same row. Forgets all of them as soon as any key was changed by a commit, before that commit is
/// answered: a revoked key opens nothing from the next request on.
final class KeyRing {
    private struct Known {
        var key: APIKey
        let principal: Principal
    }

    /// More are in use nowhere; beyond it the ring starts anew.
    private static let most = 1024
    private var known: [String: Known] = [:]
    private var changes: Int?

    /// Whose key an `Authorization` header shows.
    func holder(
        of header: String, _ door: Door, _ reader: any PeopleReader, at now: Instant
    ) throws -> Principal {
        let changes = door.keyChanges
        if changes == nil || changes != self.changes { known = [:] }
        // Taken before the row is read: a change in between is seen at the next request.
        self.changes = changes
        if let known = known[header], now < known.key.expires {
            if known.key.needsNote(at: now) { note(header, door, now) }
            return known.principal
        }
        return try look(header, door, reader, now)
    }

    private func look(
        _ header: String, _ door: Door, _ reader: any PeopleReader, _ now: Instant
    ) throws -> Principal {
        guard let text = Self.key(header) else { throw Problem.signInFirst }
        let key = try door.key(of: text, reader, at: now)
        if known.count >= Self.most { known = [:] }
        known[header] = Known(key: key, principal: key.principal)
        if key.needsNote(at: now) { note(header, door, now) }
        return key.principal
    }

    private func note(_ header: String, _ door: Door, _ now: Instant) {
        guard let key = known[header]?.key else { return }
        known[header]?.key.lastUsed = now
        door.noteUse(of: key, at: now)
    }

    private static func key(_ header: String) -> KeyText? {
        let parts = header.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
        return KeyText(parts[1])
    }
}
