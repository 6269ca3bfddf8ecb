enum StepPageRoutes { static let all: [Endpoint] = [] }
