// Forms 01 to 07, as they are printed.
enum SlipRoutes {
    static let all: [Endpoint] = []
}
