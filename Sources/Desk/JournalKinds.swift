/// Reading the journal by what happened, across all streams: for counts that are kept up to date by reading on.
public protocol JournalReader: AnyObject {
    /// The number of the last row there is.
    func lastEntry() throws(LedgerFault) -> Int64
    /// The rows of one kind after one number and up to another, each checked against its digest.
    func entries(of kind: String, after: Int64, through: Int64) throws(LedgerFault) -> [JournalRow]
}
