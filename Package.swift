// swift-tools-version: 6.2
// One target a room, in the order of the house: a room opens only rooms above it in this list.
import PackageDescription

let house: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

/// Rooms that reckon: optimised in debug builds too, or the tests that go through whole registers, address books and
/// calendars take three times as long. The other rooms keep what a debugger wants.
let reckoning: [SwiftSetting] = house + [.unsafeFlags(["-O"], .when(configuration: .debug))]

let package = Package(
    name: "waypost",
    products: [.executable(name: "waypost", targets: ["waypost"])],
    targets: [
        .systemLibrary(name: "CCrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CLinux"),
        .target(name: "Base", dependencies: ["CCrypto", "CLinux"], swiftSettings: reckoning),
        .target(name: "WorkingTime", dependencies: ["Base"], swiftSettings: reckoning),
        .target(name: "Areas", dependencies: ["Base"], swiftSettings: reckoning),
        .target(name: "Competence", dependencies: ["Base", "Areas", "WorkingTime"], swiftSettings: reckoning),
        .target(
            name: "Dossiers", dependencies: ["Base", "Areas", "Competence", "WorkingTime"], exclude: ["STAGES.md"],
            swiftSettings: house),
        .systemLibrary(name: "CCrypt"),
        .target(
            name: "Desk",
            dependencies: ["Base", "Areas", "WorkingTime", "Competence", "Dossiers", "CCrypt", "CCrypto"],
            exclude: ["Editions/STAGES.md", "RIGHTS.md"], swiftSettings: house),
        .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),
        .target(
            name: "Store",
            dependencies: ["Base", "Areas", "WorkingTime", "Competence", "Dossiers", "Desk", "CSQLite"],
            swiftSettings: house),
        .target(name: "HTTP", dependencies: ["Base", "CLinux"], swiftSettings: house),
        .systemLibrary(name: "CZint", providers: [.apt(["libzint-dev"])]),
        .target(
            name: "Pages", dependencies: ["Base", "Areas", "WorkingTime", "Competence", "Dossiers", "CZint"],
            resources: [
                .embedInCode("Assets/waypost.css"), .embedInCode("Assets/counter.css"),
                .embedInCode("Assets/dossier.css"), .embedInCode("Assets/steward.css"),
                .embedInCode("Assets/public.css"), .embedInCode("Assets/slips.css"),
                .embedInCode("Assets/operator.css"), .embedInCode("Assets/waypost.js"),
                .embedInCode("Assets/counter.js"), .embedInCode("Assets/icon.svg"),
            ], swiftSettings: house),
        .systemLibrary(name: "CCurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .executableTarget(
            name: "waypost",
            dependencies: [
                "Base", "Areas", "WorkingTime", "Competence", "Dossiers", "Desk", "Store", "HTTP", "Pages", "CLinux",
                "CCurl",
            ], exclude: ["Service/ROUTES.md"], swiftSettings: house),
        .testTarget(name: "BaseTests", dependencies: ["Base"], swiftSettings: house),
        .testTarget(name: "WorkingTimeTests", dependencies: ["WorkingTime", "Base"], swiftSettings: house),
        .testTarget(name: "AreasTests", dependencies: ["Areas", "Base"], swiftSettings: house),
        .testTarget(
            name: "CompetenceTests", dependencies: ["Competence", "Areas", "WorkingTime", "Base"],
            swiftSettings: house),
        .testTarget(
            name: "DossiersTests", dependencies: ["Dossiers", "Competence", "Areas", "WorkingTime", "Base"],
            swiftSettings: house),
        .testTarget(
            name: "DeskTests", dependencies: ["Desk", "Dossiers", "Competence", "Areas", "WorkingTime", "Base"],
            swiftSettings: house),
        // A program to be killed in tests; never shipped.
        .executableTarget(
            name: "storecrash",
            dependencies: ["Store", "Desk", "Dossiers", "Competence", "Areas", "WorkingTime", "Base"],
            path: "Tests/StoreCrash", swiftSettings: house),
        .testTarget(
            name: "StoreTests",
            dependencies: [
                "storecrash", "Store", "Desk", "Dossiers", "Competence", "Areas", "WorkingTime", "Base", "CSQLite",
            ],
            swiftSettings: house),
        .testTarget(name: "HTTPTests", dependencies: ["HTTP", "Base", "CLinux"], swiftSettings: house),
        .testTarget(
            name: "PagesTests", dependencies: ["Pages", "Dossiers", "Competence", "Areas", "WorkingTime", "Base"],
            swiftSettings: house),
        .testTarget(
            name: "WaypostTests",
            dependencies: [
                "waypost", "Store", "Desk", "Dossiers", "HTTP", "Pages", "Competence", "Areas", "WorkingTime", "Base",
            ],
            swiftSettings: house),
        .testTarget(name: "HouseTests", dependencies: ["Base"], swiftSettings: house),
    ]
)
