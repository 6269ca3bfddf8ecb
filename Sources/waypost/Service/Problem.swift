internal import Base
internal import HTTP

/// What the API answers when it does not do what was asked (RFC 9457), for people in both languages.
struct Problem: Error, Sendable {
    let status: Int
    /// Stable, for programs: the last part of `type`.
    let code: String
    let detail: Bilingual
    /// Where in the request's body (RFC 6901), one for each fault.
    var faults: [ShapeFault] = []
    /// Members of its own, written as they are: the question that is open, the step's own refusal.
    var more: [(name: StaticString, json: [UInt8])] = []
    /// Seconds until it may be tried again.
    var retryAfter: Int?
    /// Methods that are allowed here; for 405.
    var allow: [String] = []

    init(_ status: Int, _ code: String, _ detail: Bilingual) {
        self.status = status
        self.code = code
        self.detail = detail
    }

    /// `application/problem+json`; `title` is the status in words, which never change for a type.
    func json(instance: String, language: Language) -> [UInt8] {
        var json = JSONWriter()
        json.object {
            $0.field("type", "urn:waypost:problem:\(code)")
            $0.field("title", StatusLine.reason(status))
            $0.field("status", status)
            $0.field("detail", detail[language])
            $0.field("message", detail)
            $0.field("instance", "urn:waypost:request:\(instance)")
            if !faults.isEmpty {
                $0.array("errors") {
                    for fault in faults {
                        $0.object {
                            $0.field("pointer", fault.pointer)
                            $0.field("code", fault.code)
                            $0.field("message", fault.problem)
                        }
                    }
                }
            }
            for member in more {
                $0.key(member.name)
                $0.raw(member.json)
            }
        }
        return json.bytes
    }
}

// Problems that any route may have.
extension Problem {
    /// Also for what exists and may not be seen: the two look alike.
    static let notFound = Problem(
        404, "not-found",
        Bilingual(
            vi: "Không có gì ở đây, hoặc bạn không được xem.", en: "There is nothing here, or nothing for you to see."))

    /// The same 404, with what to look at: it tells nobody what exists.
    static func notYours(_ place: Endpoint.Place) -> Problem {
        switch place {
        case .house, .dossierInPath, .somewhere: return .notFound
        case .branchInBody:
            let words = Bilingual(
                vi: "Không có quầy này, hoặc bạn không có quyền nộp hồ sơ tại đó.",
                en: "There is no such branch, or you may not lodge there.")
            var problem = Problem(404, "not-found", words)
            problem.faults = [ShapeFault(pointer: "/branch", code: "not-found", problem: words)]
            return problem
        case .filters:
            return Problem(
                404, "not-found",
                Bilingual(
                    vi: "Không có gì ở đây cho bạn xem. Nêu quầy (branch=) hoặc cơ quan (agency=) của bạn.",
                    en: "There is nothing here for you to see. Name your branch (branch=) or agency (agency=)."))
        }
    }

    static let signInFirst = Problem(
        401, "sign-in-first",
        Bilingual(
            vi: "Hãy đăng nhập, hoặc gửi khóa API (Authorization: Bearer wp_…).",
            en: "Sign in, or send an API key (Authorization: Bearer wp_…)."))

    static func notAllowed(_ methods: [String]) -> Problem {
        var problem = Problem(
            405, "method-not-allowed",
            Bilingual(
                vi: "Ở đây chỉ dùng được: \(methods.joined(separator: ", ")).",
                en: "Only these work here: \(methods.joined(separator: ", ")).")
        )
        problem.allow = methods
        return problem
    }

    static func body(_ faults: [ShapeFault]) -> Problem {
        var problem = Problem(
            422, "body-invalid",
            Bilingual(
                vi: "Nội dung gửi lên có \(faults.count) chỗ sai; xem errors.",
                en: "The body has \(faults.count) fault\(faults.count == 1 ? "" : "s"); see errors."))
        problem.faults = faults
        return problem
    }

    static func query(_ faults: [ShapeFault]) -> Problem {
        var problem = Problem(
            400, "query-invalid",
            Bilingual(vi: "Tham số sau dấu ? có chỗ sai; xem errors.", en: "The query has faults; see errors."))
        problem.faults = faults
        return problem
    }

    static func notJSON(_ fault: JSONFault) -> Problem {
        var problem = Problem(
            400, "not-json",
            Bilingual(
                vi: "Nội dung không phải JSON hợp lệ, ở byte \(fault.offset) (\(fault.path)): \(fault.problem.vi)",
                en: "The body is no valid JSON, at byte \(fault.offset) (\(fault.path)): \(fault.problem.en)"))
        problem.faults = [ShapeFault(pointer: "", code: "body.not-json", problem: fault.problem)]
        return problem
    }

    static let formUnreadable = Problem(
        400, "form-unreadable",
        Bilingual(
            vi: "Không đọc được biểu mẫu: có ký tự hỏng. Tải lại trang rồi gửi lại.",
            en: "The form cannot be read: it holds broken characters. Reload the page and send it again."))

    static let formTooLong = Problem(
        413, "form-too-long",
        Bilingual(
            vi: "Biểu mẫu có quá nhiều trường: nhiều nhất \(PageForm.mostFields).",
            en: "The form has too many fields: \(PageForm.mostFields) at most."))

    static let needsJSON = Problem(
        415, "content-type",
        Bilingual(vi: "Gửi với Content-Type: application/json.", en: "Send it with Content-Type: application/json."))

    static let needsMatch = Problem(
        428, "if-match-missing",
        Bilingual(
            vi: "Gửi kèm If-Match với ETag đã thấy khi đọc, để không ghi đè việc của người khác.",
            en: "Send If-Match with the ETag you read, so that nobody's work is overwritten."))

    static let matchUnreadable = Problem(
        400, "if-match-unreadable",
        Bilingual(
            vi:
                "If-Match không phải một ETag của hồ sơ. Gửi đúng ETag đã thấy khi đọc, kể cả dấu ngoặc kép, như \"3\".",
            en: "If-Match is no ETag of a dossier. Send the one ETag you read, with its quotation marks, like \"3\"."))

    static let badKey = Problem(
        400, "idempotency-key-bad",
        Bilingual(
            vi: "Idempotency-Key có từ 1 đến \(Once.mostCharacters) ký tự ASCII.",
            en: "An Idempotency-Key has 1 to \(Once.mostCharacters) characters of ASCII."))

    static func moved(expected: Int, found: Int) -> Problem {
        Problem(
            412, "version-moved",
            Bilingual(
                vi:
                    "Người khác vừa thay đổi hồ sơ (bạn thấy bản \(expected), nay là bản \(found)). Tải lại rồi làm tiếp.",
                en: "Somebody changed it first (you saw version \(expected), it is now \(found)). Reload, then go on."))
    }

    static let keyReused = Problem(
        422, "idempotency-key-reused",
        Bilingual(
            vi: "Idempotency-Key này đã dùng cho một yêu cầu khác. Dùng khóa mới.",
            en: "This Idempotency-Key was used for another request. Use a new one."))

    static func busy(_ seconds: Int) -> Problem {
        var problem = Problem(
            503, "busy",
            Bilingual(
                vi: "Đang quá tải. Thử lại sau \(seconds) giây.", en: "Too busy. Try again in \(seconds) seconds."))
        problem.retryAfter = seconds
        return problem
    }

    static let fault = Problem(
        500, "fault",
        Bilingual(
            vi: "Lỗi của máy chủ; chưa có gì được ghi. Báo người vận hành kèm mã trong instance.",
            en: "A fault of the server; nothing was recorded. Tell the operator the id in instance."))
}

extension ShapeFault {
    /// Which of two was meant, nobody can know.
    static func repeatedParameter(_ name: String) -> ShapeFault {
        ShapeFault(
            pointer: "?\(name)", code: "query.repeated",
            problem: Bilingual(vi: "Có nhiều lần. Chỉ gửi một.", en: "It is given more than once. Send one."))
    }
}
