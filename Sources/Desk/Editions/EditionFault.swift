public import Base

/// Why a use case of editions did not come to its end.
public enum EditionFault: Error, Sendable {
    /// A rule of the house; the person reads why and what to do.
    case refused(EditionRefusal)
    /// Somebody changed the edition first; the version now.
    case moved(version: Int)
    case ledger(LedgerFault)
    /// A row of the journal is not what this program writes.
    case journal(EditionUnreadable)
    /// The tables of an edition that was kept cannot be read by this program.
    case unreadable(Digest, DataFaults)
    /// The folder's register cannot be the first edition: what is wrong with it.
    case cannotSeed([Bilingual])
    /// There is neither an edition nor a folder to take the first from.
    case nothingToStartWith
}
