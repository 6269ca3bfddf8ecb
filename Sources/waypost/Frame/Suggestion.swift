/// The known word nearest to what was typed, when it is near enough to be a slip: at most a third of its letters
/// wrong, where a swap of neighbours counts once, or the beginning of exactly one word.
func nearest(to word: String, among known: [String]) -> String? {
    let begun = known.filter { word.utf8.count >= 2 && $0.hasPrefix(word) }
    if begun.count == 1 { return begun.first }
    let measured = known.map { (word: $0, slips: slips(from: word, to: $0)) }
    guard let best = measured.min(by: { ($0.slips, $0.word) < ($1.slips, $1.word) }) else { return nil }
    return best.slips <= max(1, best.word.utf8.count / 3) ? best.word : nil
}

/// Letters wrong, missing, extra or swapped with a neighbour (optimal string alignment distance), by UTF-8 bytes.
/// Words longer than 64 bytes are never near anything.
func slips(from left: String, to right: String) -> Int {
    let (left, right) = (Array(left.utf8), Array(right.utf8))
    guard left.count <= 64, right.count <= 64 else { return Int.max }
    guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
    var before: [Int] = []
    var last = Array(0...right.count)
    for i in 1...left.count {
        var row = [i]
        for j in 1...right.count {
            let same = left[i - 1] == right[j - 1]
            var best = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1))
            if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
                best = min(best, before[j - 2] + 1)
            }
            row.append(best)
        }
        (before, last) = (last, row)
    }
    return last[right.count]
}
