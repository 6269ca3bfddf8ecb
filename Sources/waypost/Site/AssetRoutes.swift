internal import Base
internal import HTTP
internal import Pages

/// Stylesheet, script and icon, each under a name that changes with its content: kept by browsers for good.
enum AssetRoutes {
    static let all = [asset]

    static let asset = Endpoint(
        method: "GET", path: "/assets/{file}", id: "asset", about: "A file of the pages.", access: .anyone,
        work: .now { exchange in
            guard let file = Assets.current.files.first(where: { $0.path == exchange.request.path }) else {
                throw Problem.notFound
            }
            return Reply(
                200, file.bytes,
                headers: [("Content-Type", file.type), ("Cache-Control", "public, max-age=31536000, immutable")])
        })
}
