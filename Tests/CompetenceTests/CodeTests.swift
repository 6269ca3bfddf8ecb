internal import Areas
internal import Base
internal import Testing

@testable internal import Competence

/// Codes are read eight bytes at once; these are the byte-by-byte readings they must equal.
@Suite struct CodeTests {
    @Test(arguments: [
        ("1.001193", 1_001_193), ("0.000000", 0), ("9.999999", 9_999_999), ("2.000815.000.00.00.H29", 2_000_815),
    ]) func procedureCodesAreRead(_ text: String, _ key: Int) {
        #expect(ProcedureCode(text)?.key == Int32(key))
    }

    @Test(arguments: [
        "", "1.00119", "1001193", "1,001193", "1.00119a", "a.001193", "1.0011 3", "1.001193x", "1.001193.h29",
        "1./01193",
        "1.:01193", "１.001193", "1.00119\u{0}",
    ]) func otherTextIsNoProcedureCode(_ text: String) {
        #expect(ProcedureCode(text) == nil)
    }

    /// One byte of a good code replaced by every byte there is: only digits at digit places pass.
    @Test func everyOtherByteIsRefused() {
        let good = Array("1.001193".utf8)
        for place in good.indices {
            for byte in UInt8.min...UInt8.max {
                var bytes = good
                bytes[place] = byte
                let read = bytes.withUnsafeBufferPointer { ProcedureCode(ascii: $0) }
                let isLegal = place == 1 ? byte == UInt8(ascii: ".") : (48...57).contains(byte)
                #expect((read != nil) == isLegal, "byte \(byte) at \(place)")
            }
        }
    }

    @Test func communeCodesAreReadAsTheAreaRegisterReadsThem() throws {
        let tree = AreaTree(try National.areas.get())
        let areas = try National.areas.get()
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<200_000 {
            var bytes = Array(padded(Int.random(in: 0..<100_000, using: &generator), 5).utf8)
            if Bool.random(using: &generator) {
                bytes[Int.random(in: 0..<5, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
            }
            bytes.withUnsafeBufferPointer { code in
                #expect(tree.commune(.e2025, code: code) == areas.index(epoch: .e2025, code: code)?.raw)
            }
        }
    }
}

@Suite struct CitationTests {
    @Test(arguments: [
        ("Điều 13", "Article 13, Law"), ("Điều 15 khoản 1 điểm i", "Article 15 clause 1 point i, Law"), ("", "Law"),
    ]) func citesInEnglish(_ article: String, _ english: String) {
        let act = Act(
            id: "a", layer: .law, date: nil, title: Bilingual(vi: "Luật", en: "Law"),
            provenance: Provenance(file: "acts.csv", line: 2, origin: .invented, source: "test"))
        #expect(act.cited(article).en == english)
        #expect(act.cited(article).vi == (article.isEmpty ? "Luật" : "\(article), Luật"))
    }
}
