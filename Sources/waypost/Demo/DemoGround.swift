internal import Areas
internal import Base
internal import Competence
internal import Desk

/// Where the demo plays: some branches, one of them busier than the others, and some communes of its province.
struct DemoGround: Sendable {
    let branches: [Branch]
    let places: [Place]

    /// A commune, as it is told to the register: by its name where the reader of addresses understands it, else by code.
    struct Place: Hashable, Sendable {
        let text: String
        let name: String
    }

    var main: Branch { branches[0] }
    /// Where the busiest branch stands, if that is a commune.
    var home: Place { places[0] }

    init(_ register: RegisterInForce, _ days: DemoDays, _ reader: PlaceReader, _ random: inout SeededGenerator) throws {
        let open = register.edition.register.branches.rows.filter { branch in
            !branch.issuer.isEmpty && branch.validity.contains(days.first) && branch.validity.contains(days.today)
        }
        guard let main = open.first else { throw Self.noBranch }
        let others = open.dropFirst().shuffled(using: &random).prefix(13)
        branches = [main] + others
        let areas = register.edition.areas
        let communes = (areas.province(of: main.area).map(areas.children) ?? []).filter { area in
            areas.level(of: area) == .commune && areas.isInForce(area, on: days.first)
                && areas.isInForce(area, on: days.today)
        }
        let some = communes.filter { $0 == main.area } + communes.shuffled(using: &random).prefix(24)
        guard some.count > 1 else { throw Self.noBranch }
        places = some.map { Self.place($0, areas, reader, days.today) }
    }

    private static func place(_ area: AreaIndex, _ areas: AreaRegister, _ reader: PlaceReader, _ date: CivilDate)
        -> Place
    {
        let name = areas.longName(of: area, on: date)
        let isUnderstood = reader.answer(name, on: date).codes == [area]
        return Place(text: isUnderstood ? name : areas.code(of: area), name: name)
    }

    private static let noBranch = DataFault(
        "demo.no-branch", file: "branches.csv",
        problem: Bilingual(
            vi: "Sổ này không có quầy nào có mã định danh để cấp mã hồ sơ trong sáu tuần qua.",
            en: "This register has no branch with an identifier for dossier codes in the last six weeks."),
        mend: Bilingual(
            vi: "Chọn sổ khác bằng --register, hoặc điền cột issuer trong branches.csv.",
            en: "Choose another with --register, or fill in issuer in branches.csv."))

    func branch(_ random: inout SeededGenerator) -> Branch {
        Int.random(in: 0..<10, using: &random) < 4 ? main : branches[Int.random(in: 0..<branches.count, using: &random)]
    }

    func place(_ random: inout SeededGenerator) -> Place {
        Int.random(in: 0..<10, using: &random) < 5 ? home : places[Int.random(in: 0..<places.count, using: &random)]
    }

    func place(besides place: Place, _ random: inout SeededGenerator) -> Place {
        places.filter { $0 != place }.randomElement(using: &random) ?? place
    }
}
