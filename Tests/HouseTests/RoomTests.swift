internal import Testing

/// Doors between rooms: what a room may open is a decision, so it stands here and in `Package.swift`, and both agree.
/// The build (`--explicit-target-dependency-import-check error`) holds the sources to `Package.swift`.
@Suite struct RoomTests {
    struct Room: CustomTestStringConvertible {
        let name: String
        let opens: [String]
        let why: String
        var testDescription: String { "\(name): \(why)" }
    }

    static let house = [
        Room(name: "Base", opens: ["CCrypto", "CLinux"], why: "small and still: all rebuild when it changes"),
        Room(name: "WorkingTime", opens: ["Base"], why: "knows days and hours, no place and no agency"),
        Room(name: "Areas", opens: ["Base"], why: "knows places and their history, no procedure"),
        Room(name: "Competence", opens: ["Base", "Areas", "WorkingTime"], why: "who decides; does no input or output"),
        Room(
            name: "Dossiers", opens: ["Base", "Areas", "Competence", "WorkingTime"],
            why: "the lifecycle is pure: no store, no clock, no page"),
        Room(
            name: "Desk", opens: ["Base", "Areas", "WorkingTime", "Competence", "Dossiers", "CCrypt", "CCrypto"],
            why: "use cases and the ports they need; SQL and sockets are below or beside it"),
        Room(
            name: "Store",
            opens: ["Base", "Areas", "WorkingTime", "Competence", "Dossiers", "Desk", "CSQLite"],
            why: "keeps what the desk hands over; knows no HTTP and no page"),
        Room(name: "HTTP", opens: ["Base", "CLinux"], why: "bytes to requests and back; knows no dossiers"),
        Room(
            name: "Pages", opens: ["Base", "Areas", "WorkingTime", "Competence", "Dossiers", "CZint"],
            why: "makes HTML of what it is told; asks no ledger and judges no right; its codes are laid out by libzint"),
        Room(
            name: "waypost",
            opens: [
                "Base", "Areas", "WorkingTime", "Competence", "Dossiers", "Desk", "Store", "HTTP", "Pages", "CLinux",
                "CCurl",
            ],
            why: "the only place where all rooms meet; its client speaks through libcurl, its benches through epoll"),
    ]

    /// Modules of C, each with a shim that says why it is there.
    static let doors = ["CCrypt", "CCrypto", "CCurl", "CLinux", "CSQLite", "CZint"]

    /// What comes with the toolchain and the system and is allowed anywhere.
    static let system = ["Glibc", "Synchronization", "_Builtin_intrinsics"]

    @Test(arguments: house) func opensOnlyWhatTheHouseAllows(_ room: Room) throws {
        for file in try SourceFile.all("Sources/\(room.name)") {
            for line in file.lines {
                guard let opened = line.imported, !Self.system.contains(opened) else { continue }
                #expect(room.opens.contains(opened), "\(file.place(line)): \(room.name) \(room.why)")
            }
        }
    }

    @Test func everyRoomIsInTheHouse() {
        let folders = Tree.entries("Sources").map(\.name).filter { !Self.doors.contains($0) }
        #expect(Set(folders) == Set(Self.house.map(\.name)), "a new room is declared here with its reason")
    }

    @Test func everyRoomHasTests() {
        let tests = Tree.entries("Tests").map(\.name)
        for room in Self.house {
            let name = room.name.prefix(1).uppercased() + room.name.dropFirst() + "Tests"
            #expect(tests.contains(name), "Tests/\(name) is missing")
        }
    }

    /// The project has no package dependencies; a system library is a `systemLibrary` target.
    @Test func noPackages() throws {
        #expect(!(try Tree.text("Package.swift")).contains(".package("))
    }
}

extension SourceFile.Line {
    /// The module an import line names.
    fileprivate var imported: String? {
        let words = code.split(separator: " ").map(String.init)
        guard let place = words.firstIndex(of: "import"), place + 1 < words.count, place <= 2 else { return nil }
        return words[words.count - 1].split(separator: ".").first.map(String.init)
    }
}
