internal import Base

/// Reads one address: words, names, scores, verdict; then once more with slips when that fails. Immutable, shared by
/// all workers; what changes is in the work.
struct AddressReader: Sendable {
    let index: NameIndex
    let words: AddressWords
    let kinship: AreaKinship
    let powers: [UInt64]
    private let letters: [UInt16]

    init(_ register: AreaRegister) {
        index = NameIndex(register)
        words = AddressWords()
        kinship = AreaKinship(register)
        powers = RollingHash.powers
        letters = Fold.table
    }

    func read(_ text: UnsafeBufferPointer<UInt8>, _ work: inout AddressWork) -> Verdict {
        letters.withUnsafeBufferPointer { work.scan.scan(text, table: $0) }
        if !work.scan.hasMarks, work.scan.isTypedInVNI {
            work.scan.undoVNI()
            let verdict = readScanned(&work)
            if verdict == .fits { return verdict }
            letters.withUnsafeBufferPointer { work.scan.scan(text, table: $0) }
        }
        let verdict = readScanned(&work)
        guard verdict == .unknown, work.scan.undoTelex() else { return verdict }
        return readScanned(&work)
    }

    private func readScanned(_ work: inout AddressWork) -> Verdict {
        readWords(&work)
        readRuns(&work)
        findExact(&work)
        score(&work)
        let exact = decide(&work)
        if exact == .fits, !isShaky(&work) { return exact }
        if exact == .contradiction, isFirm(&work) { return exact }
        findSlips(&work)
        score(&work)
        var mended = decide(&work)
        if mended != .fits || isSuspect(&work) {
            findDeepSlips(&work)
            score(&work)
            mended = decide(&work)
            // Better no answer than the district's namesake for a ward that could not be read.
            if mended == .fits, isSuspect(&work) { mended = .unknown }
        }
        return mended == .unknown && exact == .contradiction ? exact : mended
    }

    /// A ward exactly as written, in the province that is written: what contradicts it is no slip of the ward's.
    private func isFirm(_ work: inout AddressWork) -> Bool {
        let top = work.candidates.max { $0.score < $1.score }
        guard let top, top.kindFits, top.score >= Worth.province else { return false }
        let span = work.spans[top.span]
        let isTheWard = !span.kinds.isDisjoint(with: .communes) || !hasWardSlot(&work)
        return top.province > 0 && !span.isRagged && span.isWhole && isTheWard
    }
}
