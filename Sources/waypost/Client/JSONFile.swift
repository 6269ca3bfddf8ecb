internal import Base
internal import Glibc

/// A file of JSON, or standard input: read whole, judged to be JSON here, sent as it is.
enum JSONFile {
    static func read(_ path: String) throws -> [UInt8] {
        let bytes =
            try path == "-"
            ? FileBytes.readStream(STDIN_FILENO, name: "-", limit: 1 << 20) : FileBytes.read(path, limit: 1 << 20)
        do throws(JSONFault) { _ = try JSON(bytes) } catch {
            throw DataFault(
                "json.not-json", file: path,
                problem: Bilingual(
                    vi: "Không phải JSON hợp lệ, ở byte \(error.offset) (\(error.path)): \(error.problem.vi)",
                    en: "It is no valid JSON, at byte \(error.offset) (\(error.path)): \(error.problem.en)"),
                mend: Bilingual(
                    vi: "Mẫu: GET /api/v1/openapi.json.", en: "What it looks like: GET /api/v1/openapi.json."))
        }
        return bytes
    }
}

extension WebAnswer {
    /// The body, which may be longer than what a server takes in.
    func json() throws -> JSON {
        do throws(JSONFault) { return try JSON(body, size: body.count) } catch {
            throw WebFault(kind: .broken, reason: "JSON, byte \(error.offset)")
        }
    }
}

extension JSONWriter {
    /// Only where there is something.
    mutating func given(_ name: StaticString, _ value: String?) {
        if let value { field(name, value) }
    }
}
