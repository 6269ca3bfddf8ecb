internal import Base

/// Tells on the terminal how far a long work has come: nothing in the first second, then at most ten times a second,
/// and nothing left behind. Silent when standard error is not a terminal.
struct Progress {
    private let what: Bilingual
    private let total: Int
    private let manner: Manner
    private let output: Output?
    private let began = monotonicNanoseconds()
    private var told: UInt64 = 0

    init(_ what: Bilingual, total: Int, _ call: Call) {
        self.what = what
        self.total = total
        manner = call.manner
        output = call.surroundings.errorIsTerminal && call.manner.form != .json ? call.errors : nil
    }

    mutating func reached(_ done: Int) throws(OutputFault) {
        guard let output else { return }
        let now = monotonicNanoseconds()
        guard now &- began > 1_000_000_000, now &- told > 100_000_000 else { return }
        told = now
        let percent = total > 0 ? " (\(done * 100 / total) %)" : ""
        try output.text("\r\u{1B}[K\(what[manner.language]) \(done)/\(total)\(percent)")
        try output.flush()
    }

    func end() throws(OutputFault) {
        guard let output, told > 0 else { return }
        try output.text("\r\u{1B}[K")
        try output.flush()
    }
}
