public import Base

/// Why the server itself turned a request or a connection away. Each is answered with its status and a close: after a
/// message we could not read for certain, the next byte may be anybody's (RFC 9112, sections 6.3 and 11.2).
public enum Refusal: String, CaseIterable, Error, Sendable {
    case bareCarriageReturn = "bare-cr"
    case bareLineFeed = "bare-lf"
    case controlCharacter = "control-character"
    case badRequestLine = "request-line"
    case unknownMethod = "method"
    case badTarget = "target"
    case badEscape = "escape"
    case otherVersion = "version"
    case foldedLine = "folded-line"
    case spaceBeforeColon = "space-before-colon"
    case badFieldName = "field-name"
    case missingHost = "host-missing"
    case repeatedHost = "host-repeated"
    case badHost = "host"
    case badLength = "content-length"
    case repeatedLength = "content-length-repeated"
    case lengthAndEncoding = "content-length-and-transfer-encoding"
    case repeatedEncoding = "transfer-encoding-repeated"
    case unknownEncoding = "transfer-encoding"
    case badChunk = "chunk"
    case chunkExtension = "chunk-extension"
    case trailers = "trailers"
    case unknownExpectation = "expectation"
    case targetTooLong = "target-too-long"
    case headTooLarge = "head-too-large"
    case bodyTooLarge = "body-too-large"
    case requestTooSlow = "request-too-slow"
    case answerTooSlow = "answer-too-slow"
    case readerTooSlow = "reader-too-slow"
    case tooManyConnections = "connections"
    case tooManyFromAddress = "connections-of-address"

    public var status: Int {
        switch self {
        case .unknownMethod, .unknownEncoding: 501
        case .otherVersion: 505
        case .unknownExpectation: 417
        case .targetTooLong: 414
        case .headTooLarge: 431
        case .bodyTooLarge: 413
        case .requestTooSlow, .readerTooSlow: 408
        case .answerTooSlow, .tooManyConnections: 503
        case .tooManyFromAddress: 429
        default: 400
        }
    }

    /// What was wrong and what to do, for the person who writes the client.
    public var sentence: Bilingual {
        switch self {
        case .bareCarriageReturn:
            Bilingual(vi: "Ký tự CR không đi kèm LF.", en: "A CR stands without its LF.")
        case .bareLineFeed:
            Bilingual(vi: "Ký tự LF không đi sau CR.", en: "An LF stands without a CR before it.")
        case .controlCharacter:
            Bilingual(
                vi: "Phần đầu có ký tự điều khiển; cổng này nhận HTTP, không nhận TLS.",
                en: "The head holds a control character; this port speaks HTTP, not TLS.")
        case .badRequestLine:
            Bilingual(vi: "Dòng yêu cầu sai mẫu.", en: "The request line is not method, target, version.")
        case .unknownMethod:
            Bilingual(vi: "Máy chủ không biết phương thức này.", en: "This method is not known here.")
        case .badTarget:
            Bilingual(
                vi: "Địa chỉ yêu cầu có ký tự không được phép, hoặc có . hay .. trong đường dẫn.",
                en: "The target holds a character it may not, or . or .. as part of its path.")
        case .badEscape:
            Bilingual(vi: "Mã % trong địa chỉ sai hoặc không phải UTF-8.", en: "A % escape is broken or not UTF-8.")
        case .otherVersion:
            Bilingual(vi: "Chỉ nhận HTTP/1.1.", en: "Only HTTP/1.1 is spoken here.")
        case .foldedLine:
            Bilingual(vi: "Trường bị gập sang dòng sau.", en: "A field is folded over two lines.")
        case .spaceBeforeColon:
            Bilingual(vi: "Có khoảng trắng trước dấu hai chấm.", en: "White space stands before a field's colon.")
        case .badFieldName:
            Bilingual(vi: "Tên trường sai mẫu.", en: "A field's name is not a token.")
        case .missingHost:
            Bilingual(vi: "Thiếu trường Host.", en: "The Host field is missing.")
        case .repeatedHost:
            Bilingual(vi: "Trường Host lặp lại.", en: "The Host field stands twice.")
        case .badHost:
            Bilingual(vi: "Trường Host sai mẫu hoặc trái với địa chỉ.", en: "The Host is invalid or not the target's.")
        case .badLength:
            Bilingual(vi: "Content-Length không phải là số.", en: "Content-Length is not a number.")
        case .repeatedLength:
            Bilingual(vi: "Content-Length lặp lại.", en: "Content-Length stands twice.")
        case .lengthAndEncoding:
            Bilingual(
                vi: "Có cả Content-Length và Transfer-Encoding.",
                en: "Content-Length and Transfer-Encoding stand together.")
        case .repeatedEncoding:
            Bilingual(vi: "Transfer-Encoding lặp lại.", en: "Transfer-Encoding stands twice.")
        case .unknownEncoding:
            Bilingual(vi: "Chỉ nhận Transfer-Encoding: chunked.", en: "Only Transfer-Encoding: chunked is known.")
        case .badChunk:
            Bilingual(vi: "Khối dữ liệu sai mẫu.", en: "A chunk's size or end is broken.")
        case .chunkExtension:
            Bilingual(vi: "Không nhận phần mở rộng của khối.", en: "Chunk extensions are not taken.")
        case .trailers:
            Bilingual(vi: "Không nhận trường sau khối cuối.", en: "Fields after the last chunk are not taken.")
        case .unknownExpectation:
            Bilingual(vi: "Chỉ nhận Expect: 100-continue.", en: "Only Expect: 100-continue is known.")
        case .targetTooLong:
            Bilingual(vi: "Địa chỉ yêu cầu quá dài.", en: "The target is too long.")
        case .headTooLarge:
            Bilingual(vi: "Phần đầu yêu cầu quá lớn.", en: "The head of the request is too large.")
        case .bodyTooLarge:
            Bilingual(vi: "Nội dung gửi lên quá lớn.", en: "The content is larger than is taken here.")
        case .requestTooSlow:
            Bilingual(vi: "Yêu cầu không đến trọn trong thời hạn.", en: "The request did not arrive whole in time.")
        case .answerTooSlow:
            Bilingual(vi: "Máy chủ chưa trả lời kịp; xin thử lại.", en: "No answer was found in time; try again.")
        case .readerTooSlow:
            Bilingual(vi: "Bên nhận đọc quá chậm.", en: "The client does not read its answer.")
        case .tooManyConnections:
            Bilingual(vi: "Quá nhiều kết nối; xin thử lại sau.", en: "Too many connections; try again later.")
        case .tooManyFromAddress:
            Bilingual(
                vi: "Quá nhiều kết nối từ một địa chỉ; xin thử lại sau.",
                en: "Too many connections from one address; try again later.")
        }
    }

    /// RFC 9457, with the sentence in both languages and a code that programs may test.
    var response: Response {
        var json = JSONWriter(capacity: 320)
        json.object {
            $0.field("type", "about:blank")
            $0.field("title", StatusLine.reason(status))
            $0.field("status", status)
            $0.field("code", "http.\(rawValue)")
            $0.field("detail", sentence.en)
            $0.field("message", sentence)
        }
        var response = Response(status, type: "application/problem+json", json.bytes)
        if status == 503 || status == 429 { response.headers.append(Header("Retry-After", "1")) }
        return response
    }
}
