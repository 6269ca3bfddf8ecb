internal import Base
internal import HTTP

/// A server for tests that tells what it was asked: short limits, one loop, a free port.
struct Serving {
    let server: Server
    var place: String { server.addresses[0] }

    init(
        _ adjust: (inout Configuration) -> Void = { _ in }, handler: @escaping Handler
    ) throws(StartFault) {
        var configuration = Configuration(clock: Clock { Instant(milliseconds: 1_795_245_330_120) })
        configuration.listen = ["127.0.0.1:0"]
        configuration.loops = 1
        configuration.limits.stopMilliseconds = 2000
        adjust(&configuration)
        server = try Server(configuration, handler: handler)
    }

    init(_ adjust: (inout Configuration) -> Void = { _ in }) throws(StartFault) {
        try self.init(adjust, handler: echo)
    }

    func client() -> Client? { Client(place) }
}

/// Method, target, peer, scheme and the content's size and first bytes, so that a body taken for a request shows.
@Sendable func echo(_ request: Request, _ responder: Responder) {
    let content = String(decoding: request.body.prefix(40), as: UTF8.self)
    responder.answer(
        Response(200, text: "\(request.method.rawValue) \(request.target) \(request.body.count) \(content)"),
        route: "echo")
}
