public import Base

extension EditionDesk {
    /// The whole register of an edition, active or not: what it would decide by. A third of a second when it is not in
    /// memory, so not on an event loop.
    public func register(of hash: Digest) throws(EditionFault) -> RegisterInForce {
        if let held = shelf.edition(hash) { return held }
        return try shelf.edition(hash, from: reader())
    }
}
