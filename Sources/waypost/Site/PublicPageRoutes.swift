// What anybody may see: how far a dossier is, and the procedures.
enum PublicPageRoutes {
    static let all: [Endpoint] = []
}
