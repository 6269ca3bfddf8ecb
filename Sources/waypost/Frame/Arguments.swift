internal import Base

/// What a command line asks for.
enum Asked {
    case call(Command, Given)
    case help(path: [String])
    case topic(Topic)
    case version
}

/// Reads a command line against the tree of commands. Pure: nothing is run and nothing is looked up.
///
/// Words before the first that names no child choose the command; options may stand anywhere after their command, those
/// of everybody anywhere at all; `--` ends the options; `--name value` and `--name=value` are the same.
struct Arguments {
    let tree: Command
    let topics: [Topic]

    func parse(_ words: [String]) throws(UsageFault) -> Asked {
        let sorted = try sort(words)
        if sorted.given.values[GlobalOptions.version.spec.name] != nil { return .version }
        guard sorted.command.run != nil else {
            guard let word = sorted.given.operands.first else { throw UsageFault(.noCommand, path: sorted.given.path) }
            throw unknownCommand(word, of: sorted.command, path: sorted.given.path)
        }
        try judge(sorted.given, by: sorted.command)
        return .call(sorted.command, sorted.given)
    }

    private struct Sorted {
        var command: Command
        var given = Given()
        /// Set when the words ask for help instead.
        var request: Asked?
    }
}

extension Arguments {
    /// Help wins over everything else on the line, so that nobody has to get a command right to learn it.
    func request(_ words: [String]) throws(UsageFault) -> Asked {
        let before = words.prefix { $0 != "--" }
        if before.contains(where: { $0 == "--help" || $0 == "-h" }) { return .help(path: pathOfHelp(Array(before))) }
        if let place = before.firstIndex(of: "help"), isCommandPath(before[..<place]) {
            return try help(on: plainWords(before[(place + 1)...]), within: pathWords(before[..<place]))
        }
        return try parse(words)
    }

    /// `help`, `help register check`, `help exit-codes`, `register help check`.
    private func help(on words: [String], within path: [String]) throws(UsageFault) -> Asked {
        var command = command(at: path)
        var found = path
        for word in words {
            guard let child = command.children.first(where: { $0.name == word }) else {
                if found.isEmpty, let topic = topics.first(where: { $0.name == word }) { return .topic(topic) }
                let known = command.children.map(\.name) + (found.isEmpty ? topics.map(\.name) : [])
                throw UsageFault(.unknownTopic(word, known: known), path: found)
            }
            command = child
            found.append(word)
        }
        return .help(path: found)
    }

    /// What is left without the options of every command and their values: `help area --lang en` asks about `area`.
    private func plainWords(_ words: ArraySlice<String>) -> [String] {
        var plain: [String] = []
        var isValue = false
        for word in words {
            if !isValue, !word.hasPrefix("-") { plain.append(word) }
            isValue = GlobalOptions.all.contains { $0.value != nil && $0.isCalled(word) }
        }
        return plain
    }

    private func command(at path: [String]) -> Command {
        path.reduce(tree) { command, word in command.children.first { $0.name == word } ?? command }
    }

    private func pathOfHelp(_ words: [String]) -> [String] {
        var command = tree
        var path: [String] = []
        for word in words {
            guard let child = command.children.first(where: { $0.name == word }) else { continue }
            command = child
            path.append(word)
        }
        return path
    }

    private func pathWords(_ words: ArraySlice<String>) -> [String] { pathOfHelp(Array(words)) }

    /// False behind a command that takes words of its own: there `help` is one of them.
    private func isCommandPath(_ words: ArraySlice<String>) -> Bool {
        command(at: pathWords(words)).run == nil
    }
}

extension Arguments {
    private func sort(_ words: [String]) throws(UsageFault) -> Sorted {
        var sorted = Sorted(command: tree)
        var rest = words[...]
        while let word = rest.popFirst() {
            if word == "--" {
                sorted.given.operands += rest
                break
            } else if word.hasPrefix("-"), word != "-" {
                try option(word, &rest, &sorted)
            } else if sorted.given.operands.isEmpty,
                let child = sorted.command.children.first(where: { $0.name == word })
            {
                sorted.command = child
                sorted.given.path.append(word)
            } else {
                sorted.given.operands.append(word)
                guard sorted.command.run != nil else {
                    throw unknownCommand(word, of: sorted.command, path: sorted.given.path)
                }
            }
        }
        return sorted
    }

    private func unknownCommand(_ word: String, of command: Command, path: [String]) -> UsageFault {
        UsageFault(
            .unknownCommand(word, known: command.children.map(\.name) + (path.isEmpty ? ["help"] : [])), path: path)
    }

    private func option(_ word: String, _ rest: inout ArraySlice<String>, _ sorted: inout Sorted) throws(UsageFault) {
        let path = sorted.given.path
        let pieces = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let known = sorted.command.options + GlobalOptions.all
        guard let name = pieces.first, let spec = known.first(where: { $0.isCalled(name) }) else {
            throw UsageFault(.unknownOption(pieces.first ?? word, known: known.map(\.dashed)), path: path)
        }
        let value = try value(of: spec, pieces.count == 2 ? pieces[1] : nil, &rest, path)
        guard spec.repeats || sorted.given.values[spec.name] == nil else {
            throw UsageFault(.givenTwice(option: spec.dashed), path: path)
        }
        sorted.given.values[spec.name, default: []].append(value)
    }

    private func value(of spec: OptionSpec, _ attached: String?, _ rest: inout ArraySlice<String>, _ path: [String])
        throws(UsageFault) -> String
    {
        guard spec.value != nil else {
            guard attached == nil else { throw UsageFault(.unwantedValue(option: spec.dashed), path: path) }
            return ""
        }
        let next = rest.first.flatMap { $0.hasPrefix("--") ? nil : $0 }
        guard let value = attached ?? next else {
            throw UsageFault(.missingValue(option: spec.dashed, expected: spec.expected), path: path)
        }
        if attached == nil { rest.removeFirst() }
        guard spec.accepts(value) else {
            throw UsageFault(.badValue(option: spec.dashed, value: value, expected: spec.expected), path: path)
        }
        return value
    }

    private func judge(_ given: Given, by command: Command) throws(UsageFault) {
        for spec in command.options where spec.isRequired && given.values[spec.name] == nil {
            throw UsageFault(.missingOption(spec.dashed), path: given.path)
        }
        var left = given.operands.count
        for operand in command.operands {
            guard left >= operand.least else { throw UsageFault(.missingOperand(operand.name), path: given.path) }
            left -= min(left, operand.most)
        }
        guard left == 0 else {
            throw UsageFault(.extraOperand(given.operands[given.operands.count - left]), path: given.path)
        }
    }
}

extension OptionSpec {
    fileprivate func isCalled(_ word: String) -> Bool { word == dashed || short.map { word == "-\($0)" } ?? false }
}
