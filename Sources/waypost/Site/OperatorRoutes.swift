// Accounts, branches, the journal, the access log, health and backups.
enum OperatorRoutes {
    static let all: [Endpoint] = []
}
