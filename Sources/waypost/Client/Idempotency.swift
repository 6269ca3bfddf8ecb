internal import Base
internal import Desk

/// A request that may be sent twice and has one effect: both carry one key.
struct Retry {
    static let again = Option<String>.text(
        "again", Bilingual(vi: "KHÓA GỬI", en: "KEY"),
        Bilingual(
            vi: "gửi lại đúng yêu cầu đã gửi với khóa này: dù đã được ghi hay chưa, chỉ có một hồ sơ",
            en: "send the very request again that was sent with this key: recorded before or not, it counts once"))

    let key: String
    private let isAgain: Bool

    init(_ call: Call) {
        isAgain = call[Self.again] != nil
        key =
            call[Self.again] ?? Digest(bytes: Entropy.system.bytes(32)).map { String($0.description.prefix(32)) } ?? ""
    }

    var header: (name: String, value: String) { ("Idempotency-Key", key) }

    /// What to do when it is not known whether it was recorded.
    /// - Parameter words: options that have to be the same again.
    func hint(_ words: String = "") -> Bilingual {
        let line = "--again \(key)" + (words.isEmpty ? "" : " \(words)")
        return Bilingual(
            vi: "Không rõ đã ghi hay chưa. Chạy lại đúng lệnh này và thêm: \(line)",
            en: "It may have been recorded or not. Run the very same command again, with: \(line)")
    }

    /// Sends it; where the outcome is unknown, the error tells how to ask again safely.
    func run<Value>(_ words: String = "", _ body: () throws -> Value) throws -> Value {
        do { return try body() } catch let fault as Unreached {
            // Nothing was sent now; but it may have been the time before.
            if fault.fault.kind == .unreachable, !isAgain { throw fault }
            throw Unanswered(code: fault.code, message: fault.message, mend: hint(words))
        } catch var problem as ServerProblem where problem.exit == .unavailable {
            problem.mend = hint(words)
            throw problem
        }
    }
}

/// A request was perhaps recorded; nobody knows.
struct Unanswered: Error {
    let code: String
    let message: Bilingual
    let mend: Bilingual
}
