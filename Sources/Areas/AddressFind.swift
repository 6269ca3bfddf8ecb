internal import Base

// Finding names in the words: first exactly as written, and only when that fails with a slip.
extension AddressReader {
    /// Gives every word its role, looking at one, two and three words together.
    func readWords(_ work: inout AddressWork) {
        let count = work.scan.tokens.count
        work.meanings.removeAll(keepingCapacity: true)
        work.widths.removeAll(keepingCapacity: true)
        (work.hasEra, work.sawEra) = (false, false)
        for last in 0..<count {
            let token = work.scan.tokens[last]
            var use = WordUse()
            var width = 1
            if !token.isNumber, token.end > token.start, token.end - token.start <= 16 {
                let hash = work.scan.hash(Int(token.start), Int(token.end), powers)
                if last > 0, words.mayEnd(hash) { (use, width) = severalWords(last, &work) }
                if use.role == .none, words.mayBe(hash), let meaning = meaning(of: last, last + 1, &work) {
                    use = WordUse(role: meaning.role, kinds: meaning.kinds)
                }
            }
            work.meanings.append(use)
            work.widths.append(width)
            if use.role == .era { work.sawEra = true }
        }
    }

    private func severalWords(_ last: Int, _ work: inout AddressWork) -> (WordUse, Int) {
        if last >= 2, let meaning = meaning(of: last - 2, last + 1, &work) {
            return (WordUse(role: meaning.role, kinds: meaning.kinds), 3)
        }
        if let meaning = meaning(of: last - 1, last + 1, &work) {
            return (WordUse(role: meaning.role, kinds: meaning.kinds), 2)
        }
        return (WordUse(), 1)
    }

    private func meaning(of first: Int, _ last: Int, _ work: inout AddressWork) -> WordMeaning? {
        let start = Int(work.scan.tokens[first].start)
        let end = Int(work.scan.tokens[last - 1].end)
        guard end > start, end - start <= 16, !work.scan.tokens[last - 1].isNumber else { return nil }
        for index in (first + 1)..<max(last, first + 1) where work.scan.tokens[index].gap > .glue { return nil }
        guard let meaning = words.find(work.scan.hash(start, end, powers)), fits(meaning, first, last, &work) else {
            return nil
        }
        var marked = false
        for index in first..<last where work.scan.tokens[index].hasMarks { marked = true }
        guard marked else { return meaning }
        // A word written with marks must have this word's marks.
        guard work.scan.packedQualities(start, end) == meaning.qualities else { return nil }
        return work.scan.packedTones(first, last) == meaning.tones ? meaning : nil
    }

    /// Several words make a role together only if it is written so; `T.P` and `T.X` stand for one word each. A letter
    /// stuck to the word before is what a slip left there (`ĐồngX oài`).
    private func fits(_ meaning: WordMeaning, _ first: Int, _ last: Int, _ work: inout AddressWork) -> Bool {
        let tokens = work.scan.tokens
        if last - first == 1 {
            let width = tokens[first].end - tokens[first].start
            let isLone = width == 1
            let next = first + 1 < tokens.count ? tokens[first + 1] : nil
            if isLone, let next, !next.isNumber, next.from == tokens[first].to { return false }
            // Short for a road or a house only before its number.
            if width == 2, meaning.role == .street, meaning.tones == 0, next?.isNumber != true { return false }
            return !(isLone && isGlued(first, &work))
        }
        if meaning.words == last - first { return true }
        let areLetters = tokens[first].end - tokens[first].start == 1 && tokens[last - 1].end - tokens[first].start == 2
        return areLetters && work.scan.letters[Int(tokens[first].start)] == UInt8(ascii: "t")
            && work.scan.letters[Int(tokens[first].start) + 1] != UInt8(ascii: "o")
    }

    /// A letter stuck to a word, or to a number that is stuck to a plain word: `Q3P5` is two kinds, `Hie6p5` none.
    private func isGlued(_ at: Int, _ work: inout AddressWork) -> Bool {
        let tokens = work.scan.tokens
        guard at > 0, tokens[at - 1].to == tokens[at].from else { return false }
        guard tokens[at - 1].isNumber else { return true }
        return at > 1 && !tokens[at - 2].isNumber && tokens[at - 2].to == tokens[at - 1].from
            && work.meanings[at - 2].role == .none
    }

    /// Where streets and hamlets have their names: for each word, what a name that begins there would be.
    func readRuns(_ work: inout AddressWork) {
        work.run.removeAll(keepingCapacity: true)
        var inRun = false
        var numberOwner = WordRole.none
        for index in work.scan.tokens.indices {
            let token = work.scan.tokens[index]
            if token.gap >= .dash { (inRun, numberOwner) = (false, .none) }
            var decoy = Decoy.none
            if index > 0, token.gap < .dash {
                let before = work.scan.tokens[index - 1]
                let role = work.meanings[index - 1].role
                if role == .hamlet || role == .street {
                    decoy = isInsideName(index - 1, &work) ? .inRun : .named
                } else if before.isNumber || isNumberTail(index - 1, &work) {
                    decoy = numberOwner == .hamlet || numberOwner == .kind ? .none : .afterNumber
                    if decoy == .none { inRun = false }
                } else if inRun {
                    decoy = .inRun
                }
            }
            work.run.append(decoy)
            if decoy == .named, work.widths[index] == 1, work.meanings[index].role == .hamlet {
                // `ấp Chợ`: the name of a hamlet, not a hamlet word.
                work.meanings[index].role = .none
            }
            advance(index, token, &work, &inRun, &numberOwner)
        }
    }

    /// Without marks `duong` may be part of a name: behind a plain word it does not open a street of its own. Neither
    /// does it before a kind in text without commas: `Linh Đường xã Nguyệt Đức`.
    private func isInsideName(_ index: Int, _ work: inout AddressWork) -> Bool {
        guard index > 0, work.widths[index] == 1 else { return false }
        let isBeforeKind = work.meanings[index + 1].role == .kind && work.widths[index + 1] == 1
        guard !work.scan.hasMarks || (isBeforeKind && !work.scan.isParted) else { return false }
        let before = work.scan.tokens[index - 1]
        return work.scan.tokens[index].gap == .none && !before.isNumber && work.meanings[index - 1].role == .none
    }

    /// `12A`, `5/3B`: a single letter stuck to a number belongs to it.
    private func isNumberTail(_ index: Int, _ work: inout AddressWork) -> Bool {
        let token = work.scan.tokens[index]
        return index > 0 && token.end - token.start == 1 && token.gap <= .glue && work.scan.tokens[index - 1].isNumber
            && work.scan.tokens[index - 1].to == token.from
    }

    private func advance(
        _ index: Int, _ token: Token, _ work: inout AddressWork, _ inRun: inout Bool, _ numberOwner: inout WordRole
    ) {
        switch work.meanings[index].role {
        case .street: (inRun, numberOwner) = (true, .street)
        case .hamlet: (inRun, numberOwner) = (true, .hamlet)
        case .kind: (inRun, numberOwner) = (false, .kind)
        case .none, .era, .kindAfter, .streetAfter:
            if token.isNumber {
                if index == 0 || token.gap >= .dash { (inRun, numberOwner) = (true, .street) }
            } else if !isNumberTail(index, &work) {
                numberOwner = inRun ? .street : .none
            }
        }
    }

    /// All exact names, the longest on each place.
    func findExact(_ work: inout AddressWork) {
        work.spans.removeAll(keepingCapacity: true)
        let count = work.scan.tokens.count
        work.firstPart = work.scan.tokens.indices.dropFirst().first { work.scan.tokens[$0].gap >= .dash } ?? count
        work.reached = 0
        work.hasSlips = false
        // Behind the last word before a comma: no name crosses it.
        var stop = 0
        for first in 0..<count {
            if first == stop { stop = endOfPart(first, &work) }
            // Behind Tam Đường or Nội Thôn the street or hamlet word was part of the name.
            if work.run[first] == .named, work.reached == first { work.run[first] = .none }
            if work.run[first] == .named, !hasKind(before: first, &work) { continue }
            let most = mostWords(first, stop, &work)
            if most == 0 || isInsideRole(first, &work) { continue }
            appendLongest(first, min(stop, first + most), &work)
        }
    }

    /// The longest name that begins here. A name within a longer one is not read.
    @inline(__always)
    private func appendLongest(_ first: Int, _ most: Int, _ work: inout AddressWork) {
        var last = most
        while last > first, last > work.reached {
            if let entry = exactEntry(first, last, &work) {
                if append(first, last, entry, slips: 0, &work) { work.reached = last }
                return
            }
            last -= 1
        }
    }

    private func endOfPart(_ first: Int, _ work: inout AddressWork) -> Int {
        var stop = first + 1
        while stop < work.scan.tokens.count, work.scan.tokens[stop].gap <= .dash { stop += 1 }
        return stop
    }

    /// How many words a name that begins here can have at most, by its first and second word; 0 for none.
    private func mostWords(_ first: Int, _ stop: Int, _ work: inout AddressWork) -> Int {
        let start = Int(work.scan.tokens[first].start)
        let end = Int(work.scan.tokens[first].end)
        guard end - start <= 26, index.mayBegin(word: work.scan.hash(start, end, powers)) else { return 0 }
        guard first + 1 < stop else { return 1 }
        let next = Int(work.scan.tokens[first + 1].end)
        return next - start <= 26 ? index.mostWords(pair: work.scan.hash(start, next, powers)) : 1
    }

    /// The second word of `thành phố` begins no name (Phố Huế in `thành phố Huế`).
    func isInsideRole(_ first: Int, _ work: inout AddressWork) -> Bool {
        let isEnd = work.widths[first] > 1 && work.meanings[first].role == .kind
        let isMiddle =
            first + 1 < work.widths.count && work.widths[first + 1] > 2 && work.meanings[first + 1].role == .kind
        return isEnd || isMiddle
    }

    private func exactEntry(_ first: Int, _ last: Int, _ work: inout AddressWork) -> Int32? {
        let start = Int(work.scan.tokens[first].start)
        let end = Int(work.scan.tokens[last - 1].end)
        guard end > start, end - start <= 26 else { return nil }
        if last < work.widths.count, work.widths[last] > 1, work.meanings[last].role == .kind { return nil }
        let entry = index.find(work.scan.hash(start, end, powers))
        guard entry >= 0, fitsGaps(first, last, &work) else { return nil }
        // Words as in the name: `p hong hai` must not read as Phong Hải.
        let readings = index.entries[Int(entry)].readings
        for reading in readings where Int(index.readings[Int(reading)].words) == last - first { return entry }
        return nil
    }

    /// A name may cross a hyphen that its own form has, never a comma or a double space.
    private func fitsGaps(_ first: Int, _ last: Int, _ work: inout AddressWork) -> Bool {
        var crossesDash = false
        for index in (first + 1)..<max(last, first + 1) {
            let gap = work.scan.tokens[index].gap
            if gap > .dash { return false }
            if gap == .dash { crossesDash = true }
        }
        return !crossesDash || (isLeftBoundary(first, &work) && isRightBoundary(last, &work))
    }

    func hasKind(before first: Int, _ work: inout AddressWork) -> Bool {
        guard first > 0, work.scan.tokens[first].gap != .hard, work.scan.tokens[first].gap != .dash else {
            return false
        }
        let role = work.meanings[first - 1].role
        // English puts the kind behind a name but before a number: Ward 8.
        return role == .kind || (role == .kindAfter && work.scan.tokens[first].isNumber)
    }

    private func isLeftBoundary(_ first: Int, _ work: inout AddressWork) -> Bool {
        if first == 0 || work.scan.tokens[first].gap >= .dash || hasKind(before: first, &work) { return true }
        let role = work.meanings[first - 1].role
        if role == .era || role == .kindAfter || role == .streetAfter { return true }
        return work.scan.tokens[first - 1].isNumber && work.run[first] == .none
    }

    private func isRightBoundary(_ last: Int, _ work: inout AddressWork) -> Bool {
        guard last < work.scan.tokens.count else { return true }
        if work.scan.tokens[last].gap >= .dash || work.scan.tokens[last].isNumber { return true }
        switch work.meanings[last].role {
        case .kind, .kindAfter, .era: return true
        case .none, .hamlet, .street, .streetAfter:
            return work.meanings[last].role == .hamlet || beginsPair(last, &work)
        }
    }

    /// `thị trấn`, `thành phố`: the role sits on the second word.
    private func beginsPair(_ index: Int, _ work: inout AddressWork) -> Bool {
        let next = index + 1
        guard next < work.widths.count, work.widths[next] >= 2 else { return false }
        return work.meanings[next].role == .kind
    }

    /// Adds a span unless something about its place forbids it; tells whether it did.
    @discardableResult
    func append(_ first: Int, _ last: Int, _ entry: Int32, slips: Int, _ work: inout AddressWork) -> Bool {
        guard work.spans.count < AddressWork.mostSpans else { return false }
        // Thanh in `thành phố`: a name within a role of several words.
        if work.widths[last - 1] > 1, work.meanings[last - 1].role != .none, first >= last - work.widths[last - 1] {
            return false
        }
        var span = Span(
            first, last, entry: entry, slips: slips, decoy: work.run[first], isFirst: first < work.firstPart)
        span.qualities = work.scan.packedQualities(
            Int(work.scan.tokens[first].start), Int(work.scan.tokens[last - 1].end))
        span.tones = work.scan.packedTones(first, last)
        if hasKind(before: first, &work) {
            span.kinds = work.meanings[first - 1].kinds
            span.from = max(0, first - work.widths[first - 1])
            span.decoy = work.run[span.from] == .named && work.reached != span.from ? .named : .none
        } else if last < work.scan.tokens.count, work.scan.tokens[last].gap < .dash {
            takeWordAfter(&span, last, &work)
        }
        if isNumeric(entry), span.kinds.isEmpty { return false }
        if slips == 0, deniesRole(span, &work) { return false }
        if span.decoy == .named { return false }
        let left = isLeftBoundary(first, &work)
        let right = isRightBoundary(last, &work)
        span.isWhole = left && right
        span.isRagged = !right
        work.spans.append(span)
        if slips > 0 { work.hasSlips = true }
        return true
    }

    /// `Quận Sơn Trà cũ` holds neither Quan Sơn nor Trà Cú: a word that plays a role in its own marks begins or ends a
    /// name only in those marks.
    private func deniesRole(_ span: Span, _ work: inout AddressWork) -> Bool {
        guard work.scan.hasMarks else { return false }
        let isRole = [span.first, span.last - 1].contains { at in
            work.meanings[at].role != .none && work.scan.tokens[at].hasMarks
        }
        guard isRole else { return false }
        return !index.entries[Int(span.entry)].readings.contains {
            compareMarks(index.readings[Int($0)], span).wrong == 0
        }
    }

    private func takeWordAfter(_ span: inout Span, _ last: Int, _ work: inout AddressWork) {
        switch work.meanings[last].role {
        case .kindAfter:
            span.kinds = work.meanings[last].kinds
            span.to = last + 1
            span.decoy = .none
        case .streetAfter: span.decoy = .named
        case .none, .kind, .hamlet, .street, .era: break
        }
    }

    private func isNumeric(_ entry: Int32) -> Bool {
        let letters = index.entries[Int(entry)].letters
        return index.letters[Int(letters.lowerBound)] <= UInt8(ascii: "9") && letters.count <= 2
    }

    /// `Hiền Quan, Tam Nông` without marks: a kind word that ends a longer name is no kind.
    private func releaseKinds(_ work: inout AddressWork) {
        for at in work.spans.indices where work.spans[at].from < work.spans[at].first {
            let span = work.spans[at]
            let isTaken = work.spans.contains {
                $0.slips == 0 && $0.last - $0.first > 1 && $0.first < span.from && span.first <= $0.last
                    && !isNumeric(span.entry) && !startsInside($0, &work)
            }
            if isTaken { (work.spans[at].kinds, work.spans[at].from) = ([], span.first) }
        }
    }

    /// `Xã Khánh Thượng Quận Hoàn Kiếm`: Thượng Quận begins inside a name that has its kind, so it is none.
    private func startsInside(_ span: Span, _ work: inout AddressWork) -> Bool {
        for other in work.spans where other.slips == 0 && !other.kinds.isEmpty {
            if other.first < span.first, span.first < other.last { return true }
        }
        return false
    }

    private func hasEra(_ work: inout AddressWork) -> Bool {
        for at in work.meanings.indices where work.meanings[at].role == .era {
            if !work.spans.contains(where: { $0.first <= at && at < $0.last }) { return true }
        }
        return false
    }

    /// Marks which words begin a name, and which pairs of spans share a word.
    func relate(_ work: inout AddressWork) {
        work.startsSpan.removeAll(keepingCapacity: true)
        work.startsSpan.append(contentsOf: repeatElement(false, count: work.scan.tokens.count))
        if work.sawEra { work.hasEra = hasEra(&work) }
        for index in work.spans.indices { work.startsSpan[work.spans[index].first] = true }
        releaseKinds(&work)
        for at in work.spans.indices where work.spans[at].decoy == .afterNumber {
            // The number ends a name (Phú Hòa 1), it is no house.
            let first = work.spans[at].first
            let isName = work.spans.contains { $0.last == first && $0.slips == 0 && $0.last - $0.first > 1 }
            if isName { work.spans[at].decoy = .none }
        }
        for at in work.spans.indices {
            var span = work.spans[at]
            span.overlaps = overlaps(span, &work)
            // Text without commas: the next name is a boundary too.
            if span.isRagged, span.last < work.startsSpan.count, work.startsSpan[span.last] {
                span.isRagged = false
                span.isWhole = isLeftBoundary(span.first, &work)
            }
            work.spans[at] = span
        }
    }

    private func overlaps(_ span: Span, _ work: inout AddressWork) -> UInt64 {
        var mask: UInt64 = 0
        for at in work.spans.indices where span.overlaps(work.spans[at]) { mask |= 1 &<< UInt64(at) }
        return mask
    }
}
