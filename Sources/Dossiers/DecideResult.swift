internal import Base

// The decision, the result and its way to the applicant (Decree 61/2018, articles 19.8 and 20).
extension Deciding {
    func decide(_ verdict: Verdict) throws(Refusal) -> [Fact] {
        if case .rejected(let reason) = verdict { _ = try said(reason, "reason") }
        return [.decided(verdict)]
    }

    func issueResult(_ document: ResultDocument) throws(Refusal) -> [Fact] {
        _ = try said(document.number, "number")
        _ = try said(document.title, "title")
        return [.resultIssued(document)]
    }

    func changeResultLocation(_ method: ReturnMethod) throws(Refusal) -> [Fact] {
        try check(method)
        if method == dossier.resultTo { throw .alreadySo }
        return [.resultLocationChanged(method)]
    }

    /// Where the receipt says, and with the originals that were kept for checking.
    func handOut(_ handOut: HandOut) throws(Refusal) -> [Fact] {
        try checkWay(handOut.way)
        let originals = dossier.originals
        if !handOut.originalsGivenBack, !originals.isEmpty { throw .originalsStay(originals.map(\.name)) }
        return [.handedOut(handOut)]
    }

    private func checkWay(_ way: HandOut.Way) throws(Refusal) {
        switch (way, dossier.resultTo) {
        case (.counter(let branch, let recipient, let identity), .counter(let promised)):
            _ = try said(recipient, "recipient")
            _ = try said(identity, "identitySeen")
            if branch != promised { throw .handOutElsewhere(promised: dossier.resultTo) }
        case (.post(let consignment), .post): _ = try said(consignment, "consignment")
        case (.electronic, .electronic):
            if dossier.result?.form == .paper { throw .noElectronicResult }
        case (.counter, _), (.post, _), (.electronic, _): throw .handOutElsewhere(promised: dossier.resultTo)
        }
    }
}

// Ends without a result (Circular 03/2025: forms 03 and 05).
extension Deciding {
    func refuse(_ reason: String, _ papersTo: ReturnMethod) throws(Refusal) -> [Fact] {
        try check(papersTo)
        return [.refused(reason: try said(reason, "reason"), papersTo: papersTo)]
    }

    /// The applicant owes nobody a reason.
    func withdraw(_ reason: String) -> [Fact] { [.withdrawn(reason: reason)] }

    func stop(_ reason: String, _ basis: String) throws(Refusal) -> [Fact] {
        [.stopped(reason: try said(reason, "reason"), basis: try said(basis, "basis"))]
    }
}
