// Who decides where: a procedure over all areas.
enum WhyRoutes {
    static let all: [Endpoint] = []
}
