// One dossier: where it is, what comes next, and the steps this person may take.
enum DossierPageRoutes {
    static let all: [Endpoint] = []
}
