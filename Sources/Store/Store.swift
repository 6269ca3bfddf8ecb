// Store: the ledger on libsqlite3: statements, migrations, journal with its chain, projections, group commit.
// Must never know: what a step means, HTTP, pages. Connection.swift and its neighbours alone speak to SQLite's C.
// Start with Schema.swift (what is kept), then Writer.swift (how it gets there) and Book.swift (how it is read).
public import Base
public import Desk

/// The ledger of one data folder. One writer's thread, one thread that empties the write-ahead log, and a connection
/// for each reader.
// safe: all its parts are set once in `init`; the writer and the checkpointer lock what they share
public final class Store: Ledger, @unchecked Sendable {
    public struct Options: Sendable {
        /// Makes the folder and an empty database where there is none.
        public var create = true
        /// So many writes may wait; more are answered `busy`.
        public var queueLimit = 4096
        /// Of one commit. More makes the last wait long without making the disk faster.
        public var batchLimit = 512
        /// Of the writer's thread: everybody waits for it, so on a busy machine it goes first. Needs CAP_SYS_NICE.
        public var writerNice: Int32 = -10
        /// Pages in the write-ahead log that wake the checkpointer: 4 MiB.
        public var checkpointPages = 1000
        /// What the start may spend on looking through the file after a crash, so that it is ready within two seconds on
        /// a busy machine, too; the rest is `journal verify`'s.
        public var startCheckMilliseconds = 800
        /// Wraps the answers of one commit, so that whoever waits elsewhere is woken once for all of them.
        public var answering: @Sendable (() -> Void) -> Void = { $0() }
        /// Waits for the disk at each commit. Anything else loses acknowledged work and is for controls of tests.
        package var isDurable = true
        public init() {}
    }

    /// The name of the thread that empties the write-ahead log, which no request waits for.
    public static let besideThread = "waypost-checkpt"

    let folder: DataFolder
    let options: Options
    let writer: Writer
    private let checkpointer: Checkpointer
    /// What makes and knows the links on receipts.
    public let publicLinks: PublicLinks

    /// Opens the ledger of a folder, brings its schema up to date and looks whether it is whole.
    /// - Throws: one sentence for the operator: `store.missing`, `store.read-only`, `store.owner`, `store.in-use`,
    ///   `store.not-a-database`, `store.other-program`, `store.newer`, `store.damaged`, `store.unusable`.
    public static func open(_ path: String, _ options: Options = Options()) throws(DataFault) -> Store {
        let folder = try DataFolder(path, create: options.create)
        do {
            return try Store(folder, options)
        } catch {
            throw folder.sentence(for: error)
        }
    }

    private init(_ folder: DataFolder, _ options: Options) throws(LedgerFault) {
        self.folder = folder
        self.options = options
        try LogCheck.run(folder.database + "-wal")
        let connection = try Opening.connect(folder, options)
        try Schema.bringUp(connection)
        try Secrets.makeMissing(connection)
        publicLinks = PublicLinks(secrets: try Secrets.values(connection, Secrets.publicLink))
        try StartCheck(connection, options).run(wasStoppedCleanly: folder.wasStoppedCleanly)
        try Checkpointer.settle(connection)
        try folder.markRunning()
        checkpointer = try Checkpointer(try Opening.connect(folder, options), options)
        writer = try Writer(connection, options, checkpointer)
    }

    public func reader() throws(LedgerFault) -> any LedgerReader { try Book(Opening.reader(folder)) }

    public func write<Value: Sendable>(
        _ work: @escaping @Sendable (any LedgerWriter) throws -> Value,
        answer: @escaping @Sendable (Result<Value, any Error>) -> Void
    ) {
        writer.queue(Unit(work, answer))
    }

    /// Finishes what was queued, empties the log, lets go of the folder. Later writes are answered `stopped`.
    public func stop() {
        guard writer.stop() else { return }
        checkpointer.stop()
        folder.close(clean: writer.halted == nil)
    }

    deinit { stop() }

    /// Why writing has stopped; nil while all is well.
    public var halted: String? { writer.halted }
    /// The same for the operator, with what to do.
    public var trouble: DataFault? { writer.halted.map { StoreFault.stopped(folder.database, $0) } }
    public var figures: WriterFigures { writer.figures }
}
