internal import Areas
internal import Base
internal import Testing

/// One thing broken in a small sound register, and how it is told.
struct BrokenRegister: Sendable, CustomTestStringConvertible {
    let why: String
    var table = "areas"
    let replace: String
    let with: String
    let code: String
    var line: Int? = nil
    /// The file that is told, where it is another than the broken one.
    var told: String? = nil
    var testDescription: String { why }
}

@Suite struct AreaFaultTests {
    static let areas = """
        epoch,code,level,kind,name,parent,from,to,act,origin,source
        2024,79,province,city,Hồ Chí Minh,,,2025-07-01,,real,test
        2024,760,district,urban-district,1,79,,2025-07-01,,real,test
        2024,26740,commune,ward,Bến Nghé,760,,2025-07-01,,real,test
        2024,26743,commune,ward,Bến Thành,760,,2025-07-01,,real,test
        2025,79,province,city,Hồ Chí Minh,,2025-07-01,,,real,test
        2025,26740,commune,ward,Sài Gòn,79,2025-07-01,,,real,test
        2025,26743,commune,commune,Bến Thành,79,2025-07-01,2026-04-30,,real,test
        2025,26743,commune,ward,Bến Thành,79,2026-04-30,,,real,test

        """
    static let successions = """
        old_epoch,old_code,new_epoch,new_code,level,extent,people,act,origin,source
        2024,79,2025,79,province,whole,all,,real,test
        2024,26740,2025,26740,commune,part,some,,real,test
        2024,26740,2025,26743,commune,part,some,,real,test
        2024,26743,2025,26743,commune,whole,all,,real,test

        """
    static let rules = """
        area,street,from,to,side,target,date,who,origin,source
        2024:26740,đường Lê Lợi,1,99,odd,26743,2026-01-05,Lan,invented,test

        """

    static func register(_ broken: BrokenRegister? = nil) throws(DataFaults) -> AreaRegister {
        func bytes(_ name: String, _ text: String) -> AreaTables.Table {
            let mended = broken.map { $0.table == name ? text.replacing($0.replace, with: $0.with) : text } ?? text
            return AreaTables.Table(file: name + ".csv", bytes: Array(mended.utf8))
        }
        return try AreaRegister(
            AreaTables(
                areas: bytes("areas", areas), successions: bytes("successions", successions),
                streetRules: [bytes("street-rules", rules)]))
    }

    static let cases: [BrokenRegister] = [
        .init(why: "unknown kind", replace: "urban-district", with: "quận", code: "area.unknown-word", line: 3),
        .init(why: "unknown epoch", replace: "2024,760", with: "2023,760", code: "area.unknown-word"),
        .init(why: "a day that does not exist", replace: "2026-04-30", with: "2026-04-31", code: "area.bad-date"),
        .init(
            why: "from after to", replace: "79,2025-07-01,2026-04-30", with: "79,2026-05-01,2026-04-30",
            code: "area.empty-validity"),
        .init(
            why: "a gap between two rows", replace: "Bến Thành,79,2026-04-30", with: "Bến Thành,79,2026-05-02",
            code: "area.gap"),
        .init(
            why: "the same code twice at once", replace: "Bến Thành,79,2026-04-30", with: "Bến Thành,79,2026-04-29",
            code: "area.duplicate", line: 9),
        .init(why: "leading zeros lost", replace: "2024,26743", with: "2024,6743", code: "area.bad-code", line: 5),
        .init(why: "unknown parent", replace: "Bến Nghé,760", with: "Bến Nghé,761", code: "area.unknown-parent"),
        .init(why: "its own parent", replace: "Bến Nghé,760", with: "Bến Nghé,26740", code: "area.unknown-parent"),
        .init(why: "a province with a parent", replace: "Minh,,,", with: "Minh,79,,", code: "area.parent-level"),
        .init(
            why: "level and kind disagree", replace: "26740,commune,ward,Bến", with: "26740,district,ward,Bến",
            code: "area.level"),
        .init(
            why: "a district in 2025", replace: "2025,26740,commune,ward,Sài Gòn",
            with: "2025,760,district,urban-district,1", code: "area.level"),
        .init(
            why: "the child outlives its parent", replace: "1,79,,2025-07-01", with: "1,79,2000-01-01,2025-07-01",
            code: "area.outside-parent"),
        .init(
            why: "epoch 2024 goes on", replace: "Bến Nghé,760,,2025-07-01", with: "Bến Nghé,760,,2025-07-02",
            code: "area.epoch-dates"),
        .init(why: "no name", replace: ",Bến Nghé,", with: ",,", code: "area.no-name"),
        .init(
            why: "origin unknown", replace: "Sài Gòn,79,2025-07-01,,,real", with: "Sài Gòn,79,2025-07-01,,,true",
            code: "area.unknown-word"),
        .init(
            why: "an edge to nowhere", table: "successions", replace: "2024,26743,2025,26743",
            with: "2024,26743,2025,26749", code: "area.unknown-code", line: 5),
        .init(
            why: "whole with two successors", table: "successions", replace: "26740,commune,part,some",
            with: "26740,commune,whole,some", code: "succession.whole-of-several", line: 3),
        .init(
            why: "all the people twice", table: "successions", replace: "part,some", with: "part,all",
            code: "succession.people-twice", line: 4),
        .init(
            why: "the same pair twice", table: "successions", replace: "2024,26740,2025,26743",
            with: "2024,26740,2025,26740", code: "succession.duplicate"),
        .init(
            why: "back in time", table: "successions", replace: "2024,26743,2025,26743",
            with: "2025,26743,2024,26743", code: "succession.time"),
        .init(
            why: "an ended unit without heir", table: "successions",
            replace: "2024,26743,2025,26743,commune,whole,all,,real,test\n", with: "", code: "area.no-successor",
            line: 5, told: "areas"),
        .init(
            why: "unknown extent", table: "successions", replace: "whole,all,,real,test\n2024,26740,2025,26740",
            with: "half,all,,real,test\n2024,26740,2025,26740", code: "area.unknown-word"),
        .init(
            why: "a rule to a unit that took no part", table: "street-rules", replace: "2024:26740",
            with: "2024:79", code: "street-rule.not-successor", line: 2),
        .init(
            why: "a rule without a street", table: "street-rules", replace: "đường Lê Lợi", with: "-",
            code: "street-rule.no-street"),
        .init(
            why: "a rule with a bad number", table: "street-rules", replace: ",1,99,", with: ",một,99,",
            code: "area.bad-number"),
        .init(
            why: "a line end in a name", replace: ",Sài Gòn,", with: ",\"Sài\nGòn\",", code: "csv.control-character",
            line: 7),
        .init(
            why: "a name that steers the terminal", replace: ",Sài Gòn,", with: ",Sài \u{1B}[31mGòn,",
            code: "csv.control-character", line: 7),
        .init(
            why: "a tab in a source", table: "successions", replace: "some,,real,test\n2024,26743",
            with: "some,,real,te\tst\n2024,26743", code: "csv.control-character", line: 4),
        .init(
            why: "a street written from right to left", table: "street-rules", replace: "Lê Lợi",
            with: "Lê \u{202E}Lợi",
            code: "csv.control-character", line: 2),
        .init(why: "a heading lost", replace: "kind,name", with: "kinds,name", code: "csv.missing-column"),
    ]

    @Test func theSmallRegisterIsSound() throws { #expect(try Self.register().count == 7) }

    @Test(arguments: cases) func isRefusedWithItsPlace(_ broken: BrokenRegister) throws {
        do {
            _ = try Self.register(broken)
            Issue.record("It was taken: \(broken.why)")
        } catch {
            let fault = try #require(error.faults.first { $0.code == broken.code }, "\(error)")
            #expect(fault.file == (broken.told ?? broken.table) + ".csv")
            if let line = broken.line { #expect(error.faults.contains { $0.code == broken.code && $0.line == line }) }
            #expect(!fault.mend.vi.isEmpty && !fault.mend.en.isEmpty)
        }
    }

    @Test func cyclesAreNamed() throws {
        let broken = BrokenRegister(
            why: "circle", table: "successions", replace: "2024,26743,2025,26743,commune,whole,all,,real,test\n",
            with: "2024,26743,2025,26743,commune,whole,all,,real,test\n"
                + "2025,26743,2024,26743,commune,whole,all,,real,test\n", code: "succession.cycle")
        do {
            _ = try Self.register(broken)
            Issue.record("The circle was taken.")
        } catch {
            #expect(error.faults.contains { $0.code == "succession.cycle" && [5, 6].contains($0.line) })
        }
    }

    @Test func mutatedTablesNeverCrash() {
        var random = SeededGenerator(seed: 20_260_430)
        for _ in 0..<400 {
            var bytes = Array(Self.areas.utf8)
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let at = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: bytes[at] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.remove(at: at)
                default: bytes.insert(UInt8.random(in: 32...126, using: &random), at: at)
                }
            }
            _ = try? AreaRegister(
                AreaTables(
                    areas: .init(file: "areas.csv", bytes: bytes),
                    successions: .init(file: "successions.csv", bytes: Array(Self.successions.utf8))))
        }
    }
}
