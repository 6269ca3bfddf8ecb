// waypost: the command line: finds the register, asks the rooms, and tells people and programs what they answered.
// It must never know a rule of law: who is competent, when something is due and what an address means live in the rooms.
// Start with Commands/Tree.swift (what can be asked), then Frame/Command.swift (how a command is described).

internal import Base
internal import Glibc

/// Runs the command line of this process and ends it with the documented exit code.
func start() -> Never {
    // A reader that closes the pipe early is told by `EPIPE`, not by a signal.
    signal(SIGPIPE, SIG_IGN)
    let surroundings = Surroundings.process()
    let run = Run(
        tree: waypostCommand, surroundings: surroundings, output: Output(STDOUT_FILENO), errors: Output(STDERR_FILENO))
    exit(run(Array(CommandLine.arguments.dropFirst())).rawValue)
}

/// One run of the command line, with everything it touches given from outside.
struct Run {
    let tree: Command
    let surroundings: Surroundings
    let output: Output
    let errors: Output

    func callAsFunction(_ arguments: [String]) -> Exit {
        let manner = Manner(arguments, surroundings)
        do {
            let ended = try answer(arguments, manner)
            try output.flush()
            return ended
        } catch {
            return tell(error, manner)
        }
    }

    private func answer(_ arguments: [String], _ manner: Manner) throws -> Exit {
        switch try Arguments(tree: tree, topics: topics).request(arguments) {
        case .version:
            try output.line("waypost \(version)")
            return .answered
        case .help(let path):
            try Help(manner).show(path, of: tree, on: output)
            return .answered
        case .topic(let topic):
            try Help(manner).show(topic, on: output)
            return .answered
        case .call(let command, let given):
            guard let run = command.run else { return .internalFault }
            return try run(
                Call(given: given, manner: manner, surroundings: surroundings, output: output, errors: errors))
        }
    }

    /// Says what went wrong where people and programs look for it; what was answered before goes out first.
    private func tell(_ error: any Error, _ manner: Manner) -> Exit {
        var error = error
        if !(error is OutputFault) {
            do { try output.flush() } catch let broken { error = broken }
        }
        let (troubles, ended) = Trouble.all(of: error)
        do {
            for trouble in troubles { try trouble.tell(on: errors, manner) }
            try errors.flush()
        } catch {
            // Nobody can hear why; the exit code still tells.
        }
        return ended
    }
}
