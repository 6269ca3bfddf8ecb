/// Bodies as the OpenAPI document shows them: people copy them, programs try them. A test holds each to its shape.
enum OpenAPIExamples {
    /// By `operationId`.
    static let bodies: [String: String] = [
        "advise": #"""
        {"procedure":"1.001193","places":[{"factor":"residence","text":"p ben nghe q1 tphcm"}]}
        """#,
        "lodge": #"""
        {"procedure":"1.001193","branch":"hcm-centre-thu-duc","places":[{"factor":"residence","text":"26740"}],\#
        "applicant":{"name":"Nguyễn Văn An","phone":"0901234567"},\#
        "papers":[{"name":"Giấy chứng sinh","originalKept":false}],"resultTo":{"way":"counter"}}
        """#,
        "takeStep": #"{"step":"accept"}"#,
        "createKey": #"{"name":"Cổng dịch vụ công","grants":["api-client@branch:hcm-centre-thu-duc"],"days":90}"#,
        "createAccount": #"""
        {"login":"lan.nguyen","name":"Nguyễn Thị Lan","grants":["receptionist@branch:hcm-centre-thu-duc"]}
        """#,
        "grant": #"{"grants":["case-officer@agency:ubnd-26740"]}"#,
        "signIn": #"{"login":"operator","password":"một mật khẩu dài"}"#,
        "changePassword": #"{"old":"một mật khẩu dài","new":"mưa rơi trên mái ngói đỏ"}"#,
    ]
}
