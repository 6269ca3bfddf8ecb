internal import Base

// Names with one slip: a letter dropped, doubled, swapped or wrong, or spaces lost. Looked for only after the exact
// reading failed, and only where no district or province was read already.
extension AddressReader {
    func findSlips(_ work: inout AddressWork) {
        cover(&work)
        let count = work.scan.tokens.count
        for first in 0..<count where !work.covered[first] {
            if isInsideRole(first, &work) { continue }
            let isBare = !hasKind(before: first, &work)
            if isBare, work.run[first] == .named || work.meanings[first].role == .hamlet { continue }
            var last = first + 1
            while last <= min(count, first + 6) {
                if work.covered[last - 1] { break }
                if last - 1 > first, work.scan.tokens[last - 1].gap >= .dash { break }
                findSlips(first, last, &work)
                last += 1
            }
        }
    }

    /// Words already read as a district or province are not tried again.
    private func cover(_ work: inout AddressWork) {
        work.covered.removeAll(keepingCapacity: true)
        work.covered.append(contentsOf: repeatElement(false, count: work.scan.tokens.count))
        for span in work.spans where span.isWhole && span.decoy == .none {
            let parts = index.entries[Int(span.entry)].parts
            let isAbove = parts & 0b1110 != 0 && span.kinds.isDisjoint(with: .communes)
            if isAbove || !span.kinds.isDisjoint(with: .districts.union(.provinces)) {
                for word in span.first..<span.last { work.covered[word] = true }
            }
        }
        coverRoles(&work)
    }

    /// Words with a role of their own are no part of a name. Single letters may be what a lost space left, and single
    /// hamlet and street words may begin a name (Bản Phiệt, Đường 10).
    private func coverRoles(_ work: inout AddressWork) {
        for word in work.meanings.indices {
            let width = work.widths[word]
            switch work.meanings[word].role {
            case .none, .era: continue
            case .hamlet, .street: if width == 1 { continue }
            case .kind, .kindAfter, .streetAfter:
                if width == 1, work.scan.tokens[word].end - work.scan.tokens[word].start == 1 { continue }
                if width == 1, endsPart(word, &work) { continue }
            }
            for part in max(0, word + 1 - width)...word { work.covered[part] = true }
        }
    }

    /// Nothing follows that it could be the kind of: the end of Bình Xa, not a commune's `xã`.
    private func endsPart(_ word: Int, _ work: inout AddressWork) -> Bool {
        let next = word + 1
        guard work.meanings[word].role == .kind, word > 0, work.scan.tokens[word].gap == .none else { return false }
        return next == work.scan.tokens.count || work.scan.tokens[next].gap >= .dash
    }

    private func findSlips(_ first: Int, _ last: Int, _ work: inout AddressWork) {
        let start = Int(work.scan.tokens[first].start)
        let end = Int(work.scan.tokens[last - 1].end)
        guard end - start >= 4, end - start <= 26, !work.scan.tokens[first].isNumber || last - first > 1 else { return }
        let whole = work.scan.hash(start, end, powers)
        let run = index.find(whole)
        if run >= 0 { add(first, last, run, slips: 1, &work) }
        index.eachNeighbour(whole) { add(first, last, $0, slips: 2, &work) }
        let hashes = work.scan.hashes
        for skipped in start..<end where work.scan.letters[skipped] > UInt8(ascii: "9") {
            // The hash of the letters before, then of those behind.
            let before = hashes[skipped] &- hashes[start] &* powers[skipped - start]
            let after = hashes[end] &- hashes[skipped + 1] &* powers[end - skipped - 1]
            let hash = RollingHash.finish(before &* powers[end - skipped - 1] &+ after)
            let extra = index.find(hash)
            if extra >= 0 {
                let stray = isStray(skipped, start, &work)
                if stray || end - start >= 5 { add(first, last, extra, slips: stray ? 2 : 3, &work) }
            }
            index.eachNeighbour(hash) { entry in
                let slips = slips(entry, start, end, &work)
                if slips > 0 { add(first, last, entry, slips: slips, &work) }
            }
        }
    }

    private func add(_ first: Int, _ last: Int, _ entry: Int32, slips: Int, _ work: inout AddressWork) {
        guard isInScope(entry, &work) else { return }
        for span in work.spans where span.first == first && span.last == last && span.entry == entry { return }
        append(first, last, entry, slips: slips, &work)
    }

    /// Only names within what the exact words marked: wards of a district or province that is written, districts of a
    /// province that is written. With nothing written, everywhere.
    private func isInScope(_ entry: Int32, _ work: inout AddressWork) -> Bool {
        guard work.hasScope else { return true }
        for at in index.entries[Int(entry)].readings {
            let reading = index.readings[Int(at)]
            if reading.part == .province || isMarked(reading.area, &work) { return true }
        }
        return false
    }

    private func isMarked(_ area: AreaIndex, _ work: inout AddressWork) -> Bool {
        let own = kinship.province[area.int]
        if work.strongMarks(own) | work.weakMarks(own) != 0 { return true }
        let district = kinship.district[area.int]
        if work.strongMarks(district) | work.weakMarks(district) | work.strongMarks(area.raw) != 0 { return true }
        for at in kinship.othersRange(area) {
            let other = kinship.other(at)
            if work.strongMarks(other) | work.weakMarks(other) != 0 { return true }
        }
        return false
    }

    /// A letter typed twice, or a Telex key left in the text.
    private func isStray(_ at: Int, _ start: Int, _ work: inout AddressWork) -> Bool {
        let letter = work.scan.letters[at]
        if at > start, work.scan.letters[at - 1] == letter { return true }
        switch letter {
        case UInt8(ascii: "s"), UInt8(ascii: "f"), UInt8(ascii: "r"), UInt8(ascii: "x"), UInt8(ascii: "j"),
            UInt8(ascii: "w"):
            return true
        default: return false
        }
    }

    /// For names of the same length: 2 when two neighbours changed places, 3 when one letter differs, else 0.
    private func slips(_ entry: Int32, _ start: Int, _ end: Int, _ work: inout AddressWork) -> Int {
        let name = index.entries[Int(entry)].letters
        guard name.count == end - start else { return 0 }
        let base = Int(name.lowerBound) - start
        var differences = 0
        var firstAt = 0
        var lastAt = 0
        for at in start..<end where work.scan.letters[at] != index.letters[base + at] {
            if differences == 0 { firstAt = at }
            lastAt = at
            differences += 1
            if differences > 2 { return 0 }
        }
        if differences <= 1 { return 3 }
        let isSwap =
            lastAt == firstAt + 1 && work.scan.letters[firstAt] == index.letters[base + lastAt]
            && work.scan.letters[lastAt] == index.letters[base + firstAt]
        return isSwap ? 2 : 0
    }
}
