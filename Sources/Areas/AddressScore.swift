internal import Base

// How well each unit fits the whole text. A ward is judged by its own name and by what else in the text speaks for it:
// its own district, its province of then or of today. The order of the parts does not matter.
extension AddressReader {
    /// What each fact is worth. Only the differences matter: two readings within `margin` are told apart by a question.
    enum Worth {
        static let district: Int32 = 30
        static let districtLikeProvince: Int32 = 6
        static let weak: Int32 = -5
        static let newUnitInOldDistrict: Int32 = 22
        static let province: Int32 = 20
        static let mixedProvince: Int32 = 17
        static let kind: Int32 = 6
        static let wrongKind: Int32 = -12
        static let marks: Int32 = 4
        static let missingMarks: Int32 = 1
        static let wrongMark: Int32 = -9
        static let whole: Int32 = 3
        static let ragged: Int32 = -8
        static let inRun: Int32 = -6
        static let afterNumber: Int32 = -10
        static let slip: Int32 = -5
        static let spacing: Int32 = -1
        static let bothNames: Int32 = 40
        static let formerName: Int32 = -3
        static let districtName: Int32 = -6
        static let deepSlip: Int32 = -10
        static let letterChanged: Int32 = -3
        static let wrongToneOfSlip: Int32 = -4
        static let calledNew: Int32 = 5
        static let outgrown: Int32 = -6
        static let tail: Int32 = -10
        static let margin: Int32 = 2
        /// How far below the best a reading is still looked at when the best is denied.
        static let reach: Int32 = 14
        /// More than a bare name can be worth (marks, kind, whole), by more than the reach.
        static let outOfReach: Int32 = marks + kind + whole + reach + 1
    }

    /// Marks what speaks for districts and provinces, then scores every ward the text may name.
    func score(_ work: inout AddressWork) {
        work.nextGeneration()
        relate(&work)
        for span in work.spans.indices { markAbove(span, &work) }
        work.candidates.removeAll(keepingCapacity: true)
        work.top = .min
        for span in work.spans.indices { scoreWards(span, &work) }
        yieldToLonger(&work)
        levelTwofold(&work)
        creditBothNames(&work)
    }

    private func markAbove(_ at: Int, _ work: inout AddressWork) {
        let span = work.spans[at]
        let entry = index.entries[Int(span.entry)]
        guard entry.parts & 0b1110 != 0, span.decoy != .afterNumber, span.slips == 0 || span.isWhole else { return }
        var least = Int.max
        var parts: UInt8 = 0
        for at in entry.above {
            let reading = index.readings[Int(at)]
            guard speaks(reading, span) else { continue }
            least = min(least, wrongMarks(reading, span))
            parts |= 1 << reading.part.rawValue
        }
        let both: UInt8 = 1 << Reading.Part.district.rawValue | 1 << Reading.Part.province.rawValue
        work.spans[at].isTwofold = parts & both == both
        work.spans[at].isSure = least == 0
        for reading in entry.above {
            let reading = index.readings[Int(reading)]
            guard speaks(reading, span), wrongMarks(reading, span) == least else { continue }
            let isOtherKind = !span.kinds.isEmpty && span.kinds.isDisjoint(with: reading.kinds)
            work.mark(reading.area, span: at, isWeak: least > 0 || span.slips > 0 || isOtherKind)
        }
    }

    /// Whether a span can name this district or province: the kind written must be of that level, and `TP` in front of
    /// a province that is no city means the city of that name.
    func speaks(_ reading: Reading, _ span: Span) -> Bool {
        switch reading.part {
        case .commune: return false
        case .formerDistrictOfWard: return span.kinds.isEmpty || !span.kinds.isDisjoint(with: .districts)
        case .district:
            if span.kinds.isEmpty || !span.kinds.isDisjoint(with: reading.kinds) { return true }
            return !span.kinds.isDisjoint(with: .districts) && !hasTwin(reading, span)
        case .province:
            if span.kinds.isEmpty { return true }
            guard !span.kinds.isDisjoint(with: .provinces) else { return false }
            return span.kinds.contains(.province) || !span.kinds.isDisjoint(with: reading.kinds)
        }
    }

    /// `Thị xã Kỳ Anh` is not the Huyện Kỳ Anh beside it, though elsewhere a kind of before is often written.
    private func hasTwin(_ reading: Reading, _ span: Span) -> Bool {
        for at in index.entries[Int(span.entry)].above {
            let other = index.readings[Int(at)]
            guard other.part == .district, other.area != reading.area, !other.isFormer else { continue }
            let isBeside = kinship.province[other.area.int] == kinship.province[reading.area.int]
            if isBeside, !span.kinds.isDisjoint(with: other.kinds) { return true }
        }
        return false
    }

    private func scoreWards(_ at: Int, _ work: inout AddressWork) {
        let span = work.spans[at]
        let entry = index.entries[Int(span.entry)]
        guard entry.parts & 1 != 0, span.kinds.isEmpty || !span.kinds.isDisjoint(with: .communes) else { return }
        for reading in entry.communes {
            let reading = index.readings[Int(reading)]
            let district = districtWorth(reading.area, span, &work)
            let province = provinceWorth(reading.area, span, &work)
            // Nothing speaks for it, and something else is out of its reach: one of fifty namesakes elsewhere.
            if district + province == 0, work.top >= Worth.outOfReach { continue }
            let isBehind = reading.isOther && district < Worth.newUnitInOldDistrict
            let score = own(reading, span, &work) + district + province + (isBehind ? Worth.formerName : 0)
            work.top = max(work.top, score)
            work.candidates.append(
                Candidate(
                    area: reading.area, span: at, score: score, district: district, province: province,
                    isFormer: reading.isFormer,
                    kindFits: span.kinds.isEmpty || !span.kinds.isDisjoint(with: reading.kinds)))
        }
    }

    /// What the name itself is worth: marks, kind, how it stands in the text.
    private func own(_ reading: Reading, _ span: Span, _ work: inout AddressWork) -> Int32 {
        var worth = markWorth(reading, span, &work)
        if !span.kinds.isEmpty { worth += span.kinds.isDisjoint(with: reading.kinds) ? Worth.wrongKind : Worth.kind }
        if span.isWhole { worth += Worth.whole }
        // A bare name that is a district's or province's too is that, if anything else can be the ward.
        if span.kinds.isEmpty, index.entries[Int(span.entry)].parts & NameIndex.above != 0 {
            worth += Worth.districtName
        }
        if span.isRagged { worth += Worth.ragged }
        switch span.decoy {
        case .none, .named: break
        case .inRun: worth += Worth.inRun
        case .afterNumber: worth += Worth.afterNumber
        }
        return worth
    }

    private func markWorth(_ reading: Reading, _ span: Span, _ work: inout AddressWork) -> Int32 {
        if span.slips >= 2 {
            if span.slips == 4 { return Worth.deepSlip }
            let changed = span.slips == 3 ? Worth.letterChanged : 0
            return Worth.slip + changed + (tonesDiffer(reading, span, &work) ? Worth.wrongToneOfSlip : 0)
        }
        let spacing = span.slips == 1 ? Worth.spacing : 0
        let marks = compareMarks(reading, span)
        if marks.wrong > 0 { return spacing + Worth.wrongMark - 3 * Int32(marks.wrong - 1) }
        return spacing + (marks.missing == 0 || !work.scan.hasMarks ? Worth.marks : Worth.missingMarks)
    }

    private func wrongMarks(_ reading: Reading, _ span: Span) -> Int {
        span.slips >= 2 ? 0 : compareMarks(reading, span).wrong
    }

    /// A slip of a letter leaves the tones alone, where they are written at all.
    private func tonesDiffer(_ reading: Reading, _ span: Span, _ work: inout AddressWork) -> Bool {
        guard span.last - span.first == Int(reading.words) else { return false }
        let tones = span.tones
        let change = tones ^ reading.tones
        let spoken = tones | tones >> 1 | tones >> 2
        return spoken & (change | change >> 1 | change >> 2) & 0o1111111111 != 0
    }

    /// Counts marks of the text that the name has otherwise, and marks of the name that the text lacks.
    func compareMarks(_ reading: Reading, _ span: Span) -> (wrong: Int, missing: Int) {
        let text = span.qualities
        let name = reading.qualities
        let written = (text | text >> 1) & 0x5555_5555_5555_5555
        let differs = ((text ^ name) | (text ^ name) >> 1) & 0x5555_5555_5555_5555
        var wrong = (written & differs).nonzeroBitCount
        var missing = (differs & ~written).nonzeroBitCount
        guard span.last - span.first == Int(reading.words) else { return (wrong, missing) }
        let tones = span.tones
        let lanes: UInt32 = 0o1111111111
        let spoken = (tones | tones >> 1 | tones >> 2) & lanes
        let change = tones ^ reading.tones
        let off = (change | change >> 1 | change >> 2) & lanes
        wrong += (spoken & off).nonzeroBitCount
        missing += (off & ~spoken).nonzeroBitCount
        return (wrong, missing)
    }

    private func districtWorth(_ area: AreaIndex, _ span: Span, _ work: inout AddressWork) -> Int32 {
        let free = ~span.overlaps
        if kinship.isOld[area.int] {
            let own = kinship.district[area.int]
            let strong = (work.strongMarks(own) | work.strongMarks(area.raw)) & free
            let weak = (work.weakMarks(own) | work.weakMarks(area.raw)) & free
            if strong != 0 { return isTwofold(strong | weak, &work) ? Worth.districtLikeProvince : Worth.district }
            return weak != 0 ? Worth.district + Worth.weak : 0
        }
        var best: Int32 = 0
        for at in kinship.otherDistricts(area) {
            let other = kinship.other(at)
            let strong = work.strongMarks(other) & free
            if strong != 0, !isTwofold(strong, &work) { return Worth.newUnitInOldDistrict }
            if work.weakMarks(other) & free != 0 { best = Worth.newUnitInOldDistrict + Worth.weak }
        }
        if best == 0, isTwofold(work.strongMarks(kinship.province[area.int]) & free, &work) {
            return Worth.districtLikeProvince
        }
        return best
    }

    /// Whether every span of the mask may as well name the province.
    private func isTwofold(_ mask: UInt64, _ work: inout AddressWork) -> Bool {
        // Written twice it is both: the city, then the province.
        guard mask.nonzeroBitCount == 1 else { return false }
        var rest = mask
        while rest != 0 {
            let at = rest.trailingZeroBitCount
            if !work.spans[at].isTwofold { return false }
            rest &= rest - 1
        }
        return true
    }

    private func provinceWorth(_ area: AreaIndex, _ span: Span, _ work: inout AddressWork) -> Int32 {
        let free = ~span.overlaps
        let own = kinship.province[area.int]
        if work.strongMarks(own) & free != 0 { return Worth.province }
        var best: Int32 = work.weakMarks(own) & free != 0 ? Worth.province + Worth.weak : 0
        // An old ward with the province of today, or the other way round, is written only when its district is too.
        for at in kinship.otherProvinces(area) {
            let other = kinship.other(at)
            if work.strongMarks(other) & free != 0 { return Worth.mixedProvince }
            if work.weakMarks(other) & free != 0 { best = max(best, Worth.mixedProvince + Worth.weak) }
        }
        return best
    }

    /// `Hàm Thuận Bắcc` is Hàm Thuận Bắc with a slip rather than Hàm Thuận with a word over; and of `vĩhn hòa hưng`
    /// in text without commas the end alone must not answer.
    private func yieldToLonger(_ work: inout AddressWork) {
        guard work.hasSlips else { return }
        for at in work.candidates.indices {
            let span = work.spans[work.candidates[at].span]
            if isOutgrown(span, &work) { work.candidates[at].score += Worth.outgrown }
            if isTail(span, &work) { work.candidates[at].score += Worth.tail }
        }
    }

    func isTail(_ span: Span, _ work: inout AddressWork) -> Bool {
        guard work.hasSlips, span.slips == 0, span.kinds.isEmpty, span.decoy == .inRun, !work.scan.isParted else {
            return false
        }
        return work.candidates.contains {
            let other = work.spans[$0.span]
            return other.slips > 0 && other.first < span.first && other.last == span.last && !other.isRagged
                && $0.district + $0.province > 0
        }
    }

    /// `Xã Hưng Đạo, Cao Bằng`, city or province? The city is likelier, unless a unit of today fits the province: then
    /// all readings stand side by side.
    private func levelTwofold(_ work: inout AddressWork) {
        let fitsToday = work.candidates.contains {
            $0.district == Worth.districtLikeProvince && !kinship.isOld[$0.area.int] && $0.province == Worth.province
                && $0.kindFits
        }
        guard fitsToday else { return }
        for at in work.candidates.indices where work.candidates[at].district == Worth.districtLikeProvince {
            work.candidates[at].district = 0
            work.candidates[at].score -= Worth.districtLikeProvince
        }
    }

    /// `Xã A cũ, nay thuộc Xã B`: a unit of today named together with one it came from is that unit, even where the
    /// old one was divided.
    private func creditBothNames(_ work: inout AddressWork) {
        var wards = 0
        for span in work.spans where !span.kinds.isDisjoint(with: .communes) { wards += 1 }
        guard wards > 1 else { return }
        let candidates = work.candidates
        for (at, new) in candidates.enumerated() where !kinship.isOld[new.area.int] && namesWard(new, &work) {
            for old in candidates where kinship.isOld[old.area.int] && old.span != new.span {
                guard kinship.isRelated(new.area, old.area), namesWard(old, &work) else { continue }
                let isSameName = work.spans[old.span].entry == work.spans[new.span].entry
                if isSameName && !work.hasEra { continue }
                if work.spans[new.span].overlaps(work.spans[old.span]) { continue }
                let named = isCalledNew(new.span, &work) ? Worth.calledNew : 0
                work.candidates[at].score = new.score + Worth.bothNames + named
            }
        }
    }

    /// `nay là`, `nay thuộc`, `mới:` right before it; `cũ` and `trước` say the opposite.
    private func isCalledNew(_ at: Int, _ work: inout AddressWork) -> Bool {
        let from = work.spans[at].from
        for word in max(0, from - 2)..<from where work.meanings[word].role == .era {
            let letter = work.scan.letters[Int(work.scan.tokens[word].start)]
            return letter == UInt8(ascii: "n") || letter == UInt8(ascii: "m")
        }
        return false
    }

    /// Named as a ward beyond doubt: with its kind, and nothing wrong with it.
    private func namesWard(_ candidate: Candidate, _ work: inout AddressWork) -> Bool {
        let span = work.spans[candidate.span]
        return !span.kinds.isEmpty && candidate.kindFits && span.slips == 0
            && !span.kinds.isDisjoint(with: .communes)
    }
}
