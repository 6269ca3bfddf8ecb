internal import Base

// The last look, only where the district or province is known and a ward is written that nothing spells: two slips in
// a long name, one in a very short one. Compared with each ward of the place, for there are few.
extension AddressReader {
    func findDeepSlips(_ work: inout AddressWork) {
        let scope = scope(&work)
        guard !scope.isEmpty else { return }
        for group in unreadGroups(&work) {
            for first in group where group.upperBound - first <= 5 {
                let isStart = first == group.lowerBound
                if isStart || !work.scan.isParted { match(first, group.upperBound, scope, &work) }
            }
        }
    }

    /// The districts that are written, or the provinces where none is.
    private func scope(_ work: inout AddressWork) -> [Range<Int32>] {
        var districts: [Range<Int32>] = []
        var provinces: [Range<Int32>] = []
        for span in work.spans where span.decoy == .none {
            for at in index.entries[Int(span.entry)].readings {
                let reading = index.readings[Int(at)]
                guard speaks(reading, span) else { continue }
                let within = reading.area.raw..<kinship.end[reading.area.int]
                if reading.part == .district { districts.append(within) }
                if reading.part == .province { provinces.append(within) }
            }
        }
        let known = districts.filter { district in
            provinces.isEmpty || provinces.contains { $0.contains(district.lowerBound) }
                || provinces.contains { isAboveDistrict($0.lowerBound, district.lowerBound) }
        }
        return Array((known.isEmpty ? provinces : known).prefix(6))
    }

    private func isAboveDistrict(_ province: Int32, _ district: Int32) -> Bool {
        let first = AreaIndex(raw: district + 1)
        return first.raw < kinship.end[Int(district)] && kinship.isAbove(AreaIndex(raw: province), first)
    }

    /// Runs of words that could be a ward's name and are in no span that counts.
    func unreadGroups(_ work: inout AddressWork) -> [Range<Int>] {
        var groups: [Range<Int>] = []
        var start: Int?
        for at in 0...work.scan.tokens.count {
            let isFree = at < work.scan.tokens.count && isUnread(at, &work)
            if let from = start, !isFree || work.scan.tokens[at].gap >= .dash {
                groups.append(from..<at)
                start = nil
            }
            if isFree, start == nil { start = at }
        }
        return groups.filter { work.run[$0.lowerBound] == .none || !work.scan.isParted }
    }

    private func isUnread(_ at: Int, _ work: inout AddressWork) -> Bool {
        let token = work.scan.tokens[at]
        if token.isNumber || work.run[at] == .named || work.run[at] == .afterNumber { return false }
        let role = work.meanings[at].role
        let isLetter = token.end - token.start == 1
        if role == .era || (role != .none && !isLetter) || isRolePart(at, &work) { return false }
        if isLetter, role == .kind, token.gap != .none || at == 0 { return false }
        return !work.spans.contains { span in
            span.slips == 0 && span.from <= at && at < span.to && (namesAbove(span) || !span.kinds.isEmpty)
        }
    }

    func isRolePart(_ at: Int, _ work: inout AddressWork) -> Bool {
        for ahead in 1...2 where at + ahead < work.widths.count {
            if work.widths[at + ahead] > ahead, work.meanings[at + ahead].role != .none { return true }
        }
        return false
    }

    private func match(_ first: Int, _ last: Int, _ scope: [Range<Int32>], _ work: inout AddressWork) {
        let start = Int(work.scan.tokens[first].start)
        let end = Int(work.scan.tokens[last - 1].end)
        guard end - start >= 3, end - start <= 26 else { return }
        var least = end - start <= 5 ? 1 : 2
        var found: [Int32] = []
        for range in scope {
            for raw in range {
                let entry = index.ownEntry[Int(raw)]
                guard entry >= 0, kinship.isCommune[Int(raw)] else { continue }
                let distance = distance(entry, start, end, atMost: least, &work)
                if distance < least { found.removeAll() }
                if distance <= least {
                    least = distance
                    if !found.contains(entry) { found.append(entry) }
                }
            }
        }
        for entry in found { append(first, last, entry, slips: 4, &work) }
    }

    /// Letters dropped, added, changed or swapped with their neighbour (optimal string alignment), up to a bound.
    private func distance(_ entry: Int32, _ start: Int, _ end: Int, atMost limit: Int, _ work: inout AddressWork) -> Int
    {
        let name = index.entries[Int(entry)].letters
        let base = Int(name.lowerBound)
        let width = name.count
        guard abs(width - (end - start)) <= limit, width >= 3 else { return limit + 1 }
        var before = work.rows.0
        var above = work.rows.1
        var row = work.rows.2
        for column in 0...width { above[column] = column }
        for at in start..<end {
            row[0] = at - start + 1
            var least = row[0]
            for column in 1...width {
                let cost = work.scan.letters[at] == index.letters[base + column - 1] ? 0 : 1
                var value = min(above[column] + 1, row[column - 1] + 1, above[column - 1] + cost)
                if at > start, column > 1, work.scan.letters[at] == index.letters[base + column - 2],
                    work.scan.letters[at - 1] == index.letters[base + column - 1]
                {
                    value = min(value, before[column - 2] + 1)
                }
                row[column] = value
                least = min(least, value)
            }
            if least > limit { return limit + 1 }
            (before, above, row) = (above, row, before)
        }
        return above[width]
    }
}
