public import Base

extension Administration {
    /// The very first account, where there is none: an operator with a one-time password. Takes 18 ms.
    /// - Parameter answer: nil when there are accounts already; otherwise print ``Opened/firstWords`` once.
    public func openHouse(at now: Instant, answer: @escaping @Sendable (Result<Opened?, any Error>) -> Void) {
        do {
            guard try ledger.peopleReader().accounts(after: nil, limit: 1).isEmpty else { return answer(.success(nil)) }
        } catch {
            return answer(.failure(error))
        }
        let form = NewAccount(login: "operator", name: "Operator", grants: ["operator@everything"])
        createAccount(form, by: .system, at: now) { answer($0.map { $0 }) }
    }
}

extension Opened {
    /// What is printed once, and never logged.
    public var firstWords: Bilingual {
        let vi = [
            "Tài khoản quản trị: \(account.login)", "Mật khẩu dùng một lần: \(password.text)",
            "Đăng nhập trong \(OneTimePassword.days) ngày và đặt mật khẩu của bạn. Dòng này không hiện lại.",
        ]
        let en = [
            "Operator's login: \(account.login)", "One-time password: \(password.text)",
            "Sign in within \(OneTimePassword.days) days and choose your own password. This is not shown again.",
        ]
        return Bilingual(vi: vi.joined(separator: "\n"), en: en.joined(separator: "\n"))
    }
}

/// Two pairs of eyes on an edition.
public enum SecondPerson {
    /// May this person approve what `proposer` (an actor's name) proposed? People only: no key, no machine.
    public static func demand(_ approver: Principal, besides proposer: String) throws(PeopleRefusal) {
        try approver.demand(.approveEdition, on: .house)
        guard AccountID(actor: approver.actor) != nil, approver.actor != proposer else { throw .secondPersonNeeded }
    }
}
