internal import Base
internal import CLinux
internal import Glibc

/// Which request of a loop an answer is for. Sequences are never used again, so an answer that comes too late finds
/// nobody instead of somebody else.
struct ConnectionID: Sendable {
    let slot: Int
    let sequence: UInt64
}

/// What other threads hand to an event loop. One `eventfd` wakes it, written only when the inbox was empty.
final class Inbox: Sendable {
    enum Item: Sendable {
        case socket(Int32, Address)
        case answer(ConnectionID, Response, route: String)
        case stop
    }

    let event: Int32
    private let items = Locked<[Item]>([])

    init() throws(StartFault) {
        event = eventfd(0, Int32(EFD_NONBLOCK) | Int32(EFD_CLOEXEC))
        guard event >= 0 else { throw StartFault("eventfd") }
    }

    deinit { close(event) }

    func put(_ item: Item) {
        let wasEmpty = items.with { items in
            items.append(item)
            return items.count == 1
        }
        if wasEmpty { Wakes.wake(self) }
    }

    func takeAll() -> [Item] {
        var count: UInt64 = 0
        _ = read(event, &count, 8)
        return items.with { items in
            let taken = items
            items = []
            return taken
        }
    }

    fileprivate func wake() {
        var one: UInt64 = 1
        _ = write(event, &one, 8)
    }
}

/// Gathers the wakes of one thread while it answers many requests in one go.
enum Wakes {
    private final class Gathered {
        var inboxes: [Inbox] = []
    }

    private static let key: pthread_key_t = {
        var key = pthread_key_t()
        pthread_key_create(&key, nil)
        return key
    }()

    static func gathered<Result, Failure: Error>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
        guard pthread_getspecific(key) == nil else { return try body() }
        let gathered = Gathered()
        pthread_setspecific(key, Unmanaged.passUnretained(gathered).toOpaque())
        defer {
            pthread_setspecific(key, nil)
            var woken: [Inbox] = []
            for inbox in gathered.inboxes where !woken.contains(where: { $0 === inbox }) {
                inbox.wake()
                woken.append(inbox)
            }
        }
        return try body()
    }

    static func wake(_ inbox: Inbox) {
        if let pointer = pthread_getspecific(key) {
            Unmanaged<Gathered>.fromOpaque(pointer).takeUnretainedValue().inboxes.append(inbox)
        } else {
            inbox.wake()
        }
    }
}
