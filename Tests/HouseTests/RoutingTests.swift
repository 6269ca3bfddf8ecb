internal import Base
internal import Testing

/// Every row of the register says where it comes from: nobody may take an invented row for law.
@Suite struct RoutingTests {
    /// `register.csv` holds what a register is called, not facts about the world.
    static let tables = Tree.files("Routing", suffix: ".csv").filter { !$0.hasSuffix("/register.csv") }

    @Test(arguments: tables) func everyRowSaysItsOrigin(_ path: String) throws {
        let table = try CSV(
            file: path, bytes: try FileBytes.read("\(Tree.root)/\(path)"), columns: ["origin", "source"],
            allowOthers: true)
        #expect(Array(table.header.suffix(2)) == ["origin", "source"], "\(path) must end with origin,source")
        let (origin, source) = (table.column("origin"), table.column("source"))
        for row in table.rows {
            let said = row[origin]
            if !["real", "derived", "invented"].contains(said) {
                Issue.record("\(path):\(row.line): origin is real, derived or invented, not \"\(excerpt(said))\"")
            }
            if row[source].isEmpty { Issue.record("\(path):\(row.line): the source is empty") }
        }
    }

    @Test func thereIsARegister() {
        #expect(!Self.tables.isEmpty)
    }
}
