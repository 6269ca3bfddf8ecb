internal import Base

/// What a reading of the words came to.
enum Verdict {
    /// The candidates in `work.best` fit equally well (one or several).
    case fits
    /// The best fit is denied by another part of the text.
    case contradiction
    /// A ward is named that nobody knows, or none at all.
    case unknown
}

// From scores to a verdict.
extension AddressReader {
    func decide(_ work: inout AddressWork) -> Verdict {
        work.best.removeAll(keepingCapacity: true)
        guard let top = topScore(&work) else { return .unknown }
        // The best that nothing denies; if the best is denied, a much weaker one is no answer.
        collect(top, &work)
        if work.best.count > 1, let span = nearest(&work) {
            keepBest(&work) { sharesPlace($0, span, &$1) }
        }
        keepBest(&work) { !isDenied($1.candidates[$0], &$1) }
        if work.best.isEmpty {
            guard let next = nextBest(below: top, &work) else { return .contradiction }
            collect(next, &work)
            keepBest(&work) { !isDenied($1.candidates[$0], &$1) }
        }
        return work.best.isEmpty ? .contradiction : accepted(&work)
    }

    /// Filters the best in place.
    @inline(__always)
    private func keepBest(_ work: inout AddressWork, where isKept: (Int, inout AddressWork) -> Bool) {
        var kept = 0
        for place in work.best.indices where isKept(work.best[place], &work) {
            work.best[kept] = work.best[place]
            kept += 1
        }
        work.best.removeLast(work.best.count - kept)
    }

    func topScore(_ work: inout AddressWork) -> Int32? {
        var top: Int32?
        for candidate in work.candidates where candidate.score > top ?? .min { top = candidate.score }
        return top
    }

    private func collect(_ top: Int32, _ work: inout AddressWork) {
        work.best.removeAll(keepingCapacity: true)
        for (at, candidate) in work.candidates.enumerated()
        where candidate.score <= top && candidate.score >= top - Worth.margin {
            work.best.append(at)
        }
    }

    private func nextBest(below top: Int32, _ work: inout AddressWork) -> Int32? {
        work.candidates.filter { $0.score < top && $0.score >= top - Worth.reach && !isDenied($0, &work) }.map(\.score)
            .max()
    }

    /// Several places of the text fit equally: the one nearest to what speaks for it, as wards stand next to their
    /// district or province.
    private func nearest(_ work: inout AddressWork) -> Int? {
        var found: (span: Int, distance: Int)?
        for at in work.best {
            let span = work.candidates[at].span
            let distance = distanceToAbove(span, &work)
            if let known = found, known.distance <= distance { continue }
            found = (span, distance)
        }
        return found?.span
    }

    private func sharesPlace(_ at: Int, _ span: Int, _ work: inout AddressWork) -> Bool {
        let own = work.candidates[at].span
        return work.spans[own].overlaps(work.spans[span]) || work.spans[own].entry == work.spans[span].entry
    }

    private func distanceToAbove(_ at: Int, _ work: inout AddressWork) -> Int {
        let span = work.spans[at]
        var least = Int.max
        for other in work.spans where !other.overlaps(span) && namesAbove(other) {
            least = min(least, other.from >= span.to ? other.from - span.to : span.from - other.to + 1)
        }
        return least
    }

    func namesAbove(_ span: Span) -> Bool {
        let entry = index.entries[Int(span.entry)]
        guard entry.parts & 0b1110 != 0, span.decoy == .none || span.decoy == .inRun else { return false }
        return entry.above.contains { speaks(index.readings[Int($0)], span) }
    }

    /// A district or province stated in the text that this unit cannot explain.
    func isDenied(_ candidate: Candidate, _ work: inout AddressWork) -> Bool {
        let own = work.spans[candidate.span]
        for span in work.spans
        where span.slips == 0 && span.isSure && !span.overlaps(own) && states(span, beside: own, &work) {
            if !explains(candidate.area, span, &work) { return true }
        }
        return false
    }

    /// The districts and provinces in the text that deny a unit.
    func denials(of candidate: Candidate, _ work: inout AddressWork) -> [AreaIndex] {
        let own = work.spans[candidate.span]
        var found: [AreaIndex] = []
        for span in work.spans
        where span.slips == 0 && span.isSure && !span.overlaps(own) && states(span, beside: own, &work) {
            guard !explains(candidate.area, span, &work) else { continue }
            for at in index.entries[Int(span.entry)].above {
                let reading = index.readings[Int(at)]
                if reading.part != .formerDistrictOfWard, speaks(reading, span) { found.append(reading.area) }
            }
        }
        return found
    }

    /// Whether a span says, beyond doubt, "it lies in this district or province".
    private func states(_ span: Span, beside own: Span, _ work: inout AddressWork) -> Bool {
        guard span.decoy == .none, namesAbove(span), !isOutgrown(span, &work) else { return false }
        if !span.kinds.isEmpty { return true }
        return span.isWhole && !span.isFirst && span.first >= own.last
    }

    /// `Gò Công` in `H. Gò Công Đônng`: a longer name begins at the same place and leaves nothing over.
    func isOutgrown(_ span: Span, _ work: inout AddressWork) -> Bool {
        work.hasSlips
            && work.spans.contains {
                $0.first == span.first && $0.last > span.last && $0.from == span.from && $0.isWhole
                    && $0.slips > span.slips && $0.slips < 4
            }
    }

    private func explains(_ area: AreaIndex, _ span: Span, _ work: inout AddressWork) -> Bool {
        for at in index.entries[Int(span.entry)].readings {
            let reading = index.readings[Int(at)]
            switch reading.part {
            case .district, .province:
                if speaks(reading, span), kinship.isAbove(reading.area, area) { return true }
            case .formerDistrictOfWard:
                if reading.area == area || kinship.isRelated(area, reading.area) { return true }
            case .commune:
                guard span.kinds.isEmpty || !span.kinds.isDisjoint(with: .communes) else { continue }
                if reading.area == area || kinship.isRelated(area, reading.area) { return true }
            }
        }
        return false
    }

    /// A fit is taken only on good grounds: something above it agrees, or it is written as a ward and whole.
    private func accepted(_ work: inout AddressWork) -> Verdict {
        let namesOneAsWard = work.spans.contains { !$0.kinds.isDisjoint(with: .communes) }
        let needsKind = namesOneAsWard || hasWardSlot(&work)
        keepBest(&work) { isGrounded($1.candidates[$0], needsKind: needsKind, &$1) }
        return work.best.isEmpty ? .unknown : .fits
    }

    private func isGrounded(_ candidate: Candidate, needsKind: Bool, _ work: inout AddressWork) -> Bool {
        let span = work.spans[candidate.span]
        if needsKind, span.kinds.isDisjoint(with: .communes) { return false }
        if isDistrictTakenForWard(candidate, &work), hasNamedHamletBeyond(span, &work), !isSpelt(candidate, &work) {
            return false
        }
        if candidate.district == 0, isTail(span, &work) { return false }
        if span.decoy != .none, work.scan.isParted {
            // In a street's place of a text with commas: only its own district makes it a ward.
            guard span.slips == 0, candidate.district >= Worth.newUnitInOldDistrict, !hasUnread(&work) else {
                return false
            }
        }
        if span.slips > 0 {
            if span.isRagged, span.decoy == .afterNumber || candidate.district == 0 { return false }
            return candidate.district > 0 || (candidate.province > 0 && (span.isWhole || !span.kinds.isEmpty))
        }
        if candidate.district + candidate.province > 0 { return true }
        if span.decoy != .none { return false }
        guard span.kinds.isEmpty else { return candidate.kindFits }
        // A bare name alone; beside a district or province it would have to lie there.
        return span.isWhole && !work.spans.contains { !$0.overlaps(span) && $0.slips == 0 && namesAbove($0) }
    }

    /// A ward's kind word with something behind it: the text names a ward, known or not.
    func hasWardSlot(_ work: inout AddressWork) -> Bool {
        for at in work.meanings.indices where work.meanings[at].role == .kind {
            let next = at + 1
            guard !work.meanings[at].kinds.isDisjoint(with: .communes), next < work.scan.tokens.count else { continue }
            guard work.scan.tokens[next].gap < .hard, work.meanings[next].role == .none else { continue }
            let isInside = work.spans.contains { $0.first <= at && at < $0.last }
            let token = work.scan.tokens[next]
            let isRoom = token.isNumber && token.end - token.start > 2
            if !isInside, !isRoom, token.gap != .dash { return true }
        }
        return false
    }

    /// Whether a slip is worth looking for although the exact words fit.
    func isShaky(_ work: inout AddressWork) -> Bool {
        guard let first = work.best.first else { return true }
        let span = work.spans[work.candidates[first].span]
        if span.isRagged { return true }
        if work.candidates[first].score < 10 + Worth.marks { return !isPlain(work.candidates[first], &work) }
        if work.candidates[first].district < Worth.newUnitInOldDistrict + Worth.weak, hasUnreadDistrict(&work) {
            return true
        }
        // The tail of a longer name, or a hamlet's name before the ward?
        if span.decoy == .inRun, span.kinds.isEmpty, !work.scan.isParted { return true }
        if isDistrictTakenForWard(work.candidates[first], &work) {
            let from = work.spans[work.candidates[first].span].from
            if unreadGroups(&work).contains(where: { $0.upperBound <= from }) { return true }
        }
        let isOne = work.best.allSatisfy { work.candidates[$0].area == work.candidates[first].area }
        return !isOne && work.candidates[first].district == 0 && hasUnread(&work)
    }

    /// `Đội 14, Bản Ngoaij, Đải Từ`: the second hamlet with a name may be the ward itself, Bản Ngoại, misspelt.
    private func hasNamedHamletBeyond(_ span: Span, _ work: inout AddressWork) -> Bool {
        var hamlets = 0
        var isNamed = false
        for at in 0..<span.from where work.meanings[at].role == .hamlet {
            hamlets += 1
            isNamed = !work.scan.tokens[at + 1].isNumber
        }
        return hamlets > 1 && isNamed
    }

    /// `An Ninh, Quảng Ninh`: a part of its own, exactly as written, and what follows is its district or province.
    private func isPlain(_ candidate: Candidate, _ work: inout AddressWork) -> Bool {
        let span = work.spans[candidate.span]
        guard span.isWhole, span.decoy == .none, candidate.district == Worth.districtLikeProvince else { return false }
        return isSpelt(candidate, &work)
    }

    /// Without a slip, and no mark otherwise than in its name.
    private func isSpelt(_ candidate: Candidate, _ work: inout AddressWork) -> Bool {
        let span = work.spans[candidate.span]
        return span.slips < 2
            && index.entries[Int(span.entry)].readings.contains {
                let reading = index.readings[Int($0)]
                return reading.area == candidate.area && compareMarks(reading, span).wrong == 0
            }
    }

    /// A district's kind word whose name was not read: a ward's namesake elsewhere must not answer in its place.
    func hasUnreadDistrict(_ work: inout AddressWork) -> Bool {
        for at in work.meanings.indices.dropLast() where work.meanings[at].role == .kind {
            guard !work.meanings[at].kinds.isDisjoint(with: .districts), work.meanings[at + 1].role == .none,
                work.scan.tokens[at + 1].gap < .dash, !work.scan.tokens[at + 1].isNumber
            else { continue }
            let isRead = work.spans.contains {
                ($0.first == at + 1 && namesAbove($0) && !$0.isRagged) || ($0.first <= at && at < $0.last)
            }
            if !isRead, !isRolePart(at + 1, &work) { return true }
        }
        return false
    }

    /// The answer is a bare name that is a district's too, while something that could be the ward was left unread.
    func isSuspect(_ work: inout AddressWork) -> Bool {
        guard let first = work.best.first else { return false }
        let candidate = work.candidates[first]
        guard isDistrictTakenForWard(candidate, &work) else { return false }
        let span = work.spans[candidate.span]
        return unreadGroups(&work).contains { group in
            guard group.upperBound <= span.from, group.count <= 5 else { return false }
            if work.run[group.lowerBound] == .none { return true }
            // The end of a street's name, or a ward behind it? Two words right before the district may be a ward.
            return group.count >= 2 && group.upperBound == span.from && work.scan.tokens[span.from].gap == .none
        }
    }

    /// A bare name that is a district's or province's too, with words before it that nobody read: the ward may be there, misspelt.
    private func isDistrictTakenForWard(_ candidate: Candidate, _ work: inout AddressWork) -> Bool {
        let span = work.spans[candidate.span]
        let parts = index.entries[Int(span.entry)].parts
        guard span.kinds.isEmpty, parts & NameIndex.above != 0 else { return false }
        if parts & (1 << Reading.Part.province.rawValue) != 0, candidate.province == 0 { return true }
        return candidate.district < Worth.newUnitInOldDistrict + Worth.weak
    }

    /// A part of the text, or a word behind a district's or province's kind, that no name covers.
    private func hasUnread(_ work: inout AddressWork) -> Bool {
        for at in work.scan.tokens.indices where !work.startsSpan[at] {
            let token = work.scan.tokens[at]
            if token.isNumber || work.run[at] == .named || work.run[at] == .afterNumber { continue }
            let behindKind =
                at > 0 && work.meanings[at - 1].role == .kind
                && work.meanings[at - 1].kinds.isDisjoint(with: .communes)
            let opensPart =
                at > 0 && token.gap >= .dash && work.meanings[at].role == .none
                && !(at + 1 < work.meanings.count && work.widths[at + 1] > 1)
            if behindKind || opensPart, !work.spans.contains(where: { $0.from <= at && at < $0.to }) { return true }
        }
        return false
    }
}
