public import Areas
public import Base

/// One place that locates a case: the area that was named, or the areas it may be.
public struct PlaceFact: Hashable, Sendable {
    public var factor: ConnectingFactor
    /// As it was told: an address, a code.
    public var text: String
    /// One area when it is clear; several when the text fits several; none when it fits nothing.
    public var candidates: [AreaIndex]

    public init(_ factor: ConnectingFactor, text: String, candidates: [AreaIndex]) {
        self.factor = factor
        self.text = text
        self.candidates = candidates
    }

    public init(_ factor: ConnectingFactor, _ area: AreaIndex, text: String = "") {
        self.init(factor, text: text, candidates: [area])
    }
}

/// What is known of a case when the question "who decides?" is asked.
public struct Facts: Hashable, Sendable {
    /// As received: `1.001193` or `1.001193.000.00.00.H29`.
    public var procedure: String
    /// Where it is lodged; empty when only advice is wanted.
    public var branch: String
    /// A factor may have several places (permanent and temporary residence, father and mother): each is true.
    public var places: [PlaceFact]
    /// Condition key to value; the variant under `variant`.
    public var answers: [String: String]

    public init(procedure: String, branch: String = "", places: [PlaceFact] = [], answers: [String: String] = [:]) {
        self.procedure = procedure
        self.branch = branch
        self.places = places
        self.answers = answers
    }
}

/// A fact that cannot be used as given. Not an outcome of routing: the caller mends it and asks again.
public enum FactRefusal: Error, Hashable, Sendable {
    case procedureUnknown(String)
    case branchUnknown(String)
    case branchClosed(String, Validity)
    /// The procedure's own questions, or the known keys.
    case answerUnknown(key: String, value: String, known: [String])
    case tooManyPlaces(Int)
    /// The register is proved only within this span; beyond it nobody has checked what it says.
    case outsideSpan(CivilDate, Validity)

    public var code: String {
        switch self {
        case .procedureUnknown: "fact.procedure-unknown"
        case .branchUnknown: "fact.branch-unknown"
        case .branchClosed: "fact.branch-closed"
        case .answerUnknown: "fact.answer-unknown"
        case .tooManyPlaces: "fact.too-many-places"
        case .outsideSpan: "fact.outside-span"
        }
    }

    public var sentence: Bilingual {
        switch self {
        case .procedureUnknown(let code):
            Bilingual(
                vi: "Không có thủ tục \"\(excerpt(code))\" trong bộ quy tắc. Tìm mã bằng: waypost procedures TỪ-KHÓA.",
                en:
                    "There is no procedure \"\(excerpt(code))\" in the register. Find codes with: waypost procedures WORDS."
            )
        case .branchUnknown(let branch):
            Bilingual(
                vi: "Không có điểm tiếp nhận \"\(excerpt(branch))\". Xem danh sách: waypost register show branches.",
                en: "There is no branch \"\(excerpt(branch))\". See them with: waypost register show branches.")
        case .branchClosed(let branch, let validity):
            Bilingual(
                vi: "Điểm tiếp nhận \(branch) không hoạt động vào ngày này (chỉ \(validity.words.vi)).",
                en: "The branch \(branch) does not work on that date (only \(validity.words.en)).")
        case .answerUnknown(let key, let value, let known) where known.isEmpty:
            Bilingual(
                vi: "Thủ tục này không hỏi \(excerpt(key)) (\(excerpt(key))=\(excerpt(value))). Bỏ câu trả lời này.",
                en: "This procedure does not ask for \(excerpt(key)) (\(excerpt(key))=\(excerpt(value))). Leave it out."
            )
        case .answerUnknown(let key, let value, let known):
            Bilingual(
                vi:
                    "Không dùng được \(excerpt(key))=\(excerpt(value)). Có thể trả lời: \(known.joined(separator: ", ")).",
                en: "\(excerpt(key))=\(excerpt(value)) cannot be used. Known answers: \(known.joined(separator: ", "))."
            )
        case .tooManyPlaces(let limit):
            Bilingual(
                vi: "Quá nhiều nơi được nêu (tối đa \(limit) tổ hợp). Bớt nơi.",
                en: "Too many places are named (\(limit) combinations at most). Name fewer.")
        case .outsideSpan(let date, let span):
            Bilingual(
                vi: "Sổ chỉ được chứng minh \(span.words.vi); ngày \(date) nằm ngoài. Hỏi một ngày trong khoảng đó, "
                    + "hoặc dùng ấn bản của ngày ấy.",
                en: "The register is proved only \(span.words.en); \(date) lies outside. Ask for a day within, or use "
                    + "the edition of that day.")
        }
    }
}
