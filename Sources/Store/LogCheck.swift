internal import Desk
internal import Glibc

/// A look at the write-ahead log of a run that did not end well, before SQLite reads it.
///
/// SQLite takes the first frame that does not fit for the end of the log. After a loss of power that is the torn end of
/// a commit for which nobody was answered. But a commit is written only after the one before it was synced: where a
/// frame that does not fit is followed by the end of its commit and by a frame of yet another, it was on the disk once,
/// and acknowledged. That is damage, and to go on would lose all that follows in silence. Only the very last commit
/// cannot be told from a torn one; the head that was kept elsewhere can (`journal verify --head`).
///
/// Format: sqlite.org/fileformat2.html, section 4.
struct LogCheck {
    private static let headLength = 32
    private static let frameHeadLength = 24

    private let file: Int32
    private let head: Head

    /// - Parameter path: of the log; one that is not there is in order.
    static func run(_ path: String) throws(LedgerFault) {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return }
        defer { close(file) }
        // Shorter or blank: a log that was never begun.
        guard let bytes = read(file, 0, headLength), bytes.contains(where: { $0 != 0 }) else { return }
        guard let head = Head(bytes) else { throw .damaged(what: "waypost.db-wal: its first bytes") }
        let check = LogCheck(file: file, head: head)
        if let frame = check.damage() { throw .damaged(what: "waypost.db-wal: frame \(frame + 1)") }
    }

    /// The frame that does not fit and once did.
    private func damage() -> Int? {
        let misfit = firstMisfit()
        var isCommitOver = false
        var index = misfit
        while let frame = Self.read(file, offset(index), Self.frameHeadLength) {
            if index > misfit, isOurs(frame), isCommitOver { return misfit }
            if isOurs(frame), Self.number(frame, 4) != 0 { isCommitOver = true }
            index += 1
        }
        return nil
    }

    private func firstMisfit() -> Int {
        var sum = head.sum
        var index = 0
        while let frame = Self.read(file, offset(index), Self.frameHeadLength + head.pageSize), isOurs(frame) {
            sum = head.sum(of: frame, 0..<8, from: sum)
            sum = head.sum(of: frame, Self.frameHeadLength..<frame.count, from: sum)
            guard sum == Sum(Self.number(frame, 16), Self.number(frame, 20)) else { break }
            index += 1
        }
        return index
    }

    private func offset(_ index: Int) -> Int { Self.headLength + index * (Self.frameHeadLength + head.pageSize) }

    /// Of this log and not of an earlier one whose place it took.
    private func isOurs(_ frame: [UInt8]) -> Bool { frame[8..<16] == head.salts[...] }

    /// Nil where the file ends before.
    private static func read(_ file: Int32, _ offset: Int, _ count: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        return pread(file, &bytes, count, offset) == count ? bytes : nil
    }

    private static func number(_ bytes: [UInt8], _ at: Int) -> UInt32 {
        bytes[at..<at + 4].reduce(0) { $0 << 8 | UInt32($1) }
    }

    private struct Sum: Equatable {
        var (first, second): (UInt32, UInt32)
        init(_ first: UInt32, _ second: UInt32) { (self.first, self.second) = (first, second) }
    }

    private struct Head {
        let pageSize: Int
        let salts: ArraySlice<UInt8>
        private(set) var sum = Sum(0, 0)
        private let isBigEndian: Bool

        /// Nil when they are not what SQLite wrote.
        init?(_ bytes: [UInt8]) {
            let magic = LogCheck.number(bytes, 0)
            guard magic & ~1 == 0x377f_0682 else { return nil }
            isBigEndian = magic & 1 == 1
            pageSize = Int(LogCheck.number(bytes, 8))
            salts = bytes[16..<24]
            sum = sum(of: bytes, 0..<24, from: sum)
            let isSummed = sum == Sum(LogCheck.number(bytes, 24), LogCheck.number(bytes, 28))
            guard isSummed, (512...65_536).contains(pageSize) else { return nil }
        }

        /// SQLite's own, over pairs of words.
        func sum(of bytes: [UInt8], _ range: Range<Int>, from start: Sum) -> Sum {
            var sum = start
            bytes[range].withUnsafeBytes { words in
                for at in stride(from: 0, to: words.count - 7, by: 8) {
                    sum.first &+= word(words, at) &+ sum.second
                    sum.second &+= word(words, at + 4) &+ sum.first
                }
            }
            return sum
        }

        private func word(_ bytes: UnsafeRawBufferPointer, _ at: Int) -> UInt32 {
            let word = bytes.loadUnaligned(fromByteOffset: at, as: UInt32.self)
            return isBigEndian ? word.bigEndian : word.littleEndian
        }
    }
}
