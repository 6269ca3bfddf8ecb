internal import Base

/// A run of words that spells a name, and how it stands in the text.
struct Span {
    private var firstWord: Int16
    private var lastWord: Int16
    private var fromWord: Int16
    private var toWord: Int16
    var entry: Int32
    var kinds: KindMask = []
    /// 0 exact; 1 words run together or apart; 2 a letter dropped, doubled or swapped; 3 a letter changed;
    /// 4 found only among the wards of the place.
    var slips: UInt8
    /// Stands where a street or hamlet has its name.
    var decoy: Decoy
    /// Fills what lies between two boundaries.
    var isWhole = false
    /// Begins at a boundary but more words follow.
    var isRagged = false
    /// Stands in the first part of the text.
    var isFirst: Bool
    /// The span names a district and a province alike, without a kind that says which.
    var isTwofold = false
    /// Names a district or province without a wrong mark.
    var isSure = false
    /// The marks written, packed like a name's.
    var tones: UInt32 = 0
    var qualities: UInt64 = 0
    var overlaps: UInt64 = 0

    init(_ first: Int, _ last: Int, entry: Int32, slips: Int, decoy: Decoy, isFirst: Bool) {
        (firstWord, lastWord, fromWord, toWord) = (Int16(first), Int16(last), Int16(first), Int16(last))
        (self.entry, self.slips, self.decoy, self.isFirst) = (entry, UInt8(slips), decoy, isFirst)
    }

    /// Words `first..<last` are the name.
    var first: Int { Int(firstWord) }
    var last: Int { Int(lastWord) }

    /// Where the kind word in front begins, and where one behind ends.
    var from: Int {
        get { Int(fromWord) }
        set { fromWord = Int16(newValue) }
    }

    var to: Int {
        get { Int(toWord) }
        set { toWord = Int16(newValue) }
    }

    func overlaps(_ other: Span) -> Bool { fromWord < other.toWord && other.fromWord < toWord }
}

enum Decoy: UInt8 {
    /// Not in a street.
    case none
    /// In the run of words after a street word or a house number.
    case inRun
    /// Right behind a house number.
    case afterNumber
    /// Right behind a street or hamlet word.
    case named
}

/// A unit that a span may name, with how well everything fits.
struct Candidate {
    var area: AreaIndex
    private var spanAt: Int32
    var score: Int32
    var district: Int32
    var province: Int32
    var isFormer: Bool
    var kindFits: Bool

    init(
        area: AreaIndex, span: Int, score: Int32, district: Int32, province: Int32, isFormer: Bool, kindFits: Bool
    ) {
        (self.area, spanAt, self.score) = (area, Int32(span), score)
        (self.district, self.province) = (district, province)
        (self.isFormer, self.kindFits) = (isFormer, kindFits)
    }

    var span: Int { Int(spanAt) }
}

/// Everything one address needs while it is read; reused from address to address, one for each worker.
///
/// Passed `inout` to those who only read it, too: a borrowed struct of this size is copied for every call, which cost a
/// fifth of the time.
struct AddressWork: ~Copyable {
    var scan = AddressScan()
    var spans: [Span] = []
    var candidates: [Candidate] = []
    var best: [Int] = []
    /// The best score so far.
    var top: Int32 = .min
    /// Behind the last word that an exact name took.
    var reached = 0
    /// The first word behind the text's first part.
    var firstPart = 0
    /// The role of each word with its neighbours taken in: a two-word kind ends at its second word.
    var meanings: [WordUse] = []
    /// For each word: how many words its role covers, counted back from it.
    var widths: [Int] = []
    var startsSpan: [Bool] = []
    var covered: [Bool] = []
    var run: [Decoy] = []
    /// Whether any span was found with a slip.
    var hasSlips = false
    var hasEra = false
    var sawEra = false
    /// Whether the exact words marked any district or province.
    var hasScope = false

    /// Three rows of the distance table.
    let rows = (
        [Int](repeating: 0, count: 40), [Int](repeating: 0, count: 40), [Int](repeating: 0, count: 40)
    )

    /// Which spans name an area, for this address only: valid where the stamp is `generation`.
    private var marks: [Marks]
    private var generation: UInt64 = 0

    private struct Marks {
        var stamp: UInt64 = 0
        var strong: UInt64 = 0
        var weak: UInt64 = 0
    }

    static let mostSpans = 64

    init(areas: Int) {
        marks = [Marks](repeating: Marks(), count: areas)
        spans.reserveCapacity(Self.mostSpans)
        candidates.reserveCapacity(256)
    }

    mutating func nextGeneration() {
        hasScope = false
        generation &+= 1
    }

    mutating func mark(_ area: AreaIndex, span: Int, isWeak: Bool) {
        hasScope = true
        var known = marks[area.int]
        if known.stamp != generation { known = Marks(stamp: generation) }
        if isWeak { known.weak |= 1 &<< UInt64(span) } else { known.strong |= 1 &<< UInt64(span) }
        marks[area.int] = known
    }

    @inline(__always)
    func strongMarks(_ area: Int32) -> UInt64 {
        area >= 0 && marks[Int(area)].stamp == generation ? marks[Int(area)].strong : 0
    }

    @inline(__always)
    func weakMarks(_ area: Int32) -> UInt64 {
        area >= 0 && marks[Int(area)].stamp == generation ? marks[Int(area)].weak : 0
    }
}

/// The buffers of one worker. Not to be used by two at once.
public final class AddressScratch {
    var work: AddressWork
    init(areas: Int) { work = AddressWork(areas: areas) }
}
