public import Base
internal import Competence

/// What an edition would be if these tables were proposed: nothing is kept of it.
public struct EditionTrial: Sendable {
    public let hash: Digest
    /// What keeps its tables from being read, each at its file and line.
    public let faults: [DataFault]
    /// Nil where they cannot be read.
    public let proof: EditionProof?
    public let register: RegisterInForce?
    /// The edition that holds this very content already.
    public let known: EditionRecord?

    public var isPassed: Bool { proof?.isPassed ?? false }
}

extension EditionDesk {
    /// Reads and proves tables as a proposal would be, and keeps nothing: to look at a change before it is put forward.
    public func trial(_ upload: EditionUpload, at now: Instant) throws(EditionFault) -> EditionTrial {
        do { try upload.check() } catch { throw .refused(error) }
        let manifest = try manifest(of: upload)
        let hash = EditionManifest.hash(manifest)
        let known = try editions()[hash]
        let files = try whole(manifest, upload)
        let loaded: RegisterInForce
        do throws(DataFaults) {
            loaded = try shelf.loader.load(files)
            try files.checkHours(loaded.edition.register)
        } catch {
            return EditionTrial(hash: hash, faults: error.faults, proof: nil, register: nil, known: known)
        }
        let proof = EditionProof.of(loaded, today: LocalMoment(now).date)
        return EditionTrial(hash: hash, faults: [], proof: proof, register: loaded, known: known)
    }

    /// The bytes of every table: those that were sent, and those that are taken over.
    private func whole(_ manifest: [EditionFile], _ upload: EditionUpload) throws(EditionFault) -> RegisterFiles {
        let reader = try reader()
        var files = RegisterFiles()
        for file in manifest {
            if let sent = upload.files.files.first(where: { $0.name == file.name }) {
                files.add(sent.name, sent.bytes)
            } else {
                files.add(file.name, try reader.bytes(of: file))
            }
        }
        return files
    }
}
