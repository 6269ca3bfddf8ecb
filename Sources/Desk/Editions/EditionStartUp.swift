public import Base
public import Competence

/// What the program found when it started with a register folder.
public enum EditionStartUp: Sendable {
    /// There was no edition: the folder became the first.
    case seeded(EditionRecord)
    /// The folder holds the active edition.
    case same(EditionRecord)
    /// The folder holds something else; what is active stays active.
    /// - Parameter known: the edition with the folder's content and its stage, when there is one.
    case differs(active: EditionRecord, folder: Digest, known: (number: Int, stage: EditionStage)?)
    /// No folder was named.
    case continued(EditionRecord)

    public var sentence: Bilingual {
        switch self {
        case .seeded(let record):
            Bilingual(
                vi: "Ấn bản số 1 (\(record.hash.short)) được nạp từ \(record.source) và đang dùng.",
                en: "Edition 1 (\(record.hash.short)) was taken from \(record.source) and is active.")
        case .same(let record), .continued(let record):
            Bilingual(
                vi: "Ấn bản số \(record.number) (\(record.hash.short)) đang dùng.",
                en: "Edition \(record.number) (\(record.hash.short)) is active.")
        case .differs(let active, let folder, nil):
            Bilingual(
                vi: "Thư mục sổ có nội dung khác (\(folder.short)); ấn bản số \(active.number) (\(active.hash.short))"
                    + " vẫn đang dùng. Muốn dùng nội dung mới thì đề nghị nó như một ấn bản mới.",
                en: "The register folder holds other content (\(folder.short)); edition \(active.number)"
                    + " (\(active.hash.short)) stays active. To use the new content, propose it as a new edition.")
        case .differs(let active, let folder, .some(let known)):
            Bilingual(
                vi: "Thư mục sổ là ấn bản số \(known.number) (\(folder.short)), \(known.stage.words.vi);"
                    + " ấn bản số \(active.number) (\(active.hash.short)) vẫn đang dùng.",
                en: "The register folder is edition \(known.number) (\(folder.short)), \(known.stage.words.en);"
                    + " edition \(active.number) (\(active.hash.short)) stays active.")
        }
    }
}

extension EditionDesk {
    /// Before the first request: puts the active edition on the shelf. The very first time the folder's register is
    /// checked and becomes edition 1.
    /// - Parameters:
    ///   - folder: the files of a register folder, and how it is named to people; nil to go on with what is kept.
    ///   - since: from when edition 1 counts as active; a demo has dossiers older than itself.
    public func start(
        folder: (name: String, files: RegisterFiles)?, at now: Instant, since: Instant? = nil
    ) throws(EditionFault) -> EditionStartUp {
        let editions = try editions()
        guard let active = editions.active(at: now).flatMap({ editions[$0] }) else {
            guard let folder else { throw .nothingToStartWith }
            return .seeded(try seed(folder.name, folder.files, at: now, since: since ?? now))
        }
        try refresh(at: now)
        guard let folder else { return .continued(active) }
        let hash = Edition.hash(of: folder.files)
        if hash == active.hash { return .same(active) }
        let stage = editions.stage(of: hash, at: now)
        let known = editions[hash].flatMap { record in stage.map { (number: record.number, stage: $0) } }
        return .differs(active: active, folder: hash, known: known)
    }

    private func seed(_ name: String, _ files: RegisterFiles, at now: Instant, since: Instant) throws(EditionFault)
        -> EditionRecord
    {
        let result = EditionProof.run(files, loader: shelf.loader, today: LocalMoment(now).date) { _, _ in }
        guard result.proof.isPassed, let edition = result.edition else { throw .cannotSeed(result.proof.failures) }
        try keep(files)
        shelf.remember(edition)
        let manifest = EditionManifest.ordered(EditionManifest.files(files), manifests: files)
        let note = Bilingual(vi: "Lần chạy đầu tiên, nạp từ \(name)", en: "First start, from \(name)")
        let step = EditionStep.seed(
            EditionProposal(files: manifest, note: note.both), source: name, since: since, proof: result.proof)
        return try take(step, on: edition.hash, by: .system, at: now)
    }
}
