internal import Base
internal import Glibc

/// What the process was started in, read once, so that everything after it is told and nothing is looked up.
struct Surroundings: Sendable {
    var environment: [String: String] = [:]
    var workingFolder = "/"
    /// The folder of the running program.
    var programFolder = "/"
    var outputIsTerminal = false
    var errorIsTerminal = false
    /// Width of the terminal in columns; nil when it doesn't say.
    var columns: Int?

    static func process() -> Surroundings {
        Surroundings(
            environment: readEnvironment(), workingFolder: folder(of: "/proc/self/cwd") ?? "/",
            programFolder: folder(of: "/proc/self/exe").map(parent) ?? "/",
            outputIsTerminal: isatty(STDOUT_FILENO) == 1, errorIsTerminal: isatty(STDERR_FILENO) == 1,
            columns: terminalColumns())
    }

    /// A variable that is set and not empty.
    subscript(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }

    private static func readEnvironment() -> [String: String] {
        var found: [String: String] = [:]
        var entry = environ
        while let text = entry.pointee {
            let pair = String(cString: text).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if pair.count == 2 { found[String(pair[0])] = String(pair[1]) }
            entry += 1
        }
        return found
    }

    /// Where a symbolic link points; nil when it can't be told.
    private static func folder(of link: String) -> String? {
        var path = [UInt8](repeating: 0, count: Int(PATH_MAX))
        let count = path.withUnsafeMutableBytes { buffer in
            buffer.withMemoryRebound(to: CChar.self) { $0.baseAddress.map { readlink(link, $0, Int(PATH_MAX)) } ?? -1 }
        }
        return count > 0 ? String(decoding: path.prefix(count), as: UTF8.self) : nil
    }

    private static func terminalColumns() -> Int? {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }
}

/// The folder that holds this file or folder; `/` holds itself.
func parent(_ path: String) -> String {
    let parts = path.split(separator: "/").dropLast()
    return "/" + parts.joined(separator: "/")
}
