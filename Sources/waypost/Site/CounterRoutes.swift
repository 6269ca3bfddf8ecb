// The counter: advice, lodging, the day's list, and finding a dossier by its code.
enum CounterRoutes {
    static let all: [Endpoint] = []
}
