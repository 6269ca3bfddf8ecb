public import Base
public import Competence

/// What somebody sends as a new edition: all tables, or those that change with the edition they change.
public struct EditionUpload: Sendable {
    public var files: RegisterFiles
    public var note: String
    /// The edition whose other files are taken over.
    public var base: Digest?
    /// Files of the base that the new edition does without.
    public var removed: [String]

    public init(files: RegisterFiles, note: String, base: Digest? = nil, removed: [String] = []) {
        self.files = files
        self.note = note
        self.base = base
        self.removed = removed
    }

    public static let mostFiles = 200
    public static let mostBytes = 64 << 20
    public static let longestName = 100
    public static let longestNote = 4_000

    /// Refuses what cannot be kept, before anything is read: names, number and size.
    public func check() throws(EditionRefusal) {
        if files.files.count > Self.mostFiles { throw .upload(tooMany(files.files.count)) }
        var names: Set<String> = []
        for file in files.files {
            guard Self.isName(file.name) else { throw .upload(badName(file.name)) }
            guard names.insert(file.name).inserted else { throw .upload(twice(file.name)) }
        }
        let size = files.files.reduce(0) { $0 + $1.bytes.count }
        if size > Self.mostBytes { throw .upload(tooLarge(size)) }
        if note.utf8.count > Self.longestNote { throw .upload(longNote()) }
    }

    /// `vn/rules.csv`: a folder and a table, in small letters, digits and hyphens.
    static func isName(_ name: String) -> Bool {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, name.utf8.count <= longestName, parts[1].hasSuffix(".csv") else { return false }
        return [parts[0], parts[1].dropLast(4)].allSatisfy { part in
            !part.isEmpty
                && part.utf8.allSatisfy {
                    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
                        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: "-")
                }
        }
    }
}

// The sentences of what is refused.
extension EditionUpload {
    private func badName(_ name: String) -> DataFault {
        DataFault(
            "edition.file-name", file: excerpt(name),
            problem: Bilingual(vi: "Tên tệp không dùng được.", en: "This file name cannot be used."),
            mend: Bilingual(
                vi: "Viết thư-mục/bảng.csv bằng chữ thường, như hcmc/rules.csv.",
                en: "Write folder/table.csv in small letters, like hcmc/rules.csv."))
    }

    private func twice(_ name: String) -> DataFault {
        DataFault(
            "edition.file-twice", file: name,
            problem: Bilingual(vi: "Tệp này được gửi hai lần.", en: "This file was sent twice."),
            mend: Bilingual(vi: "Chỉ gửi một.", en: "Send it once."))
    }

    private func tooMany(_ count: Int) -> DataFault {
        DataFault(
            "edition.too-many-files", file: "upload",
            problem: Bilingual(
                vi: "\(count) tệp, nhiều hơn \(Self.mostFiles).", en: "\(count) files, more than \(Self.mostFiles)."),
            mend: Bilingual(vi: "Gửi các bảng của một sổ.", en: "Send the tables of one register."))
    }

    private func tooLarge(_ size: Int) -> DataFault {
        DataFault(
            "edition.too-large", file: "upload",
            problem: Bilingual(
                vi: "\(size) byte, vượt giới hạn \(Self.mostBytes).",
                en: "\(size) bytes, over the limit of \(Self.mostBytes)."),
            mend: Bilingual(
                vi: "Chỉ gửi các bảng thay đổi, cùng ấn bản gốc.", en: "Send only tables that change, with their base.")
        )
    }

    private func longNote() -> DataFault {
        DataFault(
            "edition.long-note", file: "note",
            problem: Bilingual(
                vi: "Ghi chú dài hơn \(Self.longestNote) byte.", en: "The note is over \(Self.longestNote) bytes."),
            mend: Bilingual(vi: "Viết ngắn lại.", en: "Make it shorter."))
    }
}

/// Manifests: what an edition consists of.
enum EditionManifest {
    static func files(_ files: RegisterFiles) -> [EditionFile] {
        files.files.map { EditionFile(name: $0.name, content: Digest(of: $0.bytes), size: $0.bytes.count) }
    }

    static func hash(_ files: [EditionFile]) -> Digest {
        Edition.hash(of: files.map { (name: $0.name, size: $0.size, content: $0.content) })
    }

    /// The base's files with those that changed put in their place, and without those that were removed.
    static func merge(_ base: [EditionFile], changed: [EditionFile], removed: [String]) -> [EditionFile] {
        let names = Set(changed.map(\.name)).union(removed)
        return base.filter { !names.contains($0.name) } + changed
    }

    /// In the order in which a folder's tables are read, whoever sent them: included folders as the including
    /// `register.csv` names them, then its own folder; by name within a folder. Rows keep their order, so a receipt
    /// reads the same wherever the edition was loaded from.
    static func ordered(_ files: [EditionFile], manifests: RegisterFiles) -> [EditionFile] {
        let ranks = folders(manifests)
        func rank(_ file: EditionFile) -> Int { ranks[folder(file.name)] ?? ranks.count }
        return files.sorted {
            let (left, right) = (rank($0), rank($1))
            return left == right ? $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) : left < right
        }
    }

    /// Included folders with their place; the including folder stands behind all of them.
    private static func folders(_ manifests: RegisterFiles) -> [String: Int] {
        var ranks: [String: Int] = [:]
        for file in manifests.files where file.name.hasSuffix("/register.csv") {
            guard let csv = try? CSV(file: file.name, bytes: file.bytes, columns: ["key", "value"]) else { continue }
            for row in csv.rows where row[csv.column("key")] == "includes" {
                let label = folder(row[csv.column("value")] + "/")
                if ranks[label] == nil { ranks[label] = ranks.count }
            }
        }
        return ranks
    }

    /// `vn` of `vn/rules.csv` and of `../vn/`.
    private static func folder(_ name: String) -> String {
        name.split(separator: "/", omittingEmptySubsequences: false).dropLast().last.map(String.init) ?? ""
    }
}
