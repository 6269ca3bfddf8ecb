// An agency's inbox, by urgency, and the load of its officers.
enum InboxRoutes {
    static let all: [Endpoint] = []
}
