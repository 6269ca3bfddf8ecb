internal import Base
internal import WorkingTime

/// The oracle: a calendar that knows nothing but sets of days, and walks.
struct NaiveCalendar {
    var off: Set<Int32> = []
    var worked: Set<Int32> = []

    /// Some years between 2018 and 2030 with random days off and working Saturdays.
    init(using random: inout SeededGenerator) {
        let first = Int32.random(in: 17_600...19_000, using: &random)
        for _ in 0..<Int.random(in: 1...120, using: &random) {
            let day = first + Int32.random(in: 0...3_000, using: &random)
            switch CivilDate(day: day).weekday {
            case .saturday: worked.insert(day)
            case .sunday: break
            default: off.insert(day)
            }
        }
        off.insert(first - (CivilDate(day: first).weekday.rawValue > 5 ? 2 : 0))
    }

    func read() throws -> WorkCalendar {
        let rows =
            off.map { "\(CivilDate(day: $0)),day-off,Nghỉ,Off,,real,x" }
            + worked.map { "\(CivilDate(day: $0)),working-saturday,Làm bù,Made up,,real,x" }
        let text = CalendarTests.heading + rows.joined(separator: "\n") + "\n"
        return try WorkCalendar.read(file: "random.csv", bytes: Array(text.utf8))
    }

    func works(_ date: CivilDate) -> Bool {
        if off.contains(date.day) { return false }
        return worked.contains(date.day) || date.weekday.rawValue <= 5
    }

    func walk(_ number: Int, from date: CivilDate, by step: Int) -> CivilDate {
        var (date, left) = (date, number)
        while left > 0 {
            date = date.adding(days: step)
            if works(date) { left -= 1 }
        }
        return date
    }

    func roll(_ date: CivilDate) -> CivilDate {
        var date = date
        while !works(date) { date = date.adding(days: 1) }
        return date
    }

    func count(from: CivilDate, to: CivilDate) -> Int {
        var (date, count) = (from, 0)
        while date < to {
            if works(date) { count += 1 }
            date = date.adding(days: 1)
        }
        return count
    }
}
