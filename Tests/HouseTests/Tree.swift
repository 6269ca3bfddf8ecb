internal import Base
internal import Glibc

/// The files of the repository, walked without Foundation.
enum Tree {
    /// The top of the repository.
    static let root = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }

    /// Paths below a folder, relative to the top, sorted; folders that builds make are left out.
    static func files(_ folder: String, suffix: String = "") -> [String] {
        entries(folder).flatMap { name, isFolder -> [String] in
            let path = folder.isEmpty ? name : "\(folder)/\(name)"
            if isFolder { return isBuilt(name) ? [] : files(path, suffix: suffix) }
            return path.hasSuffix(suffix) ? [path] : []
        }
    }

    /// Names in a folder with whether each is a folder, sorted by bytes.
    static func entries(_ folder: String) -> [(name: String, isFolder: Bool)] {
        guard let directory = opendir("\(root)/\(folder)") else { return [] }
        defer { closedir(directory) }
        var found: [(name: String, isFolder: Bool)] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { found.append((name, entry.pointee.d_type == UInt8(DT_DIR))) }
        }
        return found.sorted { $0.name < $1.name }
    }

    static func bytes(_ path: String) throws -> [UInt8] { try FileBytes.read("\(root)/\(path)") }

    static func text(_ path: String) throws -> String { String(decoding: try bytes(path), as: UTF8.self) }

    private static func isBuilt(_ name: String) -> Bool { name == ".git" || name.hasPrefix(".build") }
}

/// A Swift file cut into lines, whole and as code only: comments and the insides of string literals blanked, so that a
/// rule about code does not stumble over words.
struct SourceFile {
    struct Line {
        let number: Int
        let whole: String
        let code: String
    }

    let path: String
    let lines: [Line]

    init(_ path: String) throws {
        self.init(path: path, text: try Tree.text(path))
    }

    init(path: String, text: String) {
        self.path = path
        var stripper = Stripper()
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { index, line in
            Line(number: index + 1, whole: String(line), code: stripper.code(of: String(line)))
        }
    }

    /// The rooms' sources, read once.
    static let sources = Result { try all("Sources") }

    static func all(_ folder: String) throws -> [SourceFile] {
        try Tree.files(folder, suffix: ".swift").map { try SourceFile($0) }
    }

    /// `Sources/Base/CSV.swift` is of room `Base`.
    var room: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }

    func place(_ line: Line) -> String { "\(path):\(line.number): \(line.whole.trimmed)" }
}

/// Blanks what is not code, a line at a time; remembers whether a multi-line string is open.
private struct Stripper {
    private var isInText = false

    mutating func code(of line: String) -> String {
        if isInText {
            if line.trimmed.hasPrefix("\"\"\"") { isInText = false }
            return ""
        }
        let stripped = withoutText(line)
        if stripped.opens { isInText = true }
        return stripped.code
    }

    private func withoutText(_ line: String) -> (code: String, opens: Bool) {
        var code = ""
        var rest = line[...]
        while let character = rest.first {
            if rest.hasPrefix("//") { break }
            if rest.hasPrefix("\"\"\"") { return (code, true) }
            rest = rest.dropFirst()
            if character == "\"" { rest = afterString(rest) } else { code.append(character) }
        }
        return (code, false)
    }

    private func afterString(_ rest: Substring) -> Substring {
        var rest = rest
        while let character = rest.popFirst(), character != "\"" {
            if character == "\\" { _ = rest.popFirst() }
        }
        return rest
    }
}

extension String {
    var trimmed: String {
        var text = self[...]
        while let first = text.first, first == " " || first == "\t" { text.removeFirst() }
        while let last = text.last, last == " " || last == "\t" { text.removeLast() }
        return String(text)
    }
}

/// A word that is no part of a longer name: `time(` is not found in `runtime(`.
func holds(_ code: String, _ word: String) -> Bool {
    let code = code.replacing("Glibc.", with: " ").replacing("Swift.", with: " ")
    var rest = code[...]
    while let found = rest.firstRange(of: word) {
        let before = found.lowerBound == code.startIndex ? " " : code[code.index(before: found.lowerBound)]
        if !(before.isLetter || before.isNumber || before == "_" || before == ".") || word.hasPrefix(".") {
            return true
        }
        rest = rest[found.upperBound...]
    }
    return false
}
