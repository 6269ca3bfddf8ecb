internal import Base

/// Files a page needs, named by their content so that they can be kept for ever.
public struct Assets: Sendable {
    public struct File: Sendable {
        public let path: String
        public let type: String
        public let bytes: [UInt8]

        init(_ name: String, _ end: String, _ type: String, _ bytes: [UInt8]) {
            let digest = Digest(of: bytes).description
            path = "/assets/\(name)-\(digest.prefix(12)).\(end)"
            self.type = type
            self.bytes = bytes
        }
    }

    public let files: [File]
    let style: String
    let script: String
    let icon: String

    public static let current = Assets()

    private init() {
        let style = File("waypost", "css", "text/css; charset=utf-8", Self.styles)
        let script = File("waypost", "js", "text/javascript; charset=utf-8", Self.scripts)
        let icon = File("icon", "svg", "image/svg+xml", PackageResources.icon_svg)
        (self.style, self.script, self.icon) = (style.path, script.path, icon.path)
        files = [style, script, icon]
    }

    /// One file on the wire, several to read.
    private static let styles =
        PackageResources.waypost_css + PackageResources.counter_css + PackageResources.dossier_css
        + PackageResources.steward_css + PackageResources.public_css + PackageResources.slips_css
        + PackageResources.operator_css

    private static let scripts = PackageResources.waypost_js + PackageResources.counter_js
}
