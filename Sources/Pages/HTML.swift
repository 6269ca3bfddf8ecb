// Pages: what people read and fill in, as HTML made from plain values and words in both languages.
// Must never know: the ledger, sockets, who may do what; it is told.
// Start reading: HTML.swift (markup that escapes by itself), Shell.swift (what every page shares), Controls.swift (forms).
public import Base

/// Markup. A literal is markup, whatever is put into it is text and escaped (elements and quoted attributes alike), so
/// that nothing typed by anybody can become markup (ASVS 1.2.1).
public struct HTML: Sendable, Hashable, ExpressibleByStringInterpolation {
    public private(set) var bytes: [UInt8]

    public static let nothing = HTML()

    public init() { bytes = [] }
    public init(stringLiteral value: StaticString) { bytes = value.withUTF8Buffer { Array($0) } }
    public init(stringInterpolation: StringInterpolation) { bytes = stringInterpolation.bytes }

    public var isEmpty: Bool { bytes.isEmpty }

    /// For tests and for whoever writes a page to a file.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    public static func + (left: HTML, right: HTML) -> HTML {
        var sum = left
        sum += right
        return sum
    }

    public static func += (left: inout HTML, right: HTML) { left.bytes += right.bytes }

    /// The words alone, for where no element may stand, as a page's title. What was put in as text is escaped, so every
    /// angle bracket is one of ours.
    var words: HTML {
        var isInside = false
        var words: [UInt8] = []
        for byte in bytes {
            if byte == UInt8(ascii: "<") { isInside = true }
            if !isInside { words.append(byte) }
            if byte == UInt8(ascii: ">") { isInside = false }
        }
        // safe: what is left was escaped when it was put in
        return HTML(drawn: words)
    }

    /// Drawn by a program of ours, number by number; never from text.
    init(drawn bytes: [UInt8]) { self.bytes = bytes }

    public struct StringInterpolation: StringInterpolationProtocol {
        var bytes: [UInt8] = []

        public init(literalCapacity: Int, interpolationCount: Int) {
            bytes.reserveCapacity(literalCapacity + interpolationCount * 16)
        }

        public mutating func appendLiteral(_ literal: StaticString) { literal.withUTF8Buffer { bytes += $0 } }

        /// As text.
        public mutating func appendInterpolation(_ text: some StringProtocol) { escape(text.utf8) }
        public mutating func appendInterpolation(_ number: some BinaryInteger) { bytes += String(number).utf8 }
        /// As it is.
        public mutating func appendInterpolation(_ html: HTML) { bytes += html.bytes }
        public mutating func appendInterpolation(_ parts: [HTML]) { for part in parts { bytes += part.bytes } }
        /// One language of words of ours.
        public mutating func appendInterpolation(_ words: Bilingual, _ language: Language) {
            escape(words[language].utf8)
        }
        /// Only where it holds: `\(when: isOpen, " open")`.
        public mutating func appendInterpolation(when holds: Bool, _ html: @autoclosure () -> HTML) {
            if holds { bytes += html().bytes }
        }
        /// What somebody wrote or the register says in Vietnamese: a screen reader speaks it so on every page.
        public mutating func appendInterpolation(vi text: some StringProtocol) {
            if text.isEmpty { return }
            appendLiteral("<span lang=\"vi\" class=\"said\">")
            escape(text.utf8)
            appendLiteral("</span>")
        }
        /// A code, a login, a hash: the same in every language.
        public mutating func appendInterpolation(code text: some StringProtocol) {
            if text.isEmpty { return }
            appendLiteral("<span class=\"code\" translate=\"no\">")
            escape(text.utf8)
            appendLiteral("</span>")
        }
        /// Part of a path or of a query's value: nothing in it can end that part.
        public mutating func appendInterpolation(path part: some StringProtocol) { percentEncode(part.utf8) }

        private mutating func escape(_ text: some Sequence<UInt8>) {
            for byte in text {
                switch byte {
                case UInt8(ascii: "&"): appendLiteral("&amp;")
                case UInt8(ascii: "<"): appendLiteral("&lt;")
                case UInt8(ascii: ">"): appendLiteral("&gt;")
                case UInt8(ascii: "\""): appendLiteral("&quot;")
                case UInt8(ascii: "'"): appendLiteral("&#39;")
                // Controls are no characters of HTML; line ends and tabs are.
                case 0..<9, 0x0B, 0x0C, 0x0E..<0x20, 0x7F: bytes += [0xEF, 0xBF, 0xBD]
                default: bytes.append(byte)
                }
            }
        }

        private mutating func percentEncode(_ text: some Sequence<UInt8>) {
            let digits = Array("0123456789ABCDEF".utf8)
            for byte in text {
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                    UInt8(ascii: "~"):
                    bytes.append(byte)
                default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
                }
            }
        }
    }
}

extension Sequence where Element == HTML {
    public func joined(_ separator: HTML = .nothing) -> HTML {
        var sum = HTML()
        for part in self {
            if !sum.isEmpty { sum += separator }
            sum += part
        }
        return sum
    }
}
