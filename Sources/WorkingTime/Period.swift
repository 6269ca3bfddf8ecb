/// What a period is counted in. A bare number is refused: the unit is part of the law.
public enum PeriodUnit: String, CaseIterable, Sendable {
    case workingDays = "wd"
    case calendarDays = "d"
    case hours = "h"
    case months = "m"
}
