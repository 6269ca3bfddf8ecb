public import Base

/// Why a text is no dossier code, and how one looks.
public enum DossierCodeFault: Error, Hashable, Sendable, CaseIterable {
    case empty
    /// Longer than ``DossierCode/longest`` bytes.
    case tooLong
    /// A byte outside `0–9`, `A–Z`, dot and hyphen; Arabic digits and letters with accents are such.
    case badCharacter
    /// Not three parts with a hyphen between them.
    case parts
    /// Not groups of digits with one letter and two digits first or last.
    case issuer
    /// The six digits in the middle are no day of the calendar.
    case day
    /// Fewer than four digits, nought, or a wide serial that begins with nought.
    case serial

    /// Stable, for programs.
    public var code: String {
        switch self {
        case .empty: "code.empty"
        case .tooLong: "code.too-long"
        case .badCharacter: "code.bad-character"
        case .parts: "code.parts"
        case .issuer: "code.issuer"
        case .day: "code.day"
        case .serial: "code.serial"
        }
    }

    public var sentence: Bilingual {
        Bilingual(
            vi: "\(problem.vi) Mã hồ sơ có dạng H57.132-260804-0583 hoặc 38.98.H29-210519-0013.",
            en: "\(problem.en) A dossier code looks like H57.132-260804-0583 or 38.98.H29-210519-0013.")
    }

    private var problem: Bilingual {
        switch self {
        case .empty: Bilingual(vi: "Chưa nhập mã hồ sơ.", en: "No dossier code was given.")
        case .tooLong: Bilingual(vi: "Mã hồ sơ quá dài.", en: "The dossier code is too long.")
        case .badCharacter:
            Bilingual(
                vi: "Mã hồ sơ chỉ gồm chữ số 0–9, chữ hoa A–Z, dấu chấm và gạch nối.",
                en: "A dossier code has only digits 0–9, capitals A–Z, dots and hyphens.")
        case .parts:
            Bilingual(
                vi: "Mã hồ sơ gồm ba phần cách nhau bằng gạch nối.",
                en: "A dossier code has three parts with hyphens between them.")
        case .issuer:
            Bilingual(
                vi: "Phần đầu phải là mã cơ quan.", en: "The first part has to be the code of an agency.")
        case .day:
            Bilingual(
                vi: "Sáu chữ số ở giữa (năm, tháng, ngày) không phải một ngày có thật.",
                en: "The six digits in the middle (year, month, day) are not a day that exists.")
        case .serial:
            Bilingual(
                vi: "Phần cuối phải là số thứ tự từ bốn chữ số.",
                en: "The last part has to be a serial number of at least four digits.")
        }
    }
}

// Reading: `agency-YYMMDD-serial` (annex of Circular 01/2018 for the old order of the agency code; the new order puts
// the province or ministry first, as the national portal prints it).
extension DossierCode {
    /// No real code comes near; a longer text is a mistake or an attack.
    public static let longest = 40

    /// Reads a code exactly as printed: no spaces, ASCII only, one text for one code.
    public init(_ text: String) throws(DossierCodeFault) {
        let bytes = Array(text.utf8)
        if bytes.isEmpty { throw .empty }
        if bytes.count > Self.longest { throw .tooLong }
        guard bytes.allSatisfy(Self.isAllowed) else { throw .badCharacter }
        let parts = bytes.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard parts.count == 3 else { throw .parts }
        guard Self.isIssuer(parts[0]) else { throw .issuer }
        guard let day = Self.day(parts[1]) else { throw .day }
        guard let serial = Self.serial(parts[2]) else { throw .serial }
        self.init(issuer: String(decoding: parts[0], as: UTF8.self), day: day, serial: serial)
    }

    /// An agency code as it may stand in a dossier code.
    public static func isIssuer(_ text: String) -> Bool { isIssuer(Array(text.utf8)[...]) }

    private static func isIssuer(_ bytes: ArraySlice<UInt8>) -> Bool {
        let groups = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard (1...6).contains(groups.count), let first = groups.first, let last = groups.last else { return false }
        let lettered = groups.count { isLettered($0) }
        let numbered = groups.count { (1...3).contains($0.count) && $0.allSatisfy(isDigit) }
        return lettered == 1 && numbered == groups.count - 1 && (isLettered(first) || isLettered(last))
    }

    /// `H29`: the level-1 code of a province or a ministry (Decision 20/2020).
    private static func isLettered(_ group: ArraySlice<UInt8>) -> Bool {
        guard group.count == 3, let first = group.first else { return false }
        return (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first) && group.dropFirst().allSatisfy(isDigit)
    }

    private static func day(_ bytes: ArraySlice<UInt8>) -> CivilDate? {
        guard bytes.count == 6, bytes.allSatisfy(isDigit) else { return nil }
        let number = value(bytes)
        return CivilDate(year: 2000 + number / 10_000, month: number / 100 % 100, day: number % 100)
    }

    private static func serial(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard (4...12).contains(bytes.count), bytes.allSatisfy(isDigit) else { return nil }
        guard bytes.count == 4 || bytes.first != UInt8(ascii: "0") else { return nil }
        let number = value(bytes)
        return number > 0 ? number : nil
    }

    private static func value(_ digits: ArraySlice<UInt8>) -> Int {
        digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        isDigit(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) || byte == UInt8(ascii: ".")
            || byte == UInt8(ascii: "-")
    }
}
