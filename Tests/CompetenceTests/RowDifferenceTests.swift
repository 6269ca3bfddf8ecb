internal import Areas
internal import Base
internal import Testing

@testable internal import Competence

/// What the cells of a comparison do not show is told row by row.
@Suite struct RowDifferenceTests {
    struct Case: CustomTestStringConvertible {
        let why: String, file: String, from: String, to: String, table: String, kind: RowChange.Kind
        var testDescription: String { why }
    }

    @Test(arguments: [
        Case(
            why: "a lodging right dropped", file: "hcmc/lodging-rights.csv", from: "hcm-branches-province,",
            to: "another-name,", table: "lodging-rights.csv", kind: .removed),
        Case(
            why: "a fee changed", file: "vn/procedures.csv", from: ",8000,", to: ",9000,", table: "procedures.csv",
            kind: .changed),
        Case(
            why: "a period changed", file: "vn/periods.csv", from: ",7 wd,", to: ",6 wd,", table: "periods.csv",
            kind: .changed),
    ]) func tellsTheRow(_ c: Case) throws {
        let files = try National.files.get()
        var changed = RegisterFiles()
        for file in files.files {
            let text = String(decoding: file.bytes, as: UTF8.self)
            let spoilt = file.name == c.file ? text.replacingFirst(c.from, with: c.to) : text
            changed.add(file.name, Array(spoilt.utf8))
        }
        let edition = try National.hcmc.get()
        let other = try Edition(files: changed, areas: National.areas.get())
        let difference = edition.difference(to: other)
        #expect(!difference.isEmpty)
        #expect(difference.rows.contains { $0.table == c.table && $0.kind == c.kind })
        #expect(difference.rows.allSatisfy { !$0.sentence.vi.isEmpty && !$0.sentence.en.isEmpty })
        #expect(edition.difference(to: edition).isEmpty)
    }
}

extension String {
    fileprivate func replacingFirst(_ old: String, with new: String) -> String {
        guard let place = firstRange(of: old) else { return self }
        return replacingCharacters(place, new)
    }

    private func firstRange(of text: String) -> Range<Index>? {
        var index = startIndex
        while index < endIndex {
            if self[index...].hasPrefix(text) { return index..<self.index(index, offsetBy: text.count) }
            index = self.index(after: index)
        }
        return nil
    }

    private func replacingCharacters(_ range: Range<Index>, _ new: String) -> String {
        String(self[..<range.lowerBound]) + new + String(self[range.upperBound...])
    }
}
