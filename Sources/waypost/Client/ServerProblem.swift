internal import Base

/// What a server answered instead of doing what was asked (RFC 9457), as it is told here.
struct ServerProblem: Error {
    let status: Int
    /// The last part of `type`: `version-moved`.
    let code: String
    var message: Bilingual
    var mend: Bilingual?
    /// One for each place of the request's body.
    let faults: [(pointer: String, code: String, message: Bilingual)]
    /// The register's whole answer, where it was that which had no place to send the dossier to.
    let routing: JSON?
}

extension ServerProblem {
    init(_ answer: WebAnswer) {
        let json = (try? JSON(answer.body)) ?? .null
        status = answer.status
        let type = json.text("type")
        let code = type.hasPrefix("urn:waypost:problem:") ? String(type.dropFirst(20)) : "http-\(answer.status)"
        self.code = code
        message = json["message"]?.words ?? Self.other(answer.status)
        faults = (json["errors"]?.items ?? []).map {
            ($0.text("pointer"), $0["code"]?.text ?? code, $0["message"]?.words ?? Bilingual(same: ""))
        }
        routing = json["routing"]
        mend = Self.mend(code, json["instance"]?.text)
    }

    /// Whoever answered is not Waypost: a proxy, another program on that port.
    private static func other(_ status: Int) -> Bilingual {
        Bilingual(
            vi: "Máy chủ trả lời \(status), không theo cách của Waypost.",
            en: "The server answered \(status), and not as Waypost does.")
    }

    private static func mend(_ code: String, _ instance: String?) -> Bilingual? {
        switch code {
        case "sign-in-first":
            Bilingual(
                vi: "Khóa ở --key hoặc WAYPOST_KEY không được nhận: sai, hết hạn hoặc đã thu hồi.",
                en: "The key of --key or WAYPOST_KEY is not taken: wrong, expired or revoked.")
        case "not-found":
            Bilingual(
                vi: "Kiểm tra mã và quyền của khóa.", en: "Check the code, and what the key may do.")
        case "idempotency-key-reused":
            Bilingual(
                vi: "--again chỉ dùng với đúng yêu cầu đã gửi; yêu cầu khác thì bỏ --again.",
                en: "--again is for the very request that was sent; leave it out for another one.")
        case "fault": instance.map { Bilingual(vi: "Mã cần báo: \($0).", en: "The id to report: \($0).") }
        default: nil
        }
    }

    /// "No" is an answer; a request the server cannot read is wrong data; a server that cannot serve is unavailable.
    var exit: Exit {
        switch status {
        case 400, 413, 415: .data
        case 422 where code == "body-invalid": .data
        case 300..<400, 408, 429, 500...599: .unavailable
        default: .negative
        }
    }
}

extension JSON {
    /// `{"vi":…,"en":…}`
    var words: Bilingual? {
        guard let vi = self["vi"]?.text, let en = self["en"]?.text else { return nil }
        return Bilingual(vi: vi, en: en)
    }
}

extension JSONWriter {
    /// A value as it was read.
    mutating func value(_ json: JSON) {
        switch json {
        case .null: null()
        case .bool(let flag): bool(flag)
        case .number(let digits): raw(Array(digits.utf8))
        case .string(let text): string(text)
        case .array(let items): array { for item in items { $0.value(item) } }
        case .object(let members):
            object {
                for member in members {
                    $0.key(text: member.name)
                    $0.value(member.value)
                }
            }
        }
    }
}
