public import Base

extension Door {
    /// A person's own language, on every device from now on.
    public func choose(
        _ language: Language, for id: AccountID, at now: Instant,
        answer: @escaping @Sendable (Result<Void, any Error>) -> Void
    ) {
        ledger.writePeople(
            { tx in
                guard var account = try tx.account(id), !account.isDisabled else { throw PeopleRefusal.notSignedIn }
                if account.language == language { return }
                account.language = language
                _ = try tx.keep(account, .languageChosen(language), by: id.stream.text, at: now)
            }, answer: answer)
    }
}
