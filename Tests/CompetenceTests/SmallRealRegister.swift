internal import Areas
internal import Base

@testable internal import Competence

/// The repository's register cut down to the bodies of one province and those they refer to: real rows, few enough to
/// be read again and again.
enum SmallRealRegister {
    static let files = Result { try cut(RegisterFolder.files(repository + "/Routing/laocai"), to: "15") }

    private static func cut(_ files: RegisterFiles, to province: String) throws -> RegisterFiles {
        let areas = try National.areas.get()
        let root = AreaReference(province).flatMap { areas.index($0) }
        func isHome(_ area: String) -> Bool {
            guard let root, let index = AreaReference(area).flatMap({ areas.index($0) }) else { return area.isEmpty }
            return areas.contains(root, index)
        }
        let wanted = try referred(files, isHome)
        var small = RegisterFiles()
        for file in files.files where !isAreaTable(file.name) {
            small.add(
                file.name,
                try filter(file.name, file.bytes) { field in
                    if file.name.hasSuffix("agencies.csv") { return wanted.contains(field("agency")) }
                    if file.name.hasSuffix("jurisdictions.csv") {
                        return isHome(field("area")) && wanted.contains(field("agency"))
                    }
                    return !file.name.hasSuffix("branches.csv") || isHome(field("area"))
                })
        }
        return small
    }

    private static func isAreaTable(_ name: String) -> Bool {
        [
            "areas.csv", "area-names.csv", "points.csv", "successions.csv", "street-rules.csv", "calendar.csv",
            "hours.csv",
        ]
        .contains { name.hasSuffix("/" + $0) }
    }

    /// Agencies of the province, those rules name, and all above them and after them.
    private static func referred(_ files: RegisterFiles, _ isHome: (String) -> Bool) throws -> Set<String> {
        var next: [String: [String]] = [:]
        var wanted = Set<String>()
        for file in files.files {
            if file.name.hasSuffix("/agencies.csv") {
                let table = try table(file)
                for row in table.rows {
                    func field(_ name: String) -> String { row[table.column(name)] }
                    next[field("agency")] = [field("superior"), field("successor")]
                    if isHome(field("area")) { wanted.insert(field("agency")) }
                }
            } else if file.name.hasSuffix("/rules.csv") {
                let table = try table(file)
                for row in table.rows { wanted.insert(row[table.column("agency")]) }
            }
        }
        var open = Array(wanted)
        while let id = open.popLast() {
            for other in next[id] ?? [] where wanted.insert(other).inserted { open.append(other) }
        }
        return wanted
    }

    private static func table(_ file: (name: String, bytes: [UInt8])) throws -> CSV {
        try CSV(file: file.name, bytes: file.bytes, columns: [], allowOthers: true)
    }

    private static func filter(_ name: String, _ bytes: [UInt8], _ isKept: ((String) -> String) -> Bool) throws
        -> [UInt8]
    {
        let table = try table((name, bytes))
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        // Rows of these tables stand on one line each.
        var kept = lines.prefix(1)
        for row in table.rows where row.line <= lines.count && isKept({ row[table.column($0)] }) {
            kept.append(lines[row.line - 1])
        }
        return Array(kept.joined(separator: [UInt8(ascii: "\n")])) + [UInt8(ascii: "\n")]
    }
}
