internal import Areas
internal import Base
internal import Testing

/// The repository's root, from this file's place in it.
let repository = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }

/// The national register, read once for all tests.
enum National {
    static let register: AreaRegister? = try? AreaRegister.load(folder: repository + "/Routing/vn")
    static let resolver: AddressResolver? = register.map { AddressResolver(register: $0) }
}

func date(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

@Suite struct AreaRegisterTests {
    let register: AreaRegister

    init() throws { register = try #require(National.register) }

    func area(_ text: String) throws -> AreaIndex {
        let reference = try #require(AreaReference(text))
        return try #require(register.index(reference))
    }

    @Test func countsAreThoseOfTheLaw() throws {
        let today = try date("2026-05-01")
        #expect(register.provinces(on: today).count == 34)
        #expect(register.communes(on: today).count == 3_321)
        let before = try date("2025-06-30")
        #expect(register.provinces(on: before).count == 63)
        #expect(register.areas(.district, on: before).count == 696)
        #expect(register.communes(on: before).count == 10_035)
    }

    @Test func aCodeAloneIsNotAKey() throws {
        let today = try date("2026-05-01")
        #expect(register.fullName(of: try area("26740"), on: today) == "Phường Sài Gòn")
        #expect(
            register.longName(of: try area("2024:26740"), on: today)
                == "Phường Bến Nghé, Quận 1, Thành phố Hồ Chí Minh")
        #expect(AreaReference("2025:26740") == AreaReference("26740"))
        #expect(AreaReference("2024:2674") == nil)
        #expect(AreaReference("2023:26740") == nil)
    }

    @Test func kindsChangeOnTheirDay() throws {
        let longThanh = try area("26368")
        #expect(register.fullName(of: longThanh, on: try date("2026-04-29")) == "Xã Long Thành")
        #expect(register.fullName(of: longThanh, on: try date("2026-04-30")) == "Phường Long Thành")
        #expect(register.fullName(of: try area("75"), on: try date("2026-04-30")) == "Thành phố Đồng Nai")
    }

    @Test func walkNumbersAreIntervals() throws {
        for raw in 0..<Int32(register.count) {
            let area = AreaIndex(raw: raw)
            #expect(register.area(atOrder: register.order(of: area)) == area)
            if let parent = register.parent(of: area) {
                #expect(register.contains(parent, area) && !register.contains(area, parent))
            }
        }
    }

    @Test func chainsGoBothWays() throws {
        let today = try date("2026-05-01")
        let benNghe = try area("2024:26740")
        #expect(register.current(of: benNghe, on: today) == [try area("26740")])
        #expect(register.current(of: benNghe, on: try date("2025-06-30")) == [benNghe])
        #expect(register.current(of: try area("26740"), on: try date("2020-01-01")).contains(benNghe))
        #expect(register.current(of: try area("2024:27229"), on: today) == [try area("27226"), try area("27232")])
        #expect(register.current(of: try area("2024:760"), on: today).contains(try area("26740")))
    }

    @Test func everyCommuneOfTodayCameFromSomewhere() throws {
        for commune in register.communes(on: try date("2026-05-01")) {
            #expect(!register.predecessors(of: commune).isEmpty)
            #expect(register.point(of: commune) != nil)
        }
    }
}
