// Editions of the register: proposing, comparing, approving; its rules.
enum StewardRoutes {
    static let all: [Endpoint] = []
}
