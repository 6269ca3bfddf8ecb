internal import Base
internal import Glibc

/// A copy of a register in a folder of its own below the system's temporary one, with one rule too many.
struct BrokenCopy {
    let folder: String

    /// Copies the register and the national tables, and adds a rule that contradicts the one on births.
    init(of place: RegisterPlace) throws {
        var name = Array(("/tmp/waypost-tour-" + String(repeating: "X", count: 6)).utf8CString)
        guard mkdtemp(&name) != nil else { throw OutputFault.failed(String(cString: strerror(errno))) }
        folder = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        do {
            for register in Set(["vn", place.name]) { try copy(place.routing + "/" + register, register) }
        } catch {
            remove()
            throw error
        }
    }

    private func copy(_ source: String, _ register: String) throws {
        mkdir("\(folder)/\(register)", 0o755)
        for name in try FileBytes.names(in: source, suffix: ".csv") {
            var bytes = try FileBytes.read("\(source)/\(name)")
            if register == "vn", name == "rules.csv" { try contradict(&bytes) }
            try write(bytes, "\(folder)/\(register)/\(name)")
        }
    }

    /// The rule on births once more, naming the police: neither precedes the other.
    private func contradict(_ bytes: inout [UInt8]) throws {
        let table = try CSV(file: "rules.csv", bytes: bytes, columns: ["rule", "role"], allowOthers: true)
        guard let row = table.rows.first(where: { $0[table.column("rule")] == "birth-residence" }) else { return }
        if bytes.last != UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\n")) }
        for (index, heading) in table.header.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            switch heading {
            case "rule": bytes.appendCSV("broken-on-purpose")
            case "role": bytes.appendCSV("commune-police")
            case "origin": bytes.appendCSV("invented")
            default: bytes.appendCSV(row[table.column(heading)])
            }
        }
        bytes.append(UInt8(ascii: "\n"))
    }

    private func write(_ bytes: [UInt8], _ path: String) throws {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw OutputFault.failed("\(path): \(String(cString: strerror(errno)))") }
        defer { close(descriptor) }
        let output = Output(descriptor)
        try output.gather { $0.append(contentsOf: bytes) }
        try output.flush()
    }

    /// Takes away what was made, and nothing else: the files of the copied tables and their folders.
    func remove() {
        for register in (try? FileBytes.names(in: folder, suffix: "")) ?? [] {
            let path = "\(folder)/\(register)"
            for name in (try? FileBytes.names(in: path, suffix: ".csv")) ?? [] { unlink("\(path)/\(name)") }
            rmdir(path)
        }
        rmdir(folder)
    }
}
