internal import Base
internal import Dossiers
internal import Testing

/// Dossier codes as the law writes them.
@Suite struct CodeTests {
    struct Good: CustomTestStringConvertible {
        let text: String
        let why: String
        var testDescription: String { "\(text): \(why)" }
    }

    @Test(arguments: [
        Good(text: "H57.132-260804-0583", why: "new order: the province first"),
        Good(text: "38.98.H29-210519-0013", why: "old order: the province last"),
        Good(text: "000.00.12.H29-200229-9999", why: "a leap day, groups of three digits"),
        Good(text: "H29-261121-0001", why: "a province by itself"),
        Good(text: "G15.23-261121-10000", why: "the serial has widened"),
        Good(text: "H29.1-261121-123456789012", why: "as wide as it may be"),
    ]) func areReadAndPrintedTheSame(_ c: Good) throws {
        let code = try DossierCode(c.text)
        #expect(code.description == c.text)
        #expect(try DossierCode(code.description) == code)
    }

    struct Bad: CustomTestStringConvertible {
        let text: String
        let fault: DossierCodeFault
        let why: String
        var testDescription: String { "\(text): \(why)" }
    }

    @Test(arguments: [
        Bad(text: "", fault: .empty, why: "nothing"),
        Bad(text: " H29-261121-0001", fault: .badCharacter, why: "a space before"),
        Bad(text: "H29-261121-0001\n", fault: .badCharacter, why: "a line end behind"),
        Bad(text: "h29-261121-0001", fault: .badCharacter, why: "a small letter"),
        Bad(text: "Đ29-261121-0001", fault: .badCharacter, why: "a letter with a stroke"),
        Bad(text: "H29-261121-٠٠٠١", fault: .badCharacter, why: "Arabic digits are digits elsewhere"),
        Bad(text: "H29-261121-000１", fault: .badCharacter, why: "a full-width digit"),
        Bad(text: "H29‐261121‐0001", fault: .badCharacter, why: "typographic hyphens"),
        Bad(text: "H29-261121", fault: .parts, why: "no serial"),
        Bad(text: "H29-261121-0001-1", fault: .parts, why: "four parts"),
        Bad(text: "-261121-0001", fault: .issuer, why: "no agency"),
        Bad(text: "29.1-261121-0001", fault: .issuer, why: "no letter group"),
        Bad(text: "H29.H30-261121-0001", fault: .issuer, why: "two provinces"),
        Bad(text: "1.H29.2-261121-0001", fault: .issuer, why: "the province in the middle"),
        Bad(text: "H29..1-261121-0001", fault: .issuer, why: "an empty group"),
        Bad(text: "H29.-261121-0001", fault: .issuer, why: "a dot at the end"),
        Bad(text: "H29.1234-261121-0001", fault: .issuer, why: "a group of four digits"),
        Bad(text: "HH9-261121-0001", fault: .issuer, why: "two letters"),
        Bad(text: "H29-260230-0001", fault: .day, why: "30 February"),
        Bad(text: "H29-250229-0001", fault: .day, why: "no leap year"),
        Bad(text: "H29-261301-0001", fault: .day, why: "month 13"),
        Bad(text: "H29-26112-0001", fault: .day, why: "five digits"),
        Bad(text: "H29-261121-001", fault: .serial, why: "three digits"),
        Bad(text: "H29-261121-0000", fault: .serial, why: "serials begin with one"),
        Bad(text: "H29-261121-00583", fault: .serial, why: "one text for one code"),
        Bad(text: "H29-261121-A001", fault: .serial, why: "a letter"),
        Bad(text: "H29-261121-9999999999999", fault: .serial, why: "wider than any day's work"),
        Bad(text: "1.1.1.1.1.H29.1.1.1.1.1-261121-0001000000", fault: .tooLong, why: "too long to be looked at"),
    ]) func othersAreRefused(_ c: Bad) {
        #expect(throws: c.fault) { try DossierCode(c.text) }
        #expect(!c.fault.sentence.vi.isEmpty && c.fault.code.hasPrefix("code."))
    }

    /// No bytes make it stumble, and what it takes it prints back.
    @Test func anyBytes() {
        var random = SeededGenerator(seed: 11)
        let letters = Array("H29.-0123456789GZ".utf8)
        var taken = 0
        for _ in 0..<200_000 {
            let text = String(
                decoding: (0..<Int.random(in: 0...24, using: &random)).map { _ in
                    letters.randomElement(using: &random) ?? 0
                }, as: UTF8.self)
            if let code = try? DossierCode(text) {
                taken += 1
                #expect(code.description == text)
            }
        }
        var base = Array("H29.1-261121-0001".utf8)
        for index in base.indices {
            for byte in UInt8.min...UInt8.max {
                let kept = base[index]
                base[index] = byte
                let text = String(decoding: base, as: UTF8.self)
                if let code = try? DossierCode(text) { #expect(code.description == text) }
                base[index] = kept
            }
        }
        #expect(taken >= 0)
    }

    @Test func sortsByIssuerDayAndSerial() throws {
        let codes = try ["H29-261121-0002", "H29-261121-10000", "H29-261122-0001", "H30-250101-0001"].map {
            text throws(DossierCodeFault) in try DossierCode(text)
        }
        #expect(codes.sorted() == codes)
    }
}
