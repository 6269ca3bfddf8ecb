internal import Base

let exitCodesTopic = Topic(
    name: "exit-codes",
    summary: Bilingual(vi: "mã kết thúc, dành cho kịch bản", en: "how a run ends, for scripts"),
    paragraphs: [
        Bilingual(
            vi: "Câu trả lời \"không\" là một câu trả lời, không phải sự cố: nó có mã riêng là 1.",
            en: "The answer \"no\" is an answer and not a failure: it has a code of its own, 1.")
    ],
    pairs: Exit.allCases.map { ("\($0.rawValue)", $0.meaning) })

let formatsTopic = Topic(
    name: "formats",
    summary: Bilingual(vi: "bảng, CSV, JSON và thông báo lỗi", en: "tables, CSV, JSON and errors"),
    paragraphs: [
        Bilingual(
            vi:
                "Trên màn hình, bảng được căn cột theo độ rộng cửa sổ (COLUMNS). Trong ống dẫn, bảng thành CSV (RFC 4180, "
                + "UTF-8, có dòng tiêu đề) và lời giải thích thành văn bản không ngắt dòng. --json cho mỗi dòng một đối "
                + "tượng JSON; khóa và tiêu đề CSV không đổi theo ngôn ngữ.",
            en: "On a terminal, tables are aligned to the width of the window (COLUMNS). In a pipe, tables become CSV "
                + "(RFC 4180, UTF-8, with a header row) and explanations plain text with whole lines. --json gives one "
                + "JSON object a line; keys and CSV headings do not change with the language."),
        Bilingual(
            vi: "Lỗi ra đầu ra lỗi chuẩn, mỗi lỗi một dòng: tệp:dòng:cột: điều sai và cách sửa. Với --json, mỗi lỗi là "
                + "một đối tượng {\"error\":{\"code\",\"message\":{\"vi\",\"en\"},\"mend\":{…},\"file\",\"line\",\"column\","
                + "\"pointer\"}}; trường không có nghĩa thì bỏ.",
            en: "Errors go to standard error, one a line: file:line:column: what is wrong and how to mend it. With "
                + "--json each is an object {\"error\":{\"code\",\"message\":{\"vi\",\"en\"},\"mend\":{…},\"file\",\"line\","
                + "\"column\",\"pointer\"}}; fields without meaning are left out."),
    ])

let environmentTopic = Topic(
    name: "environment",
    summary: Bilingual(vi: "biến môi trường và nơi tìm dữ liệu", en: "environment variables and where data is found"),
    paragraphs: [
        Bilingual(
            vi:
                "Tùy chọn thắng biến môi trường. Không nói gì thì sổ thẩm quyền được tìm trong thư mục Routing ở thư mục "
                + "đang làm việc và các thư mục trên nó, rồi cạnh chương trình và các thư mục trên nó.",
            en: "Options win over variables. When neither says, the register is looked for in a folder Routing in the "
                + "working folder and those above it, then beside the program and above.")
    ],
    pairs: [
        (
            "WAYPOST_ROUTING",
            Bilingual(vi: "thư mục chứa các sổ (như --routing)", en: "folder with the registers (as --routing)")
        ),
        ("WAYPOST_DATA", Bilingual(vi: "thư mục dữ liệu (như --data)", en: "data folder (as --data)")),
        ("WAYPOST_SERVER", Bilingual(vi: "máy chủ đang chạy (như --server)", en: "running server (as --server)")),
        (
            "WAYPOST_KEY",
            Bilingual(vi: "khóa API để hỏi máy chủ (như --key)", en: "API key to ask the server with (as --key)")
        ),
        (
            "LC_ALL, LC_MESSAGES, LANG",
            Bilingual(
                vi: "biến đầu tiên được đặt quyết định: bắt đầu bằng en thì tiếng Anh, còn lại tiếng Việt",
                en: "the first that is set decides: English when it begins with en, Vietnamese otherwise")
        ),
        ("NO_COLOR", Bilingual(vi: "đặt khác rỗng thì không tô màu", en: "set and not empty: no colour")),
        (
            "COLUMNS",
            Bilingual(
                vi: "độ rộng để ngắt dòng trên màn hình (40 đến 400)", en: "width to wrap to on a terminal (40 to 400)")
        ),
    ])
