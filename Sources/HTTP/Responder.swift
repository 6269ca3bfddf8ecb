internal import Base
internal import Glibc
internal import Synchronization

/// The one answer a request waits for: given once, from any thread, now or later. Let go without an answer it gives
/// 500, so that no client waits for what nobody will say.
public final class Responder: Sendable {
    private enum Way: Sendable {
        case loop(EventLoop, ConnectionID)
        case call(@Sendable (Response) -> Void)
    }

    private let way: Way
    private let id: RequestID?
    private let isAnswered = Atomic<Bool>(false)

    init(_ loop: EventLoop, _ connection: ConnectionID, _ id: RequestID) {
        way = .loop(loop, connection)
        self.id = id
    }

    /// For handlers' tests, and for whoever answers on behalf of another.
    public init(_ onAnswer: @escaping @Sendable (Response) -> Void) {
        way = .call(onAnswer)
        id = nil
    }

    deinit {
        if !isAnswered.load(ordering: .relaxed) { answer(Response.fault(id)) }
    }

    /// Gives the answer; every one after the first is passed over.
    /// - Parameter route: which route it was, as its pattern (`GET /api/v1/dossiers/{code}`) and never as the path,
    ///   which may name people: for the access log.
    public func answer(_ response: Response, route: String = "") {
        guard !isAnswered.exchange(true, ordering: .acquiringAndReleasing) else { return }
        switch way {
        case .loop(let loop, let connection): loop.answer(connection, response, route: route)
        case .call(let onAnswer): onAnswer(response)
        }
    }

    /// Wakes each event loop once for all answers given within `body`, instead of once for each: for the writer, which
    /// answers a whole commit in one go.
    public static func batch<Result, Failure: Error>(
        _ body: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try Wakes.gathered(body)
    }
}

extension Response {
    /// 500: what went wrong is in the operator's log under the id, never in the answer.
    public static func fault(_ id: RequestID?) -> Response {
        let words = Bilingual(
            vi: "Máy chủ gặp lỗi; hãy báo mã yêu cầu này cho người vận hành.",
            en: "Something failed here; give the operator the id of this request.")
        var json = JSONWriter(capacity: 256)
        json.object {
            $0.field("type", "about:blank")
            $0.field("title", StatusLine.reason(500))
            $0.field("status", 500)
            $0.field("code", "fault")
            $0.field("detail", words.en)
            $0.field("message", words)
            if let id { $0.field("id", id.description) }
        }
        return Response(500, type: "application/problem+json", json.bytes)
    }
}
