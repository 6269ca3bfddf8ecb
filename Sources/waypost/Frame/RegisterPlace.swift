internal import Base

/// Where the registers lie: a folder of tables each (`vn`, `hcmc`, `danang`, …) inside one folder, `Routing`.
struct RegisterPlace: Equatable {
    /// The folder that holds all registers.
    let routing: String
    /// The one that is asked.
    let name: String

    static let usual = "hcmc"
    var folder: String { routing.isEmpty || routing.hasSuffix("/") ? routing + name : "\(routing)/\(name)" }

    init(routing: String, name: String) {
        self.routing = routing
        self.name = name
    }

    /// A register named by its own folder: `Routing/danang`.
    init(folder: String) {
        let parts = folder.split(separator: "/")
        let above = parts.dropLast().joined(separator: "/")
        self.init(
            routing: (folder.hasPrefix("/") ? "/" : "") + above,
            name: parts.last.map(String.init) ?? (folder.isEmpty ? "." : ""))
    }

    /// Looks where `--routing` says, else where `WAYPOST_ROUTING` says, else for a folder `Routing` in the working
    /// folder and those above it, then beside the program and above. The first that holds the register is taken.
    static func find(_ call: Call) throws(DataFault) -> RegisterPlace {
        try find(
            said: call[GlobalOptions.routing] ?? call.surroundings["WAYPOST_ROUTING"],
            name: call[GlobalOptions.register] ?? usual, call.surroundings)
    }

    static func find(said: String?, name: String, _ surroundings: Surroundings) throws(DataFault) -> RegisterPlace {
        let candidates =
            said.map { [$0] } ?? (upwards(surroundings.workingFolder) + upwards(surroundings.programFolder))
        for routing in candidates where FileBytes.exists("\(routing)/\(name)/register.csv") {
            return RegisterPlace(routing: routing, name: name)
        }
        throw notFound(name, candidates)
    }

    /// `Routing` in this folder, in the one above, and so on to the root.
    private static func upwards(_ folder: String) -> [String] {
        var places: [String] = []
        var here = folder
        while true {
            places.append(here == "/" ? "/Routing" : here + "/Routing")
            if here == "/" { return places }
            here = parent(here)
        }
    }

    private static func notFound(_ name: String, _ candidates: [String]) -> DataFault {
        let name = excerpt(name)
        let file = candidates.first.map { "\($0)/\(name)/register.csv" } ?? "Routing"
        return DataFault(
            "register.not-found", file: file,
            problem: Bilingual(
                vi: "Không tìm thấy sổ thẩm quyền \"\(name)\" (số thư mục đã tìm: \(candidates.count)).",
                en: "The register \"\(name)\" was not found (folders looked in: \(candidates.count))."),
            mend: Bilingual(
                vi: "Chỉ thư mục bằng --routing hoặc WAYPOST_ROUTING, tên sổ bằng --register.",
                en: "Name the folder with --routing or WAYPOST_ROUTING, and the register with --register."))
    }
}
