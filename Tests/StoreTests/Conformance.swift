internal import Testing

/// An engine behind a port, made anew in a folder of its own for each case.
struct Engine<Port>: Sendable, CustomTestStringConvertible {
    let name: String
    let make: @Sendable (Scratch) throws -> Port
    var testDescription: String { name }

    func holds(_ item: ConformanceCase<Port>) throws {
        let scratch = Scratch()
        try item.run(try make(scratch))
    }
}

/// One thing that every engine behind a port must do.
struct ConformanceCase<Port>: Sendable, CustomTestStringConvertible {
    let why: String
    let run: @Sendable (Port) throws -> Void
    var testDescription: String { why }

    init(_ why: String, _ run: @escaping @Sendable (Port) throws -> Void) {
        self.why = why
        self.run = run
    }
}
